// What stands against attendance of a placement's month (month_queries.h), asked of one and of a
// list alike.
#include "store/month_queries.h"

namespace yigang::store {

std::string waits_sql(const std::string& unit, const std::string& placement,
                      const std::string& month) {
  return "EXISTS (SELECT 1 FROM hold h WHERE h.unit = " + unit +
         " AND h.placement_id = " + placement +
         " AND h.kind = 'waiting' AND h.from_month <= " + month +
         " AND (h.until_month IS NULL OR h.until_month >= " + month +
         ") AND h.released_by IS NULL)";
}

std::string settled_sql(const std::string& unit, const std::string& placement,
                        const std::string& month) {
  return "EXISTS (SELECT 1 FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND "
         "r.id = l.run_id WHERE l.unit = " +
         unit + " AND l.placement_id = " + placement + " AND l.month = " + month +
         " AND l.kind = 'pay' AND l.status IN ('payable', 'nothing', 'tenure_over') AND r.state = "
         "'locked')";
}

namespace {

Result<bool> holds(Reader& reader, const std::string& condition, const Args& arguments) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT CASE WHEN " + condition + " THEN 1 ELSE 0 END", arguments));
  return row->get<bool>(0);
}

}  // namespace

Result<bool> waits(Reader& reader, UnitCode unit, PlacementId placement, Month month) {
  return holds(reader, waits_sql("?1", "?2", "?3"), args(unit, placement, month));
}

Result<bool> is_settled(Reader& reader, UnitCode unit, PlacementId placement, Month month) {
  return holds(reader, settled_sql("?1", "?2", "?3"), args(unit, placement, month));
}

}  // namespace yigang::store
