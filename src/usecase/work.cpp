#include "usecase/work.h"

#include <algorithm>

#include "crypto/digest.h"
#include "record/entry.h"
#include "record/tree.h"
#include "store/journal_queries.h"

namespace yigang::usecase {

namespace {

std::optional<crypto::Digest> digest_of(const std::string& canonical) {
  if (canonical.empty()) return std::nullopt;
  return crypto::sm3(canonical);
}

Result<record::Entry> entry_of(Work& work, const JournalNote& note, std::int64_t sequence,
                               std::optional<record::Commitment>& commitment) {
  record::Entry entry;
  entry.unit = to_text(note.unit);
  entry.sequence = sequence;
  entry.time_ms = to_milliseconds(work.now);
  entry.actor = to_text(work.actor.account);
  entry.role = std::string(word(work.actor.role));
  entry.action = std::string(work.verb);
  entry.object = {note.table, to_text(note.unit), note.object_id};
  entry.hash_before = digest_of(note.before);
  entry.hash_after = digest_of(note.after);
  entry.reason = note.reason;
  entry.idempotency_key = std::string(work.key);
  if (!note.personal.empty()) {
    commitment = record::make_commitment(record::DigestAlgorithm::sm3, bytes_of(note.personal),
                                         work.desk.random);
    entry.commitment = commitment->digest;
  }
  return entry;
}

// One unit at a time, in unit order, so that two verbs that each write to the same two journals do
// not wait for each other (engines.md rule 9); within a unit as they were noted.
std::vector<const JournalNote*> in_unit_order(const std::vector<JournalNote>& notes) {
  std::vector<const JournalNote*> ordered;
  ordered.reserve(notes.size());
  for (const JournalNote& note : notes) ordered.push_back(&note);
  std::ranges::stable_sort(ordered, {}, [](const JournalNote* note) { return note->unit; });
  return ordered;
}

}  // namespace

int Work::ordinal(UnitCode unit) const {
  const auto found = areas().ordinal_of(unit);
  CHECK(found.has_value());
  return *found;
}

Result<UnitCode> Work::unit_of(std::int64_t id) const {
  const auto unit = areas().unit_of_ordinal(Id<void>(id).unit_ordinal());
  if (!unit) return fail(not_found("not_found"));
  return *unit;
}

Result<> Work::reached(std::int64_t done, std::int64_t total) const {
  if (progress_ == nullptr) return {};
  progress_->show(done, total);
  if (progress_->stopped()) return fail(refused("job_stopped"));
  return {};
}

Result<> write_notes(Work& work) {
  for (const JournalNote* const one : in_unit_order(work.notes())) {
    const JournalNote& note = *one;
    TRY(store::JournalHead head, store::take_journal_head(work.tx, note.unit));
    std::optional<record::Commitment> commitment;
    TRY(const record::Entry entry, entry_of(work, note, head.size, commitment));
    TRY(const Bytes bytes, record::encode_entry(entry));
    const record::Digest leaf = record::leaf_hash(record::DigestAlgorithm::sm3, bytes);
    head.frontier.append(leaf);
    TRY_VOID(
        store::append_journal_entry(work.tx, {note.unit, head.size, work.now, work.actor.account,
                                              work.verb, note.table, note.object_id, bytes, leaf}));
    if (commitment) {
      const crypto::CellAddress cell{"journal_opening", "sealed", entry.unit, head.size};
      TRY(const Bytes sealed, work.desk.keys.seal(cell, bytes_of(note.personal), work.desk.random));
      TRY_VOID(
          store::keep_journal_opening(work.tx, note.unit, head.size, commitment->salt, sealed));
    }
    TRY_VOID(store::put_journal_head(work.tx, note.unit, head.frontier));
  }
  return {};
}

Result<> require_other_person(const Actor& actor, AccountId earlier, std::string_view step) {
  if (actor.is(earlier))
    return fail(forbidden("same_person_two_steps").with("step", std::string(step)));
  return {};
}

}  // namespace yigang::usecase
