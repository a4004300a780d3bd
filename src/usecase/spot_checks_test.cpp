// 拍照核验 (LZ-2022-4 三(一) 督促检查; 缺时间、地点、照片的检查记录被拒), on both engines.
#include "usecase/spot_checks.h"

#include "store/described_row.h"
#include "store/spot_check_queries.h"
#include "usecase/month_fixture.h"
#include "usecase/placement_verbs.h"
#include "usecase/spot_check_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::SpotFinding;
using store::told;

const std::string kPicture = "\xFF\xD8\xFF\xE0 a picture";

class SpotChecks : public MonthFixture {
 protected:
  [[nodiscard]] RecordSpotCheck check(std::string_view at = "2022-04-05T09:30:00+08:00",
                                      SpotFinding finding = SpotFinding::not_at_work) {
    RecordSpotCheck command;
    command.placement = one_;
    command.at = *wire::parse_instant(at);
    command.place = "村东环卫点";
    command.finding = finding;
    command.photo = {kPicture + std::to_string(++pictures_)};
    return command;
  }
  std::string record(const Actor& actor, const RecordSpotCheck& command) {
    return told(desk.run(actor, command));
  }
  SpotCheckId recorded(const RecordSpotCheck& command) {
    const auto answer = desk.run(village, command);
    EXPECT_EQ(told(answer), "done");
    return answer->id;
  }
  // Field and code of a refusal.
  static std::string refusal(const Result<Changed<SpotCheckId>>& answer) {
    return answer ? "done" : answer.error().code + " " + answer.error().field;
  }
  SpotCheckPage list(const Actor& actor, const store::SpotCheckFilter& filter = {}) {
    const auto page = list_spot_checks(*desk, actor, filter);
    EXPECT_EQ(told(page), "done");
    return page ? *page : SpotCheckPage{};
  }
  Actor herself(Role role) {
    Actor actor = desk.actor(role, 7);
    actor.person = PersonKey(id<PersonId>(1).value());
    return actor;
  }
  PlacementId one_ = place(1);
  int pictures_ = 0;
};

TEST_P(SpotChecks, what_was_found_is_kept_with_time_place_and_photograph) {
  RecordSpotCheck command = check();
  command.latitude_hundredths = 3648;
  command.longitude_hundredths = 11549;
  const SpotCheckId made = recorded(command);
  const SpotCheckPage page = list(town);
  ASSERT_EQ(page.items.size(), 1U);
  const SpotCheckLine& line = page.items[0];
  EXPECT_EQ(line.id, made);
  EXPECT_EQ(line.name, "李*国");
  EXPECT_EQ(line.day, Date(2022, 4, 5));
  EXPECT_EQ(line.time, "09:30");
  EXPECT_EQ(line.place, "村东环卫点");
  EXPECT_EQ(line.latitude_hundredths, 3648);
  EXPECT_EQ(line.finding, SpotFinding::not_at_work);
  EXPECT_EQ(line.checked_as, Role::VILL);
  EXPECT_FALSE(line.attendance) << "nothing was entered for the day";
  EXPECT_FALSE(line.contradicts);
  const auto photo = read_spot_check_photo(*desk, town, {made});
  ASSERT_EQ(told(photo), "done");
  EXPECT_EQ(photo->bytes, command.photo.bytes);
}

TEST_P(SpotChecks, a_key_records_once_however_often_it_is_sent) {
  const RecordSpotCheck command = check();
  const auto first = desk.run(village, command, "phone-key-1");
  const auto again = desk.run(village, command, "phone-key-1");
  ASSERT_EQ(told(again), "done");
  EXPECT_TRUE(desk.last_repeated);
  EXPECT_EQ(first->id, again->id);
  EXPECT_EQ(list(town).sums.total, 1);
}

// 三(一)/3: inspections carry place, time and photograph.
TEST_P(SpotChecks, without_place_or_photograph_there_is_no_record) {
  RecordSpotCheck command = check();
  command.place = " ";
  EXPECT_EQ(refusal(desk.run(village, command)), "text_missing place");
  command = check();
  command.photo = {};
  EXPECT_EQ(refusal(desk.run(village, command)), "attachment_empty photo");
  command.photo = {"<html>"};
  EXPECT_EQ(refusal(desk.run(village, command)), "attachment_type photo");
  command.photo = {"%PDF-1.7 a paper"};
  EXPECT_EQ(refusal(desk.run(village, command)), "photo_type photo");
  command.photo = {kPicture + std::string(kAttachmentBytes, ' ')};
  EXPECT_EQ(refusal(desk.run(village, command)), "attachment_too_large photo");
  command = check();
  command.place = std::string(101, 'x');
  EXPECT_EQ(refusal(desk.run(village, command)), "text_too_long place");
  command = check();
  command.remark = "号码 372599196903080024";
  EXPECT_EQ(record(village, command), "resident_number_in_text");
  EXPECT_EQ(list(town).sums.total, 0);
}

TEST_P(SpotChecks, who_was_away_with_cause_has_the_cause_written) {
  RecordSpotCheck command = check("2022-04-05T09:30:00+08:00", SpotFinding::away_with_cause);
  EXPECT_EQ(refusal(desk.run(village, command)), "text_missing remark");
  command.remark = "送孩子就医";
  EXPECT_EQ(record(village, command), "done");
}

TEST_P(SpotChecks, a_position_is_a_village_or_nothing) {
  RecordSpotCheck command = check();
  command.latitude_hundredths = 3648;
  EXPECT_EQ(refusal(desk.run(village, command)), "spot_check_position latitude_hundredths");
  command.longitude_hundredths = 18'001;
  EXPECT_EQ(refusal(desk.run(village, command)), "spot_check_position latitude_hundredths");
  command.longitude_hundredths = 11'549;
  // What is finer than a hundredth is no hundredth.
  command.latitude_hundredths = 364'812;
  EXPECT_EQ(refusal(desk.run(village, command)), "spot_check_position latitude_hundredths");
}

TEST_P(SpotChecks, the_server_decides_about_the_moment) {
  EXPECT_EQ(refusal(desk.run(village, check("2022-04-07T00:00:00+08:00"))),
            "spot_check_in_future at");
  EXPECT_EQ(record(village, check("2022-04-06T23:59:00+08:00")), "spot_check_in_future");
  EXPECT_EQ(record(village, check("2022-04-06T00:01:00+08:00")), "done");
  // The day is that of China: half past midnight of the 6th, which is the 5th in UTC.
  EXPECT_EQ(record(village, check("2022-04-05T16:30:00Z")), "done");
  EXPECT_EQ(list(town).items[0].day, Date(2022, 4, 6));
  EXPECT_EQ(list(town).items[0].time, "00:30");
  // spot_check_late_days is 7.
  EXPECT_EQ(record(village, check("2022-03-30T09:30:00+08:00")), "done");
  EXPECT_EQ(refusal(desk.run(village, check("2022-03-29T09:30:00+08:00"))), "spot_check_late at");
}

TEST_P(SpotChecks, the_clock_of_a_phone_may_be_a_little_before_the_servers) {
  // Noon by the clock of the test.
  const Instant now = desk->clock.now();
  RecordSpotCheck command = check();
  command.at = now + std::chrono::minutes(kClockMinutes);
  EXPECT_EQ(record(village, command), "done");
  command = check();
  command.at = now + std::chrono::minutes(kClockMinutes + 1);
  EXPECT_EQ(record(village, command), "spot_check_in_future");
}

TEST_P(SpotChecks, only_somebody_on_duty_is_looked_for) {
  RecordSpotCheck command = check();
  command.placement = place(2, Side::rural, Date(2022, 4, 2));
  EXPECT_EQ(refusal(desk.run(village, command)), "day_not_on_duty at");
  command = check("2022-04-02T09:30:00+08:00");
  command.placement = id<PlacementId>(2);
  EXPECT_EQ(record(village, command), "done");
  ASSERT_EQ(told(desk.run(town, PausePlacement{one_, Date(2022, 4, 4), "住院"})), "done");
  EXPECT_EQ(refusal(desk.run(village, check())), "spot_check_paused at");
  EXPECT_EQ(record(village, check("2022-04-03T09:30:00+08:00")), "done");
}

// domain.md §7.1.
TEST_P(SpotChecks, nobody_checks_himself) {
  for (const Role role : {Role::VILL, Role::TOWN})
    EXPECT_EQ(record(herself(role), check()), "own_case") << word(role);
  EXPECT_EQ(record(village, check()), "done");
}

// domain.md §7: village, town and county check, an agency where it works; nobody elsewhere.
TEST_P(SpotChecks, who_may) {
  for (const Role role : {Role::VILL, Role::TOWN, Role::CNTY_HR, Role::AGENCY})
    EXPECT_EQ(record(desk.actor(role), check()), "done") << word(role);
  for (const Role role : {Role::HOST, Role::CITY_HR, Role::AUDIT, Role::CNTY_FIN, Role::SELF})
    EXPECT_EQ(record(desk.actor(role), check()), "role_may_not") << word(role);
  for (const Role role : {Role::VILL, Role::AGENCY}) {
    Actor elsewhere = desk.actor(role);
    elsewhere.scope.village = PlaceCode(371525001041);
    EXPECT_EQ(record(elsewhere, check()), "not_found") << word(role);
    EXPECT_TRUE(list(elsewhere).items.empty());
    EXPECT_EQ(list(elsewhere).sums.total, 0);
    const SpotCheckId made = list(town).items[0].id;
    EXPECT_EQ(told(read_spot_check_photo(*desk, elsewhere, {made})), "not_found");
    EXPECT_EQ(told(desk.run(elsewhere, WithdrawSpotCheck{made, "错了"})), "not_found");
  }
  EXPECT_EQ(list(desk.actor(Role::CITY_HR)).sums.total, 4);
  EXPECT_EQ(told(list_spot_checks(*desk, desk.actor(Role::HOST), {})), "role_may_not");
  EXPECT_EQ(told(list_spot_checks(*desk, herself(Role::SELF), {})), "only_own");
}

TEST_P(SpotChecks, a_photograph_shows_one_visit) {
  const RecordSpotCheck command = check();
  const SpotCheckId made = recorded(command);
  RecordSpotCheck other = check("2022-04-06T08:00:00+08:00");
  other.photo = command.photo;
  EXPECT_EQ(refusal(desk.run(town, other)), "photo_used photo");
  ASSERT_EQ(told(desk.run(village, WithdrawSpotCheck{made, "记错了人"})), "done");
  EXPECT_EQ(record(village, other), "done") << "what was withdrawn holds no photograph";
}

TEST_P(SpotChecks, a_mistaken_one_is_withdrawn_by_its_author_or_the_town) {
  const SpotCheckId made = recorded(check());
  EXPECT_EQ(told(desk.run(county, WithdrawSpotCheck{made, "记错了人"})), "spot_check_of_others");
  EXPECT_EQ(told(desk.run(desk.actor(Role::VILL, 1), WithdrawSpotCheck{made, "记错了人"})),
            "spot_check_of_others");
  EXPECT_EQ(told(desk.run(herself(Role::TOWN), WithdrawSpotCheck{made, "记错了人"})), "own_case");
  EXPECT_EQ(refusal(desk.run(village, WithdrawSpotCheck{made, ""})), "text_missing reason");
  // The offers of the row are the verb's own answers.
  EXPECT_TRUE(list(village).items[0].actions[0].allowed);
  EXPECT_EQ(list(county).items[0].actions[0].reason_code, "spot_check_of_others");
  EXPECT_TRUE(list(desk.actor(Role::AUDIT)).items[0].actions.empty());
  ASSERT_EQ(told(desk.run(town, WithdrawSpotCheck{made, "记错了人"})), "done");
  EXPECT_EQ(told(desk.run(village, WithdrawSpotCheck{made, "再撤"})), "spot_check_withdrawn");
  const SpotCheckPage page = list(town);
  ASSERT_EQ(page.items.size(), 1U) << "it stays";
  EXPECT_EQ(page.items[0].withdrawn_on, Date(2022, 4, 6));
  EXPECT_EQ(page.items[0].withdraw_reason, "记错了人");
  EXPECT_TRUE(page.items[0].actions.empty());
  EXPECT_EQ(page.sums.not_at_work, 0);
  EXPECT_EQ(told(read_spot_check_photo(*desk, town, {made})), "done");
}

YIGANG_EACH_ENGINE(SpotChecks);

}  // namespace

}  // namespace yigang::usecase
