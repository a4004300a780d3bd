// Eligibility: the kernel that decides, against the same rules in numpy; and the explained decision
// with its whole trace, which uses the same rule functions: the verdicts must be the same.
#include <fmt/format.h>

#include <filesystem>

#include "benches.h"
#include "numpy_peer.h"
#include "people_tables.h"

namespace yigang::bench {

namespace {

using namespace policy;
using bench::Outcome;  // not the verdict's

constexpr std::size_t kPeople = 27'600;
constexpr std::size_t kExplained = 1'000;

// Of the first thousand people: their outcomes and every reason.
class Digest {
 public:
  void add(const EligibilityResult& result) {
    if (++people_ > kExplained) return;
    if (result.outcome == policy::Outcome::eligible) ++eligible_;
    for (const Reason reason : result.reasons.list()) mask_ += std::int64_t{1} << int(reason);
  }
  [[nodiscard]] std::string text() const { return fmt::format("{} {}", eligible_, mask_); }

 private:
  std::size_t people_ = 0;
  std::int64_t eligible_ = 0;
  std::int64_t mask_ = 0;
};

Outcome decide_all(const std::vector<EligibilityFacts>& people, const EligibilityFigures& figures,
                   int times) {
  std::vector<Decision> decisions(people.size());
  const Stopwatch watch;
  for (int time = 0; time < times; ++time)
    for (std::size_t i = 0; i < people.size(); ++i) {
      const EligibilityResult result = decide(people[i], figures);
      decisions[i] = {result, result.headline()};
    }
  return {.things = static_cast<double>(people.size()) * times,
          .check = decisions_check(people, decisions),
          .effort = watch.read()};
}

Result<> compare_with_numpy(const law::LawSnapshot& law, const std::string& folder,
                            std::size_t count, int rounds) {
  const std::vector<EligibilityFacts> people = some_people(count);
  LawReader reader(law, people.front().unit);
  TRY(const EligibilityFigures figures, read_eligibility_figures(reader, people.front().day));
  std::filesystem::create_directories(folder);
  TRY_VOID(write_columns(people_tables(people, figures), folder));
  const int times = count > 100'000 ? 2 : 20;
  Comparison table;
  table.title = fmt::format(
      "eligibility: outcome, reasons and headline of {} people (seed {}) in memory, 1 thread",
      count, kPeopleSeed);
  table.thing = "decision";
  table.rounds = rounds;
  table.subjects = {
      {"policy::decide", [&]() -> Result<Outcome> { return decide_all(people, figures, times); }},
      {"numpy, whole numbers",
       [&] { return run_numpy("decide.py", folder, times, static_cast<double>(count)); }, true}};
  compare(table);
  return {};
}

}  // namespace

Result<> bench_eligibility(const law::LawSnapshot& law, const std::string& folder, int rounds) {
  for (const std::size_t count : {kPeople, std::size_t{1'000'000}})
    TRY_VOID(compare_with_numpy(law, folder + "/people", count, rounds));
  const std::vector<EligibilityFacts> people = some_people(kPeople);
  LawReader reader(law, people.front().unit);
  TRY(const EligibilityFigures figures, read_eligibility_figures(reader, people.front().day));
  Comparison table;
  table.title = fmt::format("eligibility: {} synthetic people (seed {}), 1 thread, nothing stored",
                            kPeople, kPeopleSeed);
  table.thing = "decision";
  table.rounds = rounds;
  table.subjects.push_back({"policy::decide (kernel)", [&]() -> Result<Outcome> {
                              Digest digest;
                              constexpr std::size_t kTimes = 20;
                              std::size_t refused = 0;
                              for (std::size_t i = 0; i < kTimes; ++i)
                                for (const EligibilityFacts& one : people) {
                                  const EligibilityResult result = decide(one, figures);
                                  digest.add(result);
                                  if (!result.reasons.empty()) ++refused;
                                }
                              return Outcome{static_cast<double>(kTimes * people.size()),
                                             digest.text(),
                                             fmt::format("{} have a reason", refused / kTimes)};
                            }});
  table.subjects.push_back({"policy::explain_eligibility (trace)", [&]() -> Result<Outcome> {
                              Digest digest;
                              std::size_t nodes = 0;
                              for (std::size_t i = 0; i < kExplained; ++i) {
                                TRY(const EligibilityVerdict verdict,
                                    explain_eligibility(people[i], law));
                                digest.add(verdict.result);
                                nodes += verdict.trace.nodes.size();
                              }
                              return Outcome{double{kExplained}, digest.text(),
                                             fmt::format("{} nodes each", nodes / kExplained)};
                            }});
  compare(table);
  return {};
}

}  // namespace yigang::bench
