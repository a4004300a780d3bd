#include "law/figures.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"

namespace yigang::law {

namespace {

constexpr std::size_t kFigures =
    boost::mp11::mp_size<boost::describe::describe_enumerators<Figure>>::value;

FigureShape integer(std::int64_t least, std::int64_t most) {
  return FigureShape{.kind = FigureKind::integer, .least = least, .most = most};
}
FigureShape setting(std::vector<std::string> words) {
  return FigureShape{.kind = FigureKind::setting, .settings = std::move(words)};
}
FigureShape kind_only(FigureKind kind, bool may_be_blank = false) {
  return FigureShape{.kind = kind, .may_be_blank = may_be_blank};
}
// The words of settings; the exclusions have theirs together.
const std::map<Figure, std::vector<std::string>>& own_words() {
  static const std::map<Figure, std::vector<std::string>> words{
      {Figure::older_upper, {"before_66", "month_end_65", "before_65"}},
      {Figure::leap_birthday, {"march_1", "february_28"}},
      {Figure::extension_end_law, {"current", "first_approval"}},
      {Figure::notice_first_day, {"next_day", "same_day"}},
      {Figure::review_majority, {"half_of_present", "two_thirds_of_present"}},
      {Figure::social_fund_rule, {"reduces_county"}},
      {Figure::password_policy, {"asvs", "mlps3"}},
      {Figure::second_factor, {"required", "optional"}},
      {Figure::pay_notice_gate, {"off", "on"}},
      {Figure::family_limit, {"off", "on"}},
      {Figure::replacement_after_expiry, {"off", "on"}},
      {Figure::rural_exit_at_upper_age, {"off", "on"}},
  };
  return words;
}
FigureShape make_shape(Figure figure) {
  switch (figure) {
    case Figure::minimum_wage_hour:
    case Figure::minimum_wage_month:
      return kind_only(FigureKind::money_by_tier, true);
    case Figure::retirement_law:
      return kind_only(FigureKind::retirement_table);
    case Figure::province_share:
      return kind_only(FigureKind::share);
    case Figure::wage_tier:
      return integer(1, 3);
    case Figure::older_lower:
    case Figure::urban_lower_women:
    case Figure::urban_lower_men:
      return integer(16, 65);
    case Figure::tenure_months_max:
    case Figure::document_review_days:
      return integer(1, 600);
    case Figure::rural_extension_months_max:
    case Figure::extension_distance_months:
      return integer(0, 600);
    case Figure::notice_working_days:
    case Figure::exit_report_working_days:
    case Figure::spot_check_late_days:
      return integer(1, 60);
    case Figure::city_share_tenths:
      return integer(0, 10);
    case Figure::rural_hours_per_month:
      return integer(1, 744);
    case Figure::pay_day:
      return integer(1, 28);
    case Figure::approval_lapse_days:
    case Figure::notice_web_days:
    case Figure::online_application_days:
      return integer(1, 366);
    case Figure::demand_notice_months:
    case Figure::campaign_last_month:
      return integer(1, 12);
    case Figure::scheduled_days_below:
      return integer(0, 31);
    case Figure::town_special_posts_max:
      return integer(0, 20);
    case Figure::programme_goal_rural:
    case Figure::programme_goal_urban:
      return integer(0, 10'000'000);
    case Figure::older_upper:
    case Figure::leap_birthday:
    case Figure::extension_end_law:
    case Figure::notice_first_day:
    case Figure::review_majority:
    case Figure::social_fund_rule:
    case Figure::password_policy:
    case Figure::second_factor:
    case Figure::pay_notice_gate:
    case Figure::family_limit:
    case Figure::replacement_after_expiry:
    case Figure::rural_exit_at_upper_age:
      return setting(own_words().at(figure));
    case Figure::exclusion_deceased:
    case Figure::exclusion_in_custody:
    case Figure::exclusion_in_school_or_service:
    case Figure::exclusion_draws_employee_pension:
    case Figure::exclusion_fiscal_payroll:
    case Figure::exclusion_employed_elsewhere:
    case Figure::exclusion_registered_business:
    case Figure::exclusion_village_committee_member:
      return setting({"refuse", "decide", "ignore"});
  }
  CHECK(false);
}

Problem bad_value(Figure figure, std::string_view text, std::string_view expected) {
  return bad_input("law_bad_value")
      .with("figure", std::string(word(figure)))
      .with("value", std::string(text))
      .with("expected", std::string(expected));
}

Result<FigureValue> parse_tiers(Figure figure, std::string_view text) {
  const auto bad = [&] { return fail(bad_value(figure, text, "21.00;19.00;17.00")); };
  FigureValue value;
  for (const std::string_view part : split(text, ';')) {
    const auto amount = parse_yuan(part);
    if (!amount || amount->value() <= 0) return bad();
    if (!value.text.empty()) value.text += ';';
    value.text += to_text(*amount);
    value.tiers.push_back(*amount);
  }
  if (value.tiers.size() != 3) return bad();
  // 第一档 is the highest; the other way round each unit would get another's floor.
  if (value.tiers[0] < value.tiers[1] || value.tiers[1] < value.tiers[2])
    return fail(bad_input("law_tiers_inverted")
                    .with("figure", std::string(word(figure)))
                    .with("value", std::string(text)));
  return value;
}

// row = category SP old_age [ SP start SP step SP cap ]
Result<RetirementRow> parse_retirement_row(std::string_view text, RetirementCategory category) {
  const auto bad = [] { return fail(bad_input("law_bad_value")); };
  const auto cells = split(text, ' ');
  if ((cells.size() != 2 && cells.size() != 5) || cells[0] != word(category)) return bad();
  const auto age = parse_integer(cells[1]);
  if (!age || *age < 40 || *age > 80) return bad();
  RetirementRow row{.old_age_years = static_cast<int>(*age)};
  if (cells.size() == 2) return row;
  TRY(row.start, parse_month(cells[2]));
  const auto step = parse_integer(cells[3]);
  const auto cap = parse_integer(cells[4]);
  if (!step || !cap || *step < 1 || *step > 120 || *cap < 0 || *cap > 240) return bad();
  row.step_months = static_cast<int>(*step);
  row.cap_months = static_cast<int>(*cap);
  return row;
}

Result<FigureValue> parse_retirement(Figure figure, std::string_view text) {
  const auto bad = [&] {
    return fail(bad_value(figure, text, "M60 60 1965-01 4 36;F55 55 1970-01 4 36;F50 50"));
  };
  FigureValue value;
  const auto rows = split(text, ';');
  if (rows.size() != 3) return bad();
  for (std::size_t i = 0; i < 3; ++i) {
    auto row = parse_retirement_row(rows[i], static_cast<RetirementCategory>(i));
    if (!row) return bad();
    value.retirement.rows[i] = *row;
  }
  value.text = text;
  return value;
}

Result<FigureValue> parse_whole(Figure figure, const FigureShape& shape, std::string_view text) {
  const auto number = parse_integer(text);
  if (!number || *number < shape.least || *number > shape.most)
    return fail(bad_value(figure, text, fmt::format("{}–{}", shape.least, shape.most)));
  FigureValue value;
  value.integer = *number;
  value.text = std::to_string(*number);
  return value;
}

Result<FigureValue> parse_setting(Figure figure, const FigureShape& shape, std::string_view text) {
  for (const std::string& known : shape.settings) {
    if (known != text) continue;
    FigureValue value;
    value.text = known;
    return value;
  }
  return fail(bad_input("law_bad_setting")
                  .with("figure", std::string(word(figure)))
                  .with("value", std::string(text))
                  .with("nearest", nearest_word(text, shape.settings)));
}

// percent = digits [ "." 1*2digit ] "%", in hundredths of a percent.
std::optional<std::int64_t> parse_percent(std::string_view text) {
  text.remove_suffix(1);
  const auto hundredths = parse_yuan(text);
  if (!hundredths || hundredths->is_negative() || hundredths->value() > 100'000) return {};
  return hundredths->value();
}

}  // namespace

const FigureShape& shape_of(Figure figure) {
  static const std::vector<FigureShape> shapes = [] {
    std::vector<FigureShape> all;
    for (std::size_t i = 0; i < kFigures; ++i) all.push_back(make_shape(static_cast<Figure>(i)));
    return all;
  }();
  return shapes[static_cast<std::size_t>(figure)];
}

// share = percent "%" / yuan "/person-month" / yuan
Result<Share> parse_share(std::string_view text) {
  constexpr std::string_view kPerPersonMonth = "/person-month";
  Share share;
  if (text.ends_with('%')) {
    const auto percent = parse_percent(text);
    if (!percent) return fail(bad_input("bad_share"));
    share.percent_x100 = *percent;
    return share;
  }
  share.kind = ShareKind::fixed;
  if (text.ends_with(kPerPersonMonth)) {
    share.kind = ShareKind::per_person_month;
    text.remove_suffix(kPerPersonMonth.size());
  }
  TRY(share.amount, parse_yuan(text));
  if (share.amount.is_negative()) return fail(bad_input("bad_share"));
  return share;
}

std::string to_text(const Share& share) {
  switch (share.kind) {
    case ShareKind::percent: {
      const std::int64_t x100 = share.percent_x100;
      if (x100 % 100 == 0) return fmt::format("{}%", x100 / 100);
      if (x100 % 10 == 0) return fmt::format("{}.{}%", x100 / 100, x100 % 100 / 10);
      return fmt::format("{}.{:02}%", x100 / 100, x100 % 100);
    }
    case ShareKind::per_person_month:
      return yigang::to_text(share.amount) + "/person-month";
    case ShareKind::fixed:
      return yigang::to_text(share.amount);
  }
  CHECK(false);
}

Result<FigureValue> parse_value(Figure figure, std::string_view text) {
  const FigureShape& shape = shape_of(figure);
  if (text.empty() && shape.may_be_blank) return FigureValue{};
  switch (shape.kind) {
    case FigureKind::integer:
      return parse_whole(figure, shape, text);
    case FigureKind::setting:
      return parse_setting(figure, shape, text);
    case FigureKind::money_by_tier:
      return parse_tiers(figure, text);
    case FigureKind::retirement_table:
      return parse_retirement(figure, text);
    case FigureKind::share: {
      const auto share = parse_share(text);
      // More than the whole is a slip of the pen in a figure that is to be in force.
      if (!share || share->percent_x100 > 10'000)
        return fail(bad_value(figure, text, "30% / 200.00/person-month / 5000.00"));
      FigureValue value;
      value.share = *share;
      value.text = to_text(*share);
      return value;
    }
  }
  CHECK(false);
}

}  // namespace yigang::law
