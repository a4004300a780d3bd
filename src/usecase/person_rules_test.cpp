// What a person's page offers at each row, on both engines: what the verb would say (interface.md
// §5.4), so that nobody learns only from a refusal that it takes a second person.
#include "usecase/person_rules.h"

#include "usecase/chain_fixture.h"
#include "usecase/merge_persons.h"
#include "usecase/person_life.h"
#include "usecase/person_reads.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

std::string offered(const std::vector<Offer>& offers, std::string_view verb) {
  for (const Offer& offer : offers)
    if (offer.verb == verb) return offer.allowed ? "yes" : offer.reason_code.value_or("no");
  return "-";
}

class KnownOffers : public Chain {
 protected:
  KnownOffers() { who = person("王秀英", Date(1970, 1, 15), 2); }
  PersonFacts known(const Actor& actor) {
    return list_facts(*desk, actor, {who}).value_or(PersonFacts{});
  }
  std::vector<Offer> on_page(const Actor& actor) {
    const auto life = person_life(*desk, actor, {who, {}});
    EXPECT_EQ(told(life), "done");
    return life ? life->actions : std::vector<Offer>();
  }
  PersonId who;
};

TEST_P(KnownOffers, a_fact_is_ended_by_another_and_a_withdrawn_one_by_nobody) {
  const auto fact = desk.run(
      town, RecordFact{who, policy::Reason::registered_business, Date(2022, 1, 1), {}, "市场监管"});
  ASSERT_EQ(told(fact), "done");
  // Whoever has another account at the town too.
  Actor both = county;
  both.others = {town.account};
  EXPECT_EQ(offered(known(both).facts[0].actions, "end_fact"), "same_person_two_steps");
  EXPECT_EQ(offered(known(county2).facts[0].actions, "end_fact"), "yes");
  EXPECT_EQ(offered(known(county2).facts[0].actions, "withdraw_fact"), "yes");
  EXPECT_EQ(offered(known(town).facts[0].actions, "end_fact"), "-");  // it may enter, not close
  ASSERT_EQ(told(desk.run(county2, WithdrawFact{fact->id, "同名"})), "done");
  EXPECT_TRUE(known(county2).facts[0].actions.empty());
}

TEST_P(KnownOffers, who_came_back_was_never_dead) {
  ASSERT_EQ(
      told(desk.run(town, RecordFact{who, policy::Reason::deceased, Date(2022, 1, 1), {}, "民政"})),
      "done");
  EXPECT_EQ(offered(known(county2).facts[0].actions, "end_fact"), "-");
  EXPECT_EQ(offered(known(county2).facts[0].actions, "withdraw_fact"), "yes");
}

TEST_P(KnownOffers, old_months_are_confirmed_by_one_and_withdrawn_by_a_third) {
  const auto months = desk.run(town, RecordPriorMonths{who, 7, "原协议"});
  ASSERT_EQ(told(months), "done");
  EXPECT_EQ(offered(known(county).prior_months[0].actions, "confirm_prior_months"), "yes");
  EXPECT_EQ(offered(known(town).prior_months[0].actions, "confirm_prior_months"), "-");
  ASSERT_EQ(told(desk.run(county, ConfirmPriorMonths{months->id})), "done");
  EXPECT_EQ(offered(known(county).prior_months[0].actions, "confirm_prior_months"), "-");
  EXPECT_EQ(offered(known(county).prior_months[0].actions, "withdraw_prior_months"),
            "same_person_two_steps");
  EXPECT_EQ(offered(known(county2).prior_months[0].actions, "withdraw_prior_months"), "yes");
}

TEST_P(KnownOffers, a_number_that_went_is_freed_by_another_than_who_asked) {
  const PersonId other = person("王秀英", Date(1970, 1, 15), 4);
  const auto asked = desk.run(county, MergePersons{who, other, "同一人", "冠人社〔2022〕5号"});
  ASSERT_EQ(told(asked), "done");
  ASSERT_EQ(known(county).merges.size(), 1U);
  EXPECT_EQ(known(county).merges[0].number, 2);
  EXPECT_EQ(offered(known(county2).merges[0].actions, "free_number"), "-");
  ASSERT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "done");
  EXPECT_EQ(offered(known(county).merges[0].actions, "free_number"), "same_person_two_steps");
  EXPECT_EQ(offered(known(county2).merges[0].actions, "free_number"), "yes");
  ASSERT_EQ(told(desk.run(county2, FreeNumber{asked->id, "他人号码", "公函"})), "done");
  EXPECT_EQ(offered(known(county2).merges[0].actions, "free_number"), "-");
  EXPECT_TRUE(known(county2).merges[0].freed_on.has_value());
}

// LZ-2022-4 二(三): who has applied or is on a post stays where he is until that is over.
TEST_P(KnownOffers, who_has_applied_does_not_move_meanwhile) {
  EXPECT_EQ(offered(on_page(county), "move_person"), "yes");
  EXPECT_EQ(offered(on_page(county), "merge_persons"), "yes");
  EXPECT_EQ(offered(on_page(town), "move_person"), "-");
  issue_the_plan();
  apply(announce(open_posts(1)), who);
  EXPECT_EQ(offered(on_page(county), "move_person"), "move_while_open");
}

YIGANG_EACH_ENGINE(KnownOffers);

}  // namespace

}  // namespace yigang::usecase
