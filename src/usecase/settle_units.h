// Settles a month for one unit or for all of them, as the owner of the machine does it in the
// terminal (account 0, as for the first accounts): each unit by the same verb, in a transaction of
// its own. A unit that is refused does not keep the others from being settled.
#pragma once

#include <functional>

#include "usecase/month_verbs.h"
#include "usecase/perform.h"

namespace yigang::usecase {

struct ProblemCount {
  settle::LineProblem problem = settle::LineProblem::no_rate;
  std::int64_t lines = 0;
};
BOOST_DESCRIBE_STRUCT(ProblemCount, (), (problem, lines))

struct UnitSettled {
  UnitCode code;
  std::string name;
  std::optional<RunSummary> run;
  std::vector<ProblemCount> problems;
  std::optional<std::string> refusal;  // the code of the problem
};
BOOST_DESCRIBE_STRUCT(UnitSettled, (), (code, name, run, problems, refusal))

struct UnitOutcome {
  UnitSettled settled;
  std::optional<Problem> problem;
};

// Before a unit begins: its name, and where its progress is shown.
using UnitBegins = std::function<void(const std::string& name, const Progress& progress)>;

// `kCity`: all units, in the order of the notice. Problems: `unknown_unit`, and what keeps all of
// them from being settled.
[[nodiscard]] Result<std::vector<UnitOutcome>> settle_units(Desk& desk, UnitCode unit, Month month,
                                                            const UnitBegins& begins);

}  // namespace yigang::usecase
