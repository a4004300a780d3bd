// The one way by which a rule reads a figure. With a trace, every read leaves a node
// "figure:<key>@<day>" in it, so that no figure can enter a decision unseen; without one it is a
// plain look-up. A setting becomes the enumerator of the same word. Not thread-safe; one a
// decision.
#pragma once

#include <string>
#include <vector>

#include "law/snapshot.h"
#include "policy/trace.h"

namespace yigang::policy {

class LawReader {
 public:
  LawReader(const law::LawSnapshot& law, UnitCode unit, Trace* trace = nullptr)
      : law_(law), unit_(unit), trace_(trace) {}

  [[nodiscard]] Result<std::int64_t> integer(law::Figure figure, Date day);
  [[nodiscard]] Result<law::RetirementTable> retirement(Date day);
  [[nodiscard]] Result<law::Share> share(law::Figure figure, Date day);
  // Leaves the figure in the trace without using its value (a figure with one setting only).
  [[nodiscard]] Result<> note(law::Figure figure, Date day);
  // The minimum wage of the unit's tier.
  struct Floor {
    Fen amount;
    int tier = 0;
    bool reviewed = true;
  };
  [[nodiscard]] Result<Floor> floor(Side side, Date day);
  [[nodiscard]] Result<LeapBirthday> leap_birthday(Date day);
  template <class E>
  [[nodiscard]] Result<E> setting(law::Figure figure, Date day) {
    TRY(const law::FigureRow* row, read(figure, day));
    const auto found = enum_from_word<E>(row->value.text);
    CHECK(found.has_value());  // the loader knows the settings
    return *found;
  }

  [[nodiscard]] const law::LawSnapshot& law() const { return law_; }
  [[nodiscard]] UnitCode unit() const { return unit_; }
  // Ids of the nodes that were added or found since the last call: the deps of the step.
  [[nodiscard]] std::vector<std::string> take_reads() { return std::exchange(reads_, {}); }

 private:
  Result<const law::FigureRow*> read(law::Figure figure, Date day);
  void record(const law::Found& found, law::Figure figure, Date day);

  const law::LawSnapshot& law_;
  UnitCode unit_;
  Trace* trace_;
  std::vector<std::string> reads_;
};

}  // namespace yigang::policy
