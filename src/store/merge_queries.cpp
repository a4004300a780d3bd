#include "store/merge_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

Result<std::int64_t> count_keys(Reader& reader, std::string_view table, PersonKey one,
                                PersonKey other) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM " + std::string(table) +
                           " WHERE person_key = ?1 OR person_key = ?2",
                       args(one, other)));
  return row->get<std::int64_t>(0);
}

// The statuses are those that a supplement does not settle again (month_load.cpp).
Result<> add_settled(Reader& reader, PlacedDays& placed) {
  return reader.each(
      "SELECT DISTINCT l.month FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND "
      "r.id = l.run_id WHERE l.unit = ?1 AND l.placement_id = ?2 AND r.state = 'locked' AND l.kind "
      "= 'pay' AND l.status IN ('payable', 'nothing', 'tenure_over') ORDER BY l.month",
      args(placed.unit, placed.placement), [&](const Row& row) -> Result<> {
        placed.settled.insert(row.get<Month>(0));
        return {};
      });
}

// Of a month that both were paid for and one gave back the other's stands alone.
Result<> drop_given_back(Writer& writer, PersonKey keep, PersonKey drop) {
  for (const Args& pair : {args(keep, drop), args(drop, keep)})
    TRY_VOID(writer.execute(
        "DELETE FROM paid_month WHERE person_key = ?1 AND given_back = 1 AND month IN (SELECT "
        "m.month FROM paid_month m WHERE m.person_key = ?2)",
        pair));
  return {};
}

}  // namespace

Result<std::optional<Month>> month_paid_to_both(Reader& reader, PersonKey one, PersonKey other) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT MIN(a.month) FROM paid_month a JOIN paid_month b ON b.month = "
          "a.month WHERE a.person_key = ?1 AND b.person_key = ?2 AND a.given_back = 0 AND "
          "b.given_back = 0",
          args(one, other)));
  return row->get<std::optional<Month>>(0);
}

Result<std::int64_t> posts_held(Reader& reader, PersonKey one, PersonKey other) {
  return count_keys(reader, "holder", one, other);
}

Result<std::int64_t> applications_open(Reader& reader, PersonKey one, PersonKey other) {
  return count_keys(reader, "application_open", one, other);
}

Result<bool> has_open_application(Reader& reader, PersonKey person) {
  TRY(const std::int64_t count, count_keys(reader, "application_open", person, person));
  return count > 0;
}

Result<std::vector<PlacedDays>> placed_days(Reader& reader, PersonKey person) {
  std::vector<PlacedDays> all;
  TRY_VOID(reader.each(
      "SELECT p.unit, p.id, p.started_on, p.ended_on FROM person n JOIN placement p ON p.unit = "
      "n.unit AND p.person_id = n.id WHERE n.person_key = ?1 ORDER BY p.unit, p.id",
      args(person), [&](const Row& row) -> Result<> {
        all.push_back({row.get<UnitCode>(0),
                       row.get<PlacementId>(1),
                       row.get<Date>(2),
                       row.get<std::optional<Date>>(3),
                       {}});
        return {};
      }));
  for (PlacedDays& one : all) TRY_VOID(add_settled(reader, one));
  return all;
}

Result<std::int64_t> point_rows(Writer& writer, const PersonRow& keep, const PersonRow& drop) {
  std::int64_t moved = 0;
  // A confirmed account may stand in a bank file, whose text follows from it: the caller's.
  TRY(moved, writer.execute("UPDATE bank_account SET person_id = ?3, version = version + 1 WHERE "
                            "unit = ?1 AND person_id = ?2 AND state = 'asked'",
                            args(keep.unit, drop.id, keep.id)));
  for (const std::string_view table : {"person_fact", "recognition", "prior_months"}) {
    TRY(const std::int64_t count,
        writer.execute("UPDATE " + std::string(table) +
                           " SET person_id = ?3, version = version + 1 WHERE unit = ?1 AND "
                           "person_id = ?2",
                       args(keep.unit, drop.id, keep.id)));
    moved += count;
  }
  TRY(const std::int64_t extensions,
      writer.execute("UPDATE extension SET person_id = ?3 WHERE unit = ?1 AND person_id = ?2",
                     args(keep.unit, drop.id, keep.id)));
  moved += extensions;
  for (const std::string_view table : {"application", "placement"}) {
    TRY(const std::int64_t count,
        writer.execute("UPDATE " + std::string(table) +
                           " SET person_id = ?3, person_key = ?4, version = version + 1 WHERE "
                           "unit = ?1 AND person_id = ?2",
                       args(keep.unit, drop.id, keep.id, keep.person_key)));
    moved += count;
  }
  TRY_VOID(drop_given_back(writer, keep.person_key, drop.person_key));
  // City-wide rows know the key alone; a placement in another unit comes along.
  for (const std::string_view table :
       {"application", "placement", "holder", "application_open", "paid_month"}) {
    TRY(const std::int64_t count, writer.execute("UPDATE " + std::string(table) +
                                                     " SET person_key = ?2 WHERE person_key = ?1",
                                                 args(drop.person_key, keep.person_key)));
    moved += count;
  }
  TRY(const std::int64_t accounts,
      writer.execute("UPDATE account SET person_key = ?2, version = version + 1 WHERE person_key = "
                     "?1",
                     args(drop.person_key, keep.person_key)));
  moved += accounts;
  // What the person left behind in a unit from which it moved follows the key too.
  TRY_VOID(
      writer.execute("UPDATE person SET person_key = ?2 WHERE person_key = ?1 AND superseded = 1",
                     args(drop.person_key, keep.person_key)));
  return moved;
}

Result<> move_claims(Writer& writer, const PersonRow& from, const PersonRow& to) {
  TRY(const std::int64_t count,
      writer.execute("UPDATE person_claim SET unit = ?3, person_id = ?4 WHERE unit = ?1 AND "
                     "person_id = ?2",
                     args(from.unit, from.id, to.unit, to.id)));
  if (count == 0) return detail::stale("person_claim");
  return {};
}

Result<> put_first_approval(Writer& writer, const FirstApprovalRow& row, PersonKey gone) {
  TRY_VOID(writer.execute("DELETE FROM first_approval WHERE person_key = ?1 OR person_key = ?2",
                          args(row.person_key, gone)));
  return insert(writer, row);
}

}  // namespace yigang::store
