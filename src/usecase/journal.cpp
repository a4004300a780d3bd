#include "usecase/journal.h"

#include <algorithm>

#include "base/bytes.h"
#include "record/entry.h"
#include "store/journal_queries.h"
#include "store/ledger_checks.h"
#include "usecase/ledger_proof.h"

namespace yigang::usecase {

namespace {

constexpr std::int64_t kChunk = 4096;

bool fits(const store::StoredJournalEntry& stored, std::int64_t sequence, UnitCode unit,
          const record::Digest& leaf) {
  if (stored.sequence != sequence) return false;
  if (!std::equal(leaf.begin(), leaf.end(), stored.leaf.begin(), stored.leaf.end())) return false;
  const Result<record::Entry> entry = record::decode_entry(stored.entry);
  return entry && entry->sequence == sequence && entry->unit == to_text(unit) &&
         entry->time_ms == to_milliseconds(stored.at) && entry->actor == to_text(stored.actor) &&
         entry->action == stored.verb && entry->object.table == stored.table &&
         entry->object.id == stored.object_id;
}

Result<JournalReport> verify_one(store::Reader& reader, UnitCode unit) {
  TRY(const std::optional<store::JournalHead> head, store::journal_head(reader, unit));
  JournalReport report;
  report.unit = unit;
  report.size = head->size;
  record::Frontier frontier(record::DigestAlgorithm::sm3);
  for (std::int64_t next = 0; next < head->size && !report.first_bad;) {
    TRY(const std::vector<store::StoredJournalEntry> entries,
        store::journal_entries(reader, unit, next, kChunk));
    for (const store::StoredJournalEntry& stored : entries) {
      const record::Digest leaf = record::leaf_hash(record::DigestAlgorithm::sm3, stored.entry);
      if (!fits(stored, next, unit, leaf)) {
        report.first_bad = next;
        break;
      }
      frontier.append(leaf);
      ++next;
    }
    if (entries.empty()) report.first_bad = next;
  }
  report.root = to_hex(frontier.root());
  if (!report.first_bad && !(frontier == head->frontier)) report.first_bad = head->size;
  TRY(report.faults, ledger_faults(reader, unit));
  return report;
}

}  // namespace

Result<std::vector<JournalReport>> verify_journals(store::Database& database) {
  store::TransactionOptions patient;
  patient.deadline = std::chrono::minutes(10);
  return database.read_value<std::vector<JournalReport>>(
      [](store::Reader& reader) -> Result<std::vector<JournalReport>> {
        TRY(const std::vector<UnitCode> units, store::journal_units(reader));
        std::vector<JournalReport> reports;
        for (const UnitCode unit : units) {
          TRY(JournalReport report, verify_one(reader, unit));
          reports.push_back(std::move(report));
        }
        TRY(const std::vector<UnitCode> lost, store::units_without_journal(reader));
        for (const UnitCode unit : lost) {
          JournalReport report;
          report.unit = unit;
          report.faults.push_back(failure("journal_missing").with("unit", to_text(unit)));
          reports.push_back(std::move(report));
        }
        return reports;
      },
      patient);
}

}  // namespace yigang::usecase
