// Case tables as an officer uploads them: each run ends with a report; nothing throws, no CHECK
// falls.
#include "cases/run.h"
#include "fuzz.h"

namespace {

const yigang::law::LawSnapshot& law() {
  static const yigang::law::LawPtr snapshot = [] {
    auto loaded = yigang::law::LawSnapshot::load("law");
    MUST(loaded);
    return *loaded;
  }();
  return *snapshot;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* kNames[] = {"x.retirement.csv", "x.eligibility.csv", "x.tenure.csv",
                                           "x.allowance.csv", "x.funding.csv"};
  yigang::fuzz::Input input(data, size);
  for (const char* name : kNames) {
    const auto report = yigang::cases::run_case_file(name, input.text(), law());
    MUST(report.passed >= 0 && report.failed >= 0);
    MUST(!yigang::cases::failures_text(report, yigang::Language::zh_cn).empty() ||
         report.failures.empty());
  }
  return 0;
}
