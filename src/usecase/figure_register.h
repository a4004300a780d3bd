// Every figure of the law for the screens, also one without a value on the day; and one figure with
// all its rows in time: which is in force on the day for the unit, which it beat, which come later.
// Public: the law is nobody's secret. Never changes anything. Source: interface.md §12.1.
#pragma once

#include "usecase/law_reads.h"

namespace yigang::usecase {

// What is said of a figure as such.
struct FigureAbout {
  law::Figure figure = law::Figure::minimum_wage_hour;
  std::string name_zh;
  std::string name_en;
  std::string unit_of_value;
  std::string owner;
  std::string note;
  law::FigureKind kind = law::FigureKind::integer;
  std::vector<std::string> settings;
  bool may_be_blank = false;
  bool used = true;
  bool unclear = false;  // the words can be read in more than one way
};
BOOST_DESCRIBE_STRUCT(FigureAbout, (),
                      (figure, name_zh, name_en, unit_of_value, owner, note, kind, settings,
                       may_be_blank, used, unclear))
[[nodiscard]] FigureAbout about_figure(const law::LawSnapshot& law, law::Figure figure);

struct FigureEntry {
  FigureAbout about;
  std::optional<FigureRowView> row;  // nothing: no value on the day
  bool reviewed = true;              // false: a later change is known whose value is not
  std::int64_t lost = 0;             // rows that the value has beaten
  std::optional<Date> changes_on;    // the next day on which another row takes effect
  // The last day of a value that ends soon, or has ended, and that nothing follows.
  std::optional<Date> lapses_on;
  bool lapsed = false;
};
BOOST_DESCRIBE_STRUCT(FigureEntry, (), (about, row, reviewed, lost, changes_on, lapses_on, lapsed))

// interface.md §12.1: so many days before it a value that ends warns.
inline constexpr int kLapseWarningDays = 60;
// Of one unit, on the day: how many values end soon (`first`: the earliest last day), and how many
// have ended: a unit's then gives way to the city's, and where nothing speaks (`stops`) whatever
// asks for it is refused.
struct FigureLapses {
  std::int64_t soon = 0;
  std::int64_t over = 0;
  bool stops = false;
  std::optional<Date> first;
};
[[nodiscard]] FigureLapses figure_lapses(const law::LawSnapshot& law, Date day, UnitCode unit);

struct FigureRegister {
  Date on;
  UnitCode unit;
  std::string law_version;
  std::vector<FigureEntry> figures;
};
BOOST_DESCRIBE_STRUCT(FigureRegister, (), (on, unit, law_version, figures))
[[nodiscard]] Result<FigureRegister> figure_register(Desk& desk, const FiguresQuery& query);

// What a row is on the day for the unit.
BOOST_DEFINE_FIXED_ENUM_CLASS(RowStanding, std::uint8_t, in_force, lost, not_yet_known, later, over,
                              of_another_unit)

struct FigureHistoryRow {
  FigureRowView row;
  RowStanding standing = RowStanding::over;
  std::optional<Date> last_day;  // its own end, or the day before a later row of its scope
  Date known_since;
  bool office = false;  // entered here, not shipped with the program
};
BOOST_DESCRIBE_STRUCT(FigureHistoryRow, (), (row, standing, last_day, known_since, office))

// The value for the unit from this day until the next step; no value: nothing is known of it then.
struct FigureStep {
  Date from;
  std::optional<std::string> value;
  bool reviewed = true;
};
BOOST_DESCRIBE_STRUCT(FigureStep, (), (from, value, reviewed))

struct FigureHistory {
  Date on;
  UnitCode unit;
  FigureAbout about;
  std::vector<FigureStep> steps;
  std::vector<FigureHistoryRow> rows;  // by scope, then by their first day
};
BOOST_DESCRIBE_STRUCT(FigureHistory, (), (on, unit, about, steps, rows))
[[nodiscard]] Result<FigureHistory> figure_history(Desk& desk, const FigureQuery& query);

}  // namespace yigang::usecase
