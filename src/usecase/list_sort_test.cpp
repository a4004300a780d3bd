// Sorted lists on both engines: each row once, in the order of the column and of the ids among
// equals, in both directions, and no page that begins at a row outside of the scope.
#include "usecase/chain_fixture.h"
#include "usecase/reads.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

namespace {

using store::told;

class Sorted : public Chain {
 protected:
  void SetUp() override {
    issue_the_plan();
    posts_ = open_posts(5);
    announcement_ = announce(posts_);
    int sequence = 2;
    for (const char* name : {"赵六", "王秀英", "陈一", "王秀", "李四"}) {
      people_.push_back(person(name, Date(1970, 5, 3), sequence));
      sequence += 2;
    }
    for (const PersonId who : people_) apply(announcement_, who);
  }
  // What all pages of a list show, two rows a page.
  template <class Line, class Filter, class Of>
  std::vector<std::int64_t> numbers(Result<wire::Page<Line>> (*list)(Desk&, const Actor&,
                                                                     const Filter&),
                                    Filter filter, Of of) {
    filter.limit = 2;
    std::vector<std::int64_t> found;
    for (int pages = 0; pages < 9; ++pages) {
      const auto page = list(*desk, county, filter);
      EXPECT_EQ(told(page), "done");
      if (!page) break;
      EXPECT_EQ(page->total, 5);
      for (const Line& line : page->items) found.push_back(of(line));
      if (!page->next) break;
      filter.after = std::remove_cvref_t<decltype(*filter.after)>(std::stoll(*page->next));
    }
    return found;
  }
  std::vector<PostId> posts_;
  std::vector<PersonId> people_;
  AnnouncementId announcement_;
};

using Numbers = std::vector<std::int64_t>;

TEST_P(Sorted, pages_hold_each_row_once_upward_and_downward) {
  const auto number = [](const PostLine& line) { return line.number; };
  store::PostFilter filter;
  filter.sort = store::PostOrder::number;
  EXPECT_EQ(numbers(&list_posts, filter, number), (Numbers{1, 2, 3, 4, 5}));
  filter.descending = true;
  EXPECT_EQ(numbers(&list_posts, filter, number), (Numbers{5, 4, 3, 2, 1}));
  // Without a column the ids alone are turned round.
  filter.sort = {};
  EXPECT_EQ(numbers(&list_posts, filter, number), (Numbers{5, 4, 3, 2, 1}));
}

TEST_P(Sorted, equals_and_what_is_empty_come_in_the_order_of_the_ids) {
  const auto number = [](const PostLine& line) { return line.number; };
  store::PostFilter filter;
  filter.sort = store::PostOrder::title;
  EXPECT_EQ(numbers(&list_posts, filter, number), (Numbers{1, 2, 3, 4, 5}));
  filter.sort = store::PostOrder::first_filled_on;
  EXPECT_EQ(numbers(&list_posts, filter, number), (Numbers{1, 2, 3, 4, 5}));
  filter.descending = true;
  EXPECT_EQ(numbers(&list_posts, filter, number), (Numbers{5, 4, 3, 2, 1}));
}

TEST_P(Sorted, names_come_as_they_are_read_aloud) {
  const auto number = [](const PersonLine& line) { return line.number; };
  store::PersonFilter filter;
  filter.sort = store::PersonOrder::name;
  // Chen, Li, Wang Xiuying, Wang Xiu, Zhao: in the key a whole name ends behind all letters.
  EXPECT_EQ(numbers(&list_persons, filter, number), (Numbers{3, 5, 2, 4, 1}));
  filter.descending = true;
  EXPECT_EQ(numbers(&list_persons, filter, number), (Numbers{1, 4, 2, 5, 3}));
}

TEST_P(Sorted, applications_come_by_name_by_day_and_by_votes) {
  const auto number = [](const ApplicationLine& line) { return line.number; };
  ApplicationQuery query;
  query.sort = store::ApplicationOrder::name;
  EXPECT_EQ(numbers(&list_applications, query, number), (Numbers{3, 5, 2, 4, 1}));
  query.sort = store::ApplicationOrder::applied_on;
  EXPECT_EQ(numbers(&list_applications, query, number), (Numbers{1, 2, 3, 4, 5}));
  query.sort = store::ApplicationOrder::votes_for;
  query.descending = true;
  EXPECT_EQ(numbers(&list_applications, query, number), (Numbers{5, 4, 3, 2, 1}));
}

// By an id of another county one could otherwise learn where that person's name stands.
TEST_P(Sorted, no_page_begins_at_a_row_outside_of_the_scope) {
  Actor other = county;
  other.scope = {UnitCode(371522), {}, {}};
  store::PersonFilter filter;
  filter.sort = store::PersonOrder::name;
  filter.after = people_[0];
  const auto refused = list_persons(*desk, other, filter);
  EXPECT_EQ(told(refused), "bad_cursor");
  EXPECT_EQ(refused.error().field, "after");
  EXPECT_EQ(told(list_persons(*desk, county, filter)), "done");
  // The row may have left what the filter lets through: the next page begins after it all the same.
  store::PostFilter open;
  open.sort = store::PostOrder::number;
  open.state = registry::PostState::abolished;
  open.after = posts_[1];
  EXPECT_EQ(told(list_posts(*desk, county, open)), "done");
}

TEST_P(Sorted, placements_and_vacancies_answer_every_column) {
  for (const auto sort : {store::PlacementOrder::number, store::PlacementOrder::name,
                          store::PlacementOrder::post_title, store::PlacementOrder::started_on,
                          store::PlacementOrder::agreed_until, store::PlacementOrder::ended_on}) {
    store::PlacementFilter filter;
    filter.sort = sort;
    EXPECT_EQ(told(list_placements(*desk, county, filter)), "done");
  }
  for (const auto sort : {store::VacancyOrder::number, store::VacancyOrder::title,
                          store::VacancyOrder::opened_on, store::VacancyOrder::days_vacant}) {
    store::VacancyFilter filter;
    filter.sort = sort;
    EXPECT_EQ(told(list_vacancies(*desk, county, filter)), "done");
  }
}

using store::engines_here;
YIGANG_EACH_ENGINE(Sorted);

}  // namespace

}  // namespace yigang::usecase
