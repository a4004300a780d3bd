// What a list of unpaid months is made of, by unit and month within a scope: who was on a post, who
// has been settled, whether runs are locked, what a bank has not paid. A placement counts in a
// month when it has a day in it. Set-based statements; of a whole unit they read what
// stands out of its months, of a town its own lines. Reads.
#pragma once

#include <vector>

#include "store/list_queries.h"

namespace yigang::store {

// Placements by the months of their first and last day; nothing: still on the post.
struct PlacementMonths {
  UnitCode unit;
  Month first;
  std::optional<Month> last;
  std::int64_t placements = 0;
};
[[nodiscard]] Result<std::vector<PlacementMonths>> placement_months(Reader& reader,
                                                                    const ListScope& scope);

// Those with a day in the month, by town.
struct TownPlacements {
  PlaceCode town;
  std::int64_t placements = 0;
};
[[nodiscard]] Result<std::vector<TownPlacements>> placements_of_month(Reader& reader,
                                                                      const ListScope& scope,
                                                                      Month month);

struct MonthCount {
  UnitCode unit;
  Month month;
  std::int64_t count = 0;
};
// Placements with a day in the month that a locked run has settled: paid, or found to get nothing.
[[nodiscard]] Result<std::vector<MonthCount>> settled_by_month(Reader& reader,
                                                               const ListScope& scope);

struct MonthRuns {
  UnitCode unit;
  Month month;
  bool locked = false;  // at least one; otherwise there is one that is not locked
};
[[nodiscard]] Result<std::vector<MonthRuns>> runs_by_month(Reader& reader, const ListScope& scope);

// Debts of locked runs (a line with its corrections) of which the bank has not confirmed the whole.
struct MonthDebt {
  UnitCode unit;
  Month month;
  std::int64_t lines = 0;
  Fen open;
};
// Of months up to `until`.
[[nodiscard]] Result<std::vector<MonthDebt>> unpaid_by_month(Reader& reader, const ListScope& scope,
                                                             Month until);

}  // namespace yigang::store
