#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "cli/commands.h"
#include "cli/desk_owner.h"
#include "store/month_queries.h"
#include "usecase/settle_units.h"

namespace yigang::cli {

namespace {

using usecase::UnitOutcome;

// A line on the terminal that is written over until the unit is done; nothing into a file or pipe.
class ProgressLine {
 public:
  explicit ProgressLine(const Terminal& terminal)
      : terminal_(terminal), seen_(isatty(STDERR_FILENO) == 1) {}
  ~ProgressLine() { end(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void begin(const std::string& name, const usecase::Progress& progress) {
    end();
    if (!seen_) return;
    over_ = false;
    thread_ = std::thread([this, name, &progress] {
      while (!over_) {
        terminal_.note(fmt::format("\r{} {}/{}   ", name, progress.done(), progress.total()));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
      }
    });
  }
  void end() {
    if (!thread_.joinable()) return;
    over_ = true;
    thread_.join();
    terminal_.note("\r\x1b[K");
  }

 private:
  const Terminal& terminal_;
  const bool seen_;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

std::string line_of(const Terminal& terminal, const UnitOutcome& outcome) {
  const usecase::UnitSettled& unit = outcome.settled;
  std::string text = fmt::format("{} {}  ", to_text(unit.code), unit.name);
  if (!unit.run) return text + say(*outcome.problem, terminal.language) + "\n";
  text += terminal.words("cli.settled", {{"lines", std::to_string(unit.run->lines)},
                                         {"problems", std::to_string(unit.run->problems)},
                                         {"waiting", std::to_string(unit.run->waiting)},
                                         {"total", to_text(unit.run->total_fen)},
                                         {"root", unit.run->root}}) +
          "\n";
  for (const usecase::ProblemCount& problem : unit.problems)
    text += fmt::format("    {} {}\n",
                        terminal.words("line_problem." + std::string(word(problem.problem))),
                        problem.lines);
  return text;
}

// A unit that has nobody on duty in the month, or nobody left after its lock, is no fault of a run
// that settled others; where nothing was settled it is what came out, of one unit as of all.
int code_of(const std::vector<UnitOutcome>& outcomes) {
  const bool some =
      std::ranges::any_of(outcomes, [](const auto& one) { return one.settled.run.has_value(); });
  int code = kDone;
  for (const UnitOutcome& outcome : outcomes) {
    if (!outcome.problem) continue;
    const std::string& why = outcome.problem->code;
    const bool rest = why == "nothing_to_settle" || why == "month_locked";
    if (!(some && rest)) code = std::max(code, exit_code_of(*outcome.problem));
  }
  return code;
}

// Nobody is left to settle in a month that is locked; what the clerk has to know is the lock.
Result<> name_lock(DeskOwner& owner, Month month, UnitOutcome& outcome) {
  if (!outcome.problem || outcome.problem->code != "nothing_to_settle") return {};
  TRY(const auto runs,
      owner.database().read_value<std::vector<store::SettlementRunRow>>([&](store::Reader& reader) {
        return store::runs_of_month(reader, outcome.settled.code, month);
      }));
  const bool locked = std::ranges::any_of(runs, [](const store::SettlementRunRow& run) {
    return run.state == store::RunState::locked && run.kind != store::RunKind::correction;
  });
  if (!locked) return {};
  outcome.problem = conflict("month_locked").with("month", to_text(month));
  outcome.settled.refusal = outcome.problem->code;
  return {};
}

Result<std::vector<UnitOutcome>> settled(const Terminal& terminal, const SettleOptions& options) {
  TRY(const Month month, parse_month(options.month));
  UnitCode unit = kCity;
  if (options.unit != "all") {
    auto code = parse_unit_code(options.unit);
    if (!code) return fail(std::move(code.error()).at("--unit"));
    unit = *code;
  }
  TRY(const auto owner, DeskOwner::open(terminal, Expected::current));
  TRY_VOID(refuse_unverified(owner->database()));
  ProgressLine progress(terminal);
  TRY(std::vector<UnitOutcome> outcomes,
      usecase::settle_units(owner->desk(), unit, month,
                            [&](const std::string& name, const usecase::Progress& now) {
                              progress.begin(name, now);
                            }));
  for (UnitOutcome& outcome : outcomes) TRY_VOID(name_lock(*owner, month, outcome));
  return outcomes;
}

}  // namespace

int settle(const Terminal& terminal, const SettleOptions& options) {
  const auto outcomes = settled(terminal, options);
  if (!outcomes) return terminal.tell(outcomes.error());
  std::vector<usecase::UnitSettled> units;
  for (const UnitOutcome& outcome : *outcomes) {
    units.push_back(outcome.settled);
    if (terminal.json) continue;
    if (!outcome.problem)
      terminal.print(line_of(terminal, outcome));
    else if (outcomes->size() == 1)
      terminal.explain(*outcome.problem);
    else
      terminal.note(line_of(terminal, outcome));
  }
  if (terminal.json) terminal.print(wire::to_json(units) + "\n");
  return code_of(*outcomes);
}

}  // namespace yigang::cli
