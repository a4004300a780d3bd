// The field on top, on both engines: what it finds, for whom, and how far (interface.md §4).
#include "usecase/search.h"

#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::told;

class Search : public Chain {
 protected:
  void SetUp() override {
    issue_the_plan();
    posts_ = open_posts(2);
    announce(posts_);
    person("王秀英", Date(1970, 5, 3), 2);
    person("王秀", Date(1971, 5, 3), 4);
    person("李秀英", Date(1972, 5, 3), 6);
  }
  Result<Found> ask(const Actor& actor, std::string q) {
    return search(*desk, actor, SearchQuery{std::move(q)});
  }
  std::vector<PostId> posts_;
};

TEST_P(Search, finds_persons_by_how_the_name_begins_and_shows_them_masked) {
  const auto begun = ask(town, " 王秀 ");
  ASSERT_EQ(told(begun), "done");
  ASSERT_EQ(begun->persons.items.size(), 2U);
  EXPECT_EQ(begun->persons.total, 2);
  EXPECT_EQ(begun->persons.items[0].name, "王*英");
  EXPECT_EQ(ask(town, "王秀英")->persons.total, 1);
  EXPECT_EQ(ask(town, "秀英")->persons.total, 0);
  EXPECT_EQ(ask(town, "%")->persons.total, 0);
}

TEST_P(Search, finds_a_post_by_its_number_and_by_its_title) {
  EXPECT_EQ(ask(county, "2")->posts.total, 1);
  EXPECT_EQ(ask(county, "保洁")->posts.total, 2);
  EXPECT_EQ(ask(county, "保洁")->persons.total, 0);
}

TEST_P(Search, shows_five_of_each_and_the_number_of_all_of_them) {
  const auto found = ask(county, "村委会");
  ASSERT_EQ(told(found), "done");
  EXPECT_EQ(found->places.items.size(), 5U);
  EXPECT_GT(found->places.total.value_or(0), 100);
}

TEST_P(Search, ends_at_the_scope_of_whoever_asks) {
  Actor other = county;
  other.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(ask(other, "王秀")->persons.total, 0);
  EXPECT_EQ(ask(other, "保洁")->posts.total, 0);
  EXPECT_EQ(ask(city, "王秀")->persons.total, 0);  // the city may not list persons at all
  EXPECT_EQ(ask(city, "保洁")->posts.total, 2);
  // 冠县 lies beside 莘县: each county finds the own name alone.
  EXPECT_EQ(ask(county, "冠县")->places.items.front().name, "冠县");
  EXPECT_EQ(ask(other, "冠县")->places.total, 0);
  EXPECT_EQ(ask(town, "冠县")->places.total, 0);
  const auto in_town = ask(town, "村");
  for (const FoundPlace& place : in_town->places.items) EXPECT_EQ(place.town, desk.town());
  const auto in_village = ask(village, "村");
  for (const FoundPlace& place : in_village->places.items) EXPECT_EQ(place.village, desk.village());
}

TEST_P(Search, answers_each_role_the_kinds_that_it_may_list) {
  const auto host = ask(desk.actor(Role::HOST), "王秀");
  ASSERT_EQ(told(host), "done");
  EXPECT_EQ(host->persons.total, 0);
  const auto bank = ask(desk.actor(Role::BANK), "保洁");
  ASSERT_EQ(told(bank), "done");
  EXPECT_EQ(bank->posts.total, 0);
  EXPECT_EQ(ask(desk.actor(Role::BANK), "冠县")->places.total, 0);
  EXPECT_EQ(told(ask(desk.actor(Role::PUB), "保洁")), "role_may_not");
}

TEST_P(Search, finds_documents_by_number_and_what_is_published_by_title) {
  const auto found = ask(desk.actor(Role::BANK), "聊政办字〔2022〕4号");
  ASSERT_EQ(told(found), "done");
  ASSERT_EQ(found->documents.items.size(), 1U);
  EXPECT_EQ(found->documents.items[0].number, "聊政办字〔2022〕4号");
  EXPECT_EQ(ask(county, "gb/t 22239")->documents.total, 1) << "in whichever letters";
  EXPECT_EQ(ask(county, "GB/T 22239")->documents.total, 1);
  EXPECT_EQ(ask(county, "公告")->announcements.total, 1);
  EXPECT_EQ(ask(county, "公告")->notices.total, 0);
}

TEST_P(Search, takes_no_resident_number_and_no_blank_and_says_where) {
  const auto number = ask(town, fictitious_number(Date(1970, 5, 3), 2).full());
  EXPECT_EQ(told(number), "resident_number_in_text");
  EXPECT_EQ(number.error().field, "q");
  EXPECT_EQ(told(ask(town, "  ")), "text_missing");
  std::string text;
  for (int i = 0; i < 41; ++i) text += "村";
  EXPECT_EQ(told(ask(town, text)), "text_too_long");
}

using store::engines_here;
YIGANG_EACH_ENGINE(Search);

}  // namespace

}  // namespace yigang::usecase
