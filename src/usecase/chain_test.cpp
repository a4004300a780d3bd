// The chain of LZ-2022-4 二(二) on both engines: from the plan to the start, and each refusal on
// the way.
#include "store/person_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

using store::told;

TEST_P(Chain, from_the_plan_to_the_start_and_out_again) {
  issue_the_plan();
  const auto posts = open_posts(2);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  const Applied applied = apply(announcement, who);
  EXPECT_EQ(applied.outcome, policy::Outcome::eligible);

  // Approval before the review and before the notice's end is refused; the village may not, nor a
  // town.
  const ApproveApplication approve{applied.id, posts[0], ""};
  EXPECT_EQ(told(desk.run(county2, approve)), "step_out_of_order");
  review(announcement, {applied.id});
  const NoticePublished published = notice({applied.id});
  // 2022-03-01 (Tuesday) + 5 working days, the day of publication not counted.
  EXPECT_EQ(published.last_day, Date(2022, 3, 8));
  EXPECT_EQ(told(desk.run(county2, approve)), "notice_not_over");
  desk.set_day(Date(2022, 3, 8));
  EXPECT_EQ(told(desk.run(county2, approve)), "notice_not_over");
  desk.set_day(Date(2022, 3, 9));
  EXPECT_EQ(told(desk.run(town2, approve)), "role_may_not");
  Actor elsewhere = county2;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(told(desk.run(elsewhere, approve)), "not_found");
  Actor sleepy = county2;
  sleepy.stepped_up = false;
  EXPECT_EQ(told(desk.run(sleepy, approve)), "step_up_needed");
  const auto way = [&] {
    const auto list = list_applications(*desk, town, {});
    return list && !list->items.empty() ? list->items[0].way : std::nullopt;
  };
  EXPECT_FALSE(way());
  const auto approved = desk.run(county2, approve);
  ASSERT_EQ(told(approved), "done");
  ASSERT_TRUE(way());
  EXPECT_EQ(way()->approved_on, Date(2022, 3, 9));
  EXPECT_FALSE(way()->agreement_number);

  // Start without agreement or training is refused, in the order of the steps.
  EXPECT_EQ(told(desk.run(town, StartPlacement{applied.id, Date(2022, 3, 9)})),
            "step_out_of_order");
  const auto agreement = desk.run(
      town, SignAgreement{applied.id, Date(2022, 3, 9), Date(2026, 12, 31), Date(2022, 3, 9)});
  ASSERT_EQ(told(agreement), "done");
  EXPECT_TRUE(agreement->capped);
  EXPECT_EQ(agreement->until_day, Date(2025, 2, 28));  // 36 months from 2022-03
  EXPECT_EQ(told(desk.run(town, StartPlacement{applied.id, Date(2022, 3, 9)})),
            "step_out_of_order");
  ASSERT_EQ(
      told(desk.run(
          town,
          RecordTraining{
              desk.town(), Date(2022, 3, 9), "安全", "讲师", Hours(40), {{applied.id, true}}})),
      "done");
  const auto started = desk.run(town, StartPlacement{applied.id, Date(2022, 3, 9)});
  ASSERT_EQ(told(started), "done");
  EXPECT_FALSE(started->refill);
  ASSERT_TRUE(way());
  EXPECT_EQ(way()->agreement_number, 1);
  EXPECT_EQ(way()->agreed_on, Date(2022, 3, 9));
  EXPECT_EQ(way()->agreed_until, Date(2025, 2, 28));
  EXPECT_EQ(way()->trained_on, Date(2022, 3, 9));
  EXPECT_EQ(way()->started_on, Date(2022, 3, 9));

  ExitPlacement leave{started->id, Date(2022, 3, 9), registry::ExitReason::employed, {}, ""};
  EXPECT_EQ(told(desk.run(town, leave)), "exit_without_answer");
  leave.employment_wanted = false;
  EXPECT_EQ(told(desk.run(town, leave)), "done");
  EXPECT_EQ(told(desk.run(town, leave)), "placement_state");
}

// 二(四): the end of an urban woman's agreement hangs on a category that nobody guesses.
TEST_P(Chain, an_agreement_that_hangs_on_a_category_waits_for_its_confirmation) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("王秀英", Date(1970, 1, 15), 2);
  const Applied applied = apply(announcement, who);
  review(announcement, {applied.id});
  notice({applied.id});
  const Date day(2022, 3, 9);
  desk.set_day(day);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[0], ""})), "done");
  // As if the post were urban; the steps before are the same.
  const auto turned = desk.database().write([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("UPDATE application SET side = 'urban' WHERE unit = ?1 AND id = ?2",
                        store::args(desk.unit(), applied.id)));
    return {};
  });
  ASSERT_EQ(told(turned), "done");
  const SignAgreement agreement{applied.id, day, Date(2026, 12, 31), day};
  EXPECT_EQ(told(desk.run(town, agreement)), "category_missing");
  const Actor archive = desk.of_department("社会保险经办机构");
  ASSERT_EQ(told(desk.run(archive, ConfirmCategory{who, RetirementCategory::F55, "档案"})), "done");
  // The first approval is completed, for its own day.
  const auto first = desk.database().read_value<store::FirstApprovalRow>(
      [&](store::Reader& tx) -> Result<store::FirstApprovalRow> {
        TRY(const std::optional<store::FirstApprovalRow> row,
            store::first_approval(tx, PersonKey(who.value())));
        return *row;
      });
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(first->day, day);
  EXPECT_EQ(first->retirement_day, Date(2025, 1, 15));
  EXPECT_TRUE(first->under_five_years);
  // Confirmed again, nothing is left to complete.
  ASSERT_EQ(told(desk.run(archive, ConfirmCategory{who, RetirementCategory::F55, "档案复核"})),
            "done");
  // Less than five years from 2025-01-15 on the day of the approval.
  const auto signed_now = desk.run(town, agreement);
  ASSERT_EQ(told(signed_now), "done");
  EXPECT_EQ(signed_now->until_day, Date(2025, 1, 31));
  EXPECT_TRUE(signed_now->capped);
}

// A circumstance that becomes known between the approval and the start, or holds for a time only.
TEST_P(Chain, nobody_starts_with_a_circumstance_that_bars_on_that_day) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  const Applied applied = apply(announcement, who);
  review(announcement, {applied.id});
  notice({applied.id});
  const Date day(2022, 3, 9);
  desk.set_day(day);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[0], ""})), "done");
  ASSERT_EQ(told(desk.run(town, SignAgreement{applied.id, day, Date(2023, 3, 8), day})), "done");
  ASSERT_EQ(
      told(desk.run(
          town, RecordTraining{desk.town(), day, "安全", "讲师", Hours(40), {{applied.id, true}}})),
      "done");
  ASSERT_EQ(told(desk.run(town, RecordFact{who, policy::Reason::in_custody, Date(2022, 3, 1),
                                           Date(2022, 3, 10), "通报"})),
            "done");
  ASSERT_EQ(
      told(desk.run(town,
                    RecordFact{who, policy::Reason::veterans_post, Date(2022, 3, 12), {}, "名单"})),
      "done");
  desk.set_day(Date(2022, 3, 12));
  EXPECT_EQ(told(desk.run(town, StartPlacement{applied.id, Date(2022, 3, 10)})), "barred_on_day");
  const auto veteran = desk.run(town, StartPlacement{applied.id, Date(2022, 3, 12)});
  ASSERT_EQ(told(veteran), "barred_on_day");
  EXPECT_EQ(veteran.error().clause, "LZ-2022-4 尾");
  EXPECT_EQ(veteran.error().field, "started_on");
  EXPECT_EQ(told(desk.run(town, StartPlacement{applied.id, Date(2022, 3, 11)})), "done");
}

TEST_P(Chain, a_refusal_is_stored_with_the_day_that_turns_it) {
  desk.set_day(Date(2022, 3, 1));
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  // 45 on 2022-03-20.
  const Applied applied = apply(announcement, person("李桂兰", Date(1977, 3, 20), 4));
  EXPECT_EQ(applied.outcome, policy::Outcome::refused);
  EXPECT_EQ(applied.headline, policy::Reason::under_age);
  ASSERT_FALSE(applied.turning.empty());
  EXPECT_EQ(applied.turning[0].day, Date(2022, 3, 20));
  // A refused application is closed: she may apply again.
  desk.set_day(Date(2022, 3, 20));
  EXPECT_EQ(apply(announcement, PersonId(person("李桂兰", Date(1977, 3, 20), 4))).outcome,
            policy::Outcome::eligible);
}

TEST_P(Chain, one_person_has_one_open_application_and_one_post) {
  issue_the_plan();
  const auto posts = open_posts(2);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("张建国", Date(1965, 7, 7), 101);
  const Applied first = apply(announcement, who);
  EXPECT_EQ(
      told(desk.run(town, ApplyForPost{announcement, who, {{TargetGroup::older, ""}}, {}, false})),
      "application_already_open");
  const Applied other = apply(announcement, person("刘桂花", Date(1966, 5, 5), 102));
  review(announcement, {first.id, other.id});
  notice({first.id, other.id});
  desk.set_day(Date(2022, 3, 9));
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{first.id, posts[0], ""})), "done");
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{other.id, posts[0], ""})), "post_taken");
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{other.id, posts[1], ""})), "done");
}

TEST_P(Chain, an_open_objection_stops_the_approval_until_another_person_answers) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const Applied applied = apply(announcement, person("陈卫东", Date(1966, 1, 1), 11));
  review(announcement, {applied.id});
  const NoticePublished published = notice({applied.id});
  const auto objection = desk.run(town, LodgeObjection{published.id, 1, "家中有人在职"});
  ASSERT_EQ(told(objection), "done");
  desk.set_day(Date(2022, 3, 9));
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[0], ""})),
            "objection_open");
  EXPECT_EQ(told(desk.run(county, AnswerObjection{objection->id, false, "已核实，不影响"})),
            "done");
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[0], ""})), "done");
}

TEST_P(Chain, two_steps_of_one_case_need_two_persons) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const Applied applied = apply(announcement, person("赵建军", Date(1968, 8, 8), 13));
  review(announcement, {applied.id});
  // The town's clerk who entered it must not also be the one who approves; a county account with
  // the same person.
  notice({applied.id});
  desk.set_day(Date(2022, 3, 9));
  Actor same = county2;
  same.account = town.account;
  EXPECT_EQ(told(desk.run(same, ApproveApplication{applied.id, posts[0], ""})),
            "same_person_two_steps");
}

TEST_P(Chain, a_key_answers_the_same_again_and_refuses_another_body) {
  issue_the_plan();
  const RegisterHost host{desk.village(), HostKind::town_or_village, "第一网格", {}};
  const auto first = desk.run(town, host, "the-same-key-1");
  ASSERT_EQ(told(first), "done");
  const auto again = desk.run(town, host, "the-same-key-1");
  ASSERT_EQ(told(again), "done");
  EXPECT_TRUE(desk.last_repeated);
  EXPECT_EQ(first->id, again->id);
  RegisterHost other = host;
  other.name = "第二网格";
  EXPECT_EQ(told(desk.run(town, other, "the-same-key-1")), "key_reused");
}

// A resident number can be found by counting through: no plain digest of a body that holds one is
// kept.
TEST_P(Chain, a_stored_key_does_not_give_away_the_body) {
  const Request request{town, "a-key-with-a-body", "body with a resident number"};
  const RegisterHost host{desk.village(), HostKind::town_or_village, "第四网格", {}};
  ASSERT_EQ(told(perform(*desk, request, host)), "done");
  const auto stored =
      desk.database().read_value<Bytes>([&](store::Reader& reader) -> Result<Bytes> {
        TRY(const auto row,
            reader.query_one("SELECT body_hash FROM request_key WHERE request_key = ?1",
                             store::args(request.key)));
        return row->get<Bytes>(0);
      });
  ASSERT_EQ(told(stored), "done");
  EXPECT_NE(to_hex(*stored), to_hex(crypto::sm3(request.body)));
}

TEST_P(Chain, an_exactly_full_last_page_has_no_next_one) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  for (int i = 0; i < 4; ++i) apply(announcement, person("孙桂英", Date(1966, 3, 3), 300 + i));
  ApplicationQuery query;
  query.limit = 2;
  const auto first = list_applications(*desk, town, query);
  ASSERT_EQ(told(first), "done");
  ASSERT_TRUE(first->next);
  EXPECT_EQ(first->total, 4);
  query.after = *parse_id<ApplicationTag>(*first->next);
  const auto second = list_applications(*desk, town, query);
  ASSERT_EQ(told(second), "done");
  EXPECT_EQ(second->items.size(), 2U);
  EXPECT_FALSE(second->next);
}

TEST_P(Chain, fifty_parallel_repeats_of_one_key_have_one_effect) {
  issue_the_plan();
  const RegisterHost host{desk.village(), HostKind::town_or_village, "第三网格", {}};
  std::vector<std::thread> threads;
  std::vector<std::string> answers(50);
  for (std::size_t i = 0; i < answers.size(); ++i)
    threads.emplace_back([&, i] {
      const auto reply = perform(*desk, Request{town, "parallel-key-1", "body"}, host);
      answers[i] = reply ? reply->json : reply.error().code;
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) EXPECT_EQ(answer, answers[0]);
  EXPECT_NE(answers[0].find("\"id\""), std::string::npos) << answers[0];
}

TEST_P(Chain, of_twenty_five_clerks_on_one_vacancy_one_wins) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  std::vector<ApplicationId> applications;
  for (int i = 0; i < 25; ++i)
    applications.push_back(apply(announcement, person("孙桂兰", Date(1966, 2, 2), 200 + i)).id);
  review(announcement, applications);
  notice(applications);
  desk.set_day(Date(2022, 3, 9));
  std::vector<std::thread> threads;
  std::vector<std::string> answers(applications.size());
  for (std::size_t i = 0; i < applications.size(); ++i)
    threads.emplace_back([&, i] {
      const auto reply =
          perform(*desk, Request{county2, "vacancy-key-" + std::to_string(i), "body"},
                  ApproveApplication{applications[i], posts[0], ""});
      answers[i] = reply ? "done" : reply.error().code;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(answers.begin(), answers.end(), "done"), 1);
  EXPECT_EQ(std::count(answers.begin(), answers.end(), "post_taken"), 24);
}

TEST_P(Chain, a_rate_below_the_floor_and_posts_beyond_the_plan_are_refused) {
  issue_the_plan();
  RecordPayStandard rate{
      desk.unit(),      Side::rural,           "ordinary",       "40h", Fen(1699),
      Date(2022, 3, 1), "冠政办字〔2022〕3号", Date(2022, 2, 20)};
  EXPECT_EQ(told(desk.run(county, rate)), "rate_below_floor");
  // The month's 680.00 typed as the hourly rate; ten times the floor is the most.
  rate.rate_fen = Fen(68'000);
  EXPECT_EQ(told(desk.run(county, rate)), "rate_absurd");
  rate.rate_fen = Fen(17'001);
  EXPECT_EQ(told(desk.run(county, rate)), "rate_absurd");
  rate.rate_fen = Fen(1700);
  const auto entered = desk.run(county, rate);
  ASSERT_EQ(told(entered), "done");
  EXPECT_EQ(told(desk.run(county2, ConfirmPayStandard{entered->id})), "done");
  rate.rate_fen = Fen(1800);
  EXPECT_EQ(told(desk.run(county, rate)), "pay_standard_exists");
  rate.document = " ";
  rate.from_day = Date(2022, 4, 1);
  EXPECT_EQ(told(desk.run(county, rate)), "text_missing");
}

TEST_P(Chain, a_plan_is_in_force_in_its_own_year) {
  IssuePlan plan{
      2022, "聊政办字〔2022〕4号", Date(2022, 2, 12), Date(2022, 1, 1), "", true, true, 0, 0, {}};
  const law::LawPtr law = law::LawSnapshot::load("law").value();
  for (const law::Unit& unit : law->areas().units()) plan.units.push_back({unit.code, 0, 0});
  for (const Date outside : {Date(2021, 12, 31), Date(2023, 1, 1)}) {
    plan.effective_from = outside;
    const auto refusal = desk.run(city, plan);
    ASSERT_EQ(told(refusal), "plan_of_other_year");
    EXPECT_EQ(refusal.error().field, "effective_from");
  }
  plan.effective_from = Date(2022, 12, 31);
  EXPECT_EQ(told(desk.run(city, plan)), "done");
}

TEST_P(Chain, one_number_is_one_person) {
  issue_the_plan();
  const PersonId first = person("周桂英", Date(1969, 9, 9), 21);
  EXPECT_EQ(person("周桂英", Date(1969, 9, 9), 21), first);
  EXPECT_EQ(
      told(desk.run(
          town,
          RegisterPerson{desk.village(), "吴桂英", fictitious_number(Date(1969, 9, 9), 21), {}})),
      "person_other_name");
}

TEST_P(Chain, nobody_is_registered_before_birth) {
  const Date today(2022, 3, 1);
  desk.set_day(today);
  const auto registered = [&](Date birth) {
    return desk.run(town,
                    RegisterPerson{desk.village(), "周桂英", fictitious_number(birth, 31), {}});
  };
  const auto refusal = registered(today.plus_days(1));
  EXPECT_EQ(told(refusal), "birth_in_future");
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().field, "resident_number");
  EXPECT_EQ(told(registered(today)), "done");
}

using store::engine_name;
using store::engines_here;
YIGANG_EACH_ENGINE(Chain);

}  // namespace

}  // namespace yigang::usecase
