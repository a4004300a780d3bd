#include "store/life_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::vector<ApplicationRow>> applications_of_person(Reader& reader, PersonKey person,
                                                           Date day) {
  std::vector<ApplicationRow> rows;
  TRY_VOID(reader.each(
      "SELECT " + column_list<ApplicationRow>("a.") +
          " FROM person n JOIN application a ON a.unit = n.unit AND a.person_id = n.id WHERE "
          "n.person_key = ?1 AND a.applied_on <= ?2 ORDER BY a.applied_on, a.unit, a.id",
      args(person, day), [&](const Row& row) -> Result<> {
        rows.push_back(read_row<ApplicationRow>(row));
        return {};
      }));
  return rows;
}

Result<std::vector<ApplicationStepRow>> steps_by(Reader& reader, UnitCode unit, ApplicationId id,
                                                 Date day) {
  return select_all<ApplicationStepRow>(
      reader, "unit = ?1 AND application_id = ?2 AND day <= ?3 ORDER BY step_no",
      args(unit, id, day));
}

Result<std::vector<AgreementRow>> agreements_by(Reader& reader, UnitCode unit, ApplicationId id,
                                                Date day) {
  return select_all<AgreementRow>(
      reader, "unit = ?1 AND application_id = ?2 AND signed_on <= ?3 ORDER BY from_day, id",
      args(unit, id, day));
}

Result<std::vector<TrainingRow>> trainings_by(Reader& reader, UnitCode unit, ApplicationId id,
                                              Date day) {
  return select_all<TrainingRow>(
      reader,
      "unit = ?1 AND held_on <= ?3 AND id IN (SELECT t.training_id FROM training_attendance t "
      "WHERE t.unit = ?1 AND t.application_id = ?2 AND t.passed = 1) ORDER BY held_on, id",
      args(unit, id, day));
}

Result<std::vector<LockedLine>> locked_lines(Reader& reader, UnitCode unit, PlacementId placement,
                                             Date day) {
  const std::size_t own = columns_of<SettlementLineRow>().size();
  std::vector<LockedLine> rows;
  TRY_VOID(reader.each(
      "SELECT " + column_list<SettlementLineRow>("l.") +
          ", r.locked_on, y.state FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit "
          "AND r.id = l.run_id AND r.state = 'locked' LEFT JOIN payment_line y ON y.unit = l.unit "
          "AND y.settlement_line_id = l.id AND y.id = (SELECT MAX(z.id) FROM payment_line z WHERE "
          "z.unit = l.unit AND z.settlement_line_id = l.id AND z.state <> 'withdrawn') WHERE "
          "l.unit = ?1 AND l.placement_id = ?2 AND r.locked_on <= ?3 ORDER BY l.month, l.id",
      args(unit, placement, day), [&](const Row& row) -> Result<> {
        rows.push_back({read_row<SettlementLineRow>(row), row.get<Date>(own),
                        row.get<std::optional<PaymentState>>(own + 1)});
        return {};
      }));
  return rows;
}

Result<bool> is_corrected_since(Reader& reader, const SettlementLineRow& line,
                                std::int64_t run_no) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM settlement_line l JOIN settlement_run r ON r.unit = "
                       "l.unit AND r.id = l.run_id WHERE l.unit = ?1 AND l.corrects_line_id = ?2 "
                       "AND r.state = 'locked' AND r.run_no > ?3",
                       args(line.unit, line.corrects_line_id.value_or(line.id), run_no)));
  return row->get<std::int64_t>(0) > 0;
}

}  // namespace yigang::store
