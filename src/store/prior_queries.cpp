#include "store/prior_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::vector<ProvenMonths>> proven_months(Reader& reader, PersonKey person) {
  std::vector<ProvenMonths> proven;
  TRY_VOID(reader.each(
      "SELECT m.id, m.months, m.proof, m.confirmed_by, f.day, COALESCE(f.proof, '') FROM "
      "prior_months m JOIN person p ON p.unit = m.unit AND p.id = m.person_id LEFT JOIN "
      "prior_first_approval f ON f.unit = m.unit AND f.id = m.id WHERE p.person_key = ?1 AND "
      "m.confirmed_by IS NOT NULL AND m.withdrawn_on IS NULL ORDER BY m.unit, m.id",
      args(person), [&](const Row& row) -> Result<> {
        proven.push_back({row.get<PriorMonthsId>(0), row.get<std::int64_t>(1),
                          row.get<std::string>(2), row.get<AccountId>(3),
                          row.get<std::optional<Date>>(4), row.get<std::string>(5)});
        return {};
      }));
  return proven;
}

Result<std::vector<Month>> settled_months(Reader& reader, PersonKey person) {
  std::vector<Month> months;
  TRY_VOID(reader.each(
      "SELECT l.month FROM person p JOIN placement q ON q.unit = p.unit AND q.person_id = p.id "
      "JOIN "
      "settlement_line l ON l.unit = q.unit AND l.placement_id = q.id JOIN settlement_run r ON "
      "r.unit = l.unit AND r.id = l.run_id WHERE p.person_key = ?1 AND r.state = 'locked' AND "
      "l.status IN ('payable', 'nothing', 'tenure_over') GROUP BY l.month ORDER BY l.month",
      args(person), [&](const Row& row) -> Result<> {
        months.push_back(row.get<Month>(0));
        return {};
      }));
  return months;
}

Result<bool> bring_forward_first_approval(Writer& writer, const FirstApprovalRow& row) {
  TRY(const std::int64_t count,
      writer.execute("INSERT INTO first_approval (person_key, unit, day, age, retirement_day, "
                     "under_five_years, law_digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON "
                     "CONFLICT (person_key) DO UPDATE SET unit = excluded.unit, day = "
                     "excluded.day, age = excluded.age, retirement_day = excluded.retirement_day, "
                     "under_five_years = excluded.under_five_years, law_digest = "
                     "excluded.law_digest WHERE first_approval.day > excluded.day",
                     args(row.person_key, row.unit, row.day, row.age, row.retirement_day,
                          row.under_five_years, row.law_digest)));
  return count == 1;
}

Result<std::optional<Date>> earliest_approval(Reader& reader, PersonKey person) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT MIN(day) FROM (SELECT f.day AS day FROM prior_first_approval f JOIN prior_months "
          "m ON m.unit = f.unit AND m.id = f.id JOIN person p ON p.unit = m.unit AND p.id = "
          "m.person_id WHERE p.person_key = ?1 AND m.confirmed_by IS NOT NULL AND m.withdrawn_on "
          "IS NULL UNION ALL SELECT a.decided_on FROM approval a JOIN application b ON b.unit = "
          "a.unit AND b.id = a.application_id WHERE b.person_key = ?1 AND (a.state = 'standing' OR "
          "EXISTS (SELECT 1 FROM placement q WHERE q.unit = a.unit AND q.application_id = "
          "a.application_id))) d",
          args(person)));
  return row->get<std::optional<Date>>(0);
}

Result<> forget_first_approval(Writer& writer, PersonKey person) {
  TRY_VOID(writer.execute("DELETE FROM first_approval WHERE person_key = ?1", args(person)));
  return {};
}

}  // namespace yigang::store
