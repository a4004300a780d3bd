// Parses the words of the command line and runs the command. Answers the exit code.
#pragma once

#include "cli/terminal.h"

namespace yigang::cli {

[[nodiscard]] int run(int count, char** words, const Clock& clock, Random& random);

}  // namespace yigang::cli
