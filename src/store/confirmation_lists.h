// What one person has entered and another must confirm: changed bank accounts, merges of persons,
// prior months, extensions, reports of exits, figures and pay standards of the office, roles, lost
// second factors, payments that shall be given up and texts of documents. One list over their
// tables, by id, so that the second person finds what waits. The scope is a mandatory argument; the
// count has the filter of the list. Cost: the open rows of the kinds asked for.
#pragma once

#include <vector>

#include "store/list_queries.h"

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(ConfirmationKind, std::uint8_t, bank_account, merge, prior_months,
                              extension, figure, role, factor_reset, give_up, pay_standard,
                              exit_report, document_text)

// The id of the row of whatever kind; ids of all tables come from one generator.
using ConfirmationId = Id<struct ConfirmationTag>;

struct ConfirmationFilter {
  std::vector<ConfirmationKind> kinds;  // none: nothing is found
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<AccountId> not_by;  // entered by somebody else
  std::optional<ConfirmationId> after;
  std::int64_t limit = 50;
};

struct ListedConfirmation {
  ConfirmationId id;
  ConfirmationKind kind{};
  UnitCode unit;
  PlaceCode town;     // 0: of the unit, not of a person
  PlaceCode village;  // likewise
  std::int64_t person_number = 0;
  std::string name;    // of the person, of the account's holder, or of the figure
  std::string detail;  // what would be confirmed
  AccountId asked_by;
  std::string asked_by_name;
};
[[nodiscard]] Result<std::vector<ListedConfirmation>> list_confirmations(
    Reader& reader, const ListScope& scope, const ConfirmationFilter& filter);
[[nodiscard]] Result<std::int64_t> count_confirmations(Reader& reader, const ListScope& scope,
                                                       const ConfirmationFilter& filter);

}  // namespace yigang::store
