#include "store/late_ends.h"

#include "settle/basis.h"

namespace yigang::store {

namespace {

// The last day with work that the line was priced for; nothing: it rests on no day.
std::optional<Date> last_worked(LineKind kind, const std::string& basis, Month month) {
  const Result<settle::Basis> parsed = settle::parse_basis(basis);
  if (!parsed)
    return kind == LineKind::pay ? std::optional(month.last_day()) : std::optional<Date>();
  std::optional<Date> last;
  for (const policy::WorkSpan& span : parsed->work)
    if (span.hours.x10() > 0 || span.days.x10() > 0)
      last = std::max(last, std::optional(span.last));
  return last;
}

}  // namespace

// A death is recorded where the person lives, which may be another unit by then. The lines come in
// the order of their locks, so that the newest of a debt has the last word.
Result<LateEnds> late_ends(Reader& reader, UnitCode unit, Month month, SettlementLineId only) {
  LateEnds ends;
  TRY_VOID(reader.each(
      "SELECT COALESCE(l.corrects_line_id, l.id) AS line, l.kind, l.basis, p.number, p.ended_on, "
      "d.day FROM settlement_run r JOIN settlement_line l ON l.unit = r.unit AND l.run_id = r.id "
      "JOIN placement p ON p.unit = l.unit AND p.id = l.placement_id LEFT JOIN (SELECT "
      "n.person_key, MIN(f.from_day) AS day FROM person_fact f JOIN person n ON n.unit = f.unit "
      "AND n.id = f.person_id WHERE f.fact = 'deceased' AND f.withdrawn_on IS NULL AND "
      "n.superseded = 0 GROUP BY n.person_key) d ON d.person_key = p.person_key WHERE r.unit = ?1 "
      "AND r.month = ?2 AND r.state = 'locked' AND l.status = 'payable' AND (p.ended_on < ?3 OR "
      "d.day < ?3) AND (?4 = 0 OR l.id = ?4 OR l.corrects_line_id = ?4) ORDER BY line, r.run_no, "
      "l.id",
      args(unit, month, month.last_day(), only), [&](const Row& row) -> Result<> {
        const auto line = row.get<std::int64_t>(0);
        // The query asks for one of both.
        const Date end = std::min(row.get<std::optional<Date>>(4).value_or(month.last_day()),
                                  row.get<std::optional<Date>>(5).value_or(month.last_day()));
        const auto worked = last_worked(row.get<LineKind>(1), row.get<std::string>(2), month);
        if (worked && end < *worked)
          ends[line] = {row.get<std::int64_t>(3), end};
        else
          ends.erase(line);
        return {};
      }));
  return ends;
}

Result<std::optional<LateEnd>> late_end_of(Reader& reader, UnitCode unit, SettlementLineId line) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COALESCE(corrects_line_id, id), month FROM settlement_line WHERE "
                       "unit = ?1 AND id = ?2",
                       args(unit, line)));
  CHECK(row.has_value());
  const auto first = row->get<SettlementLineId>(0);
  TRY(const LateEnds ends, late_ends(reader, unit, row->get<Month>(1), first));
  const auto found = ends.find(first.value());
  return found == ends.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace yigang::store
