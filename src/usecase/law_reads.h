// The law for the screens: which value of a figure is in force on a day for a unit, from which row,
// by which clause, and which rows it beat. Public: the law is nobody's secret. Never changes
// anything.
#pragma once

#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

struct FigureQuery {
  law::Figure figure = law::Figure::minimum_wage_hour;
  std::optional<Date> on;        // default: the business day
  std::optional<UnitCode> unit;  // default: the city
};
BOOST_DESCRIBE_STRUCT(FigureQuery, (), (figure, on, unit))

struct FigureRowView {
  std::string value;  // canonical text; empty: a change whose value is not known yet
  Date from;
  std::optional<Date> until;
  UnitCode scope;
  law::Status status = law::Status::provisional;
  std::string document;
  std::string clause;
  std::string quote;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(FigureRowView, (),
                      (value, from, until, scope, status, document, clause, quote, source))

struct FigureView {
  law::Figure figure = law::Figure::minimum_wage_hour;
  std::string name_zh;
  std::string name_en;
  std::string unit_of_value;
  Date on;
  UnitCode unit;
  FigureRowView row;
  bool reviewed = true;  // false: a later change is known whose value is not
  bool used = true;      // false: nothing in the program reads it yet, and no value is taken for it
  std::vector<FigureRowView> lost;
};
BOOST_DESCRIBE_STRUCT(FigureView, (),
                      (figure, name_zh, name_en, unit_of_value, on, unit, row, reviewed, used,
                       lost))

// The law, the day and the unit that a question about the law means.
struct LawMoment {
  law::LawPtr law;
  std::string digest;
  Date on;
  UnitCode unit;
};
// Refusal `unknown_unit`.
[[nodiscard]] Result<LawMoment> law_moment(Desk& desk, const std::optional<Date>& on,
                                           const std::optional<UnitCode>& unit);
[[nodiscard]] FigureRowView figure_row_view(const law::FigureRow& row);

[[nodiscard]] Result<FigureView> figure_on(Desk& desk, const FigureQuery& query);

// Every figure that has a value on that day for that unit.
struct FiguresQuery {
  std::optional<Date> on;
  std::optional<UnitCode> unit;
};
BOOST_DESCRIBE_STRUCT(FiguresQuery, (), (on, unit))
[[nodiscard]] Result<std::vector<FigureView>> figures_on(Desk& desk, const FiguresQuery& query);

}  // namespace yigang::usecase
