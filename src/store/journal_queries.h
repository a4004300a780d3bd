// The journal's tables: a head row per unit that every append locks, and entries that nobody
// changes.
#pragma once

#include <array>
#include <string_view>

#include "core/ids.h"
#include "record/tree.h"
#include "store/database.h"

namespace yigang::store {

struct JournalHead {
  std::int64_t size = 0;
  record::Frontier frontier{record::DigestAlgorithm::sm3};
};

// Who decides about the unit goes one after another from here to the end of the transaction: what
// is read now stands until it is written. On SQLite they do so anyway. Taken before anything is
// read that a decision rests on (READ COMMITTED, engines.md rules 7 and 10), and before any other
// row is locked. A row of its own, which no foreign key names: neither who only refers to the unit
// nor who does not decide (a cancellation) and still writes to the journal waits for it.
[[nodiscard]] Result<> hold_unit(Writer& writer, UnitCode unit);
// The row that hold_unit takes; one that stands stays.
[[nodiscard]] Result<> put_turn(Writer& writer, UnitCode unit);
// Locks the unit's head to the end of the transaction; makes it for a unit that has none.
[[nodiscard]] Result<JournalHead> take_journal_head(Writer& writer, UnitCode unit);
[[nodiscard]] Result<> put_journal_head(Writer& writer, UnitCode unit,
                                        const record::Frontier& frontier);

struct NewJournalEntry {
  UnitCode unit;
  std::int64_t sequence = 0;
  Instant at;
  AccountId actor;
  std::string_view verb;
  std::string_view table;
  std::int64_t object_id = 0;
  const Bytes& entry;
  const record::Digest& leaf;
};
[[nodiscard]] Result<> append_journal_entry(Writer& writer, const NewJournalEntry& entry);
[[nodiscard]] Result<> keep_journal_opening(Writer& writer, UnitCode unit, std::int64_t sequence,
                                            const std::array<std::uint8_t, 16>& salt,
                                            const Bytes& sealed);

// Entries from `first`, at most `count`, in order, for verification and export.
struct StoredJournalEntry {
  std::int64_t sequence = 0;
  Bytes entry;
  Bytes leaf;
  // The columns by which entries are found; the entry itself says the same.
  Instant at;
  AccountId actor;
  std::string verb;
  std::string table;
  std::int64_t object_id = 0;
};
[[nodiscard]] Result<std::vector<StoredJournalEntry>> journal_entries(Reader& reader, UnitCode unit,
                                                                      std::int64_t first,
                                                                      std::int64_t count);
[[nodiscard]] Result<std::optional<JournalHead>> journal_head(Reader& reader, UnitCode unit);

// For the watchers' list: newest first, older than `before`; an object by table and id.
struct JournalFilter {
  UnitCode unit;
  std::string table;        // empty: all
  std::int64_t object = 0;  // 0: all of the table
  std::optional<std::int64_t> before;
  std::int64_t limit = 50;
};
struct ListedJournalEntry {
  UnitCode unit;
  std::int64_t sequence = 0;
  Bytes entry;
  Bytes leaf;
  std::string actor_name;
};
[[nodiscard]] Result<std::vector<ListedJournalEntry>> list_journal(Reader& reader,
                                                                   const JournalFilter& filter);
[[nodiscard]] Result<std::int64_t> count_journal(Reader& reader, const JournalFilter& filter);

// Who noted something about the object at that moment; nothing if nobody did.
[[nodiscard]] Result<std::optional<AccountId>> who_noted(Reader& reader, UnitCode unit,
                                                         std::string_view table,
                                                         std::int64_t object, Instant at);

// Units that have a journal, in order of code.
[[nodiscard]] Result<std::vector<UnitCode>> journal_units(Reader& reader);

}  // namespace yigang::store
