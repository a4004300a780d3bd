// One person under two numbers, and a person who moves: what stands in the way, and the pointing of
// every row of one person to another. Settled lines keep the key under which they were settled.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "store/database.h"
#include "store/person_rows.h"

namespace yigang::store {

struct PersonMergeRow {
  static constexpr std::string_view kTable = "person_merge";
  UnitCode unit;
  MergeId id;
  PersonId keep_person_id;
  PersonId drop_person_id;
  std::string reason;
  std::string document;
  AccountId asked_by;
  Date asked_on;
  std::optional<AccountId> confirmed_by;
  std::optional<Date> confirmed_on;
  std::int64_t version = 0;
  // Who said that the number that went never was this person's.
  std::optional<AccountId> freed_by = {};
  std::optional<Date> freed_on = {};
  std::string freed_reason = {};
  std::string freed_document = {};
};
BOOST_DESCRIBE_STRUCT(PersonMergeRow, (),
                      (unit, id, keep_person_id, drop_person_id, reason, document, asked_by,
                       asked_on, confirmed_by, confirmed_on, version, freed_by, freed_on,
                       freed_reason, freed_document))

// A month for which both were paid and neither gave it back, the first of them.
[[nodiscard]] Result<std::optional<Month>> month_paid_to_both(Reader& reader, PersonKey one,
                                                              PersonKey other);
// How many of the two hold a post (or have one reserved), and how many have an application open.
[[nodiscard]] Result<std::int64_t> posts_held(Reader& reader, PersonKey one, PersonKey other);
[[nodiscard]] Result<std::int64_t> applications_open(Reader& reader, PersonKey one,
                                                     PersonKey other);
[[nodiscard]] Result<bool> has_open_application(Reader& reader, PersonKey person);

// The days of one placement, and the months of it that a locked run has settled for good: neither
// a supplement nor anything but a correction by two persons comes to them any more.
struct PlacedDays {
  UnitCode unit;
  PlacementId placement;
  Date from;
  std::optional<Date> until;  // nothing: on duty still
  std::set<Month> settled;
};
// Of every unit where the person was on duty.
[[nodiscard]] Result<std::vector<PlacedDays>> placed_days(Reader& reader, PersonKey person);

// Points every row of `drop` to `keep` (both of one unit), and answers how many moved. The first
// approval and the confirmed accounts are the caller's.
[[nodiscard]] Result<std::int64_t> point_rows(Writer& writer, const PersonRow& keep,
                                              const PersonRow& drop);
// Every number that is claimed for `from`, its own and those of merges before, is claimed for `to`
// from now on. A claim keeps the key under which it was made: who asks for the key of a person asks
// the person. `stale_version` when nothing is claimed for `from` any more.
[[nodiscard]] Result<> move_claims(Writer& writer, const PersonRow& from, const PersonRow& to);
// Replaces the frozen first approval of `row.person_key`; takes away that of `gone`.
[[nodiscard]] Result<> put_first_approval(Writer& writer, const FirstApprovalRow& row,
                                          PersonKey gone);

}  // namespace yigang::store
