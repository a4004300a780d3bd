// A figure is a number or a setting that the law, the office or practice fixes: dated, scoped to
// the city or one unit, cited, with a status. This header is the closed list of figures that the
// program can read, and the row that carries one value of one figure. Shipped rows stand in
// law/parameters/*.toml, the office's rows in its store; both become FigureRow. Values only.
// Source: policy-rules.md (italic names), interface.md §12.1.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/area.h"
#include "core/calendar.h"
#include "core/fen.h"
#include "core/nouns.h"

namespace yigang::law {

// An enumerator is the key of its figure.
BOOST_DEFINE_FIXED_ENUM_CLASS(
    Figure, std::uint8_t, minimum_wage_hour, minimum_wage_month, wage_tier, older_lower,
    older_upper, urban_lower_women, urban_lower_men, leap_birthday, retirement_law,
    tenure_months_max, rural_extension_months_max, extension_distance_months, extension_end_law,
    exclusion_deceased, exclusion_in_custody, exclusion_in_school_or_service,
    exclusion_draws_employee_pension, exclusion_fiscal_payroll, exclusion_employed_elsewhere,
    exclusion_registered_business, exclusion_village_committee_member, notice_working_days,
    notice_first_day, notice_web_days, online_application_days, scheduled_days_below,
    review_majority, pay_notice_gate, province_share, social_fund_rule, city_share_tenths,
    rural_hours_per_month, pay_day, approval_lapse_days, exit_report_working_days,
    demand_notice_months, campaign_last_month, town_special_posts_max, family_limit,
    replacement_after_expiry, rural_exit_at_upper_age, password_policy, second_factor,
    programme_goal_rural, programme_goal_urban, document_review_days, spot_check_late_days)

// Read in a document of the notice itself, read in another dependable document, or a default that
// nobody has confirmed.
BOOST_DEFINE_FIXED_ENUM_CLASS(Status, std::uint8_t, notice, confirmed, provisional)

// The form of a value. In text (office rows, canonical text):
//   integer           45                      not negative
//   setting           before_66               one of the figure's settings
//   money_by_tier     21.00;19.00;17.00       tiers 1, 2, 3; empty = not yet known
//   share             30% / 30.5% / 200.00/person-month / 5000.00
//   retirement_table  M60 60;F55 55;F50 50    or with start, step, cap: M60 60 1965-01 4 36
BOOST_DEFINE_FIXED_ENUM_CLASS(FigureKind, std::uint8_t, integer, setting, money_by_tier, share,
                              retirement_table)

struct FigureShape {
  FigureKind kind = FigureKind::integer;
  std::vector<std::string> settings;  // of a setting, else empty
  std::int64_t least = 0;             // of an integer
  std::int64_t most = 0;
  bool may_be_blank = false;  // a row may say "changed, value not yet known"
};
[[nodiscard]] const FigureShape& shape_of(Figure figure);

struct Citation {
  std::string document;
  std::string clause;
  std::string quote;
  friend bool operator==(const Citation&, const Citation&) = default;
};

// Provincial share: percent in hundredths (30 % = 3000), an amount a person and month, or fixed.
enum class ShareKind : std::uint8_t { percent, per_person_month, fixed };
struct Share {
  ShareKind kind = ShareKind::percent;
  std::int64_t percent_x100 = 0;
  Fen amount;
  friend bool operator==(const Share&, const Share&) = default;
};
// A percentage may be above 100 (up to 1000): the funding rule never gives more than the total.
[[nodiscard]] Result<Share> parse_share(std::string_view text);
[[nodiscard]] std::string to_text(const Share& share);

// One row of the table of retirement ages; step 0 means no delay.
struct RetirementRow {
  int old_age_years = 0;
  Month start;
  int step_months = 0;
  int cap_months = 0;
  friend bool operator==(const RetirementRow&, const RetirementRow&) = default;
};
// Indexed by RetirementCategory.
struct RetirementTable {
  RetirementRow rows[3];
  [[nodiscard]] const RetirementRow& of(RetirementCategory category) const {
    return rows[static_cast<std::size_t>(category)];
  }
  friend bool operator==(const RetirementTable&, const RetirementTable&) = default;
};

struct FigureValue {
  std::string text;  // canonical, as above
  std::int64_t integer = 0;
  std::vector<Fen> tiers;
  Share share;
  RetirementTable retirement;
  [[nodiscard]] bool blank() const { return text.empty(); }
};
// Refusals: `law_bad_value` (what was expected), `law_bad_setting` (with the nearest setting).
[[nodiscard]] Result<FigureValue> parse_value(Figure figure, std::string_view text);

struct FigureRow {
  Figure figure{};
  Date from;
  std::optional<Date> until;  // last day of a value that lapses
  UnitCode scope = kCity;
  FigureValue value;
  Citation citation;
  Status status = Status::provisional;
  Date known_since;
  std::string source;  // "law/parameters/older.toml:12" or "office:4711"
  bool office = false;
};

// What is said about a figure as such.
struct FigureHead {
  Figure figure{};
  std::string name_zh;
  std::string name_en;
  std::string unit;
  std::string owner;
  std::string note;
  std::string source;
  bool used = true;  // false: nothing in the program asks for it yet
  // The cited words can be read in more than one way; the value is the reading that was chosen.
  bool unclear = false;
};

// A row that an office has entered, as the store hands it over. `figure` "holidays" adds a year to
// the calendar: from = 1 January, value = "2027-01-01:holiday:元旦;2027-01-03:workday:元旦;…".
struct OfficeRow {
  std::int64_t row = 0;
  std::string figure;
  Date from;
  std::optional<Date> until;
  UnitCode scope = kCity;
  std::string value;
  Citation citation;
  Status status = Status::provisional;
  Date known_since;
};

}  // namespace yigang::law
