// Cases that a changed figure asks for: one day wrong at its beginning is the classic fault, so the
// day before, the day and the day after. A shipped row that reads the figure lends its facts, moved
// so that they lie to the figure's first day as they lay to the row's own; a person of 45 is 45 on
// it. Of each kind at most kProposedOfKind rows lend theirs. A table without a day (funding) has
// none; one without a unit has none for a figure of one unit. Pure; judges a few hundred rows.
// Source: interface.md §12.2.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cases/run.h"

namespace yigang::cases {

inline constexpr int kProposedOfKind = 2;

struct TableText {
  std::string name;
  std::string text;
};
struct ProposalAsked {
  std::string_view figure;  // a key of law/parameters
  UnitCode unit;            // for which it counts; the city: the row's own stays
  Date first_day;
};
// `columns` is the heading of the kind; nothing is expected yet.
struct ProposedCases {
  CaseKind kind = CaseKind::retirement;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};
// By the law with the figure.
[[nodiscard]] std::vector<ProposedCases> propose_cases(std::span<const TableText> tables,
                                                       const ProposalAsked& asked,
                                                       const law::LawSnapshot& law);

}  // namespace yigang::cases
