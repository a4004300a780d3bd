// Questions about persons: the city-wide claim, and every fact that eligibility and tenure rest on.
#pragma once

#include <vector>

#include "store/database.h"
#include "store/person_rows.h"

namespace yigang::store {

// Claims the number for `wanted`; answers the claim that stands, the caller's or an earlier one.
[[nodiscard]] Result<PersonClaimRow> claim_person(Writer& writer, const PersonClaimRow& wanted);
// The number of a row that went is nobody's until it is registered anew; false when nobody claims
// it, or when it has come to belong to a person who stands under it.
[[nodiscard]] Result<bool> free_claim(Writer& writer, const Bytes& resident_index);
[[nodiscard]] Result<std::optional<PersonClaimRow>> find_claim(Reader& reader,
                                                               const Bytes& resident_index);
// Those that stand; a withdrawn one never was. They follow the person: where it lives now they are
// kept, whatever unit asks; what a unit that it left still has of them is history.
[[nodiscard]] Result<std::vector<PersonFactRow>> facts_of_person(Reader& reader, PersonKey person);
[[nodiscard]] Result<std::vector<PersonFactRow>> facts_with_withdrawn(Reader& reader, UnitCode unit,
                                                                      PersonId person);
[[nodiscard]] Result<std::vector<RecognitionRow>> recognitions_with_withdrawn(Reader& reader,
                                                                              UnitCode unit,
                                                                              PersonId person);
[[nodiscard]] Result<std::vector<RecognitionRow>> recognitions_of_person(Reader& reader,
                                                                         UnitCode unit,
                                                                         PersonId person);
// What each register says of the number on the day: the row of the newest snapshot true by then
// that names it, unless a newer one that is whole holds its group and does not name it (a whole one
// without any row holds every group). Two departments' lists of one name are two registers. What
// was loaded before anybody could say so counts as a part.
struct CoveredPeriod {
  std::string target_group;
  Date from_day;
  std::optional<Date> until_day;
  std::string register_name;
  RegisterSnapshotId snapshot;
  std::string owner;
  Date true_on;
};
[[nodiscard]] Result<std::vector<CoveredPeriod>> register_periods(Reader& reader, UnitCode unit,
                                                                  const Bytes& resident_index,
                                                                  Date day);
// The newest whole snapshot of one of the groups that was true by the day (also one that empties
// their register): who is not covered is missing from it. Nothing: no department has handed one in.
struct GoverningSnapshot {
  RegisterSnapshotId id;
  std::string register_name;
  Date true_on;
};
[[nodiscard]] Result<std::optional<GoverningSnapshot>> governing_snapshot(
    Reader& reader, UnitCode unit, std::string_view group, std::string_view or_group, Date day);
// The groups of which any of its snapshots says something, in order; empty: it has said nothing
// yet.
[[nodiscard]] Result<std::vector<std::string>> groups_of_register(Reader& reader, UnitCode unit,
                                                                  std::string_view register_name,
                                                                  std::string_view owner);
[[nodiscard]] Result<bool> register_known(Reader& reader, UnitCode unit,
                                          std::string_view register_name, const Bytes& digest);
[[nodiscard]] Result<> insert_register_rows(Writer& writer,
                                            const std::vector<RegisterRowRow>& rows);
[[nodiscard]] Result<std::vector<ScopeExpansionRow>> expansions_named(Reader& reader, UnitCode unit,
                                                                      Side side,
                                                                      std::string_view name);
// Takes one of the quota; false when it is used up.
[[nodiscard]] Result<bool> use_expansion(Writer& writer, UnitCode unit, ExpansionId id);
[[nodiscard]] Result<> give_back_expansion(Writer& writer, UnitCode unit, ExpansionId id);

// Tenure across units.
[[nodiscard]] Result<std::vector<Month>> paid_months(Reader& reader, PersonKey person,
                                                     bool given_back);
// The same with the unit that has paid; by month.
struct PaidMonth {
  Month month;
  UnitCode unit;
  bool given_back = false;
};
[[nodiscard]] Result<std::vector<PaidMonth>> paid_months_of_units(Reader& reader, PersonKey person);
// Confirmed months only.
[[nodiscard]] Result<std::int64_t> confirmed_prior_months(Reader& reader, PersonKey person);
[[nodiscard]] Result<> confirm_prior_months(Writer& writer, UnitCode unit, PriorMonthsId id,
                                            AccountId by);
[[nodiscard]] Result<std::optional<Month>> approved_extension(Reader& reader, PersonKey person);
[[nodiscard]] Result<std::optional<FirstApprovalRow>> first_approval(Reader& reader,
                                                                     PersonKey person);
// Retirement day and distance of one that was frozen without; what is frozen stays.
[[nodiscard]] Result<> complete_first_approval(Writer& writer, const FirstApprovalRow& row);

}  // namespace yigang::store
