// The lines of a run on both engines: what each offers, and in which order they come.
#include "usecase/month_fixture.h"
#include "usecase/month_reads.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

std::string offered(const std::vector<Offer>& offers, std::string_view verb) {
  for (const Offer& offer : offers)
    if (offer.verb == verb) return offer.reason_code.value_or("yes");
  return "-";
}

class LineReads : public MonthFixture {};

// domain.md §7.1, reliability.md P6: a locked line is corrected, and by one hand at a time.
TEST_P(LineReads, a_line_offers_its_correction_once_it_is_locked_and_nobody_else_corrects) {
  a_worked_month(2);
  const RunSummary computed = run();
  const auto correct = [&](const Actor& actor) {
    const auto page = list_settlement_lines(*desk, actor, {.id = computed.id});
    return page ? offered(page->items[0].actions, "correct_line") : told(page);
  };
  EXPECT_EQ(correct(county), "-");
  lock(computed);
  EXPECT_EQ(correct(county), "yes");
  EXPECT_EQ(correct(town), "-");
  const CorrectLine less{lines(computed.id)[1].id,
                         {{Date(2022, 3, 1), Date(2022, 3, 31), Hours(390), {}, {}}},
                         "少一小时"};
  ASSERT_EQ(told(desk.run(county, less)), "done");
  EXPECT_EQ(correct(county), "yes");
  EXPECT_EQ(correct(county2), "correction_waits");
}

TEST_P(LineReads, lines_are_sorted_by_amount_and_by_name_page_by_page) {
  a_worked_month(3);
  place(4);  // nothing entered
  const RunSummary computed = run();
  const auto numbers = [&](store::RunLineOrder sort, bool descending) {
    store::RunLineFilter filter{.id = computed.id, .limit = 3};
    filter.sort = sort;
    filter.descending = descending;
    std::vector<std::int64_t> found;
    for (int pages = 0; pages < 5; ++pages) {
      const auto page = list_settlement_lines(*desk, county, filter);
      EXPECT_EQ(told(page), "done");
      if (!page) break;
      for (const RunLineView& line : page->items) found.push_back(line.placement_number);
      if (!page->next) break;
      filter.after = std::stoll(*page->next);
    }
    return found;
  };
  using Numbers = std::vector<std::int64_t>;
  EXPECT_EQ(numbers(store::RunLineOrder::amount, false), (Numbers{4, 1, 2, 3}));
  EXPECT_EQ(numbers(store::RunLineOrder::amount, true), (Numbers{3, 2, 1, 4}));
  // The fixture's sort keys are the numbers.
  EXPECT_EQ(numbers(store::RunLineOrder::name, true), (Numbers{4, 3, 2, 1}));
}

YIGANG_EACH_ENGINE(LineReads);

}  // namespace

}  // namespace yigang::usecase
