// Reader of comma-separated tables, RFC 4180:
//   file   = [mark] record *( end record ) [end]        mark = EF BB BF, end = CRLF / LF / CR
//   record = field *( "," field )
//   field  = *plain / DQUOTE *( plain / "," / end / 2DQUOTE ) DQUOTE
// Refused: bytes that are no UTF-8 (offset named), a quote inside a plain field, text after a
// closing quote, an open quote at the end of the file. Empty lines are passed over. Fields keep
// their spaces. Pure; O(size of the file).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yigang {

struct CsvRecord {
  int line = 0;  // 1-based line of the file on which the record begins
  std::vector<std::string> fields;
};

[[nodiscard]] Result<std::vector<CsvRecord>> parse_csv(std::string_view file);
// One field as it must be written: quoted when it holds a quote, a comma or a line end.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace yigang
