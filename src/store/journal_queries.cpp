#include "store/journal_queries.h"

namespace yigang::store {

Result<> hold_unit(Writer& writer, UnitCode unit) {
  if (writer.engine() == Engine::sqlite) return {};
  constexpr std::string_view kTake = "SELECT unit FROM unit_turn WHERE unit = ?1 FOR UPDATE";
  TRY(const std::optional<Row> row, writer.query_one(kTake, args(unit)));
  if (row) return {};
  // Units are put in with their row; where one is not, the first to come makes it, and whoever
  // comes with him waits at its key.
  TRY_VOID(put_turn(writer, unit));
  TRY(const std::optional<Row> made, writer.query_one(kTake, args(unit)));
  CHECK(made.has_value());
  return {};
}

Result<> put_turn(Writer& writer, UnitCode unit) {
  TRY_VOID(writer.execute("INSERT INTO unit_turn (unit) VALUES (?1) ON CONFLICT (unit) DO NOTHING",
                          args(unit)));
  return {};
}

Result<JournalHead> take_journal_head(Writer& writer, UnitCode unit) {
  const record::Frontier empty(record::DigestAlgorithm::sm3);
  TRY_VOID(
      writer.execute("INSERT INTO journal_head (unit, size, frontier) VALUES (?1, 0, ?2) "
                     "ON CONFLICT (unit) DO NOTHING",
                     args(unit, empty.serialise())));
  // The update takes the row before it is read (engines.md rule 7).
  TRY(const std::optional<Row> row,
      writer.query_one(
          "UPDATE journal_head SET size = size + 1 WHERE unit = ?1 RETURNING size - 1, frontier",
          args(unit)));
  CHECK(row.has_value());
  TRY(record::Frontier frontier, record::Frontier::parse(row->get<Bytes>(1)));
  return JournalHead{row->get<std::int64_t>(0), std::move(frontier)};
}

Result<> put_journal_head(Writer& writer, UnitCode unit, const record::Frontier& frontier) {
  TRY(const std::int64_t count,
      writer.execute("UPDATE journal_head SET frontier = ?2 WHERE unit = ?1",
                     args(unit, frontier.serialise())));
  CHECK(count == 1);
  return {};
}

Result<> append_journal_entry(Writer& writer, const NewJournalEntry& entry) {
  TRY_VOID(
      writer.execute("INSERT INTO journal_entry (unit, sequence, at, actor, verb, object_table, "
                     "object_id, entry, leaf) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                     args(entry.unit, entry.sequence, entry.at, entry.actor, entry.verb,
                          entry.table, entry.object_id, entry.entry, ByteView(entry.leaf))));
  return {};
}

Result<> keep_journal_opening(Writer& writer, UnitCode unit, std::int64_t sequence,
                              const std::array<std::uint8_t, 16>& salt, const Bytes& sealed) {
  TRY_VOID(writer.execute(
      "INSERT INTO journal_opening (unit, sequence, salt, sealed) VALUES (?1, ?2, ?3, ?4)",
      args(unit, sequence, ByteView(salt), sealed)));
  return {};
}

Result<std::vector<StoredJournalEntry>> journal_entries(Reader& reader, UnitCode unit,
                                                        std::int64_t first, std::int64_t count) {
  std::vector<StoredJournalEntry> entries;
  TRY_VOID(reader.each(
      "SELECT sequence, entry, leaf, at, actor, verb, object_table, object_id FROM journal_entry "
      "WHERE unit = ?1 AND sequence >= ?2 "
      "AND sequence < ?3 ORDER BY sequence",
      args(unit, first, first + count), [&](const Row& row) -> Result<> {
        entries.push_back({row.get<std::int64_t>(0), row.get<Bytes>(1), row.get<Bytes>(2),
                           row.get<Instant>(3), row.get<AccountId>(4), row.get<std::string>(5),
                           row.get<std::string>(6), row.get<std::int64_t>(7)});
        return {};
      }));
  return entries;
}

Result<std::optional<JournalHead>> journal_head(Reader& reader, UnitCode unit) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT size, frontier FROM journal_head WHERE unit = ?1", args(unit)));
  if (!row) return std::optional<JournalHead>();
  TRY(record::Frontier frontier, record::Frontier::parse(row->get<Bytes>(1)));
  return std::optional(JournalHead{row->get<std::int64_t>(0), std::move(frontier)});
}

namespace {

// The entries asked for. For one object the text is plain equalities, so that the engine takes the
// index by object; an "or" would lead it through every entry of the unit.
std::string of_filter(const JournalFilter& filter) {
  return filter.object != 0 ? "j.unit = ?1 AND j.object_table = ?2 AND j.object_id = ?3"
                            : "j.unit = ?1 AND (?2 = '' OR j.object_table = ?2) AND ?3 = 0";
}

}  // namespace

Result<std::vector<ListedJournalEntry>> list_journal(Reader& reader, const JournalFilter& filter) {
  std::vector<ListedJournalEntry> entries;
  TRY_VOID(reader.each(
      "SELECT j.unit, j.sequence, j.entry, j.leaf, COALESCE(a.name, '') FROM journal_entry j LEFT "
      "JOIN account a ON a.id = j.actor WHERE " +
          of_filter(filter) + " AND j.sequence < ?4 ORDER BY j.sequence DESC LIMIT ?5",
      args(filter.unit, filter.table, filter.object, filter.before.value_or(INT64_MAX),
           filter.limit),
      [&](const Row& row) -> Result<> {
        entries.push_back({row.get<UnitCode>(0), row.get<std::int64_t>(1), row.get<Bytes>(2),
                           row.get<Bytes>(3), row.get<std::string>(4)});
        return {};
      }));
  return entries;
}

Result<std::int64_t> count_journal(Reader& reader, const JournalFilter& filter) {
  if (filter.table.empty()) {
    // The journal is gapless: its head knows.
    TRY(const std::optional<Row> head,
        reader.query_one("SELECT size FROM journal_head WHERE unit = ?1", args(filter.unit)));
    return head ? head->get<std::int64_t>(0) : 0;
  }
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM journal_entry j WHERE " + of_filter(filter),
                       args(filter.unit, filter.table, filter.object)));
  return row->get<std::int64_t>(0);
}

Result<std::optional<AccountId>> who_noted(Reader& reader, UnitCode unit, std::string_view table,
                                           std::int64_t object, Instant at) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT actor FROM journal_entry WHERE unit = ?1 AND object_table = ?2 AND "
                       "object_id = ?3 AND at = ?4 ORDER BY sequence LIMIT 1",
                       args(unit, table, object, at)));
  if (!row) return std::optional<AccountId>();
  return std::optional(row->get<AccountId>(0));
}

Result<std::vector<UnitCode>> journal_units(Reader& reader) {
  std::vector<UnitCode> units;
  TRY_VOID(reader.each("SELECT unit FROM journal_head ORDER BY unit", {},
                       [&](const Row& row) -> Result<> {
                         units.push_back(row.get<UnitCode>(0));
                         return {};
                       }));
  return units;
}

}  // namespace yigang::store
