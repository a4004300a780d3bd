// Pages of the law for the terminal: `yigang law show [FIGURE]`. Pure; text in one language, every
// value with its period, scope, status and citation. The shipped row that an office's row beats is
// shown with it. The command line prints what these functions return.
#pragma once

#include <string>

#include "base/messages.h"
#include "law/snapshot.h"

namespace yigang::law {

// How far a value is confirmed, and whose it is: what an office entered is no default of the
// program.
[[nodiscard]] std::string status_of(const FigureRow& row, Language language);
[[nodiscard]] std::string show_figure(const LawSnapshot& law, Figure figure, Language language);
[[nodiscard]] std::string show_all(const LawSnapshot& law, Language language);

}  // namespace yigang::law
