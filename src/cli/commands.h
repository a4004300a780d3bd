// The commands of the terminal, one function each; they parse nothing (run.cpp does) and know no
// SQL.
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.h"

namespace yigang::cli {

[[nodiscard]] int law_show(const Terminal& terminal, const std::string& figure,
                           const std::string& on, const std::string& unit);
[[nodiscard]] int law_check(const Terminal& terminal, const std::vector<std::string>& paths);
[[nodiscard]] int migrate(const Terminal& terminal, bool status_only);
[[nodiscard]] int journal_verify(const Terminal& terminal);
[[nodiscard]] int backup(const Terminal& terminal, const std::string& file);
[[nodiscard]] int explain(const Terminal& terminal, const std::string& id);

}  // namespace yigang::cli
