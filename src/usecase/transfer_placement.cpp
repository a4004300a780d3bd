// 调岗: a person on duty goes to another open post of the unit and side. The person was approved
// already, so that there are no eight steps again, but the post has been announced like every other
// (发布公告, LZ-2022-4 二(二)); each post keeps its own placement, attendance and pay, and tenure
// goes on with the person.
#include "registry/post.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/month_queries.h"
#include "store/placement_queries.h"
#include "store/setting_queries.h"
#include "usecase/application_steps.h"
#include "usecase/placement_steps.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

// LZ-2022-4 二(三): the town hands in a month whole; a transfer inside a closed month would leave
// work that nobody can enter any more.
Result<> check_months_open(Work& work, UnitCode unit, PlaceCode town, Date day) {
  for (Month month = Month::of(day); month <= Month::of(work.today); month = month.plus(1)) {
    TRY(const std::optional<store::AttendanceSheetRow> sheet,
        store::sheet_of(work.tx, unit, town, month));
    if (sheet && sheet->state == store::SheetState::closed)
      return fail(
          conflict("sheet_closed").with("month", to_text(month)).by("LZ-2022-4 二(三)").at("day"));
  }
  return {};
}

Result<store::PostRow> reserved_post(Work& work, const store::PlacementRow& from, PostId id) {
  TRY(std::optional<store::PostRow> post, store::find<store::PostRow>(work.tx, from.unit, id));
  if (!post) return fail(not_found("not_found").at("post"));
  if (post->side != from.side) return fail(bad_input("post_of_other_side").at("post"));
  // LZ-2022-4 二(二): 发布公告 comes first; what nobody could apply for is given to nobody.
  TRY(const bool announced, store::ever_announced(work.tx, from.unit, id));
  if (!announced) return fail(refused("post_never_announced").by("LZ-2022-4 二(二)").at("post"));
  const Result<registry::PostState> reserved = registry::reserve_post(post->state);
  if (!reserved && reserved.error().code != "post_taken") return fail(reserved.error());
  bool moved = reserved.has_value();
  if (moved) {
    post->state = *reserved;
    TRY(moved, store::move_holder(work.tx, from.person_key, from.unit, id));
  }
  if (!moved) {
    TRY(Problem taken, post_taken(work, from.unit, id));
    return fail(std::move(taken));
  }
  TRY_VOID(store::save(work.tx, *post));
  return *std::move(post);
}

// The agreement goes on to its end, with a supplement that names the new post's placement. A person
// whose agreement was waived has none to supplement.
Result<std::optional<AgreementId>> supplement(Work& work, const store::PlacementRow& to,
                                              Date signed_on) {
  TRY(const std::optional<store::AgreementRow> before,
      store::last_agreement(work.tx, to.unit, to.application_id));
  if (!before) return std::optional<AgreementId>();
  if (to.started_on > before->until_day)
    return fail(refused("agreement_ended")
                    .with("until_day", to_text(before->until_day))
                    .by("LZ-2022-4 二(二)")
                    .at("day"));
  store::AgreementRow row = *before;
  row.id = work.make_id<AgreementId>(to.unit);
  TRY(row.number, store::take_numbers(work.tx, to.unit, "agreement"));
  row.from_day = to.started_on;
  row.signed_on = signed_on;
  row.signed_by = work.actor.account;
  TRY_VOID(store::insert(work.tx, row));
  work.note({to.unit, "agreement", row.id.value(), "agreement/" + to_text(before->id),
             "placement/" + to_text(to.id), "", ""});
  return std::optional(row.id);
}

store::PlacementRow placement_on(Work& work, const store::PlacementRow& from,
                                 const store::PostRow& post, Date day) {
  store::PlacementRow to = from;
  to.id = work.make_id<PlacementId>(from.unit);
  to.post_id = post.id;
  // LZ-2022-4 二(三): the village where the post is enters its attendance, its town closes it.
  to.town = post.town;
  to.village = post.place.is_village() ? post.place : PlaceCode();
  to.started_on = day;
  to.state = registry::PlacementState::on_duty;
  to.version = 1;
  return to;
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const TransferPlacement& command) {
  return location_of(reader, areas, command.id);
}

Result<Transferred> act(Work& work, const Grant<TransferPlacement>&,
                        const TransferPlacement& command) {
  TRY_VOID(not_in_future(work, command.day, "day"));
  TRY_VOID(not_in_future(work, command.signed_on, "signed_on"));
  if (command.signed_on > command.day) return fail(bad_input("signed_after_start").at("signed_on"));
  TRY(store::PlacementRow from, placement_row(work.tx, work.areas(), command.id));
  TRY(const registry::PlacementStanding standing, standing_of(work, from));
  const Date last_day = command.day.plus_days(-1);
  TRY(const registry::PlacementChange change,
      registry::transfer(standing, last_day, command.reason));
  // A doubt about this placement's pay is settled on this placement first.
  TRY(const bool held, store::hold_stands(work.tx, from.unit, from.id, Month::of(last_day)));
  if (held) return fail(conflict("hold_stands"));
  TRY_VOID(refuse_barred(work, from.unit, from.person_key, command.day, "day"));
  // Who is reported to leave is not moved until the town has taken the report or turned it down:
  // with the placement's end nobody could decide it any more.
  TRY(const auto report, store::asked_exit_report(work.tx, from.unit, from.id));
  if (report) return fail(conflict("exit_reported").with("day", to_text(report->last_day)));
  TRY(const store::PostRow post, reserved_post(work, from, command.post));
  TRY_VOID(check_year_begun(post.year, command.day, "day"));
  TRY_VOID(check_months_open(work, from.unit, from.town, command.day));
  TRY_VOID(check_months_open(work, from.unit, post.town, command.day));

  store::PlacementRow to = placement_on(work, from, post, command.day);
  from.ended_on = last_day;
  from.end_reason = registry::ExitReason::transfer;
  // 有无就业需求 is the question of somebody who leaves; who is transferred stays.
  from.employment_wanted = false;
  TRY_VOID(write_event(work, from, change, last_day, command.reason));
  TRY(const VacancyId vacancy, open_vacancy(work, from));
  TRY(to.refill, fill_post(work, to.unit, to.post_id, command.day, "day"));
  TRY_VOID(begin_placement(work, to, "placement/" + to_text(from.id)));
  work.note({to.unit, "placement", to.id.value(), "", "on_duty", command.reason, ""});
  TRY(const std::optional<AgreementId> agreement, supplement(work, to, command.signed_on));
  return Transferred{to.id, to.number, from.id, vacancy, agreement, to.refill, to.version};
}

}  // namespace yigang::usecase
