// What the amount of a line was computed from, as one text that is stored and sealed with the line:
// the explanation of a settled line reads it and asks for no fact of a later day. Written beside
// the kernel, where a line becomes a row; a rate table becomes text once, so that a line costs one
// allocation. A line that nothing was priced for (held, waiting, after the term) has the head only.
// Not thread-safe; texts out. Source: LZ-2022-4 二(四), docs/formats/settled-lines.md.
//
//   basis     = "basis/1" *work *rate [scheduled] *taken [until] [corrects]
//   work      = ";work=" first "," last "," tenths           hours, on an urban post days
//   rate      = ";rate=" from "," yuan "," length "," document    length in bytes of UTF-8
//   scheduled = ";scheduled=" tenths "," ("entered" / "calendar")     urban
//   taken     = ";taken=" tenths ["," yuan]           of these, by another post; its pay for them
//   until     = ";until=" day                         last day that can be paid, if inside
//   corrects  = ";corrects=" line "," yuan "," yuan   what the month is; locked for it so far
#pragma once

#include "settle/settle.h"

namespace yigang::settle {

inline constexpr std::string_view kNoBasis = "basis/1";

// Of a correction line.
struct Corrected {
  SettlementLineId line;
  Fen due;     // what the month comes to by the corrected facts
  Fen locked;  // for it so far; the line is the difference
  friend bool operator==(const Corrected&, const Corrected&) = default;
};

struct Basis {
  std::vector<policy::WorkSpan> work;
  std::vector<policy::DatedRate> rates;  // in force on the month's first day, and later ones
  std::optional<WorkDays> scheduled;     // urban
  bool scheduled_entered = false;        // by the host; otherwise the calendar's working days
  std::vector<policy::TakenDays> taken;  // urban: by other posts of the person
  std::optional<Date> last_day;
  std::optional<Corrected> corrects;
};

// The texts of one unit and month.
class BasisTexts {
 public:
  BasisTexts(const MonthInputs& inputs, const law::LawSnapshot& law) : inputs_(inputs), law_(law) {}
  // `status` as the kernel told it of the placement.
  [[nodiscard]] Result<std::string> of(const PlacementInput& one, LineStatus status);

 private:
  void append_work(std::string& text, const PlacementInput& one);
  [[nodiscard]] const std::string& rates_text(std::size_t table);
  [[nodiscard]] Result<WorkDays> working_days();

  const MonthInputs& inputs_;
  const law::LawSnapshot& law_;
  std::vector<std::string> rates_;  // by table; empty: not asked for yet
  std::optional<WorkDays> working_days_;
  std::optional<DayStretch> days_;  // whose text is `days_text_`
  std::string days_text_;
};
[[nodiscard]] std::string corrects_text(const Corrected& corrects);
// Urban: of the scheduled days, those that the amount is paid for.
[[nodiscard]] WorkDays counted_days(const Basis& basis);

// Failure `line_basis_broken`: the text is none of ours.
[[nodiscard]] Result<Basis> parse_basis(std::string_view text);

// The amount of the basis once more, with its trace, by the functions that the kernel has its
// numbers from; nothing when no work was priced.
[[nodiscard]] Result<std::optional<policy::AllowanceVerdict>> explain_basis(
    const Basis& basis, Side side, UnitCode unit, Month month, const law::LawSnapshot& law);

}  // namespace yigang::settle
