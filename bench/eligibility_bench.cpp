// Eligibility: the kernel that decides, and the explained decision with its whole trace. Both use
// the same rule functions; their verdicts on the same people must be the same.
#include <fmt/format.h>

#include "base/random.h"
#include "benches.h"
#include "policy/eligibility.h"

namespace yigang::bench {

namespace {

using namespace policy;

constexpr std::size_t kPeople = 27'600;
constexpr std::size_t kExplained = 1'000;
constexpr std::uint64_t kSeed = 20251001;

// Births 1955–1985, every group of both sides, some circumstances: all branches are taken.
EligibilityFacts somebody(Random& random) {
  const Period always{Date(2000, 1, 1), Date(2100, 1, 1)};
  EligibilityFacts facts{.day = Date(2022, 6, 1), .unit = UnitCode{371522}};
  facts.side = random.below(8) == 0 ? Side::urban : Side::rural;
  facts.sex = random.below(2) == 0 ? Sex::M : Sex::F;
  facts.birth = Date(1955, 1, 1).plus_days(static_cast<int>(random.below(31 * 365)));
  if (facts.sex == Sex::M)
    facts.category = RetirementCategory::M60;
  else if (random.below(20) != 0)
    facts.category = random.below(10) < 7 ? RetirementCategory::F50 : RetirementCategory::F55;
  GroupClaim claim;
  claim.group = static_cast<TargetGroup>(random.below(8));
  if (random.below(10) != 0) claim.covered.push_back(always);
  facts.claims.push_back(claim);
  if (random.below(10) != 0) facts.recognitions.push_back(always);
  if (random.below(12) == 0) {
    const auto reason = static_cast<Reason>(random.below(kReasons));
    if (is_circumstance(reason)) facts.circumstances.add(reason);
  }
  facts.tenure_used_up = random.below(40) == 0;
  return facts;
}

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

}  // namespace

Result<> bench_eligibility(const law::LawSnapshot& law, int rounds) {
  SeededRandom random(kSeed);
  std::vector<EligibilityFacts> people;
  for (std::size_t i = 0; i < kPeople; ++i) people.push_back(somebody(random));
  LawReader reader(law, UnitCode{371522});
  TRY(const EligibilityFigures figures, read_eligibility_figures(reader, people.front().day));
  Comparison table;
  table.title = fmt::format("eligibility: {} synthetic people (seed {}), 1 thread, nothing stored",
                            kPeople, kSeed);
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
