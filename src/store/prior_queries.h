// What decides a person's term beside the paid months (LZ-2022-4 二(四)/8, 二(六)/4): the months
// that were settled, and what is proven of the time on posts of the old scheme, each confirmed row
// of months with its proof and, where it says so, the day of the first approval. Cost: an index of
// the person.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "store/database.h"
#include "store/person_rows.h"

namespace yigang::store {

// Of the row of prior months with this id.
struct PriorFirstApprovalRow {
  static constexpr std::string_view kTable = "prior_first_approval";
  UnitCode unit;
  PriorMonthsId id;
  Date day;
  std::string proof;
};
BOOST_DESCRIBE_STRUCT(PriorFirstApprovalRow, (), (unit, id, day, proof))

struct ProvenMonths {
  PriorMonthsId id;
  std::int64_t months = 0;
  std::string proof;
  AccountId confirmed_by;
  std::optional<Date> first_approved_on;
  std::string first_approval_proof;
};
[[nodiscard]] Result<std::vector<ProvenMonths>> proven_months(Reader& reader, PersonKey person);
// Months of a locked run in which the person's line waits for nothing any more, whether it was paid
// or not; sorted.
[[nodiscard]] Result<std::vector<Month>> settled_months(Reader& reader, PersonKey person);
// The earlier day stands; false when one as early was frozen before.
[[nodiscard]] Result<bool> bring_forward_first_approval(Writer& writer,
                                                        const FirstApprovalRow& row);
// Of those that stand: proven ones, and approvals of this programme that somebody holds or held a
// post by.
[[nodiscard]] Result<std::optional<Date>> earliest_approval(Reader& reader, PersonKey person);
// Only to be frozen anew, or where none stands.
[[nodiscard]] Result<> forget_first_approval(Writer& writer, PersonKey person);

}  // namespace yigang::store
