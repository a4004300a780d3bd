// The pure settlement kernel in memory, against the same rules in numpy, in one statement of SQLite
// and of PostgreSQL. Nothing is stored by anybody: the product and numpy leave their lines in
// memory, SQLite in a table in memory, PostgreSQL in an unlogged one.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "benches.h"
#include "month_tables.h"
#include "numpy_peer.h"
#include "sql_peers.h"
#include "store/month_queries.h"
#include "synthetic_month.h"

namespace yigang::bench {

namespace {

using Units = std::vector<settle::MonthInputs>;

// The shipped law and a provincial share, so that it has to be shared out; an amount for each
// person and month, so that persons have to be counted.
Result<law::LawPtr> law_with_province(City& city) {
  law::OfficeRow share;
  share.row = 1;
  share.figure = "province_share";
  share.from = Date(2022, 1, 1);
  share.value = "200.00/person-month";
  share.citation = {"bench", "bench", "bench"};
  share.known_since = share.from;
  return law::LawSnapshot::load(city.law_folder(), std::vector{share});
}

Result<Units> month_of_units(City& city, std::size_t wanted) {
  std::set<UnitCode> codes;
  for (const Target& target : city.targets()) codes.insert(target.unit);
  Units units;
  for (const UnitCode code : codes) {
    TRY(settle::MonthInputs inputs,
        city.database().read_value<settle::MonthInputs>(
            [&](store::Reader& reader) { return store::load_month(reader, code, city.worked); }));
    units.push_back(std::move(inputs));
  }
  return varied_city(units, wanted);
}

Result<std::vector<settle::Settlement>> settle_all(const Units& units,
                                                   const law::LawSnapshot& law) {
  std::vector<settle::Settlement> settled;
  settled.reserve(units.size());
  for (const settle::MonthInputs& unit : units) {
    TRY(settle::Settlement one, settle::settle_month(unit, law));
    settled.push_back(std::move(one));
  }
  return settled;
}

double placements_of(const Units& units) {
  double count = 0;
  for (const settle::MonthInputs& unit : units)
    count += static_cast<double>(unit.placements.size());
  return count;
}

Result<Outcome> settle_in_memory(const Units& units, const law::LawSnapshot& law, int times) {
  std::vector<settle::Settlement> settled;
  const Stopwatch watch;
  for (int i = 0; i < times; ++i) {
    TRY(settled, settle_all(units, law));
  }
  Outcome outcome{.things = times * placements_of(units), .effort = watch.read()};
  TRY(outcome.check, month_check(units, settled));
  Fen total;
  for (const settle::Settlement& one : settled) total += one.total();
  outcome.note = "total " + to_text(total);
  return outcome;
}

SqlWork sql_work(const Units& units, std::vector<Table> tables) {
  SqlWork work;
  work.things = placements_of(units);
  work.tables = std::move(tables);
  work.result = {"line",
                 {"unit", "number", "side", "village", "status", "problem", "work_x10", "rate",
                  "amount", "missing", "province", "city", "county", "social_fund",
                  "original_channel", "months_used", "last_payable"},
                 "",
                 {}};
  return work;
}

// A peer that could not be loaded says so in its row.
Work work_of(const Result<std::unique_ptr<SqlPeer>>& peer) {
  if (!peer) return [&peer]() -> Result<Outcome> { return fail(peer.error()); };
  return [&peer] { return (*peer)->run(); };
}

Result<> compare_kernels(const Units& units, const law::LawSnapshot& law,
                         const std::string& postgres, const std::string& folder, int rounds) {
  const double placements = placements_of(units);
  const bool large = placements > 100'000;
  const int times = large ? 1 : 20;
  const int slow_rounds = large ? 3 : rounds;
  TRY(std::vector<Table> tables, month_tables(units, law));
  TRY_VOID(write_columns(tables, folder));
  SqlWork work = sql_work(units, std::move(tables));
  TRY(work.statement, peer_text("settle_month.sql"));
  TRY(work.check, peer_text("settle_month_check.sql"));
  const Stopwatch sqlite_load;
  const auto sqlite = sqlite_peer(work);
  const double sqlite_seconds = sqlite_load.read().wall;
  const Stopwatch postgres_load;
  const auto server = postgres.empty() ? fail(failure("bench_peer").with("what", "no server"))
                                       : postgres_peer(work, postgres);
  const double postgres_seconds = postgres_load.read().wall;
  work.tables.clear();
  Comparison table;
  table.title = fmt::format(
      "settle kernel: {:.0f} placements of {} units (seed {}) in memory, 1 thread, nothing "
      "durable\n"
      "  loading stands outside for all: SQLite {:.1f} s, PostgreSQL {:.1f} s (wall)",
      placements, units.size(), kMonthSeed, sqlite_seconds, postgres_seconds);
  table.thing = "line";
  table.rounds = rounds;
  table.subjects = {
      {"settle::settle_month", [&] { return settle_in_memory(units, law, times); }, false},
      {"numpy, 64-bit whole numbers",
       [&] { return run_numpy("settle_month.py", folder, times, placements); }, true},
      {"SQLite, one statement, in memory", work_of(sqlite), true, slow_rounds},
      {"PostgreSQL, one statement, unlogged", work_of(server), true, slow_rounds}};
  compare(table);
  return {};
}

}  // namespace

Result<> bench_settle_kernel(City& city, const std::string& postgres, const std::string& folder,
                             int rounds) {
  TRY(const law::LawPtr law, law_with_province(city));
  const std::string columns = folder + "/columns";
  std::filesystem::create_directories(columns);
  for (const std::size_t size : {std::size_t{27'600}, std::size_t{1'000'000}}) {
    TRY(const Units units, month_of_units(city, size));
    TRY_VOID(compare_kernels(units, *law, postgres, columns, rounds));
  }
  return {};
}

Result<> dump_month(City& city, const std::string& folder) {
  TRY(const law::LawPtr law, law_with_province(city));
  TRY(const Units units, month_of_units(city, 2'760));
  TRY(const std::vector<Table> tables, month_tables(units, *law));
  TRY_VOID(write_columns(tables, folder));
  TRY(const auto settled, settle_all(units, *law));
  TRY(const std::string check, month_check(units, settled));
  std::ofstream(folder + "/check") << check;
  return {};
}

}  // namespace yigang::bench
