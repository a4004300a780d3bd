// Who acts for himself, on both engines: his own matters and nobody else's; and what a right that
// the matrix qualifies leaves closed.
#include <fstream>
#include <iterator>

#include "store/described_row.h"
#include "usecase/chain_fixture.h"
#include "usecase/find_person.h"
#include "usecase/reads.h"
#include "usecase/reserve_list.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class OwnMatters : public Chain {
 protected:
  // The account of a resident of the village, for the matters of this person.
  Actor resident(PersonId id) {
    Actor actor = desk.actor(Role::SELF);
    const auto row = desk.database().read_value<store::PersonRow>(
        [&](store::Reader& reader) -> Result<store::PersonRow> {
          TRY(auto found, store::find<store::PersonRow>(reader, desk.unit(), id));
          return found.value();
        });
    EXPECT_EQ(told(row), "done");
    actor.person = row->person_key;
    return actor;
  }
};

// domain.md §7.1: staff do not handle themselves, whatever the step.
TEST_P(OwnMatters, an_officer_decides_nothing_about_himself) {
  const PersonId own = person("王秀英", Date(1969, 3, 8), 2);
  const PersonId neighbour = person("李秀兰", Date(1968, 7, 7), 4);
  Actor officer = county;
  officer.person = resident(own).person;
  const auto months = desk.run(town, RecordPriorMonths{own, 6, "原协议"});
  ASSERT_EQ(told(months), "done");
  EXPECT_EQ(told(desk.run(officer, ConfirmPriorMonths{months->id})), "own_case");
  const auto fact =
      desk.run(town, RecordFact{own, policy::Reason::in_custody, Date(2022, 2, 1), {}, "法院通报"});
  ASSERT_EQ(told(fact), "done");
  EXPECT_EQ(told(desk.run(officer, WithdrawFact{fact->id, "误录"})), "own_case");
  EXPECT_EQ(told(desk.run(officer, EndFact{fact->id, Date(2022, 2, 2), "期满"})), "own_case");
  // About others he does, and others about him.
  const auto others = desk.run(town, RecordPriorMonths{neighbour, 6, "原协议"});
  EXPECT_EQ(told(desk.run(officer, ConfirmPriorMonths{others->id})), "done");
  EXPECT_EQ(told(desk.run(county2, ConfirmPriorMonths{months->id})), "done");
}

TEST_P(OwnMatters, who_applied_sees_and_withdraws_the_own_application_and_no_neighbours) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(2));
  const PersonId own = person("王秀英", Date(1969, 3, 8), 2);
  const PersonId neighbours = person("李秀兰", Date(1968, 7, 7), 4);
  const Applied mine = apply(announcement, own);
  const Applied theirs = apply(announcement, neighbours);
  const Actor self = resident(own);

  const auto list = list_applications(*desk, self, {});
  ASSERT_EQ(told(list), "done");
  EXPECT_EQ(list->total, 1);
  ASSERT_EQ(list->items.size(), 1U);
  EXPECT_EQ(list->items[0].id, mine.id);
  EXPECT_EQ(list_applications(*desk, village, {})->total, 2);

  EXPECT_EQ(told(read_application(*desk, self, theirs.id)), "not_found");
  EXPECT_EQ(told(read_trace(*desk, self, theirs.explanation)), "not_found");
  EXPECT_EQ(told(desk.run(self, WithdrawApplication{theirs.id, "听说"})), "not_found");
  EXPECT_EQ(told(read_trace(*desk, self, mine.explanation)), "done");
  const auto view = read_application(*desk, self, mine.id);
  ASSERT_EQ(told(view), "done");
  EXPECT_TRUE(std::ranges::any_of(
      view->actions, [](const Offer& one) { return one.verb == "withdraw_application"; }));
  EXPECT_EQ(told(desk.run(self, WithdrawApplication{mine.id, "另有工作"})), "done");
}

TEST_P(OwnMatters, nothing_is_recorded_about_a_neighbour) {
  const PersonId own = person("王秀英", Date(1969, 3, 8), 2);
  const PersonId neighbours = person("李秀兰", Date(1968, 7, 7), 4);
  const Actor self = resident(own);
  const RecordFact dead{neighbours, policy::Reason::deceased, Date(2022, 2, 1), {}, "听说"};
  EXPECT_EQ(told(desk.run(self, dead)), "role_may_not");
  // Nor about himself: what he says of a hit is an appeal, and a fact would count at once.
  const RecordFact employed{own, policy::Reason::fiscal_payroll, Date(2022, 1, 1), {}, "自报"};
  EXPECT_EQ(told(desk.run(self, employed)), "role_may_not");
  EXPECT_EQ(told(desk.run(self, RecordPriorMonths{neighbours, 36, "证明"})), "not_found");
  EXPECT_EQ(told(desk.run(self, RecordPriorMonths{own, 6, "劳动合同"})), "done");
  EXPECT_EQ(told(desk.run(village, RecordPriorMonths{neighbours, 6, "劳动合同"})), "done");
}

// Registering and looking up concern no person that is known to be the own one.
TEST_P(OwnMatters, an_act_that_concerns_no_person_is_refused_to_whom_only_the_own_is_open) {
  const PersonId own = person("王秀英", Date(1969, 3, 8), 2);
  const ResidentNumber number = fictitious_number(Date(1968, 7, 7), 4);
  const Actor self = resident(own);
  EXPECT_EQ(told(desk.run(self, RegisterPerson{desk.village(), "李秀兰", number, {}})),
            "role_may_not");
  EXPECT_EQ(told(desk.run(self, FindPerson{desk.village(), number})), "role_may_not");
}

TEST_P(OwnMatters, an_account_without_a_person_has_no_own_matters) {
  issue_the_plan();
  const Applied applied = apply(announce(open_posts(1)), person("王秀英", Date(1969, 3, 8), 2));
  const Actor nobody = desk.actor(Role::SELF);
  EXPECT_EQ(told(list_applications(*desk, nobody, {})), "role_may_not");
  EXPECT_EQ(told(read_application(*desk, nobody, applied.id)), "not_found");
  EXPECT_EQ(told(desk.run(nobody, WithdrawApplication{applied.id, ""})), "not_found");
}

TEST_P(OwnMatters, the_reserve_list_tells_the_own_place_only) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  const PersonId first = person("王秀英", Date(1969, 3, 8), 2);
  const PersonId second = person("李秀兰", Date(1968, 7, 7), 4);
  const Applied one = apply(announcement, first);
  const Applied other = apply(announcement, second);
  review(announcement, {one.id, other.id});
  EXPECT_EQ(reserve_list(*desk, village, {announcement})->lines.size(), 2U);
  const auto own = reserve_list(*desk, resident(second), {announcement});
  ASSERT_EQ(told(own), "done");
  ASSERT_EQ(own->lines.size(), 1U);
  EXPECT_EQ(own->lines[0].application, other.id);
  EXPECT_EQ(own->lines[0].place, 2);
}

// Nothing lies outside the scope of who sees the whole city: 404 would tell what exists.
TEST_P(OwnMatters, an_administrator_is_not_told_which_objects_there_are) {
  issue_the_plan();
  const Applied applied = apply(announce(open_posts(1)), person("王秀英", Date(1969, 3, 8), 2));
  const ApplicationId unknown(applied.id.value() + 1);
  const ExplanationId no_decision(applied.explanation.value() + 1);
  for (const Role role : {Role::SYSADM, Role::SECADM, Role::AUDADM}) {
    const Actor actor = desk.actor(role);
    for (const ApplicationId id : {applied.id, unknown}) {
      EXPECT_EQ(told(read_application(*desk, actor, id)), "role_may_not");
      EXPECT_EQ(told(desk.run(actor, WithdrawApplication{id, "x"})), "role_may_not");
    }
    for (const ExplanationId id : {applied.explanation, no_decision})
      EXPECT_EQ(told(read_trace(*desk, actor, id)), "role_may_not");
  }
  EXPECT_EQ(told(read_application(*desk, city, unknown)), "role_may_not") << "no right of the city";
  EXPECT_EQ(told(read_application(*desk, county, unknown)), "not_found");
}

// The public reads a masked list and everybody the own pay: neither may see a unit's month.
TEST_P(OwnMatters, a_refusal_names_no_role_that_sees_masked_lists_or_own_matters_alone) {
  const Location here{desk.unit(), desk.town(), desk.village()};
  const auto refusal = desk->authority.check("read_settlement", village, here);
  ASSERT_EQ(told(refusal), "role_may_not");
  const auto who = std::ranges::find(refusal.error().params, "who",
                                     [](const auto& param) { return param.first; });
  ASSERT_NE(who, refusal.error().params.end());
  EXPECT_NE(who->second.find("CNTY_HR"), std::string::npos) << who->second;
  for (const char* role : {"PUB", "SELF"})
    EXPECT_EQ(who->second.find(role), std::string::npos) << who->second;
}

TEST(AuthorityFile, a_qualifier_that_nothing_holds_is_refused) {
  constexpr std::string_view kVerbs = "verb,action,right,condition\nsee,thing,V,\n";
  std::ifstream file("law/authority/roles.csv");
  const std::string roles(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(told(Authority::read("action,SELF\nthing,V:own\n", kVerbs, roles)), "done");
  EXPECT_EQ(told(Authority::read("action,SELF\nthing,V:onw\n", kVerbs, roles)),
            "authority_bad_cell");
}

// What decides is alone in its unit unless the file says that it need not be (engines.md rule 7).
TEST(AuthorityFile, names_the_verbs_that_let_others_decide_meanwhile) {
  const auto shipped = Authority::load("law/authority");
  ASSERT_EQ(told(shipped), "done");
  std::vector<std::string> beside;
  for (const VerbRule& rule : shipped->verbs())
    if (!rule.alone) beside.push_back(rule.verb);
  // What somebody sends in by phone decides nothing yet.
  EXPECT_EQ(beside, (std::vector<std::string>{"submit_online_application", "run_settlement",
                                              "cancel_job"}));
  EXPECT_FALSE(shipped->rule("run_settlement")->step_up);
  EXPECT_TRUE(shipped->rule("lock_settlement")->step_up);

  std::ifstream file("law/authority/roles.csv");
  const std::string roles(std::istreambuf_iterator<char>(file), {});
  const auto read = [&](const std::string& condition) {
    return Authority::read("action,SELF\nthing,V:own\n",
                           "verb,action,right,condition\nsee,thing,V," + condition + "\n", roles);
  };
  const auto both = read("step_up+beside");
  ASSERT_EQ(told(both), "done");
  EXPECT_TRUE(both->rule("see")->step_up);
  EXPECT_FALSE(both->rule("see")->alone);
  for (const std::string wrong : {"alone", "beside+beside", "step_up+", "+"})
    EXPECT_EQ(told(read(wrong)), "authority_bad_cell") << wrong;
}

YIGANG_EACH_ENGINE(OwnMatters);

}  // namespace

}  // namespace yigang::usecase
