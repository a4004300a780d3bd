// The lists of the registers on both engines: pages, filters, and how far each role sees.
#include "usecase/register_reads.h"
#include "usecase/notice_register.h"

#include "usecase/desk_fixture.h"
#include "usecase/find_person.h"
#include "usecase/person_verbs.h"
#include "usecase/post_verbs.h"

namespace yigang::usecase {

namespace {

using store::told;

class Lists : public store::EachEngine {
 protected:
  Lists() : desk(GetParam()) {}

  void SetUp() override {
    const auto host =
        desk.run(town, RegisterHost{desk.village(), HostKind::town_or_village, "戴屯社区", {}});
    ASSERT_EQ(told(host), "done");
    ProposePosts posts;
    posts.host = host->id;
    posts.place = desk.village();
    posts.year = 2022;
    posts.title = "村容保洁员";
    posts.items = {{2, 2}};
    posts.department = "农业农村局";
    posts.post_type = "ordinary";
    posts.band = "40h";
    posts.count = 5;
    const auto proposed = desk.run(town, posts);
    ASSERT_EQ(told(proposed), "done");
  }

  TestDesk desk;
  const Actor town = desk.actor(Role::TOWN);
  const Actor county = desk.actor(Role::CNTY_HR);
  const Actor city = desk.actor(Role::CITY_HR);
};

Actor elsewhere(Actor actor) {
  actor.scope = {UnitCode(371522), {}, {}};
  return actor;
}

TEST_P(Lists, a_page_names_the_next_one_and_the_last_names_none) {
  store::PostFilter filter;
  filter.limit = 2;
  std::vector<std::int64_t> numbers;
  for (int pages = 1;; ++pages) {
    const auto page = list_posts(*desk, county, filter);
    ASSERT_EQ(told(page), "done");
    EXPECT_EQ(page->total, 5);
    for (const PostLine& line : page->items) numbers.push_back(line.number);
    if (!page->next) {
      EXPECT_EQ(pages, 3);
      break;
    }
    filter.after = *parse_id<PostTag>(*page->next);
  }
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
  // A full last page does not promise another one.
  filter = {};
  filter.limit = 5;
  EXPECT_FALSE(list_posts(*desk, county, filter)->next.has_value());
}

TEST_P(Lists, a_list_ends_at_the_scope) {
  EXPECT_EQ(list_posts(*desk, city, {})->total, 5);
  EXPECT_EQ(list_posts(*desk, town, {})->total, 5);
  EXPECT_EQ(list_posts(*desk, desk.actor(Role::VILL), {})->total, 5);
  EXPECT_EQ(list_posts(*desk, elsewhere(county), {})->total, 0);
  EXPECT_EQ(list_hosts(*desk, town, {})->total, 1);
  EXPECT_EQ(list_hosts(*desk, elsewhere(county), {})->total, 0);
  // A filter narrows the scope and never widens it.
  store::PostFilter other;
  other.unit = UnitCode(371522);
  EXPECT_EQ(list_posts(*desk, city, other)->total, 0);
  EXPECT_EQ(list_posts(*desk, county, other)->total, 0);
}

TEST_P(Lists, filters_count_what_they_list) {
  store::PostFilter filter;
  filter.state = registry::PostState::proposed;
  filter.year = 2022;
  filter.side = Side::rural;
  filter.town = desk.town();
  EXPECT_EQ(list_posts(*desk, county, filter)->items.size(), 5U);
  filter.state = registry::PostState::filled;
  EXPECT_EQ(list_posts(*desk, county, filter)->total, 0);
}

// 一/7: what a county adds is beside the plan, so that the numbers of the plan open its posts
// alone.
TEST_P(Lists, posts_of_the_plan_and_beyond_it_are_told_apart) {
  const auto total = [&](const store::PostFilter& filter) {
    return list_posts(*desk, county, filter)->total;
  };
  store::PostFilter filter;
  filter.self_increase = false;
  EXPECT_EQ(total(filter), 5);
  filter.created = false;
  filter.ever_filled = false;
  EXPECT_EQ(total(filter), 5);
  filter.created = true;
  EXPECT_EQ(total(filter), 0);
  store::PostFilter beyond;
  beyond.self_increase = true;
  EXPECT_EQ(total(beyond), 0);
  const auto beside = desk.database().write([](store::Writer& writer) -> Result<> {
    TRY_VOID(writer.execute(
        "UPDATE post SET self_increase = 1, created_on = '2022-02-20' WHERE number <= 2"));
    return {};
  });
  ASSERT_EQ(told(beside), "done");
  EXPECT_EQ(total(beyond), 2);
  beyond.created = true;
  EXPECT_EQ(total(beyond), 2);
  beyond.ever_filled = true;
  EXPECT_EQ(total(beyond), 0);
}

TEST_P(Lists, every_list_answers_on_this_engine) {
  EXPECT_EQ(list_pay_standards(*desk, county, {})->total, 0);
  EXPECT_EQ(list_vacancies(*desk, county, {})->total, 0);
  EXPECT_EQ(list_placements(*desk, county, {})->total, 0);
  EXPECT_EQ(list_announcements(*desk, town, {})->total, 0);
  EXPECT_EQ(list_notices(*desk, town, {})->total, 0);
}

TEST_P(Lists, a_limit_outside_the_bounds_is_refused) {
  for (const std::int64_t limit : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{201}}) {
    store::PostFilter filter;
    filter.limit = limit;
    EXPECT_EQ(told(list_posts(*desk, county, filter)), "limit_out_of_range");
  }
}

TEST_P(Lists, who_may_not_look_gets_no_list) {
  EXPECT_EQ(told(list_persons(*desk, desk.actor(Role::HOST), {})), "role_may_not");
  EXPECT_EQ(told(list_posts(*desk, desk.actor(Role::SYSADM), {})), "role_may_not");
  // A resident sees the own matters, never a list of others.
  EXPECT_EQ(told(list_persons(*desk, desk.actor(Role::SELF), {})), "only_own");
}

TEST_P(Lists, names_in_lists_are_masked) {
  const auto registered =
      desk.run(town, RegisterPerson{desk.village(), "王秀英",
                                    fictitious_number(Date(1969, 3, 8), 2), std::nullopt});
  ASSERT_EQ(told(registered), "done");
  const auto page = list_persons(*desk, county, {});
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].name, "王*英");
  EXPECT_EQ(page->items[0].resident_tail.size(), 4U);
}

TEST_P(Lists, a_person_is_found_by_name_number_or_last_four_within_the_scope) {
  const auto put = [&](const Actor& actor, PlaceCode village, const std::string& name,
                       const ResidentNumber& number) {
    const auto made = desk.run(actor, RegisterPerson{village, name, number, std::nullopt});
    EXPECT_EQ(told(made), "done");
    return made->number;
  };
  Actor other = town;
  other.scope = {UnitCode(371522), PlaceCode(371522001), {}};
  const ResidentNumber of_wang = fictitious_number(Date(1969, 3, 8), 2);
  const auto wang = put(town, desk.village(), "王秀英", of_wang);
  put(town, desk.village(), "王秀", fictitious_number(Date(1969, 3, 8), 4));
  put(town, desk.village(), "李秀英", fictitious_number(Date(1970, 3, 8), 6));
  put(other, PlaceCode(371522001002), "王秀兰", fictitious_number(Date(1969, 3, 8), 8));
  const auto found = [&](const Actor& actor, const std::string& q) {
    store::PersonFilter filter;
    filter.q = q;
    const auto page = list_persons(*desk, actor, filter);
    EXPECT_EQ(told(page), "done");
    EXPECT_EQ(page->total, static_cast<std::int64_t>(page->items.size()));
    return page->items;
  };
  EXPECT_EQ(found(town, "").size(), 3U);
  EXPECT_EQ(found(town, "王秀").size(), 2U);
  EXPECT_EQ(found(town, "秀英").size(), 0U);
  EXPECT_EQ(found(town, "王%").size(), 0U);
  EXPECT_EQ(found(other, "王").size(), 1U);
  ASSERT_EQ(found(town, std::to_string(wang)).size(), 1U);
  EXPECT_EQ(found(town, std::to_string(wang)).at(0).number, wang);
  const std::string tail = found(town, "王秀英").at(0).resident_tail;
  ASSERT_EQ(found(town, tail).size(), 1U);
  EXPECT_EQ(found(town, tail).at(0).number, wang);
  EXPECT_EQ(found(town, tail.substr(1)).size(), 0U);
  // A whole number stands in no address.
  store::PersonFilter whole;
  whole.q = of_wang.full();
  EXPECT_EQ(told(list_persons(*desk, town, whole)), "resident_number_in_text");
  EXPECT_EQ(told(list_persons(*desk, desk.actor(Role::HOST), whole)), "role_may_not");
}

TEST_P(Lists, a_person_of_another_unit_is_known_and_not_shown) {
  const ResidentNumber number = fictitious_number(Date(1969, 3, 8), 2);
  EXPECT_FALSE(desk.run(town, FindPerson{desk.village(), number})->registered_elsewhere);
  ASSERT_EQ(told(desk.run(town, RegisterPerson{desk.village(), "王秀英", number, std::nullopt})),
            "done");
  const auto here = desk.run(town, FindPerson{desk.village(), number});
  ASSERT_TRUE(here->person.has_value());
  EXPECT_EQ(here->person->name, "王*英");
  EXPECT_FALSE(here->holds_post);
  Actor other = town;
  other.scope = {UnitCode(371522), PlaceCode(371522001), {}};
  const auto there = desk.run(other, FindPerson{PlaceCode(371522001002), number});
  ASSERT_EQ(told(there), "done");
  EXPECT_TRUE(there->registered_elsewhere);
  EXPECT_FALSE(there->person.has_value());
  EXPECT_EQ(told(desk.run(other, FindPerson{desk.village(), number})), "not_found");
  EXPECT_EQ(told(desk.run(town, FindPerson{desk.town(), number})), "village_needed");
}

using store::engines_here;
YIGANG_EACH_ENGINE(Lists);

}  // namespace

}  // namespace yigang::usecase
