// A scenario is a table of acts (README.md here): who does what on which day, and what comes of it.
//
//   table = head LF 1*( row LF )                 CSV, RFC 4180
//   head  = "what,clause,day,actor,verb,body,expect,keep"
//   actor = ROLE [":" copy] ["=" ROLE [":" copy]] ["@" place] ["!"]
//           copy: another person of the role; "=": the person of that other role; "@": a scope of a
//           unit, town or village; "!": who has not proved the second factor again
//   verb  = a verb's name / "use", whose body is a table that is lived through first
//   body  = JSON with ' in place of ", with $name of what was kept, and @YYYY-MM-DD/N for the
//           fictitious resident number of that birth date and sequence (odd: a man)
//   expect = ( "done" / problem code ) *( " " member "=" value )
//   keep  = [ name "=" member *( " " … ) ]       member of the answer; "ids.1" of a list
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace yigang::scenarios {

struct Act {
  int line = 0;
  std::string what;
  std::string clause;
  std::string day;
  std::string actor;
  std::string verb;
  std::string body;
  std::string expect;
  std::string keep;
};

// Problems: those of CSV, `scenario_head`, `scenario_row` with the line.
[[nodiscard]] Result<std::vector<Act>> read_table(const std::string& path);

// The first member of this name in a JSON text; empty when there is none.
[[nodiscard]] std::string member_of(const std::string& json, const std::string& member);

}  // namespace yigang::scenarios
