// What becomes of a recorded fact, and what the registers say last (LZ-2022-4 二(一)), on both
// engines.
#include <algorithm>

#include "store/described_row.h"
#include "usecase/chain_fixture.h"
#include "usecase/person_reads.h"

namespace yigang::usecase {

namespace {

using policy::Outcome;
using policy::Reason;
using store::engine_name;
using store::engines_here;
using store::told;

class PersonFactsTest : public Chain {
 protected:
  PersonFactsTest() {
    desk.set_day(Date(2022, 3, 1));
    issue_the_plan();
    announcement = announce(open_posts(1));
    who = person("王秀英", Date(1969, 3, 8), 2);
  }
  FactId fact(Reason reason, Date from, std::optional<Date> until = std::nullopt) {
    const auto recorded = desk.run(town, RecordFact{who, reason, from, until, "名单比对"});
    EXPECT_EQ(told(recorded), "done");
    return recorded->id;
  }
  // The screening of today; an application that stands is withdrawn again.
  Applied screened(TargetGroup group = TargetGroup::older) {
    const auto applied = desk.run(town, ApplyForPost{announcement, who, {{group, ""}}, {}, false});
    EXPECT_EQ(told(applied), "done");
    if (applied->outcome != Outcome::refused) {
      EXPECT_EQ(told(desk.run(town, WithdrawApplication{applied->id, "另有安排"})), "done");
    }
    return *applied;
  }
  LoadRegister list(Date true_on, std::vector<RegisterEntry> rows) const {
    return {desk.unit(), "残联名单", "冠县残联", true_on, std::move(rows), true, "残联移交"};
  }
  static RegisterEntry row(int sequence, std::optional<Date> until = std::nullopt) {
    return {fictitious_number(Date(1969, 3, 8), sequence), TargetGroup::disabled, Date(2022, 1, 1),
            until};
  }
  std::string trace_of(const Applied& applied) {
    const auto trace =
        desk.database().read_value<std::string>([&](store::Reader& reader) -> Result<std::string> {
          TRY(const auto row, reader.query_one("SELECT trace FROM explanation WHERE id = ?1",
                                               store::args(applied.explanation)));
          return row->get<std::string>(0);
        });
    EXPECT_EQ(told(trace), "done");
    return trace.value_or("");
  }
  PersonFacts facts(const Actor& actor) {
    const auto answer = list_facts(*desk, actor, {who});
    EXPECT_EQ(told(answer), "done");
    return answer.value_or(PersonFacts{});
  }

  AnnouncementId announcement;
  PersonId who;
};

TEST_P(PersonFactsTest, a_withdrawn_death_refuses_nobody_and_the_old_refusal_keeps_its_words) {
  const FactId dead = fact(Reason::deceased, Date(2022, 2, 1));
  const Applied before = screened();
  EXPECT_EQ(before.headline, Reason::deceased);
  // Not by the one who recorded it, nor by the town at all.
  EXPECT_EQ(told(desk.run(town2, WithdrawFact{dead, "同名"})), "role_may_not");
  EXPECT_EQ(told(desk.run(county, WithdrawFact{dead, " "})), "text_missing");
  const auto withdrawn = desk.run(county, WithdrawFact{dead, "与他人混同"});
  ASSERT_EQ(told(withdrawn), "done");
  EXPECT_EQ(withdrawn->version, 2);
  EXPECT_EQ(screened().outcome, Outcome::eligible);
  EXPECT_EQ(told(desk.run(county, WithdrawFact{dead, "再次"})), "fact_withdrawn_before");
  EXPECT_EQ(told(desk.run(county, EndFact{dead, Date(2022, 2, 2), "x"})), "fact_withdrawn_before");
  // The decision that was made with it stands as it was made.
  const auto trace =
      desk.database().read_value<std::string>([&](store::Reader& tx) -> Result<std::string> {
        TRY(const auto row,
            store::find<store::ExplanationRow>(tx, desk.unit(), before.explanation));
        return row->headline.value_or("");
      });
  EXPECT_EQ(*trace, "deceased");
  const PersonFacts known = facts(county);
  ASSERT_EQ(known.facts.size(), 1U);
  EXPECT_EQ(known.facts[0].withdrawn_on, Date(2022, 3, 1));
  EXPECT_EQ(known.facts[0].change_reason, "与他人混同");
  EXPECT_FALSE(known.facts[0].ended);
}

TEST_P(PersonFactsTest, who_recorded_a_fact_does_not_withdraw_it) {
  const auto recorded =
      desk.run(town, RecordFact{who, Reason::in_custody, Date(2022, 2, 1), {}, "法院通报"});
  ASSERT_EQ(told(recorded), "done");
  // One natural person with an account at each office is one.
  Actor same = county;
  same.others.push_back(town.account);
  EXPECT_EQ(told(desk.run(same, WithdrawFact{recorded->id, "误录"})), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county2, WithdrawFact{recorded->id, "误录"})), "done");
}

// domain.md §7.1: hit handler ≠ hit closer.
TEST_P(PersonFactsTest, who_recorded_a_fact_does_not_end_it) {
  const auto recorded = desk.run(
      town, RecordFact{who, Reason::employed_elsewhere, Date(2022, 1, 10), {}, "名单比对"});
  ASSERT_EQ(told(recorded), "done");
  const EndFact ends{recorded->id, Date(2022, 2, 20), "离职证明"};
  Actor same = county;
  same.account = town.account;
  EXPECT_EQ(told(desk.run(same, ends)), "same_person_two_steps");
  same = county;
  same.others.push_back(town.account);
  EXPECT_EQ(told(desk.run(same, ends)), "same_person_two_steps");
  EXPECT_FALSE(facts(county).facts.at(0).ended);
  EXPECT_EQ(told(desk.run(county2, ends)), "done");
}

TEST_P(PersonFactsTest, an_ended_fact_bars_on_its_last_day_and_not_on_the_next) {
  const FactId job = fact(Reason::employed_elsewhere, Date(2022, 1, 10));
  EXPECT_EQ(told(desk.run(county, EndFact{job, Date(2022, 1, 9), "离职"})), "period_reversed");
  EXPECT_EQ(told(desk.run(county, EndFact{job, Date(2022, 3, 2), "离职"})), "day_in_future");
  EXPECT_EQ(told(desk.run(county, EndFact{job, Date(2022, 3, 1), ""})), "text_missing");
  ASSERT_EQ(told(desk.run(county, EndFact{job, Date(2022, 3, 1), "离职证明"})), "done");
  EXPECT_EQ(screened().headline, Reason::employed_elsewhere);
  desk.set_day(Date(2022, 3, 2));
  EXPECT_EQ(screened().outcome, Outcome::eligible);
  // It ends earlier after a second look, never later.
  EXPECT_EQ(told(desk.run(county, EndFact{job, Date(2022, 3, 2), "更正"})), "fact_ended_before");
  EXPECT_EQ(told(desk.run(county, EndFact{job, Date(2022, 2, 28), "更正"})), "done");
  const PersonFacts known = facts(town);
  ASSERT_EQ(known.facts.size(), 1U);
  EXPECT_TRUE(known.facts[0].ended);
  EXPECT_EQ(known.facts[0].until_day, Date(2022, 2, 28));
  EXPECT_EQ(known.facts[0].source, "名单比对");
  EXPECT_EQ(known.facts[0].version, 3);
}

TEST_P(PersonFactsTest, a_death_does_not_end) {
  const FactId dead = fact(Reason::deceased, Date(2022, 2, 1));
  EXPECT_EQ(told(desk.run(county, EndFact{dead, Date(2022, 2, 10), "x"})), "fact_does_not_end");
}

TEST_P(PersonFactsTest, the_newest_list_says_what_a_register_says_of_a_number) {
  ASSERT_EQ(told(desk.run(county, list(Date(2022, 2, 1), {row(2)}))), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).outcome, Outcome::eligible);
  // A newer list of others adds; one that names her corrects.
  ASSERT_EQ(told(desk.run(county, list(Date(2022, 2, 2), {row(4)}))), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).outcome, Outcome::eligible);
  ASSERT_EQ(told(desk.run(county, list(Date(2022, 2, 3), {row(2, Date(2022, 2, 15))}))), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).headline, Reason::register_missing);
  // What is true of an earlier day says nothing against it.
  ASSERT_EQ(told(desk.run(county, list(Date(2022, 1, 31), {row(2)}))), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).headline, Reason::register_missing);
  ASSERT_EQ(told(desk.run(county, list(Date(2022, 2, 4), {row(2)}))), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).outcome, Outcome::eligible);
  EXPECT_EQ(facts(county).registers.size(), 1U);
  EXPECT_EQ(facts(county).registers[0].true_on, Date(2022, 2, 4));
}

TEST_P(PersonFactsTest, a_whole_list_leaves_out_whom_it_does_not_name) {
  ASSERT_EQ(told(desk.run(county, list(Date(2022, 2, 1), {row(2)}))), "done");
  LoadRegister whole = list(Date(2022, 2, 2), {row(4)});
  whole.partial = {};
  // Another department's list of the same name says nothing about this one.
  LoadRegister other = whole;
  other.owner = "莘县残联";
  ASSERT_EQ(told(desk.run(county, other)), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).outcome, Outcome::eligible);
  ASSERT_EQ(told(desk.run(county, whole)), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).headline, Reason::register_missing);
  EXPECT_TRUE(facts(county).registers.empty());
  // The same rows as a part of it are another load.
  EXPECT_EQ(told(desk.run(county, whole)), "register_loaded_before");
  whole.partial = true;
  EXPECT_EQ(told(desk.run(county, whole)), "done");
}

// domain.md D14: the snapshot lacks the person: no new placement, and the explanation says which.
TEST_P(PersonFactsTest,
       who_dropped_out_of_the_register_is_missing_from_the_day_of_the_snapshot_on) {
  LoadRegister first = list(Date(2022, 2, 1), {row(2), row(4)});
  first.partial = {};
  ASSERT_EQ(told(desk.run(county, first)), "done");
  const Applied covered = screened(TargetGroup::disabled);
  EXPECT_EQ(covered.outcome, Outcome::eligible);
  desk.set_day(Date(2022, 3, 5));
  LoadRegister second = list(Date(2022, 3, 4), {row(4)});
  second.partial = {};
  const auto loaded = desk.run(county, second);
  ASSERT_EQ(told(loaded), "done");
  const Applied dropped = screened(TargetGroup::disabled);
  EXPECT_EQ(dropped.headline, Reason::register_missing);
  EXPECT_NE(trace_of(dropped).find("残联名单 2022-03-04"), std::string::npos);
  EXPECT_NE(trace_of(dropped).find("register_snapshot/" + to_text(loaded->id)), std::string::npos);
  // The decision that was made keeps its words, and that of an earlier day goes by what was true.
  EXPECT_NE(trace_of(covered).find("残联名单 2022-02-01"), std::string::npos);
  desk.set_day(Date(2022, 3, 3));
  EXPECT_EQ(screened(TargetGroup::disabled).outcome, Outcome::eligible);
}

TEST_P(PersonFactsTest, a_whole_list_of_one_group_says_nothing_of_another_and_an_empty_one_of_all) {
  ASSERT_EQ(told(desk.run(county, list(Date(2022, 2, 1), {row(2)}))), "done");
  RegisterEntry other = row(4);
  other.target_group = TargetGroup::low_income;
  LoadRegister whole = list(Date(2022, 2, 2), {other});
  whole.partial = false;
  ASSERT_EQ(told(desk.run(county, whole)), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).outcome, Outcome::eligible);
  whole = list(Date(2022, 2, 3), {});
  whole.partial = false;
  whole.empty_reason = "对象全部退出";
  ASSERT_EQ(told(desk.run(county, whole)), "done");
  EXPECT_EQ(screened(TargetGroup::disabled).headline, Reason::register_missing);
}

TEST_P(PersonFactsTest, facts_are_read_within_the_scope_and_by_whom_the_matrix_names) {
  fact(Reason::registered_business, Date(2022, 1, 1));
  EXPECT_EQ(facts(village).name, "王*英");
  EXPECT_EQ(told(list_facts(*desk, desk.actor(Role::HOST), {who})), "role_may_not");
  Actor elsewhere = county;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(told(list_facts(*desk, elsewhere, {who})), "not_found");
  EXPECT_EQ(told(desk.run(elsewhere, WithdrawFact{facts(county).facts[0].id, "x"})), "not_found");
  EXPECT_EQ(told(list_facts(*desk, city, {PersonId(who.value() + 1)})), "not_found");
}

YIGANG_EACH_ENGINE(PersonFactsTest);

}  // namespace

}  // namespace yigang::usecase
