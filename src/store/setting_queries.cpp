#include "store/setting_queries.h"

#include "store/journal_queries.h"

namespace yigang::store {

Result<std::optional<std::string>> setting(Reader& reader, std::string_view name) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT value FROM setting WHERE name = ?1", args(name)));
  if (!row) return std::optional<std::string>();
  return std::optional(row->get<std::string>(0));
}

Result<> put_setting(Writer& writer, std::string_view name, std::string_view value) {
  TRY_VOID(
      writer.execute("INSERT INTO setting (name, value) VALUES (?1, ?2) "
                     "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                     args(name, value)));
  return {};
}

Result<Date> business_day(Reader& reader, const Clock& clock) {
  TRY(const std::optional<std::string> fixed, setting(reader, kBusinessDaySetting));
  if (!fixed) return day_in_china(clock.now());
  return parse_date(*fixed);
}

Result<bool> is_demo(Reader& reader) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM setting WHERE name IN (?1, ?2)",
                       args(kDemoSetting, kDemoCitySetting)));
  return row->get<std::int64_t>(0) > 0;
}

Result<> put_unit(Writer& writer, UnitCode unit, int ordinal, std::string_view name) {
  TRY_VOID(
      writer.execute("INSERT INTO programme_unit (unit, ordinal, name) VALUES (?1, ?2, ?3) "
                     "ON CONFLICT (unit) DO NOTHING",
                     args(unit, ordinal, name)));
  return put_turn(writer, unit);
}

Result<std::int64_t> take_numbers(Writer& writer, UnitCode unit, std::string_view kind,
                                  std::int64_t count) {
  CHECK(count >= 1);
  TRY(const std::optional<Row> row,
      writer.query_one(
          "INSERT INTO number_counter (unit, kind, last_number) VALUES (?1, ?2, ?3) "
          "ON CONFLICT (unit, kind) DO UPDATE SET last_number = number_counter.last_number + ?3 "
          "RETURNING last_number",
          args(unit, kind, count)));
  CHECK(row.has_value());
  return row->get<std::int64_t>(0) - count + 1;
}

}  // namespace yigang::store
