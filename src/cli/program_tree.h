// Where the folders lie that belong to the program: its law and the built web. They are sought in
// the tree that the program's own file lies in (/proc/self/exe), whatever it was called by and
// from wherever; only a program that stands alone takes them from the working folder.
#pragma once

#include <filesystem>
#include <string>

namespace yigang::cli {

// `asked` where something was asked for.
[[nodiscard]] std::filesystem::path law_folder(const std::string& asked);
[[nodiscard]] std::filesystem::path web_folder(const std::string& asked);

}  // namespace yigang::cli
