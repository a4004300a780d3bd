#include "store/application_way.h"

namespace yigang::store {

namespace {

Result<> read_steps(Reader& reader, UnitCode unit, ApplicationId id, ApplicationWay& way) {
  return reader.each(
      "SELECT step_no, MAX(day) FROM application_step WHERE unit = ?1 AND application_id = ?2 AND "
      "kind = 'done' AND step_no >= 5 GROUP BY step_no ORDER BY step_no",
      args(unit, id), [&](const Row& row) -> Result<> {
        const auto day = row.get<std::optional<Date>>(1);
        switch (row.get<std::int64_t>(0)) {
          case 5:
            way.approved_on = day;
            break;
          case 6:
            way.agreed_on = day;
            break;
          case 7:
            way.trained_on = day;
            break;
          case 8:
            way.started_on = day;
            break;
          default:
            break;
        }
        return {};
      });
}

}  // namespace

Result<ApplicationWay> way_of(Reader& reader, UnitCode unit, ApplicationId id) {
  ApplicationWay way;
  TRY_VOID(read_steps(reader, unit, id, way));
  TRY(const std::optional<Row> latest,
      reader.query_one("SELECT number, from_day, until_day FROM agreement WHERE unit = ?1 AND "
                       "application_id = ?2 ORDER BY number DESC LIMIT 1",
                       args(unit, id)));
  if (!latest) return way;
  way.agreement_number = latest->get<std::int64_t>(0);
  way.agreed_from = latest->get<Date>(1);
  way.agreed_until = latest->get<Date>(2);
  return way;
}

}  // namespace yigang::store
