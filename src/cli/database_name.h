// Which database an address names, without who asks and how: the owner and the serving role of one
// database find the same default key file. Pure, but for the place of an SQLite file.
//   sqlite:PATH                            → sqlite:/whole/path
//   postgres[ql]://[user[:password]@]HOSTS/NAME[?options]
//                                          → postgresql://HOST:PORT[,HOST:PORT…]/NAME
// Options host, port and dbname stand for what the address leaves out; 5432 for a port.
#pragma once

#include <string>
#include <string_view>

namespace yigang::cli {

[[nodiscard]] std::string database_name(std::string_view url);

}  // namespace yigang::cli
