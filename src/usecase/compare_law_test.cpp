// 当时 / 现在 and 如果, on both engines: differences are listed, the decision stays, nothing is
// stored.
#include "usecase/compare_law.h"

#include "store/list_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/figures.h"
#include "usecase/month_fixture.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

EnterFigure figure(std::string key, UnitCode unit, std::string value, Date from) {
  return {std::move(key),
          unit,
          from,
          {},
          std::move(value),
          "冠政办发〔2022〕5号",
          "一",
          "照此执行",
          store::FigureStatus::confirmed};
}

class ComparedDecision : public Chain {
 protected:
  ComparedDecision() {
    desk.set_day(Date(2022, 3, 1));
    issue_the_plan();
    announcement = announce(open_posts(1));
  }
  ExplanationId decision_about(ApplicationId application) {
    const auto rows =
        desk.database().read_value<std::vector<store::ListedDecision>>([&](store::Reader& tx) {
          return store::decisions_about(tx, desk.unit(), application.value());
        });
    EXPECT_EQ(told(rows), "done");
    return rows->front().id;
  }
  // As the office would have it once the case tables say so too: with the shipped ones the verb
  // refuses these (figure_cases_test.cpp).
  void confirm(const EnterFigure& command) {
    const auto entered = desk.run(city, command);
    ASSERT_EQ(told(entered), "done");
    desk.pass(std::chrono::minutes(1));
    const store::OfficeFigureConfirmationRow row{entered->id, city2.account, desk->clock.now()};
    const auto confirmed =
        desk.database().write([&](store::Writer& tx) { return store::insert(tx, row); });
    ASSERT_EQ(told(confirmed), "done");
  }
  const Actor city2 = desk.actor(Role::CITY_HR, 1);
  AnnouncementId announcement;
};

// LZ-2022-4 二(一): the end of the age band has another setting since.
TEST_P(ComparedDecision, another_law_is_told_step_by_step_and_the_decision_stays) {
  const Applied applied = apply(announcement, person("王秀英", Date(1970, 3, 8), 2));
  const ExplanationId id = decision_about(applied.id);
  const auto before = read_trace(*desk, county, id);
  const auto same = compare_decision(*desk, county, {id});
  ASSERT_EQ(told(same), "done");
  EXPECT_TRUE(same->same);
  EXPECT_FALSE(same->facts_moved);
  EXPECT_EQ(same->outcome_now, "eligible");
  confirm(figure("exclusion_deceased", kCity, "decide", Date(2022, 1, 1)));
  EXPECT_EQ(compare_decision(*desk, county, {id})->outcome_now, "eligible");
  confirm(figure("older_upper", kCity, "before_65", Date(2022, 1, 1)));
  const auto now = compare_decision(*desk, county, {id});
  ASSERT_EQ(told(now), "done");
  EXPECT_NE(now->law_then, now->law_now);
  EXPECT_TRUE(now->law_found);
  EXPECT_FALSE(now->same);
  EXPECT_TRUE(std::ranges::any_of(now->differences, [](const DifferingStep& step) {
    return step.id.starts_with("figure:older_upper") && step.then && step.now;
  }));
  EXPECT_EQ(read_trace(*desk, county, id)->text, before->text);
}

TEST_P(ComparedDecision, other_facts_give_another_verdict_and_store_nothing) {
  const Applied applied = apply(announcement, person("王秀英", Date(1970, 3, 8), 2));
  const ExplanationId id = decision_about(applied.id);
  const auto before = read_trace(*desk, county, id);
  const auto ask = [&](auto change) {
    OtherFacts facts{.id = id};
    change(facts);
    return what_if_decision(*desk, county, facts);
  };
  const auto young = ask([](OtherFacts& facts) { facts.birth_date = Date(1990, 1, 1); });
  ASSERT_EQ(told(young), "done");
  EXPECT_EQ(young->outcome, "refused");
  EXPECT_EQ(young->headline, "under_age");
  EXPECT_FALSE(young->turning.empty());
  const auto custody = ask([](OtherFacts& facts) { facts.circumstances = "in_custody"; });
  EXPECT_EQ(custody->headline, "in_custody");
  const auto unlisted = ask([](OtherFacts& facts) {
    facts.groups = "low_income";
    facts.in_registers = false;
  });
  EXPECT_EQ(unlisted->headline, "register_missing");
  const auto listed = ask([](OtherFacts& facts) {
    facts.groups = "low_income";
    facts.in_registers = true;
  });
  EXPECT_EQ(listed->outcome, "eligible");
  EXPECT_EQ(read_trace(*desk, county, id)->text, before->text);
}

// LZ-2022-4 二(三), interface.md §11: whom the county turns away although nothing stands against
// the person has a right to its words; under no law are they another outcome.
TEST_P(ComparedDecision, a_refusal_of_who_is_eligible_says_so_in_the_words_of_who_refused) {
  const Applied applied = apply(announcement, person("王秀英", Date(1970, 3, 8), 2));
  review(announcement, {applied.id});
  notice({applied.id});
  desk.set_day(Date(2022, 3, 20));
  ASSERT_EQ(told(desk.run(county2, RefuseApplication{applied.id, " 公示期间本人放弃 "})), "done");
  const auto view = read_application(*desk, county, applied.id);
  ASSERT_EQ(told(view), "done");
  EXPECT_EQ(view->decisions.back().kind, "refusal");
  EXPECT_EQ(view->decisions.back().outcome, "not_approved");
  const ExplanationId id = view->decisions.back().id;
  const auto trace = read_trace(*desk, county, id);
  ASSERT_EQ(told(trace), "done");
  EXPECT_NE(
      trace->text.find(R"("code":"trace.refused_because","params":{"words":"公示期间本人放弃"})"),
      std::string::npos)
      << trace->text;
  confirm(figure("exclusion_deceased", kCity, "decide", Date(2022, 1, 1)));
  const auto now = compare_decision(*desk, county, {id});
  ASSERT_EQ(told(now), "done");
  EXPECT_EQ(now->outcome_then, "not_approved");
  EXPECT_EQ(now->outcome_now, "not_approved");
  EXPECT_FALSE(now->facts_moved);
  EXPECT_TRUE(std::ranges::none_of(
      now->differences, [](const DifferingStep& step) { return step.id == kDecidedNode; }));
}

// domain.md §7: a person who lives elsewhere by now; the application is the town's, the facts are
// not.
TEST_P(ComparedDecision, who_may_not_see_the_facts_learns_none_by_asking) {
  const PersonId who = person("王秀英", Date(1970, 3, 8), 2);
  const Applied applied = apply(announcement, who);
  const ExplanationId id = decision_about(applied.id);
  const auto sql = [&](const std::string& text) {
    const auto done = desk.database().write([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute(text, store::args(desk.unit(), who)));
      return {};
    });
    ASSERT_EQ(told(done), "done");
  };
  const auto ask = [&](const Actor& actor, OtherFacts facts) {
    facts.id = id;
    return what_if_decision(*desk, actor, facts);
  };
  ASSERT_EQ(told(desk.run(
                town, RecordFact{who, policy::Reason::in_custody, Date(2022, 6, 1), {}, "公安"})),
            "done");
  EXPECT_EQ(ask(town, {.groups = "low_income"})->headline, "register_missing");
  EXPECT_EQ(ask(town, {.day = Date(2022, 6, 2)})->headline, "in_custody");
  sql("UPDATE person SET town = 371525002, village = 371525002036 WHERE unit = ?1 AND id = ?2");
  const auto unread = ask(town, {.groups = "low_income"});
  ASSERT_EQ(told(unread), "what_if_registers");
  EXPECT_EQ(unread.error().field, "in_registers");
  EXPECT_EQ(ask(town, {.groups = "low_income", .in_registers = true})->outcome, "eligible");
  EXPECT_EQ(ask(town, {.day = Date(2022, 6, 2)})->outcome, "eligible");
  EXPECT_EQ(ask(county, {.day = Date(2022, 6, 2)})->headline, "in_custody");
}

TEST_P(ComparedDecision, what_cannot_be_asked_is_refused_at_its_member) {
  const Applied applied = apply(announcement, person("王建国", Date(1970, 3, 8), 1));
  const ExplanationId id = decision_about(applied.id);
  const auto field = [&](OtherFacts facts) {
    facts.id = id;
    const auto answer = what_if_decision(*desk, county, facts);
    return told(answer) + " " + (answer ? "" : answer.error().field);
  };
  EXPECT_EQ(field({.circumstances = "under_age"}), "unknown_circumstance circumstances");
  EXPECT_EQ(field({.groups = "older;nobody"}), "unknown_group groups");
  EXPECT_EQ(field({.birth_date = Date(2030, 1, 1)}), "day_before_birth birth_date");
  EXPECT_EQ(field({.category = RetirementCategory::F50}), "what_if_category category");
  EXPECT_EQ(told(compare_decision(*desk, county, {ExplanationId(id.value() + 1'000)})),
            "not_found");
  EXPECT_EQ(told(compare_decision(*desk, desk.actor(Role::BANK), {id})), "role_may_not");
}

YIGANG_EACH_ENGINE(ComparedDecision);

class ComparedLine : public MonthFixture {
 protected:
  // Rates of 17.00 stand on the floor of the third tier.
  void raise_the_floor() {
    const auto entered = desk.run(county, figure("wage_tier", unit, "1", Date(2022, 3, 1)));
    ASSERT_EQ(told(entered), "done");
    desk.pass(std::chrono::minutes(1));
    ASSERT_EQ(told(desk.run(county2, ConfirmFigure{entered->id})), "done");
  }
};

TEST_P(ComparedLine, a_raised_floor_is_told_and_the_locked_line_stays) {
  a_worked_month(1);
  const RunSummary locked = lock(run());
  const store::SettlementLineRow line = lines(locked.id).front();
  const auto same = compare_settled(*desk, county, {line.id});
  ASSERT_EQ(told(same), "done");
  EXPECT_TRUE(same->same);
  raise_the_floor();
  const auto now = compare_settled(*desk, county, {line.id});
  ASSERT_EQ(told(now), "done");
  EXPECT_FALSE(now->same);
  EXPECT_EQ(now->amount_then_fen, now->amount_now_fen) << "the rate stands; the floor has moved";
  EXPECT_EQ(now->outcome_then, "payable");
  EXPECT_EQ(now->outcome_now, "problem");
  EXPECT_FALSE(now->headline_then);
  EXPECT_EQ(now->headline_now, "below_floor");
  EXPECT_EQ(lines(locked.id).front().amount_fen, line.amount_fen);
}

// LZ-2022-4 二(四): a correction is what the month is beyond what was locked for it.
TEST_P(ComparedLine, a_correction_is_compared_by_its_difference) {
  a_worked_month(1);
  const store::SettlementLineRow line = lines(lock(run()).id).front();
  const auto corrected = desk.run(
      county,
      CorrectLine{line.id, {{kMarch.first_day(), kMarch.last_day(), Hours(390), {}, {}}}, "重计"});
  ASSERT_EQ(told(corrected), "done");
  const auto same = compare_settled(*desk, county, {corrected->id});
  ASSERT_EQ(told(same), "done");
  EXPECT_EQ(same->amount_then_fen, Fen(-1'700));
  EXPECT_EQ(same->amount_now_fen, Fen(-1'700));
  EXPECT_TRUE(same->same);
  raise_the_floor();
  const auto now = compare_settled(*desk, county, {corrected->id});
  ASSERT_EQ(told(now), "done");
  EXPECT_EQ(now->amount_now_fen, Fen(-1'700));
  EXPECT_EQ(now->outcome_now, "problem");
  EXPECT_EQ(now->headline_now, "below_floor");
}

TEST_P(ComparedLine, other_hours_and_another_rate_are_computed_by_the_same_rule) {
  a_worked_month(1);
  const store::SettlementLineRow line = lines(run().id).front();
  const auto hours = what_if_settled(*desk, county, {line.id, Hours(600), {}, {}});
  ASSERT_EQ(told(hours), "done");
  const auto value_of = [](const StoredTrace& trace) {
    const auto node = std::ranges::find(trace.nodes, "allowance", &ExplainedNode::id);
    return node == trace.nodes.end() ? "" : node->value;
  };
  EXPECT_EQ(value_of(*hours), "1020.00");  // 60 × 17.00
  const auto low = what_if_settled(*desk, county, {line.id, {}, {}, Fen(1'600)});
  ASSERT_EQ(told(low), "done");
  EXPECT_EQ(low->headline, "below_floor");
  const auto refused = [&](const OtherWork& work) {
    const auto answer = what_if_settled(*desk, county, work);
    return told(answer) + " " + (answer ? "" : answer.error().field);
  };
  EXPECT_EQ(refused({line.id, {}, WorkDays(100), {}}), "what_if_side days");
  EXPECT_EQ(refused({line.id, Hours(99'999), {}, {}}), "what_if_too_much hours");
  EXPECT_EQ(lines(line.run_id).front().amount_fen, line.amount_fen);
}

YIGANG_EACH_ENGINE(ComparedLine);

}  // namespace

}  // namespace yigang::usecase
