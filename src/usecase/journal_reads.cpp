#include "usecase/journal_reads.h"

#include "record/entry.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

std::string hex_or_nothing(const std::optional<record::Digest>& digest) {
  return digest ? to_hex(*digest) : std::string();
}

// What is told is what was hashed; the columns beside it only find it.
Result<JournalLine> line_of(const store::ListedJournalEntry& row) {
  TRY(const record::Entry entry, record::decode_entry(row.entry));
  JournalLine line;
  line.sequence = row.sequence;
  line.unit = row.unit;
  line.at = Instant(std::chrono::milliseconds(entry.time_ms));
  line.actor = entry.actor;
  line.actor_name = row.actor_name;
  line.role = entry.role;
  line.verb = entry.action;
  line.table = entry.object.table;
  line.object = std::to_string(entry.object.id);
  line.reason = entry.reason;
  line.before = hex_or_nothing(entry.hash_before);
  line.after = hex_or_nothing(entry.hash_after);
  line.leaf = to_hex(row.leaf);
  return line;
}

}  // namespace

Result<wire::Page<JournalLine>> read_journal(Desk& desk, const Actor& actor,
                                             const JournalQuery& query) {
  store::JournalFilter filter;
  filter.unit = query.unit.value_or(actor.scope.unit);
  const Scope& scope = actor.scope;
  const Location where = filter.unit == scope.unit ? Location{scope.unit, scope.town, scope.village}
                                                   : Location{filter.unit, {}, {}};
  TRY_VOID(desk.authority.check("read_journal", actor, where));
  TRY_VOID(check_limit(query.limit));
  if (query.object && !query.table) return fail(bad_input("object_without_table").at("object"));
  filter.table = query.table.value_or("");
  filter.object = query.object.value_or(0);
  filter.before = query.after;
  filter.limit = query.limit + 1;
  return desk.database.read_value<wire::Page<JournalLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<JournalLine>> {
        TRY(const auto rows, store::list_journal(reader, filter));
        TRY(const std::int64_t total, store::count_journal(reader, filter));
        return page_from<JournalLine>(
            rows, query.limit, total, &line_of,
            [](const JournalLine& line) { return std::to_string(line.sequence); });
      });
}

}  // namespace yigang::usecase
