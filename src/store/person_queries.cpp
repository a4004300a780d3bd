#include "store/person_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<PersonClaimRow> claim_person(Writer& writer, const PersonClaimRow& wanted) {
  TRY_VOID(writer.execute(
      "INSERT INTO person_claim (resident_index, person_key, unit, person_id) "
      "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (resident_index) DO NOTHING",
      args(wanted.resident_index, wanted.person_key, wanted.unit, wanted.person_id)));
  TRY(std::optional<PersonClaimRow> standing, find_claim(writer, wanted.resident_index));
  CHECK(standing.has_value());
  return *std::move(standing);
}

Result<std::optional<PersonClaimRow>> find_claim(Reader& reader, const Bytes& resident_index) {
  return select_one<PersonClaimRow>(reader, "resident_index = ?1", args(resident_index));
}

Result<bool> free_claim(Writer& writer, const Bytes& resident_index) {
  TRY(const std::int64_t count,
      writer.execute("DELETE FROM person_claim WHERE resident_index = ?1 AND NOT EXISTS (SELECT 1 "
                     "FROM person p WHERE p.unit = person_claim.unit AND p.id = "
                     "person_claim.person_id AND p.resident_index = person_claim.resident_index)",
                     args(resident_index)));
  return count == 1;
}

Result<std::vector<PersonFactRow>> facts_of_person(Reader& reader, PersonKey person) {
  std::vector<PersonFactRow> rows;
  TRY_VOID(reader.each(
      "SELECT " + column_list<PersonFactRow>("f.") +
          " FROM person n JOIN person_fact f ON f.unit = n.unit AND f.person_id = n.id WHERE "
          "n.person_key = ?1 AND n.superseded = 0 AND f.withdrawn_on IS NULL ORDER BY f.unit, f.id",
      args(person), [&](const Row& row) -> Result<> {
        rows.push_back(read_row<PersonFactRow>(row));
        return {};
      }));
  return rows;
}

Result<std::vector<PersonFactRow>> facts_with_withdrawn(Reader& reader, UnitCode unit,
                                                        PersonId person) {
  return select_all<PersonFactRow>(reader, "unit = ?1 AND person_id = ?2 ORDER BY from_day, id",
                                   args(unit, person));
}

Result<std::vector<RecognitionRow>> recognitions_of_person(Reader& reader, UnitCode unit,
                                                           PersonId person) {
  return select_all<RecognitionRow>(
      reader, "unit = ?1 AND person_id = ?2 AND withdrawn_on IS NULL ORDER BY from_day, id",
      args(unit, person));
}

Result<std::vector<RecognitionRow>> recognitions_with_withdrawn(Reader& reader, UnitCode unit,
                                                                PersonId person) {
  return select_all<RecognitionRow>(reader, "unit = ?1 AND person_id = ?2 ORDER BY from_day, id",
                                    args(unit, person));
}

Result<std::vector<CoveredPeriod>> register_periods(Reader& reader, UnitCode unit,
                                                    const Bytes& resident_index, Date day) {
  std::vector<CoveredPeriod> periods;
  TRY_VOID(reader.each(
      "SELECT r.target_group, r.from_day, r.until_day, s.register_name, s.id, s.owner, s.true_on "
      "FROM register_row r JOIN register_snapshot s ON s.unit = r.unit AND s.id = r.snapshot_id "
      "WHERE r.unit = ?1 AND r.resident_index = ?2 AND s.true_on <= ?3 AND NOT EXISTS (SELECT 1 "
      "FROM register_row m JOIN register_snapshot n ON n.unit = m.unit AND n.id = m.snapshot_id "
      "WHERE m.unit = r.unit AND m.resident_index = r.resident_index AND n.register_name = "
      "s.register_name AND n.owner = s.owner AND n.true_on <= ?3 AND (n.true_on > s.true_on OR "
      "(n.true_on = s.true_on AND n.id > s.id))) AND NOT EXISTS (SELECT 1 FROM register_snapshot w "
      "WHERE w.unit = r.unit AND w.register_name = s.register_name AND w.owner = s.owner AND "
      "w.whole = 1 AND w.true_on <= ?3 AND (w.true_on > s.true_on OR (w.true_on = s.true_on AND "
      "w.id > s.id)) AND (w.row_count = 0 OR EXISTS (SELECT 1 FROM register_row g WHERE g.unit = "
      "w.unit AND g.snapshot_id = w.id AND g.target_group = r.target_group))) "
      "ORDER BY r.from_day, s.id, r.row_no",
      args(unit, resident_index, day), [&](const Row& row) -> Result<> {
        periods.push_back({row.get<std::string>(0), row.get<Date>(1),
                           row.get<std::optional<Date>>(2), row.get<std::string>(3),
                           row.get<RegisterSnapshotId>(4), row.get<std::string>(5),
                           row.get<Date>(6)});
        return {};
      }));
  return periods;
}

Result<std::optional<GoverningSnapshot>> governing_snapshot(Reader& reader, UnitCode unit,
                                                            std::string_view group,
                                                            std::string_view or_group, Date day) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT s.id, s.register_name, s.true_on FROM register_snapshot s WHERE s.unit = ?1 AND "
          "s.whole = 1 AND s.true_on <= ?4 AND EXISTS (SELECT 1 FROM register_snapshot o JOIN "
          "register_row g ON g.unit = o.unit AND g.snapshot_id = o.id WHERE o.unit = s.unit AND "
          "o.register_name = s.register_name AND o.owner = s.owner AND (o.id = s.id OR "
          "s.row_count = 0) AND g.target_group IN (?2, ?3)) ORDER BY s.true_on DESC, s.id DESC "
          "LIMIT 1",
          args(unit, group, or_group, day)));
  if (!row) return std::optional<GoverningSnapshot>();
  return std::optional(GoverningSnapshot{row->get<RegisterSnapshotId>(0), row->get<std::string>(1),
                                         row->get<Date>(2)});
}

Result<std::vector<std::string>> groups_of_register(Reader& reader, UnitCode unit,
                                                    std::string_view register_name,
                                                    std::string_view owner) {
  std::vector<std::string> groups;
  TRY_VOID(reader.each(
      "SELECT DISTINCT r.target_group FROM register_snapshot s JOIN register_row r ON "
      "r.unit = s.unit AND r.snapshot_id = s.id WHERE s.unit = ?1 AND s.register_name = ?2 AND "
      "s.owner = ?3 ORDER BY r.target_group",
      args(unit, register_name, owner), [&](const Row& row) -> Result<> {
        groups.push_back(row.get<std::string>(0));
        return {};
      }));
  return groups;
}

Result<bool> register_known(Reader& reader, UnitCode unit, std::string_view register_name,
                            const Bytes& digest) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT 1 FROM register_snapshot WHERE unit = ?1 AND register_name = ?2 AND digest = ?3",
          args(unit, register_name, digest)));
  return row.has_value();
}

Result<> insert_register_rows(Writer& writer, const std::vector<RegisterRowRow>& rows) {
  std::size_t next = 0;
  TRY_VOID(writer.bulk_insert(RegisterRowRow::kTable, columns_of<RegisterRowRow>(), [&](Args& row) {
    if (next == rows.size()) return false;
    row = args_of(rows[next++]);
    return true;
  }));
  return {};
}

Result<std::vector<ScopeExpansionRow>> expansions_named(Reader& reader, UnitCode unit, Side side,
                                                        std::string_view name) {
  return select_all<ScopeExpansionRow>(
      reader,
      "unit = ?1 AND name = ?2 AND side = ?3 AND withdrawn_on IS NULL ORDER BY from_day, id",
      args(unit, name, side));
}

Result<bool> use_expansion(Writer& writer, UnitCode unit, ExpansionId id) {
  TRY(const std::int64_t count,
      writer.execute("UPDATE scope_expansion SET used = used + 1, version = version + 1 "
                     "WHERE unit = ?1 AND id = ?2 AND used < quota AND withdrawn_on IS NULL",
                     args(unit, id)));
  return count == 1;
}

Result<> give_back_expansion(Writer& writer, UnitCode unit, ExpansionId id) {
  TRY(const std::int64_t count,
      writer.execute("UPDATE scope_expansion SET used = used - 1, version = version + 1 "
                     "WHERE unit = ?1 AND id = ?2 AND used > 0",
                     args(unit, id)));
  CHECK(count == 1);
  return {};
}

Result<std::vector<Month>> paid_months(Reader& reader, PersonKey person, bool given_back) {
  std::vector<Month> months;
  TRY_VOID(reader.each(
      "SELECT month FROM paid_month WHERE person_key = ?1 AND (?2 = 0 OR given_back = 1) "
      "ORDER BY month",
      args(person, given_back), [&](const Row& row) -> Result<> {
        months.push_back(row.get<Month>(0));
        return {};
      }));
  return months;
}

Result<std::vector<PaidMonth>> paid_months_of_units(Reader& reader, PersonKey person) {
  std::vector<PaidMonth> months;
  TRY_VOID(reader.each(
      "SELECT month, unit, given_back FROM paid_month WHERE person_key = ?1 ORDER BY month, unit",
      args(person), [&](const Row& row) -> Result<> {
        months.push_back({row.get<Month>(0), row.get<UnitCode>(1), row.get<bool>(2)});
        return {};
      }));
  return months;
}

Result<std::int64_t> confirmed_prior_months(Reader& reader, PersonKey person) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT CAST(COALESCE(SUM(m.months), 0) AS BIGINT) FROM prior_months m "
                       "JOIN person p ON p.unit = m.unit AND p.id = m.person_id "
                       "WHERE p.person_key = ?1 AND m.confirmed_by IS NOT NULL AND "
                       "m.withdrawn_on IS NULL",
                       args(person)));
  return row->get<std::int64_t>(0);
}

Result<> confirm_prior_months(Writer& writer, UnitCode unit, PriorMonthsId id, AccountId by) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE prior_months SET confirmed_by = ?3, version = version + 1 WHERE unit = "
          "?1 AND id = ?2 AND confirmed_by IS NULL AND withdrawn_on IS NULL",
          args(unit, id, by)));
  if (count != 1) return fail(conflict("confirmed_before"));
  return {};
}

Result<std::optional<Month>> approved_extension(Reader& reader, PersonKey person) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT MAX(e.until_month) FROM extension e JOIN person p ON p.unit = e.unit "
          "AND p.id = e.person_id WHERE p.person_key = ?1 AND e.approved_by IS NOT NULL",
          args(person)));
  return row->get<std::optional<Month>>(0);
}

Result<std::optional<FirstApprovalRow>> first_approval(Reader& reader, PersonKey person) {
  return select_one<FirstApprovalRow>(reader, "person_key = ?1", args(person));
}

Result<> complete_first_approval(Writer& writer, const FirstApprovalRow& row) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE first_approval SET retirement_day = ?2, under_five_years = ?3, "
          "law_digest = ?4 WHERE person_key = ?1 AND retirement_day IS NULL",
          args(row.person_key, row.retirement_day, row.under_five_years, row.law_digest)));
  CHECK(count == 1);
  return {};
}

}  // namespace yigang::store
