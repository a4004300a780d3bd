// What a clause touches (interface.md §12.1 "clause → parameters → people and money"): for each
// figure with a value that cites it, the lines of the newest settled month of each unit and the
// open applications of which the explanation reads that value, within the actor's scope: not what
// another value of the figure has computed, of another unit or another day. That a value was read
// is known from the traces of the rules themselves, of one row of each kind: of one unit the lines
// of a side and status, and the applications of a side, read the same values. Reads only; cost: the
// lines of one month of the scope, and some dozens of explanations for each unit.
#pragma once

#include "store/list_queries.h"
#include "store/month_rows.h"
#include "usecase/clause_reads.h"

namespace yigang::usecase {

struct ReachSums {
  std::int64_t people = 0;  // of the lines, each once
  std::int64_t lines = 0;
  Fen amount_fen;  // of the month
  std::int64_t applications = 0;
};
BOOST_DESCRIBE_STRUCT(ReachSums, (), (people, lines, amount_fen, applications))

struct ReachedFigure {
  FigureAbout about;
  ReachSums sums;
};
BOOST_DESCRIBE_STRUCT(ReachedFigure, (), (about, sums))

struct ReachedMonth {
  UnitCode unit;
  std::string name;
  std::optional<Month> month;  // nothing: none is settled yet
  bool locked = false;
};
BOOST_DESCRIBE_STRUCT(ReachedMonth, (), (unit, name, month, locked))

struct ClauseReach {
  std::vector<ReachedMonth> months;
  std::vector<ReachedFigure> figures;
  ReachSums total;  // each row once, by however many figures it is touched
};
BOOST_DESCRIBE_STRUCT(ClauseReach, (), (months, figures, total))
// Refusals of read_clause, and of a list of lines.
[[nodiscard]] Result<ClauseReach> clause_reach(Desk& desk, const Actor& actor,
                                               const ClauseQuery& query);

// The rows behind a number: of one figure, or of all that cite the clause.
BOOST_DEFINE_FIXED_ENUM_CLASS(ReachKind, std::uint8_t, line, application)
struct ReachQuery {
  std::string document;
  std::string clause;
  std::optional<law::Figure> figure;
  std::optional<ReachKind> kind;      // nothing: lines
  std::optional<std::int64_t> after;  // the place of the last row
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(ReachQuery, (), (document, clause, figure, kind, after, limit))

struct ReachRow {
  std::int64_t place = 0;  // in the list
  std::optional<SettlementLineId> line;
  std::optional<ApplicationId> application;
  std::int64_t number = 0;  // of the placement or of the application
  std::string name;         // masked
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
  Side side{};
  std::optional<Month> month;
  std::optional<store::LineStatus> status;
  std::optional<registry::ApplicationState> state;
  std::optional<Fen> amount_fen;
};
BOOST_DESCRIBE_STRUCT(ReachRow, (),
                      (place, line, application, number, name, unit, town, village, side, month,
                       status, state, amount_fen))

struct ReachPage {
  std::vector<ReachRow> items;
  std::optional<std::string> next;
  std::int64_t total = 0;
  ReachSums sums;
};
BOOST_DESCRIBE_STRUCT(ReachPage, (), (items, next, total, sums))
[[nodiscard]] Result<ReachPage> list_clause_reach(Desk& desk, const Actor& actor,
                                                  const ReachQuery& query);

}  // namespace yigang::usecase
