// What the demo city knows about itself that its database does not say: the seeded faults that a
// check should find, each with the unit and the number of the placement or application. No personal
// data.
#pragma once

#include <string>
#include <vector>

#include "core/area.h"
#include "core/calendar.h"

namespace yigang::demo {

struct TruthLine {
  std::string kind;
  UnitCode unit;
  std::string subject;  // "placement 17", "application 4"
  std::string day;
  std::string detail;
};

class Truth {
 public:
  void add(TruthLine line) { lines_.push_back(std::move(line)); }
  [[nodiscard]] const std::vector<TruthLine>& lines() const { return lines_; }
  // CSV with a head line, in the order in which the faults came to be.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<TruthLine> lines_;
};

}  // namespace yigang::demo
