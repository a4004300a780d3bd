#include "usecase/application_steps.h"

#include "store/account_lists.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/plan_queries.h"

namespace yigang::usecase {

namespace {

using registry::ApplicationState;

// Nothing for a state that is no end, and for the start.
std::optional<store::ApplicationEnd> end_kind(ApplicationState before,
                                              const registry::Advance& advance) {
  if (registry::is_open(advance.state) || advance.state == ApplicationState::started)
    return std::nullopt;
  if (advance.state == ApplicationState::lapsed) return store::ApplicationEnd::approval_lapsed;
  if (advance.state == ApplicationState::refused)
    return advance.step == registry::Step::review ? store::ApplicationEnd::review_failed
                                                  : store::ApplicationEnd::refused;
  const bool approved = before == ApplicationState::approved ||
                        before == ApplicationState::agreed || before == ApplicationState::trained;
  return approved ? store::ApplicationEnd::approval_withdrawn : store::ApplicationEnd::withdrawn;
}

// LZ-2022-4 二(三): the person has a right to the reason.
Result<> write_end(Work& work, const store::ApplicationRow& application,
                   const registry::Advance& advance, const StepNote& note) {
  const auto kind = end_kind(application.state, advance);
  if (!kind) return {};
  return store::insert(work.tx,
                       store::ApplicationEndRow{application.unit, application.id, *kind, note.day,
                                                work.actor.account, note.reason});
}

}  // namespace

Result<std::optional<EndView>> end_of(store::Reader& reader, UnitCode unit, ApplicationId id) {
  TRY(const auto row, store::select_one<store::ApplicationEndRow>(
                          reader, "unit = ?1 AND application_id = ?2", store::args(unit, id)));
  if (!row) return std::optional<EndView>();
  TRY(const store::WhoRow who, store::who_is(reader, row->actor));
  return std::optional(EndView{row->kind, row->day, who.name, who.organisation, row->reason});
}

Result<store::ApplicationRow> application_of(store::Reader& reader, const law::Areas& areas,
                                             ApplicationId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::ApplicationRow> row,
      store::find<store::ApplicationRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of_application(store::Reader& reader, const law::Areas& areas,
                                         ApplicationId id) {
  TRY(const store::ApplicationRow row, application_of(reader, areas, id));
  return location_of(reader, row);
}

Result<Location> location_of(store::Reader& reader, const store::ApplicationRow& row) {
  Location where = location_of(row);
  if (row.post_id) {
    TRY(where.host, store::host_of_post(reader, row.unit, *row.post_id));
  }
  return where;
}

Result<registry::Progress> progress_of(store::Reader& reader,
                                       const store::ApplicationRow& application) {
  TRY(const std::vector<store::ApplicationStepRow> steps,
      store::steps_of(reader, application.unit, application.id));
  registry::Progress progress;
  progress.state = application.state;
  if (!steps.empty()) {
    progress.last_step = static_cast<registry::Step>(steps.back().step_no);
    progress.last_day = steps.back().day;
  }
  return progress;
}

Result<> take_step(Work& work, store::ApplicationRow& application, const registry::Advance& advance,
                   const StepNote& note) {
  const std::string before(word(application.state));
  if (advance.step != registry::Step::none) {
    const std::int64_t previous = static_cast<std::int64_t>(advance.step) - 1;
    TRY(const std::optional<Date> previous_day,
        store::day_of_step(work.tx, application.unit, application.id, previous));
    const store::ApplicationStepRow step{application.unit, application.id,     previous + 1,
                                         previous,         advance.kind,       note.day,
                                         work.now,         work.actor.account, note.evidence,
                                         note.reason,      previous_day,       note.approval};
    TRY_VOID(store::insert(work.tx, step));
  }
  TRY_VOID(write_end(work, application, advance, note));
  application.state = advance.state;
  TRY_VOID(store::save(work.tx, application));
  if (!registry::is_open(advance.state))
    TRY_VOID(store::close_application(work.tx, application.person_key));
  work.note({application.unit, "application", application.id.value(), before,
             std::string(word(advance.state)), note.reason, ""});
  return {};
}

Result<Problem> post_taken(Work& work, UnitCode unit, PostId post) {
  std::optional<std::string> office;
  if (work.actor.scope.contains({unit, {}, {}})) {
    TRY(office, store::office_that_filled(work.tx, unit, post));
  }
  return conflict("post_taken").with("who", office.value_or("-")).by("LZ-2022-4 二(三)").at("post");
}

Result<> not_in_future(const Work& work, Date day, std::string_view field) {
  if (day > work.today)
    return fail(bad_input("day_in_future").with("day", to_text(day)).at(std::string(field)));
  return {};
}

std::string approval_text(const store::ApprovalRow& row) {
  return "approval|" + to_text(row.unit) + "|" + to_text(row.application_id) + "|" +
         to_text(row.post_id) + "|" + to_text(row.decided_on) + "|" + to_text(row.decision_id) +
         "|" + to_text(row.decided_by);
}

}  // namespace yigang::usecase
