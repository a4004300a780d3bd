// How far a town reaches (domain.md §7): neither to another town's persons nor to its bodies, and
// never to an approval. On both engines.
#include "store/described_row.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

constexpr PlaceCode kOtherTown{371525002};

class TownLimits : public Chain {
 protected:
  TownLimits() { other.scope = {desk.unit(), kOtherTown, {}}; }

  Actor other = desk.actor(Role::TOWN, 2);
};

TEST_P(TownLimits, a_number_registered_in_another_town_tells_nothing_but_that) {
  const ResidentNumber number = fictitious_number(Date(1966, 1, 1), 7);
  RegisterPerson here{desk.village(), "王秀英", number, {}};
  ASSERT_EQ(told(desk.run(town, here)), "done");
  RegisterPerson there = here;
  there.village = PlaceCode(371525002036);
  const auto known = desk.run(other, there);
  ASSERT_EQ(told(known), "person_registered_elsewhere");
  EXPECT_EQ(known.error().field, "resident_number");
  there.name = "李建国";
  EXPECT_EQ(told(desk.run(other, there)), "person_registered_elsewhere") << "the name is no oracle";
  here.name = "李建国";
  EXPECT_EQ(told(desk.run(town, here)), "person_other_name");
}

TEST_P(TownLimits, a_body_of_another_town_keeps_no_post_here) {
  issue_the_plan();
  const auto elsewhere =
      desk.run(other, RegisterHost{kOtherTown, HostKind::town_or_village, "别镇", {}});
  ASSERT_EQ(told(elsewhere), "done");
  const auto refused = desk.run(town, proposal(elsewhere->id, 1));
  ASSERT_EQ(told(refused), "host_of_other_town");
  EXPECT_EQ(refused.error().field, "host");
  const auto company = desk.run(other, RegisterHost{kOtherTown, HostKind::state_enterprise,
                                                    "保洁公司", "91371525MA00000018"});
  ASSERT_EQ(told(company), "done");
  EXPECT_EQ(told(desk.run(town, proposal(company->id, 1))), "done");
}

TEST_P(TownLimits, a_second_body_of_one_name_is_told_which_field_is_taken) {
  issue_the_plan();
  register_host("第一网格");
  const auto again =
      desk.run(town, RegisterHost{desk.village(), HostKind::town_or_village, "第一网格", {}});
  ASSERT_EQ(told(again), "host_name_taken");
  EXPECT_EQ(again.error().kind, ProblemKind::conflict);
  EXPECT_EQ(again.error().field, "name");
}

TEST_P(TownLimits, a_town_is_told_that_it_may_not_approve_its_own_posts) {
  issue_the_plan();
  const auto proposed = desk.run(town, proposal(register_host(), 2));
  ASSERT_EQ(told(proposed), "done");
  EXPECT_EQ(told(desk.run(town, ApprovePosts{proposed->ids})), "role_may_not");
  EXPECT_EQ(told(desk.run(other, ApprovePosts{proposed->ids})), "not_found");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "done");
}

// reliability.md fault 3: one wins; the other gets 409 and sees who won.
TEST_P(TownLimits, who_comes_second_on_a_post_learns_which_office_filled_it) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const ApplicationId first = apply(announcement, person("王秀英", Date(1966, 1, 1), 2)).id;
  const ApplicationId second = apply(announcement, person("孙桂兰", Date(1966, 1, 1), 4)).id;
  review(announcement, {first, second});
  notice({first, second});
  desk.set_day(Date(2022, 3, 9));
  const auto office = desk.database().write([&](store::Writer& tx) -> Result<> {
    const OrganisationId id(77);
    TRY_VOID(store::insert(
        tx, store::OrganisationRow{id, store::OrganisationKind::unit, "冠县人社局", desk.unit(),
                                   std::nullopt, store::SecondFactor::required, 1}));
    store::AccountRow account;
    account.id = county2.account;
    account.login = "county2";
    account.name = "经办人";
    account.organisation_id = id;
    account.state = store::AccountState::active;
    account.version = 1;
    return store::insert(tx, account);
  });
  ASSERT_EQ(told(office), "done");
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{first, posts[0], ""})), "done");
  const auto late = desk.run(county2, ApproveApplication{second, posts[0], ""});
  ASSERT_EQ(told(late), "post_taken");
  EXPECT_EQ(late.error().params, (Params{{"who", "冠县人社局"}}));
}

YIGANG_EACH_ENGINE(TownLimits);

}  // namespace

}  // namespace yigang::usecase
