// 调岗 on both engines: the old post falls vacant, the new one is filled, nothing is asked again.
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/exit_reports.h"
#include "usecase/month_verbs.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Transfer : public Chain {
 protected:
  Transfer() {
    issue_the_plan();
    posts = open_posts(3);
    announcement = announce(posts);
    who = person("王秀英", Date(1969, 3, 8), 2);
    started = on_duty(announcement, who, posts[0]);
    desk.set_day(Date(2022, 3, 21));
  }

  TransferPlacement to(PostId post) const {
    return {started.id, post, Date(2022, 3, 21), Date(2022, 3, 20), "工作需要"};
  }

  template <class Row, class IdType>
  Row row(IdType id) {
    return desk.database()
        .read_value<Row>([&](store::Reader& tx) -> Result<Row> {
          TRY(const std::optional<Row> found, store::find<Row>(tx, desk.unit(), id));
          return *found;
        })
        .value();
  }

  std::vector<PostId> posts;
  AnnouncementId announcement;
  PersonId who;
  PlacementStarted started;
};

TEST_P(Transfer, the_old_post_falls_vacant_and_the_new_one_is_filled_without_a_new_approval) {
  const auto moved = desk.run(county, to(posts[1]));
  ASSERT_EQ(told(moved), "done");
  EXPECT_EQ(moved->number, started.number + 1);
  EXPECT_FALSE(moved->refill);
  const auto old_row = row<store::PlacementRow>(started.id);
  EXPECT_EQ(old_row.state, registry::PlacementState::ended);
  EXPECT_EQ(old_row.ended_on, Date(2022, 3, 20));
  EXPECT_EQ(old_row.end_reason, registry::ExitReason::transfer);
  const auto new_row = row<store::PlacementRow>(moved->id);
  EXPECT_EQ(new_row.state, registry::PlacementState::on_duty);
  EXPECT_EQ(new_row.started_on, Date(2022, 3, 21));
  EXPECT_EQ(new_row.application_id, old_row.application_id);
  EXPECT_EQ(new_row.person_key, old_row.person_key);
  EXPECT_EQ(new_row.village, desk.village());
  EXPECT_EQ(row<store::PostRow>(posts[0]).state, registry::PostState::vacant);
  const auto filled = row<store::PostRow>(posts[1]);
  EXPECT_EQ(filled.state, registry::PostState::filled);
  EXPECT_EQ(filled.first_filled_on, Date(2022, 3, 21));
  const auto vacancy = row<store::VacancyRow>(moved->vacancy);
  EXPECT_EQ(vacancy.post_id, posts[0]);
  EXPECT_FALSE(vacancy.closed_on);
  ASSERT_TRUE(moved->supplement);
  const auto agreement = row<store::AgreementRow>(*moved->supplement);
  EXPECT_EQ(agreement.application_id, old_row.application_id);
  EXPECT_EQ(agreement.from_day, Date(2022, 3, 21));
  EXPECT_EQ(agreement.until_day, Date(2023, 3, 8));
}

TEST_P(Transfer, back_to_the_old_post_is_a_refill_and_closes_its_vacancy) {
  const auto moved = desk.run(county, to(posts[1]));
  ASSERT_EQ(told(moved), "done");
  desk.set_day(Date(2022, 3, 25));
  const auto back = desk.run(county, TransferPlacement{moved->id, posts[0], Date(2022, 3, 25),
                                                       Date(2022, 3, 25), "工作需要"});
  ASSERT_EQ(told(back), "done");
  EXPECT_TRUE(back->refill);
  EXPECT_EQ(row<store::VacancyRow>(moved->vacancy).closed_on, Date(2022, 3, 25));
  EXPECT_EQ(row<store::PostRow>(posts[0]).first_filled_on, Date(2022, 3, 9));
}

// domain.md §7: a report of an exit waits for its town, and is not swept away.
TEST_P(Transfer, who_is_reported_to_leave_is_not_moved_before_the_town_has_decided) {
  const auto reported =
      desk.run(village, ReportExit{started.id, Date(2022, 3, 18), registry::ExitReason::employed,
                                   false, "到企业就业"});
  ASSERT_EQ(told(reported), "done");
  const auto refusal = desk.run(county, to(posts[1]));
  ASSERT_EQ(told(refusal), "exit_reported");
  EXPECT_EQ(refusal.error().params, (Params{{"day", "2022-03-18"}}));
  EXPECT_EQ(row<store::ExitReportRow>(reported->id).state, store::ExitReportState::asked);
  ASSERT_EQ(told(desk.run(town, TurnDownExitReport{reported->id, "本人不同意"})), "done");
  EXPECT_EQ(told(desk.run(county, to(posts[1]))), "done");
}

// 二(三): one post, one person, on each day; an exit that is told late frees the post from the day
// after it and not before.
TEST_P(Transfer, nobody_comes_to_a_post_while_another_is_on_it_or_before_it_is_there) {
  desk.set_day(Date(2022, 3, 10));
  const PersonId other = person("李建国", Date(1968, 5, 1), 3);
  const PlacementStarted there = on_duty(announcement, other, posts[1]);
  desk.set_day(Date(2022, 3, 25));
  ASSERT_EQ(told(desk.run(town, ExitPlacement{there.id, Date(2022, 3, 20),
                                              registry::ExitReason::own_request, false, "辞职"})),
            "done");
  TransferPlacement move = to(posts[1]);
  move.day = Date(2022, 3, 20);
  const auto held = desk.run(county, move);
  ASSERT_EQ(told(held), "post_held_that_day");
  EXPECT_EQ(held.error().field, "day");
  EXPECT_EQ(held.error().params, (Params{{"last_day", "2022-03-20"}, {"first", "2022-03-21"}}));
  const auto proposed = desk.run(town, proposal(register_host("南街社区"), 1));
  ASSERT_EQ(told(proposed), "done");
  const std::vector<PostId> later = proposed->ids;
  ASSERT_EQ(told(desk.run(county, ApprovePosts{later})), "done");
  announce(later);
  move.post = later[0];
  move.day = Date(2022, 3, 24);
  const auto early = desk.run(county, move);
  ASSERT_EQ(told(early), "post_not_yet_created");
  EXPECT_EQ(early.error().params, (Params{{"first", "2022-03-25"}}));
  move.post = posts[1];
  move.day = Date(2022, 3, 21);
  EXPECT_EQ(told(desk.run(county, move)), "done");
}

// What is abolished waits for nobody, neither in the list nor among today's work.
TEST_P(Transfer, the_vacancy_of_a_post_that_is_abolished_ends_with_it) {
  const auto moved = desk.run(county, to(posts[1]));
  ASSERT_EQ(told(moved), "done");
  const auto waiting = [&] {
    const auto today = read_today(*desk, town);
    EXPECT_EQ(told(today), "done");
    const auto card = std::ranges::find(today->cards, "fill_vacancy", &Card::code);
    return card == today->cards.end() ? 0 : card->count;
  };
  EXPECT_EQ(waiting(), 1);
  ASSERT_EQ(told(desk.run(county, AbolishPost{posts[0], "项目结束"})), "done");
  const auto vacancy = row<store::VacancyRow>(moved->vacancy);
  EXPECT_EQ(vacancy.closed_on, Date(2022, 3, 21));
  EXPECT_FALSE(vacancy.closed_by_placement_id);
  EXPECT_EQ(waiting(), 0);
}

// LZ-2022-4 二(三)/8: the claim on the post moves along, so that the post that was left is free
// for somebody else and the new one is not.
TEST_P(Transfer, the_claim_moves_with_the_person) {
  ASSERT_EQ(told(desk.run(county, to(posts[1]))), "done");
  desk.set_day(Date(2022, 3, 1));
  const PersonId next = person("刘桂花", Date(1966, 5, 5), 102);
  const Applied applied = apply(announcement, next);
  review(announcement, {applied.id});
  notice({applied.id});
  desk.set_day(Date(2022, 3, 9));
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[1], ""})), "post_taken");
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[0], ""})), "done");
  const auto again =
      desk.run(town, ApplyForPost{announcement, who, {{TargetGroup::older, ""}}, {}, false});
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(again->headline, policy::Reason::holds_post);
}

TEST_P(Transfer, refuses_what_no_transfer_may_do) {
  EXPECT_EQ(told(desk.run(county, to(posts[0]))), "post_taken");
  TransferPlacement no_reason = to(posts[1]);
  no_reason.reason.clear();
  EXPECT_EQ(told(desk.run(county, no_reason)), "reason_missing");
  TransferPlacement first_day = to(posts[1]);
  first_day.day = first_day.signed_on = Date(2022, 3, 9);
  EXPECT_EQ(told(desk.run(county, first_day)), "event_before_the_last");
  TransferPlacement late = to(posts[1]);
  late.signed_on = Date(2022, 3, 21);
  late.day = Date(2022, 3, 20);
  EXPECT_EQ(told(desk.run(county, late)), "signed_after_start");
  TransferPlacement future = to(posts[1]);
  future.day = Date(2022, 3, 22);
  EXPECT_EQ(told(desk.run(county, future)), "day_in_future");
  TransferPlacement nowhere = to(posts[1]);
  nowhere.post = PostId(started.id.value());
  EXPECT_EQ(told(desk.run(county, nowhere)), "not_found");
  EXPECT_EQ(told(desk.run(town, ExitPlacement{started.id, Date(2022, 3, 20),
                                              registry::ExitReason::transfer, false, ""})),
            "exit_is_no_transfer");
  // The county decides: a town may not.
  EXPECT_EQ(told(desk.run(town, to(posts[1]))), "role_may_not");
  ASSERT_EQ(told(desk.run(town, PausePlacement{started.id, Date(2022, 3, 20), "住院"})), "done");
  EXPECT_EQ(told(desk.run(county, to(posts[1]))), "placement_state");
  // Nothing of this moved.
  EXPECT_EQ(row<store::PostRow>(posts[1]).state, registry::PostState::open);
}

// LZ-2022-4 二(二): a post that nobody could apply for is not filled by a transfer either.
TEST_P(Transfer, the_receiving_post_is_open_and_was_announced) {
  desk.set_day(Date(2022, 3, 1));
  const auto proposed = desk.run(town, proposal(register_host("戴屯村委会"), 1));
  ASSERT_EQ(told(proposed), "done");
  const PostId post = proposed->ids[0];
  desk.set_day(Date(2022, 3, 21));
  EXPECT_EQ(told(desk.run(county, to(post))), "post_never_announced");
  desk.set_day(Date(2022, 3, 1));
  ASSERT_EQ(told(desk.run(county, ApprovePosts{{post}})), "done");
  desk.set_day(Date(2022, 3, 21));
  const auto refusal = desk.run(county, to(post));
  ASSERT_EQ(told(refusal), "post_never_announced");
  EXPECT_EQ(refusal.error().field, "post");
  EXPECT_EQ(refusal.error().clause, "LZ-2022-4 二(二)");
  desk.set_day(Date(2022, 3, 1));
  announce({post});
  desk.set_day(Date(2022, 3, 21));
  // An abolished post was announced too, and is no open one.
  ASSERT_EQ(told(desk.run(county, AbolishPost{posts[1], "项目结束"})), "done");
  EXPECT_EQ(told(desk.run(county, to(posts[1]))), "post_state");
  EXPECT_EQ(told(desk.run(county, to(post))), "done");
}

TEST_P(Transfer, an_open_doubt_about_pay_comes_first) {
  const auto hold =
      desk.run(county, HoldPay{started.id, store::HoldKind::held, Month(2022, 3), "疑点待核"});
  ASSERT_EQ(told(hold), "done");
  EXPECT_EQ(told(desk.run(county, to(posts[1]))), "hold_stands");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核实"})), "done");
  EXPECT_EQ(told(desk.run(county, to(posts[1]))), "done");
}

TEST_P(Transfer, nobody_is_transferred_after_death_but_a_business_is_no_bar) {
  const auto record = [&](policy::Reason fact, Date from) {
    return desk.run(town, RecordFact{who, fact, from, {}, "户籍注销"});
  };
  // The parameters leave a business to a person, and the approval was the place to say it.
  ASSERT_EQ(told(record(policy::Reason::registered_business, Date(2022, 3, 1))), "done");
  ASSERT_EQ(told(record(policy::Reason::deceased, Date(2022, 3, 21))), "done");
  const auto refusal = desk.run(county, to(posts[1]));
  ASSERT_EQ(told(refusal), "barred_on_day");
  EXPECT_EQ(refusal.error().clause, "LZ-2022-4 二(一)");
  EXPECT_EQ(refusal.error().params, (Params{{"day", "2022-03-21"}, {"reason", "deceased"}}));
  EXPECT_EQ(row<store::PostRow>(posts[1]).state, registry::PostState::open);
  // The day before she was alive.
  TransferPlacement before = to(posts[1]);
  before.day = before.signed_on = Date(2022, 3, 20);
  EXPECT_EQ(told(desk.run(county, before)), "done");
}

TEST_P(Transfer, a_month_that_the_town_has_closed_stays_as_it_is) {
  desk.set_day(Date(2022, 4, 2));
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), Month(2022, 3)})), "done");
  EXPECT_EQ(told(desk.run(county, to(posts[1]))), "sheet_closed");
  TransferPlacement april = to(posts[1]);
  april.day = april.signed_on = Date(2022, 4, 1);
  EXPECT_EQ(told(desk.run(county, april)), "done");
}

TEST_P(Transfer, after_the_agreement_s_end_there_is_nothing_to_supplement) {
  desk.set_day(Date(2023, 3, 9));
  TransferPlacement after = to(posts[1]);
  after.day = after.signed_on = Date(2023, 3, 9);
  EXPECT_EQ(told(desk.run(county, after)), "agreement_ended");
  after.day = after.signed_on = Date(2023, 3, 8);
  EXPECT_EQ(told(desk.run(county, after)), "done");
}

// Each post keeps its own hours and rate; a span that reaches over the change must be split.
TEST_P(Transfer, each_post_has_its_own_attendance) {
  desk.set_day(Date(2022, 3, 31));
  ASSERT_EQ(
      told(desk.run(village,
                    EnterAttendance{started.id,
                                    Month(2022, 3),
                                    {{Date(2022, 3, 9), Date(2022, 3, 31), Hours(400), {}, {}}}})),
      "done");
  const auto moved = desk.run(county, to(posts[1]));
  ASSERT_EQ(told(moved), "done");
  const EnterAttendance over{
      started.id, Month(2022, 3), {{Date(2022, 3, 9), Date(2022, 3, 31), Hours(400), {}, {}}}};
  EXPECT_EQ(told(desk.run(village, over)), "span_outside_placement");
  EnterAttendance within = over;
  within.spans[0] = {Date(2022, 3, 9), Date(2022, 3, 20), Hours(200), {}, {}};
  EXPECT_EQ(told(desk.run(village, within)), "done");
  within.placement = moved->id;
  EXPECT_EQ(told(desk.run(village, within)), "span_before_start");
  within.spans[0] = {Date(2022, 3, 21), Date(2022, 3, 31), Hours(200), {}, {}};
  EXPECT_EQ(told(desk.run(village, within)), "done");
}

YIGANG_EACH_ENGINE(Transfer);

}  // namespace

}  // namespace yigang::usecase
