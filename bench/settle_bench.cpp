// Settlement: a month of the whole city from the store to stored, sealed lines.
#include <fmt/format.h>

#include "base/bytes.h"
#include "benches.h"
#include "store/described_row.h"
#include "usecase/month_steps.h"
#include "usecase/settle_units.h"

namespace yigang::bench {

namespace {

using store::SettlementLineRow;

constexpr std::int64_t kFar = std::int64_t{1} << 50;  // ids of the copies, beside those of the runs

// What both have come to: the roots of all units, which are the lines' every byte.
using Roots = std::map<UnitCode, std::string>;

std::string text_of(const Roots& roots) {
  std::string text;
  for (const auto& [unit, root] : roots) text += root;
  return text;
}

class MonthOfCity {
 public:
  explicit MonthOfCity(City& city) : city_(city) {}

  Result<Outcome> settle() {
    TRY(const auto outcomes,
        usecase::settle_units(city_.desk(), kCity, city_.worked, [](const auto&, const auto&) {}));
    runs_.clear();
    Outcome outcome;
    Roots roots;
    for (const usecase::UnitOutcome& one : outcomes) {
      if (!one.settled.run) return fail(*one.problem);
      runs_.push_back(*one.settled.run);
      outcome.things += static_cast<double>(one.settled.run->lines);
      roots[one.settled.code] = one.settled.run->root;
    }
    outcome.check = text_of(roots);
    return outcome;
  }

  // Keys and uniqueness as of the lines, no foreign keys and no checks.
  Result<> make_copy_table() {
    return city_.database().migrate_write([](store::Writer& writer) -> Result<> {
      return writer.run_script(
          "CREATE TABLE bench_line AS SELECT * FROM settlement_line WHERE unit < 0;"
          "CREATE UNIQUE INDEX bench_line_key ON bench_line (unit, id);"
          "CREATE UNIQUE INDEX bench_line_no ON bench_line (unit, run_id, line_no);"
          "CREATE INDEX bench_line_by_placement ON bench_line (unit, placement_id, month)");
    });
  }

  // The engine alone: lines that somebody else has computed are copied, read back and sealed.
  Result<Outcome> copy() {
    Outcome outcome;
    Roots roots;
    const std::int64_t shift = kFar + ++copies_ * (std::int64_t{1} << 45);
    for (const usecase::RunSummary& run : runs_) {
      std::vector<std::string> sealed;
      TRY_VOID(city_.database().write(
          [&](store::Writer& writer) { return copy_unit(writer, run, shift, sealed); },
          {store::kSettlementDeadline, /*alone=*/true}));
      outcome.things += static_cast<double>(sealed.size());
      roots[run.unit] = to_hex(usecase::seal_root(sealed));
    }
    outcome.check = text_of(roots);
    return outcome;
  }

 private:
  static Result<> copy_unit(store::Writer& writer, const usecase::RunSummary& run,
                            std::int64_t shift, std::vector<std::string>& sealed) {
    sealed.clear();
    std::string columns;
    for (const std::string& name : store::columns_of<SettlementLineRow>())
      if (name != "id" && name != "run_id") columns += ", " + name;
    TRY_VOID(writer.execute("INSERT INTO bench_line (id, run_id" + columns +
                                ") SELECT id - ?3, run_id - ?3" + columns +
                                " FROM settlement_line WHERE unit = ?1 AND run_id = ?2",
                            store::args(run.unit, run.id, shift)));
    return writer.each(
        "SELECT " + store::column_list<SettlementLineRow>() +
            " FROM bench_line WHERE unit = ?1 AND run_id = ?2 ORDER BY line_no",
        store::args(run.unit, run.id.value() - shift), [&](const store::Row& row) -> Result<> {
          sealed.push_back(usecase::canonical_of(store::read_row<SettlementLineRow>(row)));
          return {};
        });
  }

  City& city_;
  std::vector<usecase::RunSummary> runs_;
  std::int64_t copies_ = 0;
};

}  // namespace

Result<> bench_settle(City& city, int rounds) {
  MonthOfCity month(city);
  TRY_VOID(month.make_copy_table());
  Comparison table;
  table.title = fmt::format(
      "settle: the city's month, store to stored and sealed lines, 11 units in a transaction each, "
      "{}, every commit durable",
      city.engine_name());
  table.thing = "line";
  table.meter = CpuMeter(city.server() == 0 ? std::vector<int>{} : std::vector{city.server()});
  table.rounds = rounds;
  table.subjects = {{"yigang settle", [&] { return month.settle(); }, false},
                    {"floor: copy the lines, read, seal", [&] { return month.copy(); }, true}};
  compare(table);
  return {};
}

}  // namespace yigang::bench
