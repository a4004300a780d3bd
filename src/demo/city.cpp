#include "demo/city.h"

#include <array>
#include <memory>

#include "demo/apportion.h"
#include "store/setting_queries.h"
#include "usecase/plan_verbs.h"

namespace yigang::demo {

namespace {

// 东阿县 falls short, so that the gate of 二(二)/12 says no there (domain.md §9).
constexpr UnitCode kShortUnit{371524};
constexpr UnitCode kLateUnit{371581};
// Three units open what stays unfilled to a further group; one places a relative of a cadre.
constexpr std::array<UnitCode, 3> kWideningUnits{UnitCode{371522}, UnitCode{371525},
                                                 UnitCode{371526}};
constexpr UnitCode kNepotismUnit{371522};
// The revision of a year's plan: what 莘县 did not give to its towns goes to 冠县.
constexpr UnitCode kGivingUnit{371522};
constexpr UnitCode kReceivingUnit{371525};
const Date kRevisedOn(2023, 7, 1);

struct YearPlan {
  int year = 0;
  std::vector<int> rural;  // by unit, in the order of annex 1
  std::vector<int> urban;
};

// Annex 1 for 2022 and, since 一 gives the same totals, for 2023; half of it for the years after.
YearPlan plan_of(const law::LawSnapshot& law, int year, int percent) {
  std::vector<int> rural;
  std::vector<int> urban;
  int rural_sum = 0;
  int urban_sum = 0;
  for (const law::Unit& unit : law.areas().units()) {
    rural.push_back(unit.plan2022_rural);
    urban.push_back(unit.plan2022_urban);
    rural_sum += unit.plan2022_rural;
    urban_sum += unit.plan2022_urban;
  }
  const int half = year >= 2024 ? 2 : 1;
  return {year, apportion(rural_sum * percent / 100 / half, rural),
          apportion(urban_sum * percent / 100 / half, urban)};
}

std::vector<TownShare> town_shares(const law::Areas& areas, UnitCode unit, int rural, int urban,
                                   Dice& dice) {
  std::vector<int> rural_weights;
  std::vector<int> urban_weights;
  const std::vector<const law::Town*> towns = areas.towns_of(unit);
  for (const law::Town* town : towns) {
    int communities = 0;
    const auto villages = areas.villages_of(town->code);
    for (const law::Village& village : villages)
      if (village.name.find("居委会") != std::string::npos) ++communities;
    const int all = static_cast<int>(villages.size());
    rural_weights.push_back(all == 0 ? 0 : 10 * (all - communities) + dice.between(1, 20));
    urban_weights.push_back(all == 0 ? 0 : 10 * communities + dice.between(1, 3));
  }
  const std::vector<int> r = apportion(rural, rural_weights);
  const std::vector<int> u = apportion(urban, urban_weights);
  std::vector<TownShare> shares;
  for (std::size_t i = 0; i < towns.size(); ++i) shares.push_back({towns[i]->code, r[i], u[i]});
  return shares;
}

std::vector<Round> rounds_of(int year) {
  const bool first = year == 2022;
  return {{first ? Date(2022, 2, 16) : Date(year, 2, 8), year, 65, "", false},
          {first ? Date(2022, 3, 14) : Date(year, 3, 10), year, 95, "", false},
          {Date(year, 6, 8), year, 0, "县级自行增加岗位", true},
          {Date(year, 9, 21), year, 100, "补充开发：第一季度未招满", false}};
}

UnitOptions options_of(UnitCode unit) {
  UnitOptions options;
  if (unit == kShortUnit) {
    options.created_of_1000 = 985;
    options.filled_of_1000 = 970;
  }
  options.late_wage = unit == kLateUnit;
  options.widens = std::ranges::find(kWideningUnits, unit) != kWideningUnits.end();
  options.nepotism = unit == kNepotismUnit;
  return options;
}

// How many rural posts the revision moves: 4 of 100, at least one.
int moved_posts(const law::LawSnapshot& law, const YearPlan& plan) {
  const auto& units = law.areas().units();
  for (std::size_t i = 0; i < units.size(); ++i)
    if (units[i].code == kGivingUnit) return std::max(1, plan.rural[i] * 4 / 100);
  return 0;
}

class City {
 public:
  City(Stage stage, const CityOptions& options, const Progress& progress, law::LawPtr law)
      : stage_(stage), options_(options), progress_(progress), law_(std::move(law)) {
    const int months = options_.until.index() - Month(2022, 3).index() + 1;
    const int years = options_.until.year() - 2021;
    total_ = static_cast<int>(law_->areas().units().size()) * (1 + months + 5 * years) + years;
  }

  Result<CityReport> run() {
    Dice dice(options_.seed);
    TRY_VOID(cast_city());
    for (const law::Unit& unit : law_->areas().units()) {
      stories_.push_back(
          std::make_unique<UnitStory>(stage_, *law_, unit, options_.seed, options_of(unit.code),
                                      Props{numbers_, report_.truth, faults_, report_.registers}));
    }
    for (int year = 2022; year <= options_.until.year(); ++year) TRY_VOID(live_through(year, dice));
    sum_up();
    return std::move(report_);
  }

 private:
  Result<> cast_city() {
    stage_.clock.set(Instant(std::chrono::hours(24 * Date(2022, 2, 12).days_since_1970())));
    return stage_.desk.database.write([&](store::Writer& writer) -> Result<> {
      TRY_VOID(still_ours(writer, stage_.mark));
      Cast cast(stage_.desk, writer);
      TRY(city_, cast.city());
      return {};
    });
  }

  Result<> issue(const YearPlan& plan, Date day, Date effective_from, std::string reason) {
    stage_.clock.set(Instant(std::chrono::hours(24 * std::int64_t{day.days_since_1970()} + 1)));
    return stage_.desk.database.write([&](store::Writer& writer) -> Result<> {
      TRY_VOID(still_ours(writer, stage_.mark));
      TRY(usecase::LawShelf::Edition edition, stage_.desk.law.edition(writer));
      usecase::Together acts(stage_.desk, writer, std::move(edition), day);
      usecase::IssuePlan issued;
      issued.year = plan.year;
      issued.document = plan.year == 2022 ? "聊政办字〔2022〕4号"
                                          : "演示计划〔" + std::to_string(plan.year) + "〕" +
                                                (reason.empty() ? "1号" : "2号");
      issued.issued_on = day;
      issued.effective_from = effective_from;
      issued.reason = std::move(reason);
      // LZ-2022-4 一: from 2024 on 城镇 0.18 万个, without 约.
      issued.rural_approximate = true;
      issued.urban_approximate = plan.year < 2024;
      std::size_t i = 0;
      for (const law::Unit& unit : law_->areas().units()) {
        issued.units.push_back({unit.code, plan.rural[i], plan.urban[i]});
        issued.rural_total += plan.rural[i];
        issued.urban_total += plan.urban[i];
        ++i;
      }
      TRY_VOID(acts.run(city_.planner, issued));
      return {};
    });
  }

  Result<> live_through(int year, Dice& dice) {
    const YearPlan plan = plan_of(*law_, year, options_.percent);
    const Date issued = year == 2022 ? Date(2022, 2, 12) : Date(year, 1, 20);
    TRY_VOID(issue(plan, issued, Date(year, 1, 1), ""));
    // The units live their years one after another, so what the city decides in summer is written
    // down before the first of them begins; it is in force from its day.
    const bool revised = year == kRevisedOn.year() && Month::of(kRevisedOn) <= options_.until;
    const int moved = revised ? moved_posts(*law_, plan) : 0;
    if (revised)
      TRY_VOID(issue(moved_in(plan, moved), kRevisedOn, kRevisedOn,
                     "按开发进度调剂：莘县未分解部分调给冠县"));
    TRY_VOID(step(std::to_string(year) + " 年计划"));
    const YearPlan in_force = moved_in(plan, moved);
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      const law::Unit& unit = law_->areas().units()[i];
      report_.units.resize(stories_.size());
      report_.units[i].unit = unit.code;
      report_.units[i].statistical_area = unit.statistical_area;
      report_.units[i].planned_rural += in_force.rural[i];
      report_.units[i].planned_urban += plan.urban[i];
      UnitStory& story = *stories_[i];
      if (year == 2022) TRY_VOID(story.begin(Date(2022, 2, 14)));
      const int kept_back = unit.code == kGivingUnit ? moved : 0;
      const auto shares =
          town_shares(law_->areas(), unit.code, plan.rural[i] - kept_back, plan.urban[i], dice);
      TRY_VOID(story.allocate(year, shares, issued.plus_days(3)));
      TRY_VOID(step(unit.name));
      std::vector<TownShare> summer;
      if (revised) summer = with_more(shares, unit.code == kReceivingUnit ? moved : 0);
      TRY_VOID(live_unit(unit, story, year, summer));
    }
    return {};
  }

  // Month by month: recruitment in its season, refills, exits, then the month's settlement.
  // `summer` are the towns' numbers under a revision of the plan; none when it is not revised.
  Result<> live_unit(const law::Unit& unit, UnitStory& story, int year,
                     const std::vector<TownShare>& summer) {
    const std::vector<Round> rounds = rounds_of(year);
    const Month last = std::min(options_.until, Month(year, 12));
    std::size_t next = 0;
    for (Month month(year, year == 2022 ? 2 : 1); month <= last; month = month.plus(1)) {
      while (next < rounds.size() && Month::of(rounds[next].base) == month) {
        TRY_VOID(story.recruit(rounds[next++]));
        TRY_VOID(step(unit.name + " 招聘"));
      }
      if (month == Month::of(kRevisedOn) && !summer.empty())
        TRY_VOID(story.revise(year, summer, kRevisedOn.plus_days(3)));
      if (month < Month(2022, 3)) continue;
      TRY_VOID(story.new_rates(month));
      TRY_VOID(story.exits(month));
      TRY_VOID(story.settle(month, month == options_.until));
      TRY_VOID(story.refill(month.plus(1).first_day().plus_days(19)));
      TRY_VOID(step(unit.name + " " + to_text(month)));
    }
    return {};
  }

  YearPlan moved_in(YearPlan plan, int moved) const {
    const auto& units = law_->areas().units();
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (units[i].code == kGivingUnit) plan.rural[i] -= moved;
      if (units[i].code == kReceivingUnit) plan.rural[i] += moved;
    }
    return plan;
  }

  static std::vector<TownShare> with_more(std::vector<TownShare> shares, int rural) {
    std::vector<int> weights;
    for (const TownShare& share : shares) weights.push_back(share.rural);
    const std::vector<int> parts = apportion(rural, weights);
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i].rural += parts[i];
    return shares;
  }

  Result<> step(const std::string& what) {
    ++done_;
    if (progress_ && !progress_(done_, std::max(done_, total_), what))
      return fail(refused("demo_cancelled"));
    return {};
  }

  void sum_up() {
    report_.business_day = options_.until.plus(1).first_day().plus_days(19);
    std::map<Month, MonthTotal> months;
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      UnitTotal& unit = report_.units[i];
      unit.posts = stories_[i]->posts();
      unit.self_increase = stories_[i]->self_increased();
      unit.placed_ever = stories_[i]->placed_ever();
      for (const usecase::RunSummary& run : stories_[i]->locked_runs()) {
        MonthTotal& month = months[run.month];
        month.month = run.month;
        month.lines += run.lines;
        month.total += run.total_fen;
        month.province += run.province_fen;
        month.city += run.city_fen;
        month.county += run.county_fen;
        month.original += run.original_fen;
        unit.paid += run.total_fen;
      }
    }
    for (const auto& [month, total] : months) report_.months.push_back(total);
  }

  Stage stage_;
  const CityOptions& options_;
  const Progress& progress_;
  law::LawPtr law_;
  NumberMaker numbers_;
  Faults faults_;
  CityCast city_;
  CityReport report_;
  std::vector<std::unique_ptr<UnitStory>> stories_;
  int done_ = 0;
  int total_ = 0;
};

}  // namespace

Result<> check_options(const CityOptions& options) {
  if (options.percent != 1 && options.percent != 10 && options.percent != 100)
    return fail(bad_input("demo_scale").at("--scale"));
  if (options.until < Month(2022, 3) || options.until > Month(2025, 12))
    return fail(bad_input("demo_until").at("--until"));
  return {};
}

Result<CityReport> build_city(Stage stage, const CityOptions& options, const Progress& progress,
                              const Handover& handover) {
  TRY_VOID(check_options(options));
  TRY(const usecase::LawShelf::Edition law,
      stage.desk.database.read_value<usecase::LawShelf::Edition>(
          [&](store::Reader& reader) { return stage.desk.law.edition(reader); }));
  City city(stage, options, progress, law.snapshot);
  TRY(CityReport report, city.run());
  if (handover) TRY_VOID(handover(report));
  TRY_VOID(stage.desk.database.write([&](store::Writer& writer) -> Result<> {
    TRY_VOID(store::put_setting(writer, store::kBusinessDaySetting, to_text(report.business_day)));
    return mark_finished(writer, stage.mark, options);
  }));
  return report;
}

}  // namespace yigang::demo
