// The month on both engines: attendance, run, lock, notice, correction, and the money's way to the
// bank and back.
#include "store/application_rows.h"
#include "store/described_row.h"
#include "store/month_queries.h"
#include "store/payment_queries.h"
#include "store/person_rows.h"
#include "store/plan_rows.h"
#include "usecase/bank_file.h"
#include "usecase/desk_fixture.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

const Month kMarch(2022, 3);

// Persons on posts, as the chain of steps would have left them.
class MonthTest : public store::EachEngine {
 protected:
  MonthTest() : desk(GetParam()) {
    desk.set_day(Date(2022, 4, 6));
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(store::insert(
          tx,
          store::HostRow{
              unit, id<HostId>(1), HostKind::town_or_village, "戴屯社区", {}, desk.village(), 1}));
      for (const Side side : {Side::rural, Side::urban})
        TRY_VOID(store::insert(
            tx, store::PayStandardRow{
                    unit, id<PayStandardId>(side == Side::rural ? 1 : 2), side, "ordinary", "40h",
                    side == Side::rural ? Fen(1'700) : Fen(170'000), Date(2021, 10, 1),
                    "冠政发〔2021〕1号", Date(2021, 9, 1), AccountId(1)}));
      store::AnnouncementRow announcement;
      announcement.unit = unit;
      announcement.id = id<AnnouncementId>(1);
      announcement.title = "公告";
      announcement.opens_on = announcement.closes_on = Date(2022, 2, 1);
      announcement.drafted_by = AccountId(1);
      announcement.version = 1;
      return store::insert(tx, announcement);
    });
  }

  template <class IdType>
  IdType id(std::int64_t number) {
    return IdType((std::int64_t{ordinal()} << 55) + number);
  }
  int ordinal() const { return *law_->areas().ordinal_of(unit); }
  void put(const store::WriteWork& work) {
    const auto done = desk.database().write(work);
    ASSERT_EQ(told(done), "done");
  }

  PlacementId place(std::int64_t n, Side side = Side::rural,
                    std::optional<Date> ended = std::nullopt) {
    put([&](store::Writer& tx) -> Result<> {
      store::PersonRow person;
      person.unit = unit;
      person.id = id<PersonId>(n);
      person.number = n;
      person.person_key = PersonKey(person.id.value());
      person.name = n % 2 == 0 ? "王秀英" : "李建国";
      person.sort_key = std::to_string(n);
      person.birth_date = Date(1975, 5, 5);
      person.sex = Sex::M;
      person.retirement_category = RetirementCategory::M60;
      const ResidentNumber number = fictitious_number(person.birth_date, static_cast<int>(n));
      TRY(person.resident_sealed,
          desk->keys.seal({"person", "resident_sealed", to_text(unit), person.id.value()},
                          bytes_of(number.full()), desk->random));
      person.resident_index = Bytes{static_cast<std::uint8_t>(n)};
      person.town = desk.town();
      person.village = desk.village();
      person.version = 1;
      TRY_VOID(store::insert(tx, person));
      store::PostRow post;
      post.unit = unit;
      post.id = id<PostId>(n);
      post.number = n;
      post.year = 2022;
      post.side = side;
      post.title = "村容保洁员";
      post.host_id = id<HostId>(1);
      post.town = desk.town();
      post.place = desk.village();
      post.post_type = "ordinary";
      post.band = "40h";
      post.hours_x10 = Hours(400);
      post.state = registry::PostState::filled;
      post.proposed_by = AccountId(1);
      post.created_on = post.first_filled_on = Date(2022, 2, 1);
      post.version = 1;
      TRY_VOID(store::insert(tx, post));
      store::ApplicationRow application;
      application.unit = unit;
      application.id = id<ApplicationId>(n);
      application.number = n;
      application.person_id = person.id;
      application.person_key = person.person_key;
      application.announcement_id = id<AnnouncementId>(1);
      application.side = side;
      application.town = desk.town();
      application.village = desk.village();
      application.state = registry::ApplicationState::started;
      application.applied_on = Date(2022, 2, 1);
      application.version = 1;
      TRY_VOID(store::insert(tx, application));
      store::PlacementRow row;
      row.unit = unit;
      row.id = id<PlacementId>(n);
      row.number = n;
      row.application_id = application.id;
      row.post_id = post.id;
      row.person_id = person.id;
      row.person_key = person.person_key;
      row.side = side;
      row.town = desk.town();
      row.village = desk.village();
      row.started_on = Date(2022, 3, 1);
      row.state = ended ? registry::PlacementState::ended : registry::PlacementState::on_duty;
      row.ended_on = ended;
      if (ended) {
        row.end_reason = registry::ExitReason::own_request;
        row.employment_wanted = false;
      }
      row.version = 1;
      return store::insert(tx, row);
    });
    return id<PlacementId>(n);
  }

  void give_account(std::int64_t n) {
    const auto asked =
        desk.run(town, SetBankAccount{id<PersonId>(n), "622200000000000" + std::to_string(1000 + n),
                                      "冠县农商行", n % 2 == 0 ? "王秀英" : "李建国"});
    ASSERT_EQ(told(asked), "done");
    ASSERT_EQ(told(desk.run(county, ConfirmBankAccount{asked->id})), "done");
  }

  EnterAttendance hours(PlacementId placement, std::int64_t x10, Month month = kMarch) {
    return {placement, month, {{month.first_day(), month.last_day(), Hours(x10), {}, {}}}};
  }

  // `people` rural persons with 40 hours each and an account, the sheet closed.
  void a_worked_month(std::int64_t people) {
    for (std::int64_t n = 1; n <= people; ++n) {
      const PlacementId placement = place(n);
      give_account(n);
      ASSERT_EQ(told(desk.run(village, hours(placement, 400))), "done");
    }
    ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  }
  RunSummary run(Month month = kMarch) {
    const auto result = desk.run(county, RunSettlement{unit, month, Fen()});
    EXPECT_EQ(told(result), "done");
    return result.value_or(RunSummary{});
  }
  RunSummary lock(const RunSummary& run) {
    const auto result = desk.run(county2, LockSettlement{run.id, run.version, true});
    EXPECT_EQ(told(result), "done");
    return result.value_or(RunSummary{});
  }
  std::vector<store::SettlementLineRow> lines(SettlementRunId run) {
    return desk.database()
        .read_value<std::vector<store::SettlementLineRow>>(
            [&](store::Reader& tx) { return store::lines_of_run(tx, unit, run); })
        .value();
  }
  store::Books books(Month month = kMarch) {
    return desk.database()
        .read_value<store::Books>(
            [&](store::Reader& tx) { return store::books_of(tx, unit, month); })
        .value();
  }

  const law::LawPtr law_ = law::LawSnapshot::load("law").value();
  TestDesk desk;
  const UnitCode unit = desk.unit();
  const Actor county = desk.actor(Role::CNTY_HR);
  const Actor county2 = desk.actor(Role::CNTY_HR, 1);
  const Actor town = desk.actor(Role::TOWN);
  const Actor town2 = desk.actor(Role::TOWN, 1);
  const Actor village = desk.actor(Role::VILL);
  const Actor finance = desk.actor(Role::CNTY_FIN);
  const Actor bank = desk.actor(Role::BANK);
};

TEST_P(MonthTest, attendance_lies_inside_month_and_placement_and_holds_possible_hours) {
  const PlacementId one = place(1, Side::rural, Date(2022, 3, 15));
  const auto span = [&](Date first, Date last, std::int64_t x10) {
    return told(desk.run(
        village, EnterAttendance{one, kMarch, {{first, last, Hours(x10), WorkDays(), {}}}}));
  };
  EXPECT_EQ(span(Date(2022, 3, 1), Date(2022, 3, 15), 200), "done");
  EXPECT_EQ(span(Date(2022, 3, 1), Date(2022, 3, 16), 200), "span_outside_placement");
  EXPECT_EQ(span(Date(2022, 2, 27), Date(2022, 3, 2), 200), "span_outside_month");
  EXPECT_EQ(span(Date(2022, 3, 5), Date(2022, 3, 4), 200), "span_backwards");
  EXPECT_EQ(span(Date(2022, 3, 4), Date(2022, 3, 4), 241), "too_many_hours");
  EXPECT_EQ(span(Date(2022, 3, 4), Date(2022, 3, 4), 240), "done");
  EnterAttendance twice = hours(one, 10);
  twice.spans = {{Date(2022, 3, 1), Date(2022, 3, 5), Hours(10), {}, {}},
                 {Date(2022, 3, 5), Date(2022, 3, 6), Hours(10), {}, {}}};
  EXPECT_EQ(told(desk.run(village, twice)), "spans_overlap");
  twice.spans = {{Date(2022, 3, 1), Date(2022, 3, 5), {}, WorkDays(10), {}}};
  EXPECT_EQ(told(desk.run(village, twice)), "wrong_measure");
  EXPECT_EQ(told(desk.run(village, hours(one, 10, Month(2022, 5)))), "month_in_future");
  EXPECT_EQ(told(desk.run(finance, hours(one, 10))), "role_may_not");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(span(Date(2022, 3, 1), Date(2022, 3, 15), 100), "sheet_closed");
}

TEST_P(MonthTest, a_month_is_run_locked_paid_and_answered) {
  a_worked_month(3);
  const RunSummary computed = run();
  EXPECT_EQ(computed.total_fen, Fen(204'000));
  EXPECT_EQ(computed.city_fen, Fen(81'600));
  EXPECT_EQ(computed.county_fen, Fen(122'400));
  EXPECT_TRUE(computed.province_not_entered);

  // Not by the runner, not without standing for the missing share, not from another version.
  EXPECT_EQ(told(desk.run(county, LockSettlement{computed.id, computed.version, true})),
            "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version, false})),
            "province_not_entered");
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version + 1, true})),
            "stale_version");
  EXPECT_EQ(told(desk.run(county, MakeBankFile{computed.id})), "bank_file_not_locked");
  const RunSummary locked = lock(computed);
  EXPECT_EQ(locked.root, computed.root);
  EXPECT_EQ(told(desk.run(county2, LockSettlement{locked.id, locked.version, true})), "run_state");
  EXPECT_EQ(told(desk.run(county, RunSettlement{unit, kMarch, Fen()})), "nothing_to_settle");

  const auto notice =
      desk.run(town, PublishPayNotice{locked.id, desk.town(), "补贴发放公示", "0635-0000000"});
  ASSERT_EQ(told(notice), "done");
  EXPECT_EQ(notice->items, 3);

  const auto batch = desk.run(county, MakeBankFile{locked.id});
  ASSERT_EQ(told(batch), "done");
  EXPECT_EQ(batch->total_fen, Fen(204'000));
  EXPECT_EQ(told(desk.run(county, MakeBankFile{locked.id})), "nothing_to_pay");
  EXPECT_EQ(told(desk.run(bank, ReadBankFile{batch->id})), "batch_state");
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch->id, batch->version})), "done");
  const auto file = desk.run(bank, ReadBankFile{batch->id});
  ASSERT_EQ(told(file), "done");
  EXPECT_NE(file->text.find("YGFK|1|371525|1|2022-03|3|2040.00|"), std::string::npos);
  EXPECT_NE(file->text.find("\n2|6222000000000001002|王秀英|680.00|"), std::string::npos);
  EXPECT_EQ(file->text, desk.run(bank, ReadBankFile{batch->id})->text);
  EXPECT_EQ(books().sent, Fen(204'000));

  const std::string first =
      "YGHP|1|371525|1|2\n1|6222000000000001001|680.00|0000||A1\n"
      "2|6222000000000001002|680.00|0007|账户销户|A2\n";
  const auto taken = desk.run(bank, TakeBankReturn{unit, first});
  ASSERT_EQ(told(taken), "done");
  EXPECT_EQ(taken->paid, 1);
  EXPECT_EQ(taken->returned, 1);
  EXPECT_EQ(taken->unanswered, 1);
  // Ten times the same bytes: the first result.
  for (int i = 0; i < 10; ++i) {
    const auto again = desk.run(bank, TakeBankReturn{unit, first});
    ASSERT_EQ(told(again), "done");
    EXPECT_TRUE(again->known_before);
    EXPECT_EQ(again->id, taken->id);
  }
  EXPECT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n1|6222000000000001001|"
                                               "680.00|0008|重复|A3\n"})),
            "already_paid");
  EXPECT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n3|6222000000000001003|"
                                               "680.01|0000||A3\n"})),
            "bank_return_altered");
  EXPECT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n4|6222000000000001003|"
                                               "680.00|0000||A3\n"})),
            "bank_return_unknown_line");
  EXPECT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|9|1\n1|6222000000000001003|"
                                               "680.00|0000||A3\n"})),
            "bank_return_unknown_batch");
  EXPECT_TRUE(books().balanced());

  EXPECT_EQ(told(desk.run(county, ReissuePayment{batch->id, {1}})), "line_not_returned");
  const auto again = desk.run(county, ReissuePayment{batch->id, {2}});
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(again->number, 2);
  EXPECT_EQ(told(desk.run(county, ReissuePayment{batch->id, {2}})), "line_not_returned");
  const store::Books after = books();
  EXPECT_EQ(after.pending, Fen(68'000));
  EXPECT_EQ(after.paid, Fen(68'000));
  EXPECT_TRUE(after.balanced());
}

TEST_P(MonthTest, a_rerun_before_the_lock_gives_the_same_root) {
  a_worked_month(4);
  const RunSummary first = run();
  const RunSummary second = run();
  EXPECT_EQ(first.root, second.root);
  EXPECT_EQ(first.input_digest, second.input_digest);
  EXPECT_EQ(second.run_no, 2);
  EXPECT_EQ(told(desk.run(county2, LockSettlement{first.id, first.version + 1, true})),
            "run_state");
}

TEST_P(MonthTest, the_same_key_runs_once) {
  a_worked_month(2);
  const RunSettlement command{unit, kMarch, Fen()};
  const auto first = desk.run(county, command, "one-key-for-march");
  const auto second = desk.run(county, command, "one-key-for-march");
  ASSERT_EQ(told(second), "done");
  EXPECT_TRUE(desk.last_repeated);
  EXPECT_EQ(first->id, second->id);
  EXPECT_EQ(second->run_no, 1);
}

TEST_P(MonthTest, problems_stop_the_lock_and_waiting_rows_do_not) {
  a_worked_month(1);
  const PlacementId late = place(2);
  RunSummary computed = run();
  EXPECT_EQ(computed.problems, 1);
  EXPECT_EQ(lines(computed.id)[1].problem, store::LineProblem::no_attendance);
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version, true})),
            "problems_stand");
  const auto hold = desk.run(county, HoldPay{late, store::HoldKind::waiting, kMarch, "考勤补报"});
  ASSERT_EQ(told(hold), "done");
  // The facts have moved since the run.
  computed = run();
  EXPECT_EQ(computed.waiting, 1);
  EXPECT_EQ(computed.problems, 0);
  lock(computed);

  // Late attendance, an account, a release by another person; then arrears for its own month.
  give_account(2);
  ASSERT_EQ(told(desk.run(village, hours(late, 335))), "done");
  EXPECT_EQ(told(desk.run(county, ReleasePay{hold->id, "已核实"})), "same_person_two_steps");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核实"})), "done");
  EXPECT_EQ(told(desk.run(village, hours(late, 330))), "sheet_closed");
  const RunSummary arrears = run();
  EXPECT_EQ(arrears.kind, store::RunKind::supplement);
  EXPECT_EQ(arrears.lines, 1);
  EXPECT_EQ(arrears.total_fen, Fen(56'950));
  EXPECT_EQ(arrears.city_fen, Fen(22'780));
  lock(arrears);
  EXPECT_EQ(books().not_in_file, Fen(124'950));
}

TEST_P(MonthTest, whatever_moves_between_run_and_lock_sends_the_run_back) {
  a_worked_month(2);
  const RunSummary computed = run();
  ASSERT_EQ(told(desk.run(county,
                          HoldPay{id<PlacementId>(2), store::HoldKind::held, kMarch, "疑点成立"})),
            "done");
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version, true})),
            "facts_moved");
}

TEST_P(MonthTest, a_town_that_is_late_is_left_out_by_two_persons) {
  const PlacementId one = place(1);
  give_account(1);
  ASSERT_EQ(told(desk.run(village, hours(one, 400))), "done");
  EXPECT_EQ(told(desk.run(county, RunSettlement{unit, kMarch, Fen()})), "towns_open");
  ASSERT_EQ(told(desk.run(county, LeaveOutTown{desk.town(), kMarch, "断网"})), "done");
  EXPECT_EQ(told(desk.run(county, RunSettlement{unit, kMarch, Fen()})), "towns_open");
  EXPECT_EQ(told(desk.run(county, DecideLeftOut{desk.town(), kMarch})), "same_person_two_steps");
  ASSERT_EQ(told(desk.run(county2, DecideLeftOut{desk.town(), kMarch})), "done");
  const RunSummary computed = run();
  EXPECT_EQ(computed.waiting, 1);
  lock(computed);
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(run().total_fen, Fen(68'000));
}

TEST_P(MonthTest, overtime_needs_the_town) {
  const PlacementId one = place(1);
  give_account(1);
  const auto entered = desk.run(village, hours(one, 401));
  ASSERT_EQ(told(entered), "done");
  EXPECT_TRUE(entered->overtime);
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(run().problems, 1);
  ASSERT_EQ(told(desk.run(town, ConfirmOvertime{one, kMarch})), "done");
  EXPECT_EQ(run().problems, 0);
}

// T24
TEST_P(MonthTest, a_death_that_is_reported_late_becomes_a_correction_line) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const store::SettlementLineRow line = lines(locked.id)[0];
  put([&](store::Writer& tx) -> Result<> {
    return store::insert(tx, store::PersonFactRow{unit,
                                                  id<FactId>(1),
                                                  id<PersonId>(1),
                                                  "deceased",
                                                  Date(2022, 3, 15),
                                                  {},
                                                  "公安",
                                                  AccountId(1),
                                                  false});
  });
  CorrectLine correction{
      line.id, {{Date(2022, 3, 1), Date(2022, 3, 31), Hours(200), {}, {}}}, "死亡，只算到 15 日"};
  EXPECT_EQ(told(desk.run(county, correction)), "span_outside_placement");
  correction.spans[0].until_day = Date(2022, 3, 15);
  const auto corrected = desk.run(county, correction);
  ASSERT_EQ(told(corrected), "done");
  EXPECT_EQ(corrected->amount_fen, Fen(-34'000));
  EXPECT_EQ(corrected->city_fen, Fen(-13'600));
  EXPECT_EQ(corrected->county_fen, Fen(-20'400));
  EXPECT_EQ(told(desk.run(county, correction)), "correction_waits");
  EXPECT_EQ(told(desk.run(county2, LockSettlement{corrected->run, 2, true})), "done");
  EXPECT_EQ(told(desk.run(county, correction)), "nothing_to_correct");
  EXPECT_EQ(lines(locked.id)[0].amount_fen, Fen(68'000));
  EXPECT_EQ(books().to_recover, Fen(34'000));
  EXPECT_TRUE(books().balanced());
  // Down to nothing: the month is not used any more.
  correction.spans.clear();
  const auto nothing = desk.run(county, correction);
  ASSERT_EQ(told(nothing), "done");
  EXPECT_EQ(nothing->amount_fen, Fen(-34'000));
  ASSERT_EQ(told(desk.run(county2, LockSettlement{nothing->run, 2, true})), "done");
  const auto inputs = desk.database().read_value<settle::MonthInputs>(
      [&](store::Reader& tx) { return store::load_month(tx, unit, Month(2022, 3)); });
  EXPECT_EQ(inputs->placements[0].recovered.count, 1U);
  EXPECT_EQ(inputs->placements[1].recovered.count, 0U);
}

TEST_P(MonthTest, nobody_is_paid_twice_for_a_month_in_two_units) {
  a_worked_month(2);
  put([&](store::Writer& tx) -> Result<> {
    return store::insert(
        tx, store::PaidMonthRow{PersonKey(id<PersonId>(2).value()), kMarch, UnitCode(371502),
                                SettlementLineId(9), Side::rural, false});
  });
  const RunSummary computed = run();
  const auto refused = desk.run(county2, LockSettlement{computed.id, computed.version, true});
  ASSERT_EQ(told(refused), "paid_elsewhere");
  EXPECT_EQ(refused.error().params[0].second, "1");
}

TEST_P(MonthTest, an_account_changes_by_two_persons_and_waits_for_the_next_month) {
  place(1);
  give_account(1);
  SetBankAccount change{id<PersonId>(1), "６２２２ 0000 0000 0001 999", "冠县农商行", "李建国"};
  const auto asked = desk.run(town, change);
  ASSERT_EQ(told(asked), "done");
  EXPECT_EQ(asked->masked_account, "****1999");
  EXPECT_TRUE(asked->check_digit_fails);
  EXPECT_EQ(told(desk.run(town, change)), "account_waits");
  EXPECT_EQ(told(desk.run(town, ConfirmBankAccount{asked->id})), "role_may_not");
  const auto confirmed = desk.run(county, ConfirmBankAccount{asked->id});
  ASSERT_EQ(told(confirmed), "done");
  EXPECT_EQ(confirmed->usable_from_month, Month(2022, 5));
  const auto of = [&](Month month) {
    return desk.database()
        .read_value<std::optional<store::BankAccountRow>>([&](store::Reader& tx) {
          return store::usable_account(tx, unit, id<PersonId>(1), month);
        })
        .value()
        ->account_tail;
  };
  EXPECT_EQ(of(Month(2022, 4)), "1001");
  EXPECT_EQ(of(Month(2022, 5)), "1999");
  place(2);
  change.person = id<PersonId>(2);
  EXPECT_EQ(told(desk.run(town, change)), "holder_not_person");
  change.holder_name = "王秀英";
  EXPECT_EQ(told(desk.run(town, change)), "account_of_another");
  change.account = "A1234567";
  EXPECT_EQ(told(desk.run(town, change)), "account_shape");
}

YIGANG_EACH_ENGINE(MonthTest);

TEST(bank_answer, what_does_not_fit_is_refused_with_its_line) {
  const auto field = [](std::string_view text) {
    const auto read = read_bank_answer(text);
    return told(read) + (read ? "" : " " + read.error().field);
  };
  EXPECT_EQ(field(""), "bank_return_shape line 1");
  EXPECT_EQ(field("YGHP|1|371525|1|1\n1|2|3.00|0000||x"), "bank_return_shape line 1");
  EXPECT_EQ(field("YGHP|2|371525|1|1\n1|2|3.00|0000||x\n"), "bank_return_shape line 1");
  EXPECT_EQ(field("YGHP|1|371525|1|2\n1|2|3.00|0000||x\n"), "bank_return_count line 1");
  EXPECT_EQ(field("YGHP|1|371525|1|2\n1|2|3.00|0000||x\n1|2|3.00|0000||x\n"),
            "bank_return_twice line 3");
  EXPECT_EQ(field("YGHP|1|371525|1|1\n1|2|3.001|0000||x\n"), "money_too_fine line 2");
  EXPECT_EQ(field("YGHP|1|371525|1|1\n1|2|3.00|0007||x\n"), "bank_return_shape line 2");
  EXPECT_EQ(field("YGHP|1|371525|1|1\r\n1|2|3.00|0000||x\r\n"), "done");
  EXPECT_EQ(field("YGHP|1|371525|1|1\n1|2|3.00|0000|\xFF|x\n"), "bank_return_shape byte 32");
}

}  // namespace

}  // namespace yigang::usecase
