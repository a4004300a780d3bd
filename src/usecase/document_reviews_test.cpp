// Whether a document of law is still in force, on both engines: who looks, for how long a look is
// good, and what is due.
#include "usecase/document_reviews.h"

#include "store/described_row.h"
#include "usecase/clause_reads.h"
#include "usecase/desk_fixture.h"
#include "usecase/figures.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::ReviewVerdict;
using store::told;

const std::string kNumber(law::kNotice);

class DocumentReviewTest : public store::EachEngine {
 protected:
  DocumentReviewTest() : desk(GetParam()) { desk.set_day(Date(2022, 6, 1)); }

  static ReviewDocument look(Date day, ReviewVerdict verdict = ReviewVerdict::in_force,
                             std::optional<std::string> replaced_by = {}) {
    return {kCity, kNumber, verdict, std::move(replaced_by), day, "市政府网站无废止公告"};
  }
  DocumentLine line() {
    const auto lines = list_documents(*desk, {});
    EXPECT_EQ(told(lines), "done");
    return *std::ranges::find(*lines, kNumber, &DocumentLine::number);
  }
  std::int64_t card(const Actor& actor) {
    const auto today = read_today(*desk, actor);
    EXPECT_EQ(told(today), "done");
    const auto found = std::ranges::find(today->cards, "review_document", &Card::code);
    if (found == today->cards.end()) return 0;
    EXPECT_TRUE(found->warns);
    return found->count;
  }
  std::int64_t listed(std::optional<UnitCode> unit) {
    const auto lines = list_documents(*desk, {true, unit});
    EXPECT_EQ(told(lines), "done");
    return std::ssize(*lines);
  }

  TestDesk desk;
  const Actor city = desk.actor(Role::CITY_HR);
  const Actor county = desk.actor(Role::CNTY_HR);
};

TEST_P(DocumentReviewTest, a_look_is_good_for_the_days_of_the_figure_and_no_longer) {
  EXPECT_TRUE(line().review_due);
  EXPECT_FALSE(line().review);
  ASSERT_EQ(told(desk.run(city, look(Date(2022, 6, 1)))), "done");
  ASSERT_TRUE(line().review);
  EXPECT_EQ(line().review->good_until, Date(2023, 6, 1));
  desk.set_day(Date(2023, 6, 1));
  EXPECT_FALSE(line().review_due);
  desk.set_day(Date(2023, 6, 2));
  EXPECT_TRUE(line().review_due);
}

TEST_P(DocumentReviewTest, what_is_due_is_a_card_of_who_may_look_and_its_rows) {
  const std::int64_t before = card(city);
  EXPECT_GT(before, 3);
  EXPECT_EQ(before, listed(kCity));
  EXPECT_EQ(card(county), 0);
  EXPECT_EQ(card(desk.actor(Role::AUDIT)), 0);
  ASSERT_EQ(told(desk.run(city, look(Date(2022, 6, 1)))), "done");
  EXPECT_EQ(card(city), before - 1);
  // A document that the county itself names with a figure is the county's to look at.
  const auto entered = desk.run(county, EnterFigure{"wage_tier",
                                                    desk.unit(),
                                                    Date(2022, 7, 1),
                                                    {},
                                                    "2",
                                                    "冠政办发〔2022〕5号",
                                                    "一",
                                                    "我县执行第二档",
                                                    store::FigureStatus::confirmed});
  ASSERT_EQ(told(entered), "done");
  ASSERT_EQ(told(desk.run(desk.actor(Role::CNTY_HR, 1), ConfirmFigure{entered->id})), "done");
  EXPECT_EQ(card(county), 1);
  EXPECT_EQ(listed(desk.unit()), 1);
  EXPECT_EQ(card(city), before);
  EXPECT_EQ(told(desk.run(county, look(Date(2022, 6, 1)))), "not_found");
  ReviewDocument own = look(Date(2022, 6, 1));
  own.unit = desk.unit();
  EXPECT_EQ(told(desk.run(county, own)), "document_of_another");
  own.document = "冠政办发〔2022〕5号";
  ASSERT_EQ(told(desk.run(county, own)), "done");
  EXPECT_EQ(card(county), 0);
}

TEST_P(DocumentReviewTest, what_is_replaced_says_by_what_and_is_not_due_again) {
  EXPECT_EQ(told(desk.run(city, look(Date(2022, 6, 1), ReviewVerdict::replaced))), "text_missing");
  EXPECT_EQ(told(desk.run(city, look(Date(2022, 6, 1), ReviewVerdict::replaced, kNumber))),
            "document_replaced_by_itself");
  EXPECT_EQ(told(desk.run(city, look(Date(2022, 6, 1), ReviewVerdict::lapsed, "别的"))),
            "document_not_replaced");
  ASSERT_EQ(told(desk.run(city, look(Date(2022, 6, 1), ReviewVerdict::replaced, "新文件"))),
            "done");
  desk.set_day(Date(2030, 1, 1));
  EXPECT_FALSE(line().review_due);
  EXPECT_EQ(line().review->replaced_by, "新文件");
}

TEST_P(DocumentReviewTest, the_latest_look_counts_and_its_reviewer_is_told_to_the_office) {
  EXPECT_EQ(told(desk.run(city, look(Date(2022, 6, 2)))), "day_in_future");
  ASSERT_EQ(told(desk.run(city, look(Date(2022, 5, 20)))), "done");
  EXPECT_EQ(told(desk.run(city, look(Date(2022, 5, 19)))), "document_review_before");
  ASSERT_EQ(told(desk.run(city, look(Date(2022, 6, 1), ReviewVerdict::lapsed))), "done");
  EXPECT_EQ(line().review->verdict, ReviewVerdict::lapsed);
  const auto reviews = list_document_reviews(*desk, county, {.document = kNumber});
  ASSERT_EQ(told(reviews), "done");
  ASSERT_EQ(reviews->items.size(), 2U);
  EXPECT_EQ(reviews->items[0].reviewed_on, Date(2022, 6, 1));
  EXPECT_EQ(list_document_reviews(*desk, county, {.document = "别的"})->items.size(), 0U);
  EXPECT_EQ(told(desk.run(desk.actor(Role::TOWN), look(Date(2022, 6, 1)))), "not_found");
}

TEST_P(DocumentReviewTest, the_looks_are_told_newest_first_and_page_by_page) {
  constexpr int kLooks = 203;
  ASSERT_EQ(
      told(desk.database().write([&](store::Writer& writer) -> Result<> {
        for (int at = 0; at < kLooks; ++at)
          TRY_VOID(store::insert(writer, store::DocumentReviewRow{kCity,
                                                                  DocumentReviewId(at + 1),
                                                                  kNumber,
                                                                  ReviewVerdict::in_force,
                                                                  {},
                                                                  Date(2020, 1, 1).plus_days(at),
                                                                  "看过",
                                                                  city.account}));
        return {};
      })),
      "done");
  store::DocumentReviewFilter filter{.document = kNumber, .limit = 100};
  std::vector<Date> days;
  do {
    const auto page = list_document_reviews(*desk, city, filter);
    ASSERT_EQ(told(page), "done");
    EXPECT_EQ(page->total, kLooks);
    for (const DocumentReviewLine& one : page->items) days.push_back(one.reviewed_on);
    filter.after = page->items.back().id;
    if (!page->next) break;
  } while (true);
  ASSERT_EQ(std::ssize(days), kLooks);
  EXPECT_EQ(days.front(), Date(2020, 1, 1).plus_days(kLooks - 1));
  EXPECT_TRUE(std::ranges::is_sorted(days, std::ranges::greater()));
  const auto latest = list_document_reviews(*desk, city, {.document = {}, .latest = true});
  ASSERT_EQ(latest->total, 1);
  EXPECT_EQ(latest->items.at(0).reviewed_on, days.front());
}

TEST_P(DocumentReviewTest, many_looks_at_one_document_leave_the_others_reviewed) {
  ASSERT_EQ(told(desk.run(city, look(Date(2022, 6, 1)))), "done");
  ASSERT_EQ(
      told(desk.database().write([&](store::Writer& writer) -> Result<> {
        for (int at = 0; at < 250; ++at)
          TRY_VOID(store::insert(writer, store::DocumentReviewRow{kCity,
                                                                  DocumentReviewId(at + 1),
                                                                  "别的文件",
                                                                  ReviewVerdict::in_force,
                                                                  {},
                                                                  Date(2022, 6, 2).plus_days(at),
                                                                  "看过",
                                                                  city.account}));
        return {};
      })),
      "done");
  EXPECT_TRUE(line().review);
  EXPECT_FALSE(line().review_due);
}

YIGANG_EACH_ENGINE(DocumentReviewTest);

}  // namespace

}  // namespace yigang::usecase
