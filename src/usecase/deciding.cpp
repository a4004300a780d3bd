#include "usecase/deciding.h"

#include <algorithm>
#include <functional>

#include "store/account_lists.h"
#include "store/application_end_rows.h"
#include "store/described_row.h"
#include "store/list_queries.h"
#include "usecase/application_steps.h"
#include "usecase/explanation.h"
#include "usecase/places.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

using store::ListedDecision;

// interface.md §11.1: those that a person decides.
bool is_for_decision(policy::Reason reason) {
  return reason == policy::Reason::registered_business ||
         reason == policy::Reason::village_committee_member ||
         reason == policy::Reason::retirement_category_unconfirmed;
}

Result<StoredTrace> trace_of(store::Reader& reader, UnitCode unit, ExplanationId id) {
  TRY(const auto row, store::find<store::ExplanationRow>(reader, unit, id));
  CHECK(row.has_value());
  return wire::from_json<StoredTrace>(row->trace);
}

std::vector<policy::Reason> reasons_of(const StoredTrace& trace) {
  std::vector<policy::Reason> reasons;
  for (const std::string& one : trace.reasons)
    if (const auto reason = enum_from_word<policy::Reason>(one)) reasons.push_back(*reason);
  return reasons;
}

std::vector<DecidingOption> options_for(const Authority& authority, const law::LawSnapshot& law,
                                        const std::vector<policy::Reason>& reasons) {
  std::vector<DecidingOption> options;
  for (const std::string_view verb : {"approve_application", "refuse_application"})
    options.push_back({std::string(verb), authority.roles_that_may(verb), {}});
  if (std::ranges::find(reasons, policy::Reason::retirement_category_unconfirmed) != reasons.end())
    options.push_back({"confirm_category", authority.roles_that_may("confirm_category"),
                       law.registers().departments_of_categories()});
  return options;
}

// Who approved stands with the approval, who refused with the end of the application.
Result<std::optional<AccountId>> who_decided(store::Reader& reader,
                                             const store::ApplicationRow& application,
                                             const ListedDecision& decision) {
  if (decision.kind == "approval") {
    TRY(const auto approval,
        store::select_one<store::ApprovalRow>(reader, "unit = ?1 AND decision_id = ?2",
                                              store::args(application.unit, decision.id)));
    return approval ? std::optional(approval->decided_by) : std::nullopt;
  }
  TRY(const auto end,
      store::select_one<store::ApplicationEndRow>(reader, "unit = ?1 AND application_id = ?2",
                                                  store::args(application.unit, application.id)));
  return end ? std::optional(end->actor) : std::nullopt;
}

Result<DecidedBy> decided_by(store::Reader& reader, const store::ApplicationRow& application,
                             const ListedDecision& decision) {
  DecidedBy by{.decision = decision.id,
               .approved = decision.kind == "approval",
               .day = decision.day,
               .name = {},
               .organisation = {},
               .words = {}};
  TRY(const std::optional<AccountId> account, who_decided(reader, application, decision));
  if (account) {
    TRY(const store::WhoRow who, store::who_is(reader, *account));
    by.name = who.name;
    by.organisation = who.organisation;
  }
  TRY(const StoredTrace trace, trace_of(reader, application.unit, decision.id));
  const auto node = std::ranges::find(trace.nodes, kDecidedNode, &ExplainedNode::id);
  if (node == trace.nodes.end()) return by;
  const auto words = node->say.params.find("words");
  if (words != node->say.params.end()) by.words = words->second;
  return by;
}

// The newest verdict of the rules that left it to a person, and what followed.
struct Open {
  const ListedDecision* left = nullptr;
  const ListedDecision* decided = nullptr;
};
Open open_of(const std::vector<ListedDecision>& decisions) {
  Open open;
  for (const ListedDecision& one : decisions) {
    if (one.kind == "review") continue;
    const bool decides = one.kind == "approval" || one.kind == "refusal";
    const bool left = one.outcome == word(policy::Outcome::for_decision);
    const bool by_person = one.outcome == "approved" || (decides && left) ||
                           (open.left != nullptr && one.outcome == "not_approved");
    if (!by_person || open.left == nullptr) open.left = left || by_person ? &one : nullptr;
    open.decided = by_person ? &one : nullptr;
  }
  return open;
}

}  // namespace

Result<std::optional<Deciding>> deciding_of(store::Reader& reader, const Authority& authority,
                                            const law::LawSnapshot& law,
                                            const store::ApplicationRow& application) {
  TRY(const std::vector<ListedDecision> decisions,
      store::decisions_about(reader, application.unit, application.id.value()));
  const Open open = open_of(decisions);
  if (open.left == nullptr) return std::optional<Deciding>();
  if (open.decided == nullptr && !registry::is_open(application.state))
    return std::optional<Deciding>();
  TRY(const StoredTrace trace, trace_of(reader, application.unit, open.left->id));
  Deciding deciding{.application = application.id,
                    .reasons = reasons_of(trace),
                    .unit = application.unit,
                    .unit_name = {},
                    .options = {},
                    .decided = {}};
  std::erase_if(deciding.reasons, std::not_fn(is_for_decision));
  const law::Unit* const unit = law.areas().unit(application.unit);
  deciding.unit_name = unit != nullptr ? unit->name : to_text(application.unit);
  if (open.decided == nullptr) {
    deciding.options = options_for(authority, law, deciding.reasons);
    return std::optional(std::move(deciding));
  }
  TRY(deciding.decided, decided_by(reader, application, *open.decided));
  return std::optional(std::move(deciding));
}

Result<DecidingAnswer> read_deciding(Desk& desk, const Actor& actor, const OneExplanation& query) {
  constexpr std::string_view kVerb = "read_deciding";
  TRY_VOID(desk.authority.check_role(kVerb, actor));
  return desk.database.read_value<DecidingAnswer>(
      [&](store::Reader& reader) -> Result<DecidingAnswer> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        const law::LawSnapshot& law = *edition.snapshot;
        TRY(const UnitCode unit, unit_of_id(law.areas(), query.id));
        TRY(const auto row, store::find<store::ExplanationRow>(reader, unit, query.id));
        if (!row) return fail(not_found("not_found"));
        TRY(const store::ApplicationRow application,
            application_of(reader, law.areas(), ApplicationId(row->subject_id)));
        TRY_VOID(desk.authority.check(kVerb, actor, location_of(application)));
        DecidingAnswer answer;
        TRY(answer.deciding, deciding_of(reader, desk.authority, law, application));
        return answer;
      });
}

}  // namespace yigang::usecase
