#include "usecase/month_fixture.h"

#include "store/described_row.h"
#include "store/placement_rows.h"
#include "usecase/application_steps.h"

namespace yigang::usecase {

using store::told;

MonthFixture::MonthFixture() : desk(GetParam()) {
  ordinal_ = *law::LawSnapshot::load("law").value()->areas().ordinal_of(unit);
  desk.set_day(Date(2022, 4, 6));
  put_host_and_rates();
}

void MonthFixture::put(const store::WriteWork& work) {
  const auto done = desk.database().write(work);
  ASSERT_EQ(told(done), "done");
}

void MonthFixture::put_host_and_rates() {
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

store::PersonRow MonthFixture::person_row(std::int64_t n) {
  store::PersonRow person;
  person.unit = unit;
  person.id = id<PersonId>(n);
  person.number = n;
  person.person_key = PersonKey(person.id.value());
  person.name = name_of(n);
  person.sort_key = std::to_string(n);
  person.birth_date = Date(1975, 5, 5);
  person.sex = Sex::M;
  person.retirement_category = RetirementCategory::M60;
  const ResidentNumber number = fictitious_number(person.birth_date, static_cast<int>(n % 1000));
  person.resident_sealed =
      desk->keys
          .seal({"person", "resident_sealed", to_text(unit), person.id.value()},
                bytes_of(number.full()), desk->random)
          .value();
  person.resident_index = Bytes{static_cast<std::uint8_t>(n)};
  person.town = desk.town();
  person.village = desk.village();
  person.version = 1;
  return person;
}

store::PostRow MonthFixture::post_row(std::int64_t n, Side side) {
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
  post.approved_by = AccountId(2);
  post.created_on = post.first_filled_on = Date(2022, 2, 1);
  post.version = 1;
  return post;
}

store::ApplicationRow MonthFixture::application_row(std::int64_t n, Side side) {
  store::ApplicationRow application;
  application.unit = unit;
  application.id = id<ApplicationId>(n);
  application.number = n;
  application.person_id = id<PersonId>(n);
  application.person_key = PersonKey(application.person_id.value());
  application.announcement_id = id<AnnouncementId>(1);
  application.side = side;
  application.town = desk.town();
  application.village = desk.village();
  application.state = registry::ApplicationState::started;
  application.applied_on = Date(2022, 2, 1);
  application.version = 1;
  return application;
}

store::ApprovalRow MonthFixture::approval_row(std::int64_t n) {
  store::ApprovalRow row;
  row.unit = unit;
  row.id = id<ApprovalId>(n);
  row.application_id = id<ApplicationId>(n);
  row.post_id = id<PostId>(n);
  row.decided_on = Date(2022, 2, 1);
  row.lapses_on = Date(2022, 5, 1);
  row.decided_by = AccountId(1);
  row.state = store::ApprovalState::standing;
  row.signature = desk->keys.sign(to_text(unit), bytes_of(approval_text(row))).value();
  return row;
}

store::ApplicationStepRow MonthFixture::step_row(ApplicationId application, std::int64_t step) {
  const Date day(2022, 2, 1);
  store::ApplicationStepRow row;
  row.unit = unit;
  row.application_id = application;
  row.step_no = step;
  row.kind = step == 4 ? registry::StepKind::waived : registry::StepKind::done;
  row.day = day;
  row.actor = AccountId(1);
  row.reason = "演示";
  if (step > 1) row.previous_step_no = step - 1;
  if (step > 1) row.previous_day = day;
  return row;
}

PlacementId MonthFixture::place(std::int64_t n, Side side, std::optional<Date> ended) {
  store::PlacementRow row;
  row.unit = unit;
  row.id = id<PlacementId>(n);
  row.number = n;
  row.application_id = id<ApplicationId>(n);
  row.post_id = id<PostId>(n);
  row.person_id = id<PersonId>(n);
  row.person_key = PersonKey(row.person_id.value());
  row.side = side;
  row.town = desk.town();
  row.village = desk.village();
  row.started_on = Date(2022, 3, 1);
  row.after_day = Date(2022, 2, 1);
  row.state = ended ? registry::PlacementState::ended : registry::PlacementState::on_duty;
  row.ended_on = ended;
  if (ended) {
    row.end_reason = registry::ExitReason::own_request;
    row.employment_wanted = false;
  }
  row.version = 1;
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(store::insert(tx, person_row(n)));
    TRY_VOID(store::insert(tx, post_row(n, side)));
    TRY_VOID(store::insert(tx, application_row(n, side)));
    for (std::int64_t step = 1; step <= 8; ++step) {
      store::ApplicationStepRow taken = step_row(row.application_id, step);
      if (step == 5) taken.approval_id = id<ApprovalId>(n);
      TRY_VOID(store::insert(tx, taken));
    }
    TRY_VOID(store::insert(tx, approval_row(n)));
    TRY_VOID(store::insert(tx, row));
    return store::insert(
        tx, store::PlacementEventRow{unit, row.id, 1, registry::PlacementEventKind::started,
                                     row.started_on, "", AccountId(1), Instant{}});
  });
  return row.id;
}

void MonthFixture::give_account(std::int64_t n) {
  const auto asked =
      desk.run(town, SetBankAccount{id<PersonId>(n), "622200000000000" + std::to_string(1000 + n),
                                    "冠县农商行", name_of(n)});
  ASSERT_EQ(told(asked), "done");
  ASSERT_EQ(told(desk.run(county, ConfirmBankAccount{asked->id})), "done");
}

void MonthFixture::a_worked_month(std::int64_t people) {
  for (std::int64_t n = 1; n <= people; ++n) {
    const PlacementId placement = place(n);
    give_account(n);
    ASSERT_EQ(told(desk.run(village, hours(placement, 400))), "done");
  }
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
}

RunSummary MonthFixture::run(Month month) {
  const auto result = desk.run(county, RunSettlement{unit, month, Fen()});
  EXPECT_EQ(told(result), "done");
  return result.value_or(RunSummary{});
}

RunSummary MonthFixture::lock(const RunSummary& run) {
  const auto result = desk.run(county2, LockSettlement{run.id, run.version, true});
  EXPECT_EQ(told(result), "done");
  return result.value_or(RunSummary{});
}

std::vector<store::SettlementLineRow> MonthFixture::lines(SettlementRunId run) {
  return desk.database()
      .read_value<std::vector<store::SettlementLineRow>>(
          [&](store::Reader& tx) { return store::lines_of_run(tx, unit, run); })
      .value();
}

store::Books MonthFixture::books(Month month) {
  return desk.database()
      .read_value<store::Books>([&](store::Reader& tx) { return store::books_of(tx, unit, month); })
      .value();
}

}  // namespace yigang::usecase
