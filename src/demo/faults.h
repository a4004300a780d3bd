// The faults that the demo city is seeded with, each by its share (domain.md §9). They are spread
// evenly instead of drawn, so that even the smallest city has most of them and the largest has
// exactly its share. Not thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/resident_number.h"

namespace yigang::demo {

// Every so manieth of those that pass, in parts of 10,000; the first of them comes early.
class Share {
 public:
  static constexpr int kWhole = 10'000;
  explicit Share(int of_10000, int before = kWhole * 9 / 10) : of_10000_(of_10000), sum_(before) {}
  [[nodiscard]] bool next() {
    sum_ += of_10000_;
    if (sum_ < kWhole) return false;
    sum_ -= kWhole;
    return true;
  }

 private:
  int of_10000_;
  int sum_;
};

// One list for the whole city.
struct Faults {
  // At the door: a number as it is written down wrong.
  Share wrong_check{30};
  Share fifteen_digits{5};
  Share full_width{40};
  Share trailing_space{100};
  Share scientific{10};
  // In the books: one person under two numbers, and on two posts with them.
  Share duplicate{15};
  Share double_post{8, Share::kWhole - 8};  // few villages of the smallest city have two posts
  // On duty: what another department knows and the programme does not.
  Share dead{5};
  Share pension{20};
  Share business{50};
  Share employer{60};
};

struct Miswritten {
  std::string_view kind;    // as in the truth file
  std::string text;         // what is typed
  std::string_view answer;  // the refusal it has to get; empty when the door reads it all the same
};

// The fault whose turn it is for this number.
[[nodiscard]] std::optional<Miswritten> miswritten(Faults& faults, const ResidentNumber& number);

}  // namespace yigang::demo
