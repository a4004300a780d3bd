// What the journal of a unit says of its money: which runs were locked, which batches made,
// released and answered, which accounts entered, and which files stand behind its steps. Gathered
// while the entries are read from first to last, so that the rows are held against the journal and
// not the journal against the rows that are left. Values; O(locks + batches + accounts + files).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/ids.h"
#include "record/entry.h"

namespace yigang::usecase {

struct BatchNote {
  std::optional<record::Digest> made;
  AccountId made_by;
  std::optional<AccountId> released_by;
  std::optional<AccountId> withdrawn_by;
  std::optional<record::Digest> outcome;  // of its lines after the bank's last answer
};

struct AccountNote {
  std::optional<record::Digest> bank;
  std::optional<record::Digest> account;  // the commitment
  std::optional<record::Salt> salt;       // once the commitment was opened
  bool copied = false;                    // by a merge, with who asked and confirmed
  AccountId asked_by;
  std::optional<record::Digest> confirmed;
  AccountId confirmed_by;
};

struct LedgerNotes {
  // By the id of the row.
  std::map<std::int64_t, record::Digest> locks;
  std::map<std::int64_t, BatchNote> batches;
  std::map<std::int64_t, record::Digest> returns;
  std::map<std::int64_t, AccountNote> accounts;
  std::set<std::int64_t> given_up;                // payment lines
  std::set<std::int64_t> merges;                  // confirmed ones of two persons
  std::map<std::int64_t, record::Digest> merged;  // persons who went, into whom
  std::map<std::int64_t, record::Digest> attachments;

  // `salt`: of the entry's commitment, where it was opened.
  void take(const record::Entry& entry, AccountId actor, const std::optional<record::Salt>& salt);
};

// The faults of a unit as findings: of each kind the first twenty, then how many more there are.
class FaultList {
 public:
  explicit FaultList(UnitCode unit) : unit_(unit) {}
  // A finding with the unit and, where there is one, the id of the row.
  void add(std::string_view code, std::int64_t object);
  void add(Problem fault);
  [[nodiscard]] std::vector<Problem> take();

 private:
  UnitCode unit_;
  std::map<std::string, std::int64_t> counts_;
  std::vector<Problem> listed_;
};

}  // namespace yigang::usecase
