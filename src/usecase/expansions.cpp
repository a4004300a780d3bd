#include "registry/veterans_post.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/application_steps.h"
#include "usecase/expansion.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

Result<> check_name(const std::string& name) {
  TRY_VOID(require_text(name, "name"));
  TRY_VOID(limit_text(name, 30, "name"));
  // ";" and ":" divide the claims of an application.
  if (name.find_first_of(";:") != std::string::npos)
    return fail(bad_input("expanded_name").at("name"));
  // LZ-2022-4 尾: whom another programme serves is no group that this one is opened for.
  return registry::refuse_veterans_post(name, "name");
}

Result<> check_period(const Work& work, const RecordExpansion& command) {
  if (command.until_day < command.from_day)
    return fail(bad_input("period_reversed").at("until_day"));
  TRY_VOID(not_in_future(work, command.document_day, "document_day"));
  // Nothing before the approval.
  if (command.from_day < command.document_day)
    return fail(refused("expansion_before_document")
                    .with("document_day", to_text(command.document_day))
                    .by("LZ-2022-4 二(一)")
                    .at("from_day"));
  return {};
}

// 以上人员不能满足岗位需求时: a published round of this unit and side is over, the document came
// after it, and posts of it still want somebody.
Result<> check_unfilled(Work& work, const RecordExpansion& command) {
  TRY(const std::optional<store::AnnouncementRow> round,
      store::find<store::AnnouncementRow>(work.tx, command.unit, command.unfilled_announcement));
  if (!round) return fail(not_found("not_found").at("unfilled_announcement"));
  if (round->side != command.side)
    return fail(bad_input("post_of_other_side").at("unfilled_announcement"));
  if (round->state != store::AnnouncementState::published ||
      round->closes_on >= command.document_day)
    return fail(refused("round_not_over")
                    .with("closes_on", to_text(round->closes_on))
                    .by("LZ-2022-4 二(一)")
                    .at("unfilled_announcement"));
  TRY(const std::int64_t unfilled,
      store::unfilled_posts(work.tx, command.unit, command.unfilled_announcement));
  if (unfilled == 0)
    return fail(refused("round_was_filled").by("LZ-2022-4 二(一)").at("unfilled_announcement"));
  return {};
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const RecordExpansion& command) {
  return location_of_unit(areas, command.unit);
}

Result<Changed<ExpansionId>> act(Work& work, const Grant<RecordExpansion>& grant,
                                 const RecordExpansion& command) {
  TRY_VOID(check_name(command.name));
  TRY_VOID(require_text(command.document, "document"));
  if (command.quota < 1 || command.quota > 100'000)
    return fail(bad_input("expansion_quota").at("quota"));
  // LZ-2022-4 二(一): 经同级政府批准.
  if (command.approver != ExpansionApprover::government)
    return fail(refused("expansion_needs_government").by("LZ-2022-4 二(一)").at("approver"));
  TRY_VOID(check_period(work, command));
  TRY_VOID(check_unfilled(work, command));
  const store::ScopeExpansionRow row{command.unit,
                                     work.make_id<ExpansionId>(command.unit),
                                     command.name,
                                     command.side,
                                     command.quota,
                                     0,
                                     command.from_day,
                                     command.until_day,
                                     command.document,
                                     std::string(word(command.approver)),
                                     command.unfilled_announcement,
                                     1,
                                     grant.actor().account};
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "scope_expansion", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<ExpansionId>{row.id, row.version};
}

namespace {

Result<store::ScopeExpansionRow> expansion_row(store::Reader& reader, const law::Areas& areas,
                                               ExpansionId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::ScopeExpansionRow> row,
      store::find<store::ScopeExpansionRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawExpansion& command) {
  TRY(const store::ScopeExpansionRow row, expansion_row(reader, areas, command.id));
  return location_of_unit(areas, row.unit);
}

Result<Changed<ExpansionId>> act(Work& work, const Grant<WithdrawExpansion>& grant,
                                 const WithdrawExpansion& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::ScopeExpansionRow row, expansion_row(work.tx, work.areas(), command.id));
  if (row.withdrawn_on)
    return fail(conflict("expansion_withdrawn_before").with("day", to_text(*row.withdrawn_on)));
  if (row.entered_by)
    TRY_VOID(require_other_person(grant.actor(), *row.entered_by, "record_expansion"));
  row.withdrawn_by = grant.actor().account;
  row.withdrawn_on = work.today;
  row.withdrawn_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "scope_expansion", row.id.value(), std::to_string(row.used), "withdrawn",
             command.reason, ""});
  return Changed<ExpansionId>{row.id, row.version};
}

Result<std::optional<ExpansionId>> take_expansion(Work& work,
                                                  const policy::EligibilityFacts& facts) {
  policy::LawReader reader(work.law(), facts.unit);
  TRY(const policy::EligibilityFigures figures,
      policy::read_eligibility_figures(reader, facts.day));
  std::vector<std::string> names;
  for (const policy::GroupClaim& claim : facts.claims) {
    if (!policy::belongs_to(claim.group, facts.side)) continue;
    if (claim.group == TargetGroup::expanded)
      names.push_back(claim.expanded_name);
    else if (!policy::group_reason(claim, facts, figures))
      return std::optional<ExpansionId>();
  }
  for (const std::string& name : names) {
    TRY(const std::vector<store::ScopeExpansionRow> rows,
        store::expansions_named(work.tx, facts.unit, facts.side, name));
    for (const store::ScopeExpansionRow& row : rows) {
      if (facts.day < row.from_day || facts.day > row.until_day) continue;
      TRY(const bool taken, store::use_expansion(work.tx, facts.unit, row.id));
      if (!taken) continue;
      work.note({facts.unit, "scope_expansion", row.id.value(), std::to_string(row.used),
                 std::to_string(row.used + 1), "", ""});
      return std::optional(row.id);
    }
  }
  if (names.empty()) return std::optional<ExpansionId>();
  return fail(conflict("expansion_quota_used").by("LZ-2022-4 二(一)"));
}

}  // namespace yigang::usecase
