#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "cli/commands.h"
#include "cli/desk_owner.h"
#include "demo/city.h"
#include "store/migrate.h"
#include "usecase/first_accounts.h"
#include "wire/json.h"

namespace yigang::cli {

namespace {

volatile sig_atomic_t stop_asked = 0;

void ask_to_stop(int) {
  stop_asked = 1;
}

// A file that its owner alone may read and that stands whole or not at all. What is no plain file
// (a pipe, /dev/null) is written as it is.
Result<> write_private(const std::string& path, const std::string& text) {
  std::error_code error;
  const bool plain =
      !std::filesystem::exists(path, error) || std::filesystem::is_regular_file(path, error);
  const std::string part = plain ? path + ".part" : path;
  if (plain) std::filesystem::remove(part, error);
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  bool fine = file >= 0;
  for (std::size_t at = 0; fine && at < text.size();) {
    const ssize_t count = ::write(file, text.data() + at, text.size() - at);
    fine = count > 0 || (count < 0 && errno == EINTR);
    if (count > 0) at += static_cast<std::size_t>(count);
  }
  if (fine && plain) fine = ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (fine && plain) fine = ::rename(part.c_str(), path.c_str()) == 0;
  if (!fine) {
    // Half a file of passwords is not left lying about.
    if (plain) std::filesystem::remove(part, error);
    return fail(failure("file_unwritable").with("file", path));
  }
  return {};
}

Result<> write_registers(const std::string& folder, const demo::CityReport& report) {
  for (const auto& [name, text] : report.registers.files())
    TRY_VOID(write_private(folder + "/" + name, text));
  return {};
}

Result<> check_folder(const std::string& path) {
  if (path.empty()) return {};
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!std::filesystem::is_directory(path, error) || ::access(path.c_str(), W_OK | X_OK) != 0)
    return fail(failure("file_unwritable").with("file", path));
  return {};
}

Result<> check_writable(const std::string& path) {
  if (path.empty()) return {};
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const std::string parent = folder.empty() ? "." : folder.string();
  const bool fine =
      std::filesystem::exists(path, error)
          ? !std::filesystem::is_directory(path, error) && ::access(path.c_str(), W_OK) == 0
          : std::filesystem::is_directory(parent, error) &&
                ::access(parent.c_str(), W_OK | X_OK) == 0;
  if (!fine) return fail(failure("file_unwritable").with("file", path));
  return {};
}

// Everything that can be wrong with the wish itself, before anything is written.
Result<demo::CityOptions> checked(const DemoOptions& wanted) {
  demo::CityOptions options{wanted.scale, wanted.seed, {}};
  const auto until = parse_month(wanted.until);
  if (!until) return fail(bad_input("demo_until").at("--until"));
  options.until = *until;
  TRY_VOID(demo::check_options(options));
  TRY_VOID(check_writable(wanted.truth));
  TRY_VOID(check_writable(wanted.accounts));
  TRY_VOID(check_folder(wanted.registers));
  return options;
}

std::string lines_of(const std::vector<usecase::NewAccount>& accounts) {
  std::string text;
  for (const usecase::NewAccount& account : accounts) text += account_line(account);
  return text;
}

std::string money_lines(const Terminal& terminal, const demo::CityReport& report) {
  std::string text = terminal.words("cli.demo_months_head") + "\n";
  for (const demo::MonthTotal& month : report.months)
    text += fmt::format("{}  {:>6}  {:>14}  {:>12}  {:>12}  {:>12}  {:>12}\n", to_text(month.month),
                        month.lines, to_text(month.total), to_text(month.province),
                        to_text(month.city), to_text(month.county), to_text(month.original));
  return text;
}

std::string unit_lines(const Terminal& terminal, const demo::CityReport& report) {
  std::string text = terminal.words("cli.demo_units_head") + "\n";
  demo::UnitTotal all;
  for (const demo::UnitTotal& unit : report.units) {
    text +=
        fmt::format("{}  {:<8}  {:>7}  {:>7}  {:>6}  {:>8}  {:>7}  {:>14}\n", to_text(unit.unit),
                    to_text(unit.statistical_area), unit.planned_rural, unit.planned_urban,
                    unit.posts, unit.self_increase, unit.placed_ever, to_text(unit.paid));
    all.planned_rural += unit.planned_rural;
    all.planned_urban += unit.planned_urban;
    all.posts += unit.posts;
    all.self_increase += unit.self_increase;
    all.placed_ever += unit.placed_ever;
    all.paid += unit.paid;
  }
  return text + fmt::format("{:<16}  {:>7}  {:>7}  {:>6}  {:>8}  {:>7}  {:>14}\n",
                            terminal.words("cli.total"), all.planned_rural, all.planned_urban,
                            all.posts, all.self_increase, all.placed_ever, to_text(all.paid));
}

void print_report(const Terminal& terminal, const demo::CityReport& report) {
  terminal.print(
      unit_lines(terminal, report) + "\n" + money_lines(terminal, report) + "\n" +
      terminal.words("cli.demo_known", {{"day", to_text(report.business_day)},
                                        {"count", std::to_string(report.truth.lines().size())}}) +
      "\n");
}

struct MonthMade {
  Month month;
  std::int64_t lines = 0;
  Fen total_fen;
  Fen province_fen;
  Fen city_fen;
  Fen county_fen;
  Fen original_fen;
};
BOOST_DESCRIBE_STRUCT(MonthMade, (),
                      (month, lines, total_fen, province_fen, city_fen, county_fen, original_fen))
struct UnitMade {
  UnitCode unit;
  std::int64_t planned_rural = 0;
  std::int64_t planned_urban = 0;
  std::int64_t posts = 0;
  std::int64_t self_increase = 0;
  std::int64_t placed_ever = 0;
  Fen paid_fen;
};
BOOST_DESCRIBE_STRUCT(UnitMade, (),
                      (unit, planned_rural, planned_urban, posts, self_increase, placed_ever,
                       paid_fen))
struct CityMade {
  Date business_day;
  std::int64_t known_facts = 0;
  std::vector<UnitMade> units;
  std::vector<MonthMade> months;
};
BOOST_DESCRIBE_STRUCT(CityMade, (), (business_day, known_facts, units, months))

std::string json_of(const demo::CityReport& report) {
  CityMade made{
      report.business_day, static_cast<std::int64_t>(report.truth.lines().size()), {}, {}};
  for (const demo::UnitTotal& unit : report.units)
    made.units.push_back({unit.unit, unit.planned_rural, unit.planned_urban, unit.posts,
                          unit.self_increase, unit.placed_ever, unit.paid});
  for (const demo::MonthTotal& month : report.months)
    made.months.push_back({month.month, month.lines, month.total, month.province, month.city,
                           month.county, month.original});
  return wire::to_json(made) + "\n";
}

// A demo that was killed after its last step is complete: the same command finds it so, provided
// that the passwords were kept.
Result<bool> already_made(store::Database& database, const DemoOptions& wanted,
                          const demo::CityOptions& options) {
  TRY(const bool there, database.read_value<bool>(
                            [&](store::Reader& reader) { return demo::stands(reader, options); }));
  std::error_code error;
  return there && !wanted.accounts.empty() &&
         std::filesystem::is_regular_file(wanted.accounts, error);
}

Result<bool> never_migrated(store::Database& database) {
  TRY(const auto steps, store::migration_status(database));
  return std::ranges::none_of(steps, [](const auto& step) { return step.applied_at.has_value(); });
}

// A database that holds something else is not even migrated.
Result<> check_free(store::Database& database, bool again) {
  TRY(const demo::Standing standing, database.read_value<demo::Standing>([](store::Reader& reader) {
    return demo::standing_of(reader);
  }));
  const bool kept = standing == demo::Standing::finished && !again;
  if (kept || standing == demo::Standing::other) return fail(conflict("demo_not_empty"));
  return {};
}

Result<demo::CityReport> build(const Terminal& terminal, usecase::Desk& real,
                               const DemoOptions& wanted, const demo::CityOptions& options) {
  TRY(const std::string mark,
      demo::claim(real, wanted.again ? demo::FinishedCity::empty : demo::FinishedCity::keep));
  TRY(std::vector<usecase::NewAccount> accounts,
      usecase::make_first_accounts(real, usecase::FirstAccounts::demo));
  // The demo's journal lives in the demo's time, and its ids and salts come from the seed.
  SetClock clock{Instant{}};
  SeededRandom seeded(options.seed);
  usecase::LockedRandom random(seeded);
  usecase::Ids ids(clock, random);
  usecase::Desk desk{real.database, real.law, real.authority, clock,
                     random,        ids,      real.keys,      real.passwords};
  const bool terminal_there = isatty(STDERR_FILENO) == 1;
  signal(SIGINT, ask_to_stop);
  signal(SIGTERM, ask_to_stop);
  const auto progress = [&](int done, int total, const std::string& what) {
    if (terminal_there) terminal.note(fmt::format("\r\x1b[K{:>4}/{} {}", done, total, what));
    return stop_asked == 0;
  };
  const auto hand_over = [&](const demo::CityReport& report) -> Result<> {
    if (terminal_there) terminal.note("\n");
    if (!wanted.truth.empty()) TRY_VOID(write_private(wanted.truth, report.truth.text()));
    if (!wanted.registers.empty()) TRY_VOID(write_registers(wanted.registers, report));
    TRY_VOID(usecase::seat_demo_accounts(real, accounts));
    if (!wanted.accounts.empty()) return write_private(wanted.accounts, lines_of(accounts));
    terminal.print(lines_of(accounts));
    return {};
  };
  auto report = demo::build_city({desk, clock, mark}, options, progress, hand_over);
  // What is told next (Ctrl-C, a full disk) begins a line of its own.
  if (!report && terminal_there) terminal.note("\n");
  return report;
}

Result<> make_city(const Terminal& terminal, const DemoOptions& wanted,
                   const demo::CityOptions& options) {
  TRY(const auto owner, DeskOwner::open(terminal, Expected::may_make));
  store::Database& database = owner->database();
  TRY(const bool fresh, never_migrated(database));
  if (!fresh) {
    TRY(const bool made, already_made(database, wanted, options));
    if (made && !wanted.again) {
      terminal.note(terminal.words("cli.demo_stands", {{"file", wanted.accounts}}) + "\n");
      return {};
    }
    TRY_VOID(check_free(database, wanted.again));
  }
  TRY_VOID(store::migrate(database, terminal.clock));
  TRY(const demo::CityReport report, build(terminal, owner->desk(), wanted, options));
  if (terminal.json)
    terminal.print(json_of(report));
  else
    print_report(terminal, report);
  return {};
}

}  // namespace

int demo_city(const Terminal& terminal, const DemoOptions& wanted) {
  const auto options = checked(wanted);
  if (!options) return terminal.tell(options.error());
  const Result<> done = make_city(terminal, wanted, *options);
  return done ? kDone : terminal.tell(done.error());
}

}  // namespace yigang::cli
