// What waits for a second person (domain.md §7.1): entered by one, of effect only when another has
// confirmed it. Each actor sees the kinds that his role may confirm, within his scope; what he
// entered himself is marked, since he can't be the second. Names of persons are masked. Reads only.
#pragma once

#include "store/confirmation_lists.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

struct ConfirmationQuery {
  std::optional<store::ConfirmationKind> kind;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<bool> for_me;  // not entered by the one who asks
  std::optional<store::ConfirmationId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(ConfirmationQuery, (), (kind, unit, town, for_me, after, limit))

struct ConfirmationLine {
  store::ConfirmationId id;
  store::ConfirmationKind kind{};
  std::string verb;  // takes `id` and confirms it
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::optional<std::int64_t> person_number;
  std::string name;    // a person's (masked), an account holder's, the figure's or post type
  std::string detail;  // what would be confirmed
  std::string asked_by;
  bool mine = false;
  // Of a bank account: passbooks fail it too, so that it is a warning to the second person.
  bool check_digit_fails = false;
};
BOOST_DESCRIBE_STRUCT(ConfirmationLine, (),
                      (id, kind, verb, unit, town, village, person_number, name, detail, asked_by,
                       mine, check_digit_fails))

// Refusal `role_may_not` for a kind that the role can't confirm.
[[nodiscard]] Result<wire::Page<ConfirmationLine>> list_confirmations(
    Desk& desk, const Actor& actor, const ConfirmationQuery& query);

// The filter with which the list counts, for the card.
[[nodiscard]] store::ConfirmationFilter confirmations_for(const Authority& authority,
                                                          const Actor& actor);

}  // namespace yigang::usecase
