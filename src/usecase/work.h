// One run of one verb inside its transaction: what it may read, write and note. A verb fetches all
// it needs, decides purely and writes once; each change is noted in the journal of its unit
// (reliability.md §7). A Work lives as long as the callback; the callback may run again, so a verb
// keeps nothing outside of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/calendar.h"
#include "law/snapshot.h"
#include "store/database.h"
#include "usecase/desk.h"
#include "usecase/progress.h"

namespace yigang::usecase {

struct JournalNote {
  UnitCode unit = kCity;
  std::string table;
  std::int64_t object_id = 0;
  std::string before;  // canonical text of the row; empty: it did not exist
  std::string after;
  std::string reason;
  std::string personal;  // goes in as a salted commitment only
};

class Work {
 public:
  Work(Desk& the_desk, store::Writer& writer, const Actor& the_actor, std::string_view the_verb,
       std::string_view the_key, LawShelf::Edition edition, Date business_day,
       Progress* the_progress = nullptr)
      : desk(the_desk),
        tx(writer),
        actor(the_actor),
        verb(the_verb),
        key(the_key),
        law_digest(std::move(edition.digest)),
        today(business_day),
        now(the_desk.clock.now()),
        law_(std::move(edition.snapshot)),
        progress_(the_progress) {}

  Desk& desk;
  store::Writer& tx;
  const Actor& actor;
  const std::string_view verb;
  const std::string_view key;
  const std::string law_digest;
  const Date today;
  const Instant now;

  [[nodiscard]] const law::LawSnapshot& law() const { return *law_; }
  [[nodiscard]] law::LawPtr law_ptr() const { return law_; }
  [[nodiscard]] const law::Areas& areas() const { return law_->areas(); }

  template <class IdType>
  [[nodiscard]] IdType make_id(UnitCode unit) {
    return desk.ids.make<IdType>(ordinal(unit));
  }
  [[nodiscard]] int ordinal(UnitCode unit) const;
  // The unit whose ordinal an id carries; `not_found` if there is none.
  [[nodiscard]] Result<UnitCode> unit_of(std::int64_t id) const;

  // Between two chunks of long work: shows how far it is; `job_stopped` when it shall go no
  // further, which undoes all of it.
  [[nodiscard]] Result<> reached(std::int64_t done, std::int64_t total) const;

  void note(JournalNote note) { notes_.push_back(std::move(note)); }
  [[nodiscard]] const std::vector<JournalNote>& notes() const { return notes_; }
  // For what a refusal tells: it goes into the journal although nothing else of the verb does.
  void trace(JournalNote note) { traces_.push_back(std::move(note)); }
  [[nodiscard]] const std::vector<JournalNote>& traces() const { return traces_; }

 private:
  law::LawPtr law_;
  Progress* progress_ = nullptr;
  std::vector<JournalNote> notes_;
  std::vector<JournalNote> traces_;
};

// Appends the notes to the journals of their units, one entry a note, in unit order and within a
// unit in order. The heads are the last rows that a verb locks.
[[nodiscard]] Result<> write_notes(Work& work);

// Separation of duties (domain.md §7.1): the actor may not be one of those who did an earlier step,
// by whichever of his accounts.
// Refusal `same_person_two_steps` with the name of that step.
[[nodiscard]] Result<> require_other_person(const Actor& actor, AccountId earlier,
                                            std::string_view step);

}  // namespace yigang::usecase
