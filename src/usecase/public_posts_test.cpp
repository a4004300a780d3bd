// What everybody may see of posts that can be applied for: by village, without a person.
#include "usecase/public_posts.h"

#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

class PublicPostsTest : public Chain {
 protected:
  PublicPosts shown(const store::PublicPostFilter& filter = {}) {
    const auto posts = list_public_posts(*desk, filter);
    EXPECT_EQ(told(posts), "done");
    return posts.value_or(PublicPosts{});
  }
};

TEST_P(PublicPostsTest, equal_posts_of_a_village_are_one_line_with_their_number) {
  issue_the_plan();
  announce(open_posts(3));
  const PublicPosts posts = shown();
  ASSERT_EQ(posts.items.size(), 1U);
  EXPECT_EQ(posts.total, 1);
  EXPECT_EQ(posts.posts, 3);
  const PublicPostLine& line = posts.items[0];
  EXPECT_EQ(line.count, 3);
  EXPECT_EQ(line.title, "村容保洁员");
  EXPECT_EQ(line.unit_name, "冠县");
  EXPECT_FALSE(line.place_name.empty());
  EXPECT_EQ(line.closes_on, Date(2022, 3, 31));
  EXPECT_FALSE(line.rate_fen) << "none is recorded";
}

TEST_P(PublicPostsTest, only_within_the_period_of_the_announcement) {
  issue_the_plan();
  announce(open_posts(1));
  desk.set_day(Date(2022, 2, 28));
  EXPECT_EQ(shown().posts, 0);
  desk.set_day(Date(2022, 3, 31));
  EXPECT_EQ(shown().posts, 1);
  desk.set_day(Date(2022, 4, 1));
  EXPECT_EQ(shown().posts, 0);
}

TEST_P(PublicPostsTest, a_post_that_is_given_to_somebody_is_no_longer_shown) {
  issue_the_plan();
  const std::vector<PostId> posts = open_posts(2);
  const AnnouncementId announcement = announce(posts);
  on_duty(announcement, person("杨玉兰", Date(1970, 1, 1), 12), posts[0]);
  EXPECT_EQ(shown().posts, 1);
}

TEST_P(PublicPostsTest, a_village_is_found_by_a_part_of_its_name_and_no_other_is) {
  issue_the_plan();
  announce(open_posts(1));
  const std::string name = shown().items.at(0).place_name;
  store::PublicPostFilter filter;
  filter.q = name;
  EXPECT_EQ(shown(filter).posts, 1);
  filter.unit = UnitCode(371502);
  EXPECT_EQ(shown(filter).posts, 0);
  filter.unit.reset();
  filter.q = "没有这个村";
  EXPECT_EQ(shown(filter).posts, 0);
  filter.q = "村";
  EXPECT_EQ(told(list_public_posts(*desk, filter)), "place_name_too_wide");
}

// interface.md §9.7: by distance, in tiles, each of which opens as many posts as it says.
TEST_P(PublicPostsTest, places_around_are_told_by_what_they_share_with_the_chosen_one) {
  issue_the_plan();
  announce(open_posts(3));
  const PublicPostLine line = shown().items.at(0);
  const auto only = [&](store::PublicPostFilter from) {
    from.nearby = true;
    const PublicPosts posts = shown(from);
    EXPECT_EQ(posts.places.size(), 1U);
    return posts.places.empty() ? NearPlace{} : posts.places[0];
  };
  NearPlace tile = only({});
  EXPECT_EQ(tile.near, Nearness::elsewhere);
  EXPECT_EQ(tile.name, "冠县");
  EXPECT_EQ(tile.posts, 3);
  EXPECT_FALSE(tile.town);
  tile = only({.unit = line.unit});
  EXPECT_EQ(tile.near, Nearness::county);
  EXPECT_EQ(tile.name, line.town_name);
  tile = only({.unit = line.unit, .town = line.town});
  EXPECT_EQ(tile.near, Nearness::town);
  EXPECT_EQ(tile.name, line.place_name);
  tile = only({.unit = line.unit, .town = line.town, .place = line.place});
  EXPECT_EQ(tile.near, Nearness::village);
  EXPECT_EQ(shown({.unit = tile.unit, .town = tile.town, .place = tile.place}).posts, tile.posts);
  // Whoever looks from another county is told of this one as a whole.
  const PublicPosts far = shown({.unit = UnitCode(371522), .nearby = true});
  ASSERT_EQ(far.places.size(), 1U);
  EXPECT_EQ(far.places[0].near, Nearness::elsewhere);
  EXPECT_EQ(far.posts, 0);
  EXPECT_TRUE(shown().places.empty()) << "only where they are asked for";
}

TEST_P(PublicPostsTest, pages_go_on_after_the_last_line) {
  issue_the_plan();
  std::vector<PostId> posts = open_posts(1);
  ProposePosts other = proposal(register_host("另一个村的单位"), 1);
  other.title = "护林员";
  const auto proposed = desk.run(town, other);
  ASSERT_EQ(told(proposed), "done");
  ASSERT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "done");
  posts.push_back(proposed->ids.at(0));
  announce(posts);
  store::PublicPostFilter filter;
  filter.limit = 1;
  const PublicPosts first = shown(filter);
  ASSERT_EQ(first.items.size(), 1U);
  EXPECT_EQ(first.total, 2);
  ASSERT_TRUE(first.next);
  filter.after = parse_id<PostTag>(*first.next).value();
  const PublicPosts second = shown(filter);
  ASSERT_EQ(second.items.size(), 1U);
  EXPECT_NE(second.items[0].title, first.items[0].title);
  EXPECT_EQ(second.total, 2);
  EXPECT_FALSE(second.next);
}

YIGANG_EACH_ENGINE(PublicPostsTest);

}  // namespace

}  // namespace yigang::usecase
