// What a spot check says beside attendance and pay (LZ-2022-4 二(三) 考勤, 三(一) 督促检查): a
// notice, and never a change; on both engines.
#include "usecase/spot_check_reads.h"

#include <algorithm>

#include "store/described_row.h"
#include "store/spot_check_queries.h"
#include "usecase/month_fixture.h"
#include "usecase/month_reads.h"
#include "usecase/person_life.h"
#include "usecase/spot_checks.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::SpotFinding;
using store::told;

class SpotCheckReads : public MonthFixture {
 protected:
  SpotCheckId check(std::string_view at, SpotFinding finding,
                    std::optional<PlacementId> placement = std::nullopt) {
    RecordSpotCheck command;
    command.placement = placement.value_or(one_);
    command.at = *wire::parse_instant(std::string(at) + "T09:30:00+08:00");
    command.place = "村东环卫点";
    command.finding = finding;
    command.remark = "去镇上开会";
    command.photo = {"\xFF\xD8\xFF\xE0 a picture " + std::to_string(++pictures_)};
    const auto answer = desk.run(village, command);
    EXPECT_EQ(told(answer), "done");
    return answer->id;
  }
  void enter(Month month, const std::vector<AttendanceSpan>& spans) {
    ASSERT_EQ(told(desk.run(village, EnterAttendance{one_, month, spans})), "done");
  }
  SpotCheckPage list(const store::SpotCheckFilter& filter = {}) {
    const auto page = list_spot_checks(*desk, town, filter);
    EXPECT_EQ(told(page), "done");
    return page ? *page : SpotCheckPage{};
  }
  PlacementId one_ = place(1);
  PlacementId two_ = place(2);
  const Month april_ = Month(2022, 4);
  int pictures_ = 0;
};

TEST_P(SpotCheckReads, absence_on_a_day_entered_as_worked_is_a_contradiction) {
  enter(april_, {{Date(2022, 4, 1), Date(2022, 4, 3), Hours(120), {}, store::LeaveKind::none},
                 {Date(2022, 4, 4), Date(2022, 4, 4), {}, {}, store::LeaveKind::absent},
                 {Date(2022, 4, 5), Date(2022, 4, 5), {}, {}, store::LeaveKind::personal}});
  const SpotCheckId worked = check("2022-04-02", SpotFinding::not_at_work);
  check("2022-04-04", SpotFinding::not_at_work);      // both say so
  check("2022-04-05", SpotFinding::not_at_work);      // leave was asked for
  check("2022-04-06", SpotFinding::not_at_work);      // nothing is entered yet
  check("2022-04-01", SpotFinding::at_work);          // both say so
  check("2022-04-03", SpotFinding::away_with_cause);  // a cause is no absence
  const SpotCheckPage all = list();
  EXPECT_EQ(all.sums.total, 6);
  EXPECT_EQ(all.sums.at_work, 1);
  EXPECT_EQ(all.sums.not_at_work, 4);
  EXPECT_EQ(all.sums.away_with_cause, 1);
  EXPECT_EQ(all.sums.contradictions, 1);
  store::SpotCheckFilter filter;
  filter.contradicts = true;
  const SpotCheckPage page = list(filter);
  ASSERT_EQ(page.items.size(), 1U);
  EXPECT_EQ(page.items[0].id, worked);
  EXPECT_EQ(page.items[0].attendance, store::LeaveKind::none);
  EXPECT_EQ(page.total, 1);
  ASSERT_EQ(told(desk.run(town, WithdrawSpotCheck{worked, "看错了人"})), "done");
  EXPECT_EQ(list(filter).sums.total, 0) << "what was withdrawn says nothing";
}

TEST_P(SpotCheckReads, a_finding_changes_no_attendance_and_no_pay) {
  for (const std::int64_t n : {1, 2}) {
    give_account(n);
    ASSERT_EQ(told(desk.run(village, hours(id<PlacementId>(n), 400))), "done");
  }
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  const auto paid = [&] {
    std::string text;
    for (const store::SettlementLineRow& line : lines(run().id))
      text += std::string(word(line.status)) + " " + to_text(line.hours_x10) + " " +
              to_text(line.amount_fen) + "; ";
    return text;
  };
  const std::string before = paid();
  EXPECT_NE(before.find("680.00"), std::string::npos) << before;
  check("2022-03-31", SpotFinding::not_at_work);
  EXPECT_EQ(paid(), before);
}

TEST_P(SpotCheckReads, the_list_is_narrowed_and_read_in_pages) {
  for (const auto* day : {"2022-03-30", "2022-03-31", "2022-04-01", "2022-04-02"})
    check(day, SpotFinding::at_work);
  check("2022-04-02", SpotFinding::not_at_work, two_);
  store::SpotCheckFilter filter;
  filter.month = Month(2022, 3);
  EXPECT_EQ(list(filter).sums.total, 2);
  filter = {};
  filter.from = april_;
  EXPECT_EQ(list(filter).sums.total, 3);
  filter = {};
  filter.finding = SpotFinding::not_at_work;
  EXPECT_EQ(list(filter).items.at(0).placement, two_);
  filter = {};
  filter.placement = two_;
  EXPECT_EQ(list(filter).sums.total, 1);
  filter = {};
  filter.village = PlaceCode(371525001041);
  EXPECT_EQ(list(filter).sums.total, 0);
  filter = {};
  filter.withdrawn = true;
  EXPECT_EQ(list(filter).sums.total, 0);
  filter = {};
  filter.limit = 3;
  const SpotCheckPage first = list(filter);
  ASSERT_EQ(first.items.size(), 3U);
  EXPECT_EQ(first.total, 5);
  EXPECT_EQ(first.items[0].placement, two_) << "the newest first";
  ASSERT_TRUE(first.next);
  filter.after = parse_id<SpotCheckTag>(*first.next).value();
  const SpotCheckPage second = list(filter);
  ASSERT_EQ(second.items.size(), 2U);
  EXPECT_EQ(second.items[1].day, Date(2022, 3, 30));
  EXPECT_FALSE(second.next);
}

TEST_P(SpotCheckReads, the_attendance_and_the_sheet_tell_of_them_to_who_may_see_them) {
  enter(april_, {{Date(2022, 4, 1), Date(2022, 4, 6), Hours(120), {}, store::LeaveKind::none}});
  check("2022-04-02", SpotFinding::not_at_work);
  check("2022-04-03", SpotFinding::at_work);
  store::AttendanceFilter filter;
  filter.month = april_;
  const auto people = list_attendance(*desk, town, filter);
  ASSERT_EQ(told(people), "done");
  EXPECT_EQ(people->items[0].spot_checks, 2);
  EXPECT_EQ(people->items[0].contradictions, 1);
  EXPECT_EQ(people->items[1].spot_checks, 0);
  const auto sheets = list_sheets(*desk, town, {april_, std::nullopt});
  ASSERT_EQ(told(sheets), "done");
  EXPECT_EQ(sheets->towns[0].contradictions, 1);
  EXPECT_EQ(list_sheets(*desk, town, {Month(2022, 3), std::nullopt})->towns[0].contradictions, 0);
  // domain.md §7: the host enters attendance, and has no part in checks.
  EXPECT_FALSE(list_attendance(*desk, desk.actor(Role::HOST), filter)->items[0].contradictions);
  EXPECT_FALSE(list_sheets(*desk, desk.actor(Role::HOST), {april_, {}})->towns[0].contradictions);
}

TEST_P(SpotCheckReads, a_contradiction_bars_nothing_and_is_a_card_of_the_town) {
  enter(Month(2022, 3), {{Date(2022, 3, 1), Date(2022, 3, 31), Hours(400), {}, {}}});
  check("2022-03-30", SpotFinding::not_at_work);
  const auto card = [&](const Actor& actor) -> std::string {
    const auto today = read_today(*desk, actor);
    const auto found = std::ranges::find(today->cards, "spot_contradictions", &Card::code);
    return found == today->cards.end() ? "" : std::to_string(found->count) + " " + found->link;
  };
  EXPECT_EQ(card(town), "1 /spot-checks?contradicts=true&from=2022-03");
  EXPECT_EQ(card(village), "") << "the town answers for its sheet";
  EXPECT_EQ(told(desk.run(town, CloseAttendance{desk.town(), Month(2022, 3)})), "done");
  // Two months later it is no work of this one.
  desk.set_day(Date(2022, 5, 6));
  EXPECT_EQ(card(town), "");
}

TEST_P(SpotCheckReads, a_life_has_them_as_of_its_day) {
  const SpotCheckId made = check("2022-04-05", SpotFinding::not_at_work);
  const PersonId who = id<PersonId>(1);
  const auto posts = [&](const Actor& actor, std::optional<Date> on = {}) {
    const auto life = person_life(*desk, actor, {who, on});
    EXPECT_EQ(told(life), "done");
    return life->posts.at(0).spot_checks;
  };
  ASSERT_EQ(posts(town).size(), 1U);
  EXPECT_EQ(posts(town)[0].time, "09:30");
  EXPECT_EQ(posts(town)[0].finding, SpotFinding::not_at_work);
  EXPECT_FALSE(posts(town)[0].withdrawn);
  EXPECT_TRUE(posts(town, Date(2022, 4, 5)).empty()) << "it was recorded on the 6th";
  EXPECT_TRUE(posts(desk.actor(Role::HOST)).empty());
  desk.set_day(Date(2022, 4, 8));
  ASSERT_EQ(told(desk.run(town, WithdrawSpotCheck{made, "看错了人"})), "done");
  EXPECT_TRUE(posts(town)[0].withdrawn);
  EXPECT_FALSE(posts(town, Date(2022, 4, 7))[0].withdrawn);
}

YIGANG_EACH_ENGINE(SpotCheckReads);

}  // namespace

}  // namespace yigang::usecase
