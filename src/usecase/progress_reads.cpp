#include "usecase/progress_reads.h"

#include <algorithm>

#include "base/messages.h"
#include "store/application_rows.h"
#include "store/described_row.h"
#include "store/list_queries.h"
#include "store/plan_rows.h"
#include "usecase/application_steps.h"
#include "usecase/explanation.h"

namespace yigang::usecase {

namespace {

constexpr int kSteps = static_cast<int>(registry::Step::start);

Sentence sentence(const std::string& code, const Params& params = {}) {
  return {say(code, params, Language::zh_cn), say(code, params, Language::en)};
}

ProgressStage stage_of(registry::ApplicationState state) {
  if (registry::is_open(state)) return ProgressStage::running;
  return state == registry::ApplicationState::started ? ProgressStage::placed
                                                      : ProgressStage::ended;
}

std::vector<ProgressStep> steps_of(const std::vector<store::ApplicationStepRow>& taken,
                                   bool running) {
  std::vector<ProgressStep> steps;
  bool first_open = running;
  for (int no = 1; no <= kSteps; ++no) {
    ProgressStep step{static_cast<registry::Step>(no), StepMark::later, {}};
    const auto row = std::ranges::find(taken, no, &store::ApplicationStepRow::step_no);
    if (row != taken.end()) {
      step.mark = row->kind == registry::StepKind::waived ? StepMark::waived : StepMark::done;
      step.day = row->day;
    } else if (first_open) {
      step.mark = StepMark::next;
      first_open = false;
    }
    steps.push_back(step);
  }
  return steps;
}

// What would turn it, without the name of a group: that somebody is in one is told to nobody here.
ProgressTurning told(const TurningLine& line) {
  Params params;
  bool group = false;
  for (const auto& [name, value] : line.say.params) {
    params.emplace_back(name, value);
    group = group || name == "group";
  }
  return {group ? sentence("progress.turning_group") : sentence(line.say.code, params), line.day};
}

// The last decision that refused, if any did.
Result<> add_refusal(store::Reader& reader, const store::ApplicationRow& row,
                     ProgressAnswer& answer) {
  TRY(const std::vector<store::ListedDecision> decisions,
      store::decisions_about(reader, row.unit, row.id.value()));
  const auto last = std::find_if(decisions.rbegin(), decisions.rend(), [](const auto& decision) {
    return decision.outcome == word(policy::Outcome::refused);
  });
  if (last == decisions.rend()) return {};
  TRY(const std::optional<store::ExplanationRow> stored,
      store::find<store::ExplanationRow>(reader, row.unit, last->id));
  CHECK(stored.has_value());
  TRY(const StoredTrace trace, wire::from_json<StoredTrace>(stored->trace));
  for (const std::string& reason : trace.reasons)
    answer.reasons.push_back(sentence("reason." + reason));
  for (const TurningLine& line : trace.turning) answer.turning.push_back(told(line));
  answer.turning_together = trace.turning_together;
  TRY(answer.unclear, unclear_words(reader, row.unit, cited_by(trace)));
  return {};
}

// domain.md §7: whoever holds the code may know why. Of a refusal by the rules the reasons stand
// above, the same words of the office below them.
Result<> add_end(store::Reader& reader, const store::ApplicationRow& row, ProgressAnswer& answer) {
  TRY(const std::optional<EndView> end, end_of(reader, row.unit, row.id));
  if (end)
    answer.ended = ProgressEnd{sentence("progress.ended." + std::string(word(end->kind))), end->day,
                               end->reason};
  return {};
}

Sentence deciding_said(const Deciding& deciding) {
  Params params{{"unit", deciding.unit_name}};
  if (!deciding.decided) return sentence("progress.deciding", params);
  params.emplace_back("day", to_text(deciding.decided->day));
  return sentence(deciding.decided->approved ? "progress.decided_for" : "progress.decided_against",
                  params);
}

Result<> add_deciding(store::Reader& reader, const Desk& desk, const law::LawSnapshot& law,
                      const store::ApplicationRow& row, ProgressAnswer& answer) {
  TRY(const std::optional<Deciding> deciding, deciding_of(reader, desk.authority, law, row));
  if (!deciding) return {};
  ProgressDeciding told{deciding_said(*deciding), {}, {}, {}};
  for (const policy::Reason reason : deciding->reasons)
    told.reasons.push_back(sentence("reason." + std::string(word(reason))));
  for (const DecidingOption& option : deciding->options)
    if (!option.department.empty())
      told.category = sentence("progress.category", {{"department", option.department}});
  if (deciding->decided) told.words = deciding->decided->words;
  answer.deciding = std::move(told);
  return {};
}

struct Where {
  UnitCode unit;
  PlaceCode town;
  AnnouncementId announcement;
  std::optional<PostId> post;
};
Result<> add_place(store::Reader& reader, const law::Areas& areas, const Where& where,
                   ProgressAnswer& answer) {
  const law::Unit* const unit = areas.unit(where.unit);
  const law::Town* const town = areas.town(where.town);
  answer.unit_name = unit != nullptr ? unit->name : to_text(where.unit);
  answer.town_name = town != nullptr ? town->name : to_text(where.town);
  TRY(const auto announcement,
      store::find<store::AnnouncementRow>(reader, where.unit, where.announcement));
  CHECK(announcement.has_value());
  answer.announcement_title = announcement->title;
  if (!where.post) return {};
  TRY(const auto post, store::find<store::PostRow>(reader, where.unit, *where.post));
  if (post) answer.post_title = post->title;
  return {};
}

Result<ProgressAnswer> of_application(store::Reader& reader, const Desk& desk,
                                      const law::LawSnapshot& law, ApplicationId id) {
  const law::Areas& areas = law.areas();
  TRY(const store::ApplicationRow row, application_of(reader, areas, id));
  ProgressAnswer answer;
  answer.stage = stage_of(row.state);
  answer.said = sentence("progress.state." + std::string(word(row.state)));
  answer.since = row.applied_on;
  TRY_VOID(add_place(
      reader, areas,
      {row.unit, row.town, row.announcement_id, row.post_id ? row.post_id : row.wished_post_id},
      answer));
  TRY(const auto taken, store::steps_of(reader, row.unit, row.id));
  answer.steps = steps_of(taken, answer.stage == ProgressStage::running);
  if (row.state == registry::ApplicationState::refused) TRY_VOID(add_refusal(reader, row, answer));
  TRY_VOID(add_deciding(reader, desk, law, row, answer));
  TRY_VOID(add_end(reader, row, answer));
  return answer;
}

Result<ProgressAnswer> of_online(store::Reader& reader, const Desk& desk,
                                 const law::LawSnapshot& law, OnlineApplicationId id) {
  const law::Areas& areas = law.areas();
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(const auto row, store::find<store::OnlineApplicationRow>(reader, unit, id));
  if (!row) return fail(not_found("progress_not_found"));
  if (row->application_id) {
    TRY(ProgressAnswer answer, of_application(reader, desk, law, *row->application_id));
    answer.since = row->received_on;
    return answer;
  }
  ProgressAnswer answer;
  const bool waits = row->state == store::OnlineState::waiting;
  answer.stage = waits ? ProgressStage::waiting : ProgressStage::returned;
  answer.said = sentence(waits ? "progress.waiting"
                               : "progress.returned." + std::string(word(*row->return_reason)));
  answer.since = row->received_on;
  TRY_VOID(add_place(reader, areas,
                     {row->unit, row->town, row->announcement_id, row->wished_post_id}, answer));
  return answer;
}

Result<ProgressAnswer> named(store::Reader& reader, const Desk& desk, const law::LawSnapshot& law,
                             ProgressId wanted) {
  switch (wanted.kind) {
    case ProgressKind::online:
      return of_online(reader, desk, law, OnlineApplicationId(wanted.id));
    case ProgressKind::application:
      return of_application(reader, desk, law, ApplicationId(wanted.id));
  }
  CHECK(false);
}

}  // namespace

Result<ProgressAnswer> read_progress(Desk& desk, const ProgressQuestion& question) {
  const auto wanted = named_by_code(desk.keys, question.code);
  if (!wanted) return fail(bad_input("progress_code_bad").at("code"));
  return desk.database.read_value<ProgressAnswer>(
      [&](store::Reader& reader) -> Result<ProgressAnswer> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        auto answer = named(reader, desk, *edition.snapshot, *wanted);
        if (!answer && answer.error().code == "not_found")
          return fail(not_found("progress_not_found"));
        if (answer) answer->code = progress_code(desk.keys, *wanted);
        return answer;
      });
}

Result<ProgressCode> read_progress_code(Desk& desk, const Actor& actor,
                                        const OneApplication& query) {
  constexpr std::string_view kVerb = "read_progress_code";
  TRY_VOID(desk.authority.check_role(kVerb, actor));
  return desk.database.read_value<ProgressCode>([&](store::Reader& reader) -> Result<ProgressCode> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const store::ApplicationRow row,
        application_of(reader, edition.snapshot->areas(), query.id));
    TRY_VOID(desk.authority.check(kVerb, actor, location_of(row)));
    return ProgressCode{progress_code(desk.keys, {ProgressKind::application, query.id.value()})};
  });
}

}  // namespace yigang::usecase
