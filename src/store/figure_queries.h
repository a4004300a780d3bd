// The office's dated figures, append-only; a row counts once a second person has confirmed it.
#pragma once

#include <vector>

#include "law/figures.h"
#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

[[nodiscard]] Result<std::int64_t> count_confirmed_figures(Reader& reader);
// In the order in which they were confirmed, so that what was known at an earlier moment is a
// prefix of it. Known since the moment of the confirmation: what nobody confirmed was not known.
[[nodiscard]] Result<std::vector<law::OfficeRow>> confirmed_figures(Reader& reader);
[[nodiscard]] Result<bool> figure_confirmed(Reader& reader, FigureId id);

struct ListedFigure {
  OfficeFigureRow row;
  std::optional<AccountId> confirmed_by;
  std::optional<Instant> confirmed_at;
};
// By id; those of the unit and of the city, for the city all.
[[nodiscard]] Result<std::vector<ListedFigure>> list_office_figures(Reader& reader, UnitCode unit,
                                                                    std::optional<bool> pending,
                                                                    FigureId after,
                                                                    std::int64_t limit);

}  // namespace yigang::store
