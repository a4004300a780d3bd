// The program's case tables under the law with a figure that does not count yet: how many rows
// stand, which do not, and which of those stood without it; and the cases that the figure's first
// day asks for. A figure is confirmed only where no row turns red by it. Judges each shipped row
// twice, some tens of milliseconds. Writes nothing. Source: interface.md §12.2.
#pragma once

#include "cases/propose.h"
#include "usecase/case_runs.h"

namespace yigang::usecase {

// `figure` as in EnterFigure, "holidays" too.
struct FigureCasesQuery {
  std::string figure;
  UnitCode unit;
  Date from_day;
  std::optional<Date> until_day;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(FigureCasesQuery, (), (figure, unit, from_day, until_day, value))

struct RedCase {
  std::string table;
  std::int64_t line = 0;
  std::string column;  // empty: the whole row or table
  std::string name;
  bool by_figure = false;  // it is not red, or not so, without the figure
  std::string said_zh;
  std::string said_en;
};
BOOST_DESCRIBE_STRUCT(RedCase, (), (table, line, column, name, by_figure, said_zh, said_en))

struct FigureCases {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t passed = 0;
  std::int64_t by_figure = 0;   // cells that turn red by it: it cannot be confirmed
  std::vector<RedCase> reds;    // at most kRedsShown, those by the figure first
  std::vector<CaseGrid> asked;  // cases that its first day asks for, a grid a kind
};
BOOST_DESCRIBE_STRUCT(FigureCases, (), (tables, rows, passed, by_figure, reds, asked))
inline constexpr std::size_t kRedsShown = 50;

// Refused as entering the figure is.
[[nodiscard]] Result<FigureCases> figure_cases(Desk& desk, const Actor& actor,
                                               const FigureCasesQuery& query);

// `now` against `with`. Refusal `cases_red` with the count and the first table and line.
[[nodiscard]] Result<> require_green_cases(const std::filesystem::path& law_folder,
                                           const law::LawSnapshot& now,
                                           const law::LawSnapshot& with);

}  // namespace yigang::usecase
