// May this person be placed on a post of this side on this day? The rule of LZ-2022-4 二(一) with
// its 18 reasons in order of precedence. `decide` is the kernel: plain values in, plain values out,
// no allocation. `explain_eligibility` reads the figures, calls the same kernel and writes the
// trace; `turning.h` asks the same kernel on other days. An approved decision is never recomputed:
// its facts, day and law version are kept by the caller. Pure.
// Source: policy-rules.md "Eligibility".
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "core/nouns.h"
#include "law/figures.h"
#include "policy/reader.h"

namespace yigang::policy {

// In order of precedence; the number of policy-rules.md is the place + 1.
BOOST_DEFINE_FIXED_ENUM_CLASS(Reason, std::uint8_t, deceased, veterans_post, holds_post, in_custody,
                              in_school_or_service, draws_employee_pension, fiscal_payroll,
                              employed_elsewhere, not_in_target_group, under_age, over_age,
                              register_missing, no_recognition, expansion_not_open, tenure_used_up,
                              registered_business, village_committee_member,
                              retirement_category_unconfirmed)
inline constexpr std::size_t kReasons = 18;
BOOST_DEFINE_FIXED_ENUM_CLASS(Outcome, std::uint8_t, eligible, refused, for_decision)
// What a practice exclusion does; the words are the settings of the exclusion_… figures.
BOOST_DEFINE_FIXED_ENUM_CLASS(Effect, std::uint8_t, refuse, decide, ignore)
BOOST_DEFINE_FIXED_ENUM_CLASS(OlderUpper, std::uint8_t, before_66, month_end_65, before_65)

class ReasonSet {
 public:
  constexpr ReasonSet() = default;
  constexpr void add(Reason reason) { bits_ |= bit(reason); }
  constexpr void remove(Reason reason) { bits_ &= ~bit(reason); }
  [[nodiscard]] constexpr bool has(Reason reason) const { return (bits_ & bit(reason)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] std::optional<Reason> first() const;
  [[nodiscard]] std::vector<Reason> list() const;  // in order of precedence
  friend constexpr ReasonSet operator|(ReasonSet a, ReasonSet b) {
    ReasonSet both;
    both.bits_ = a.bits_ | b.bits_;
    return both;
  }
  friend constexpr bool operator==(ReasonSet, ReasonSet) = default;

 private:
  static constexpr std::uint32_t bit(Reason reason) {
    return std::uint32_t{1} << static_cast<unsigned>(reason);
  }
  std::uint32_t bits_ = 0;
};

// Both ends inside.
struct Period {
  Date from;
  Date until;
  [[nodiscard]] constexpr bool covers(Date day) const { return from <= day && day <= until; }
  friend constexpr bool operator==(Period, Period) = default;
};

// Where a fact comes from, and which office confirmed it, or recorded it where nobody confirms; of
// the account that did so its number only.
struct FactSource {
  std::string source;
  std::string evidence;
  std::string office = {};
  std::string account = {};
  bool confirmed = false;
};
// The fact, and after it the office that stands for it.
void tell_fact(std::vector<TraceFact>& facts, std::string name, std::string value,
               const FactSource& from);

// A circumstance from its first to its last recorded day; open: to the end of the calendar.
struct Circumstance {
  Reason reason{};
  Period period;
  FactSource from;
};
inline constexpr Date kOpenEnd = Date::from_days(84'005);  // 2199-12-31

// One claimed group. `covered`: of a register group the rows of its register, of `expanded` the
// periods in which an approved scope expansion of this unit and group has room.
struct GroupClaim {
  TargetGroup group = TargetGroup::older;
  std::string expanded_name;
  std::vector<Period> covered;
  std::vector<FactSource> covered_sources;  // in their order; empty: all from `from`
  bool every_member_unemployed = true;      // of zero_employment_household
  FactSource from;
};

struct EligibilityFacts {
  Date day;
  UnitCode unit;
  Side side = Side::rural;
  Sex sex = Sex::M;
  Date birth;
  std::optional<RetirementCategory> category;  // a man's is M60 anyway; empty = unconfirmed
  std::vector<GroupClaim> claims;
  std::vector<Period> recognitions;             // 就业困难认定
  std::vector<FactSource> recognition_sources;  // in their order; empty: not told
  // Rows 1–8, 16 and 17 that are facts of the person: those of which no days are known, and those
  // that were recorded with theirs, also for days that lie ahead or are over.
  ReasonSet circumstances;
  std::vector<Circumstance> dated;
  bool tenure_used_up = false;  // no payable month left (tenure.h)
  FactSource from;              // of sex and birth date
  FactSource category_from;     // of a woman's category; a man's follows from his sex
  std::vector<std::pair<Reason, FactSource>> circumstance_sources;
};

struct EligibilityFigures {
  int older_lower = 0;
  OlderUpper older_upper = OlderUpper::before_66;
  int urban_lower_women = 0;
  int urban_lower_men = 0;
  LeapBirthday leap = LeapBirthday::march_1;
  law::RetirementTable retirement;
  std::array<Effect, kReasons> effects{};  // of rows without a figure: refuse, 18: decide
};

struct EligibilityResult {
  Outcome outcome = Outcome::eligible;
  ReasonSet reasons;
  [[nodiscard]] std::optional<Reason> headline() const { return reasons.first(); }
  friend bool operator==(EligibilityResult, EligibilityResult) = default;
};

[[nodiscard]] bool belongs_to(TargetGroup group, Side side);
[[nodiscard]] bool needs_register(TargetGroup group);
// Rows 1–8, 16 and 17: facts of the person.
[[nodiscard]] bool is_circumstance(Reason reason);
[[nodiscard]] ReasonSet circumstances_on_day(const EligibilityFacts& facts);
// The figure that sets the effect of a practice exclusion; nothing for the other reasons.
[[nodiscard]] std::optional<law::Figure> effect_figure(Reason reason);

// First and last day of the age band of 农村大龄人员.
[[nodiscard]] Period older_band(Date birth, const EligibilityFigures& figures);
// Why one claim of this side does not qualify on the day; nothing if it does.
[[nodiscard]] std::optional<Reason> group_reason(const GroupClaim& claim,
                                                 const EligibilityFacts& facts,
                                                 const EligibilityFigures& figures);
[[nodiscard]] EligibilityResult decide(const EligibilityFacts& facts,
                                       const EligibilityFigures& figures);

[[nodiscard]] Result<EligibilityFigures> read_eligibility_figures(LawReader& reader, Date day);

struct EligibilityVerdict {
  EligibilityResult result;
  Trace trace;
};
[[nodiscard]] Result<EligibilityVerdict> explain_eligibility(const EligibilityFacts& facts,
                                                             const law::LawSnapshot& law);

}  // namespace yigang::policy
