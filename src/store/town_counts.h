// Posts, people on duty and open vacancies of a year by town, as things stood at the end of a day:
// what the sums of the two trees of places and the page of a county are made of. A post counts
// where it stands, a person where the placement lies, as in the lists of the same filter. The scope
// is a mandatory argument of each; one grouped statement a count. Reads.
#pragma once

#include <vector>

#include "store/list_queries.h"

namespace yigang::store {

// Within the plan; those of the self-increase stand beside them (LZ-2022-4 二(二)).
struct TownPosts {
  UnitCode unit;
  PlaceCode town;
  Side side = Side::rural;
  std::int64_t created = 0;
  std::int64_t completed = 0;
  std::int64_t self_increase_created = 0;
};
[[nodiscard]] Result<std::vector<TownPosts>> posts_by_town(Reader& reader, const ListScope& scope,
                                                           std::int64_t year, Date day);

struct TownPeople {
  UnitCode unit;
  PlaceCode town;
  std::int64_t count = 0;
  std::int64_t self_increase = 0;  // of them, on posts beyond the plan
};
[[nodiscard]] Result<std::vector<TownPeople>> on_duty_by_town(Reader& reader,
                                                              const ListScope& scope,
                                                              std::int64_t year, Date day);
// A post is vacant from the day of leaving until somebody else begins on it.
[[nodiscard]] Result<std::vector<TownPeople>> vacant_by_town(Reader& reader, const ListScope& scope,
                                                             std::int64_t year, Date day);

}  // namespace yigang::store
