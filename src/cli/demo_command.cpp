#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "cli/commands.h"
#include "cli/desk_owner.h"
#include "demo/city.h"
#include "store/migrate.h"
#include "usecase/first_accounts.h"
#include "usecase/prepare.h"
#include "wire/json.h"

namespace yigang::cli {

namespace {

volatile sig_atomic_t stop_asked = 0;

void ask_to_stop(int) {
  stop_asked = 1;
}

// A text file that only its owner may read.
Result<> write_private(const std::string& path, const std::string& text) {
  const mode_t before = umask(077);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  umask(before);
  file << text;
  file.close();
  if (!file) return fail(failure("file_unwritable").with("file", path));
  return {};
}

Result<std::string> demo_accounts(usecase::Desk& desk) {
  TRY(const auto made, usecase::make_first_accounts(desk, usecase::FirstAccounts::demo));
  std::string text;
  for (const usecase::NewAccount& account : made) text += account_line(account);
  return text;
}

std::string money_lines(const Terminal& terminal, const demo::CityReport& report) {
  std::string text = terminal.pick(
      "月份     人数      合计            省            市            县            原渠道\n",
      "month    lines     total           province      city          county        "
      "original\n");
  for (const demo::MonthTotal& month : report.months)
    text += fmt::format("{}  {:>6}  {:>14}  {:>12}  {:>12}  {:>12}  {:>12}\n", to_text(month.month),
                        month.lines, to_text(month.total), to_text(month.province),
                        to_text(month.city), to_text(month.county), to_text(month.original));
  return text;
}

std::string unit_lines(const Terminal& terminal, const demo::CityReport& report) {
  std::string text =
      terminal.pick("单位    统计区划  计划乡村  计划城镇  岗位    上岗人次  已发\n",
                    "unit    area      rural     urban     posts   placed    paid\n");
  demo::UnitTotal all;
  for (const demo::UnitTotal& unit : report.units) {
    text += fmt::format("{}  {:<8}  {:>7}  {:>7}  {:>6}  {:>7}  {:>14}\n", to_text(unit.unit),
                        to_text(unit.statistical_area), unit.planned_rural, unit.planned_urban,
                        unit.posts, unit.placed_ever, to_text(unit.paid));
    all.planned_rural += unit.planned_rural;
    all.planned_urban += unit.planned_urban;
    all.posts += unit.posts;
    all.placed_ever += unit.placed_ever;
    all.paid += unit.paid;
  }
  return text + fmt::format("{:<16}  {:>7}  {:>7}  {:>6}  {:>7}  {:>14}\n",
                            terminal.pick("合计", "total"), all.planned_rural, all.planned_urban,
                            all.posts, all.placed_ever, to_text(all.paid));
}

Result<> make_city(const Terminal& terminal, const DemoOptions& wanted) {
  TRY(const Month until, parse_month(wanted.until));
  TRY(const auto owner, DeskOwner::open(terminal));
  TRY_VOID(store::migrate(owner->database(), terminal.clock));
  TRY_VOID(owner->database().write([&](store::Writer& writer) -> Result<> {
    return usecase::seed_units(writer, owner->desk().law);
  }));
  TRY_VOID(demo::check_empty(owner->database()));
  TRY(const std::string accounts, demo_accounts(owner->desk()));
  if (wanted.accounts.empty())
    terminal.print(accounts);
  else
    TRY_VOID(write_private(wanted.accounts, accounts));
  // The demo's journal lives in the demo's time, and its ids and salts come from the seed.
  SetClock clock{Instant{}};
  SeededRandom seeded(wanted.seed);
  usecase::LockedRandom random(seeded);
  usecase::Ids ids(clock, random);
  usecase::Desk& real = owner->desk();
  usecase::Desk desk{real.database, real.law, real.authority, clock,
                     random,        ids,      real.keys,      real.passwords};
  const bool terminal_there = isatty(STDERR_FILENO) == 1;
  signal(SIGINT, ask_to_stop);
  signal(SIGTERM, ask_to_stop);
  TRY(const demo::CityReport report,
      demo::build_city({desk, clock}, {wanted.scale, wanted.seed, until},
                       [&](int done, int total, const std::string& what) {
                         if (terminal_there)
                           terminal.note(fmt::format("\r\x1b[K{:>4}/{} {}", done, total, what));
                         return stop_asked == 0;
                       }));
  if (terminal_there) terminal.note("\n");
  if (!wanted.truth.empty()) TRY_VOID(write_private(wanted.truth, report.truth.text()));
  terminal.print(unit_lines(terminal, report) + "\n" + money_lines(terminal, report) + "\n" +
                 fmt::format("{} {}, {} {}\n", terminal.pick("业务日期", "business day"),
                             to_text(report.business_day), report.truth.lines().size(),
                             terminal.pick("条已知事实", "known facts in the truth file")));
  return {};
}

}  // namespace

int demo_city(const Terminal& terminal, const DemoOptions& options) {
  const Result<> done = make_city(terminal, options);
  return done ? kDone : terminal.tell(done.error());
}

}  // namespace yigang::cli
