// A settled line is explained the same for ever, on both engines: whatever the office confirms,
// records or corrects after it.
#include "usecase/explain_line.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "store/described_row.h"
#include "usecase/figures.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class ExplainedLine : public MonthFixture {
 protected:
  Result<StoredTrace> asked(SettlementLineId line, LawShelf& shelf) {
    return desk.database().read_value<StoredTrace>(
        [&](store::Reader& tx) { return explain_line(tx, shelf, unit, line); });
  }
  StoredTrace explain(SettlementLineId line) {
    const auto trace = asked(line, desk->law);
    EXPECT_EQ(told(trace), "done");
    return trace.value_or(StoredTrace{});
  }
  std::string json(SettlementLineId line) { return wire::to_json(explain(line)); }
  static std::string told_of(const StoredTrace& trace) {
    return trace.nodes.empty() ? "" : trace.nodes.back().say.code;
  }
  static std::string value_of(const StoredTrace& trace, const std::string& id) {
    const auto node = std::ranges::find(trace.nodes, id, &ExplainedNode::id);
    return node == trace.nodes.end() ? "none" : node->value;
  }
  // Every line of a run comes out of its basis.
  void expect_stands(SettlementRunId of_run) {
    for (const store::SettlementLineRow& line : lines(of_run)) {
      const StoredTrace trace = explain(line.id);
      EXPECT_EQ(told_of(trace), "trace.line_settled") << line.line_no << " " << line.basis;
      EXPECT_EQ(value_of(trace, "settled"), to_text(line.amount_fen));
    }
  }

  FigureId enter(const std::string& figure, const std::string& value, Date from) {
    const auto entered = desk.run(county, EnterFigure{figure,
                                                      unit,
                                                      from,
                                                      {},
                                                      value,
                                                      "冠政办发〔2022〕5号",
                                                      "一",
                                                      "我县执行第二档最低工资标准",
                                                      store::FigureStatus::confirmed});
    EXPECT_EQ(told(entered), "done");
    return entered.value_or(Changed<FigureId>{}).id;
  }
  void confirm(FigureId figure) {
    desk.pass(std::chrono::minutes(1));
    ASSERT_EQ(told(desk.run(county2, ConfirmFigure{figure})), "done");
    desk.pass(std::chrono::minutes(1));
  }
  void confirm(const std::string& figure, const std::string& value, Date from) {
    confirm(enter(figure, value, from));
  }
  void record_standard(Side side, Fen rate, Date from) {
    put([&](store::Writer& tx) -> Result<> {
      return store::insert(
          tx, store::PayStandardRow{unit, id<PayStandardId>(side == Side::rural ? 11 : 12), side,
                                    "ordinary", "40h", rate, from, "冠政发〔2022〕3号;|,",
                                    Date(2022, 3, 9), AccountId(1)});
    });
  }
  void edit(const std::string& statement) {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute(statement, {}));
      return {};
    });
  }
  // A person of each side with an account and these two spans of work, before the 16th and from it.
  void work(std::int64_t n, Side side, std::int64_t before_x10, std::int64_t after_x10) {
    const PlacementId placement = place(n, side);
    give_account(n);
    const auto span = [&](int first, int last, std::int64_t x10) {
      const bool rural = side == Side::rural;
      return AttendanceSpan{Date(2022, 3, first),
                            Date(2022, 3, last),
                            rural ? Hours(x10) : Hours(),
                            rural ? WorkDays() : WorkDays(x10),
                            {}};
    };
    const EnterAttendance attendance{
        placement, kMarch, {span(1, 15, before_x10), span(16, 31, after_x10)}};
    ASSERT_EQ(told(desk.run(village, attendance)), "done");
  }
};

TEST_P(ExplainedLine, says_the_same_whenever_it_is_asked_for) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const store::SettlementLineRow line = lines(locked.id)[0];
  EXPECT_EQ(line.basis,
            "basis/1;work=2022-03-01,2022-03-31,40.0;rate=2021-10-01,17.00,23,冠政发〔2021〕1号");
  const StoredTrace trace = explain(line.id);
  EXPECT_EQ(trace.outcome, "payable");
  EXPECT_EQ(trace.law_version, locked.law_version);
  EXPECT_EQ(told_of(trace), "trace.line_settled");
  EXPECT_EQ(value_of(trace, "allowance"), "680.00");
  EXPECT_EQ(wire::to_json(trace), json(line.id));
}

// Tier 2 puts the floor of March above the rate, and the province pays a part: by today's law.
TEST_P(ExplainedLine, stands_when_the_office_confirms_figures_later) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const SettlementLineId line = lines(locked.id)[0].id;
  const std::string before = json(line);
  confirm("wage_tier", "2", Date(2022, 3, 1));
  confirm("province_share", "30%", Date(2022, 1, 1));
  const auto today = desk.database().read_value<LawShelf::Edition>(
      [&](store::Reader& tx) { return desk->law.edition(tx); });
  ASSERT_EQ(told(today), "done");
  EXPECT_NE(today->digest, locked.law_version);
  EXPECT_EQ(json(line), before);
  // A program that was started since.
  LawShelf fresh("law");
  EXPECT_EQ(wire::to_json(asked(line, fresh).value()), before);
}

TEST_P(ExplainedLine, stands_by_the_figures_that_were_confirmed_and_not_by_those_entered_before) {
  a_worked_month(1);
  const FigureId first = enter("wage_tier", "2", Date(2022, 5, 1));
  const FigureId second = enter("wage_tier", "1", Date(2022, 6, 1));
  confirm(second);
  const RunSummary locked = lock(run());
  const SettlementLineId line = lines(locked.id)[0].id;
  const std::string before = json(line);
  confirm(first);
  confirm("wage_tier", "3", Date(2022, 7, 1));
  LawShelf fresh("law");
  const auto trace = asked(line, fresh);
  ASSERT_EQ(told(trace), "done");
  EXPECT_EQ(told_of(*trace), "trace.line_settled");
  EXPECT_EQ(wire::to_json(*trace), before);
}

TEST_P(ExplainedLine, of_both_sides_stands_after_a_later_standard_and_later_scheduled_days) {
  record_standard(Side::rural, Fen(1'751), Date(2022, 3, 16));
  SeededRandom random(14);
  for (std::int64_t n = 1; n <= 6; ++n) {
    const auto some = [&](std::uint64_t most) {
      return static_cast<std::int64_t>(random.below(most));
    };
    work(n, Side::rural, n == 1 ? 0 : some(200), n == 1 ? 0 : some(200));
    work(n + 10, Side::urban, 5 * some(21), n == 2 ? 0 : 5 * some(21));
  }
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  const RunSummary locked = lock(run());
  expect_stands(locked.id);
  std::vector<std::string> before;
  for (const store::SettlementLineRow& line : lines(locked.id)) before.push_back(json(line.id));
  EXPECT_EQ(lines(locked.id)[0].status, store::LineStatus::nothing);
  // Neither would have let the month be computed as it was.
  record_standard(Side::urban, Fen(190'000), Date(2022, 3, 10));
  put([&](store::Writer& tx) -> Result<> {
    TRY(const bool written,
        store::put_scheduled_days(tx, {unit, id<HostId>(1), kMarch, WorkDays(215), AccountId(1)}));
    CHECK(written);
    return {};
  });
  edit("UPDATE attendance SET hours_x10 = 0, days_x10 = 0");
  std::vector<std::string> after;
  for (const store::SettlementLineRow& line : lines(locked.id)) after.push_back(json(line.id));
  EXPECT_EQ(after, before);
}

TEST_P(ExplainedLine, of_a_correction_is_the_difference_and_leaves_the_first_line_alone) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const SettlementLineId line = lines(locked.id)[0].id;
  const std::string before = json(line);
  CorrectLine correction{
      line, {{Date(2022, 3, 1), Date(2022, 3, 15), Hours(200), {}, {}}}, "只到 15 日"};
  const auto halved = desk.run(county, correction);
  ASSERT_EQ(told(halved), "done");
  ASSERT_EQ(told(desk.run(county2, LockSettlement{halved->run, 2, true})), "done");
  correction.spans.clear();
  const auto undone = desk.run(county, correction);
  ASSERT_EQ(told(undone), "done");
  ASSERT_EQ(told(desk.run(county2, LockSettlement{undone->run, 2, true})), "done");
  confirm("wage_tier", "2", Date(2022, 3, 1));

  EXPECT_EQ(json(line), before);
  expect_stands(halved->run);
  expect_stands(undone->run);
  const StoredTrace half = explain(halved->id);
  EXPECT_EQ(value_of(half, "allowance"), "340.00");
  EXPECT_EQ(value_of(half, "correction"), "-340.00");
  const StoredTrace none = explain(undone->id);
  EXPECT_EQ(value_of(none, "allowance"), "none");
  EXPECT_EQ(value_of(none, "correction"), "-340.00");
  EXPECT_EQ(lines(undone->run)[0].basis, "basis/1;corrects=" + to_text(line) + ",0.00,340.00");
}

TEST_P(ExplainedLine, that_waited_stays_one_that_waited_when_its_arrears_are_paid) {
  a_worked_month(1);
  const PlacementId late = place(2);
  const auto hold = desk.run(county, HoldPay{late, store::HoldKind::waiting, kMarch, "考勤补报"});
  ASSERT_EQ(told(hold), "done");
  const RunSummary main = lock(run());
  const SettlementLineId waiting = lines(main.id)[1].id;
  const std::string before = json(waiting);
  give_account(2);
  ASSERT_EQ(told(desk.run(village, hours(late, 335))), "done");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核实"})), "done");
  const RunSummary arrears = lock(run());
  expect_stands(main.id);
  expect_stands(arrears.id);
  EXPECT_EQ(json(waiting), before);
  EXPECT_EQ(value_of(explain(waiting), "allowance"), "none");
  EXPECT_EQ(value_of(explain(lines(arrears.id)[0].id), "allowance"), "569.50");
}

TEST_P(ExplainedLine, says_honestly_that_the_folder_of_the_law_has_changed_since) {
  a_worked_month(1);
  const SettlementLineId line = lines(lock(run()).id)[0].id;
  std::string folder = (std::filesystem::temp_directory_path() / "yigang-law.XXXXXX").string();
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  std::filesystem::copy("law", folder, std::filesystem::copy_options::recursive);
  const std::filesystem::path file = std::filesystem::path(folder) / "parameters/wage-tier.toml";
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  std::string changed = text.str();
  changed.replace(changed.find("待核对"), std::string("待核对").size(), "已核对");
  std::ofstream(file) << changed;
  LawShelf moved(folder);
  const auto trace = asked(line, moved);
  ASSERT_EQ(told(trace), "done");
  EXPECT_EQ(told_of(*trace), "trace.line_moved");
  EXPECT_EQ(value_of(*trace, "settled"), "680.00");
  EXPECT_EQ(wire::to_json(asked(line, moved).value()), wire::to_json(*trace));
  EXPECT_EQ(told_of(explain(line)), "trace.line_settled");
  std::filesystem::remove_all(folder);
}

// What migration 014 finds: the line is explained from today's facts, as it was before.
TEST_P(ExplainedLine, from_before_the_basis_is_explained_from_the_facts_of_today) {
  a_worked_month(1);
  const SettlementLineId line = lines(lock(run()).id)[0].id;
  const std::string before = json(line);
  edit("UPDATE settlement_line SET basis = ''");
  EXPECT_EQ(json(line), before);
  record_standard(Side::rural, Fen(1'800), Date(2022, 3, 1));
  EXPECT_EQ(told_of(explain(line)), "trace.line_moved");
}

TEST_P(ExplainedLine, whose_basis_was_changed_does_not_come_out) {
  a_worked_month(1);
  const SettlementLineId line = lines(lock(run()).id)[0].id;
  edit("UPDATE settlement_line SET basis = REPLACE(basis, ',40.0', ',41.0')");
  EXPECT_EQ(told_of(explain(line)), "trace.line_moved");
  edit("UPDATE settlement_line SET basis = 'basis/9'");
  EXPECT_EQ(told(asked(line, desk->law)), "line_basis_broken");
}

YIGANG_EACH_ENGINE(ExplainedLine);

}  // namespace

}  // namespace yigang::usecase
