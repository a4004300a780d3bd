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

bool fits(const store::StoredJournalEntry& stored, const Result<record::Entry>& entry,
          std::int64_t sequence, UnitCode unit, const record::Digest& leaf) {
  if (stored.sequence != sequence) return false;
  if (!std::equal(leaf.begin(), leaf.end(), stored.leaf.begin(), stored.leaf.end())) return false;
  return entry && entry->sequence == sequence && entry->unit == to_text(unit) &&
         entry->time_ms == to_milliseconds(stored.at) && entry->actor == to_text(stored.actor) &&
         entry->action == stored.verb && entry->object.table == stored.table &&
         entry->object.id == stored.object_id;
}

// Reads one unit's journal from first to last.
class Walk {
 public:
  Walk(store::Reader& reader, const crypto::Keyring* keys, UnitCode unit)
      : reader_(reader), keys_(keys), faults_(unit) {
    report_.unit = unit;
  }

  Result<JournalReport> verify() {
    TRY(const std::optional<store::JournalHead> head, store::journal_head(reader_, report_.unit));
    report_.size = head->size;
    TRY_VOID(read_entries());
    if (!report_.first_bad && next_ < head->size) report_.first_bad = next_;
    report_.root = to_hex(frontier_.root());
    if (!report_.first_bad && !(frontier_ == head->frontier)) report_.first_bad = head->size;
    TRY_VOID(prove_ledger({reader_, keys_, report_.unit, notes_, faults_}));
    report_.faults = faults_.take();
    return std::move(report_);
  }

 private:
  Result<> read_entries() {
    for (std::int64_t first = 0;; first += kChunk) {
      TRY(const std::vector<store::StoredJournalEntry> entries,
          store::journal_entries(reader_, report_.unit, first, kChunk));
      if (entries.empty()) return {};
      TRY(const std::vector<store::JournalOpening> openings,
          store::journal_openings(reader_, report_.unit, first, kChunk));
      auto opening = openings.begin();
      for (const store::StoredJournalEntry& stored : entries) {
        while (opening != openings.end() && opening->sequence < stored.sequence) ++opening;
        const bool has_one = opening != openings.end() && opening->sequence == stored.sequence;
        take(stored, has_one ? &*opening : nullptr);
      }
    }
  }

  // After a bad entry the rest still says what it has of the money.
  void take(const store::StoredJournalEntry& stored, const store::JournalOpening* opening) {
    const record::Digest leaf = record::leaf_hash(record::DigestAlgorithm::sm3, stored.entry);
    const Result<record::Entry> entry = record::decode_entry(stored.entry);
    if (!report_.first_bad) {
      if (fits(stored, entry, next_, report_.unit, leaf)) {
        frontier_.append(leaf);
        ++next_;
      } else {
        report_.first_bad = next_;
      }
    }
    if (entry) notes_.take(*entry, stored.actor, opened(*entry, stored.sequence, opening));
  }

  // The salt of a commitment whose opening opens it; what does not is a finding.
  std::optional<record::Salt> opened(const record::Entry& entry, std::int64_t sequence,
                                     const store::JournalOpening* opening) {
    if (!entry.commitment) return std::nullopt;
    if (opening == nullptr) {
      faults_.add("opening_missing", sequence);
      return std::nullopt;
    }
    record::Salt salt{};
    bool opens = opening->salt.size() == salt.size() && !opening->sealed.empty();
    if (opens) std::ranges::copy(opening->salt, salt.begin());
    opens = opens && salt != record::Salt{} &&
            (keys_ == nullptr || opens_it(*entry.commitment, sequence, *opening, salt));
    if (opens) return salt;
    faults_.add("opening_not_as_noted", sequence);
    return std::nullopt;
  }

  bool opens_it(const record::Digest& commitment, std::int64_t sequence,
                const store::JournalOpening& opening, const record::Salt& salt) const {
    const std::string unit = to_text(report_.unit);
    const Result<Bytes> data =
        keys_->open({"journal_opening", "sealed", unit, sequence}, opening.sealed);
    return data && record::commit(record::DigestAlgorithm::sm3, salt, *data) == commitment;
  }

  store::Reader& reader_;
  const crypto::Keyring* keys_;
  JournalReport report_;
  LedgerNotes notes_;
  FaultList faults_;
  record::Frontier frontier_{record::DigestAlgorithm::sm3};
  std::int64_t next_ = 0;
};

}  // namespace

Result<std::vector<JournalReport>> verify_journals(store::Database& database,
                                                   const crypto::Keyring* keys) {
  store::TransactionOptions patient;
  patient.deadline = std::chrono::minutes(10);
  return database.read_value<std::vector<JournalReport>>(
      [&](store::Reader& reader) -> Result<std::vector<JournalReport>> {
        TRY(const std::vector<UnitCode> units, store::journal_units(reader));
        std::vector<JournalReport> reports;
        for (const UnitCode unit : units) {
          TRY(JournalReport report, Walk(reader, keys, unit).verify());
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
