// The journal for those who watch (domain.md §7: AUDIT and AUDADM): who did what to which object,
// newest first, as it stands in the hashed entries. Of the actor's own unit, or of any for the
// city's watchers. Reads only; cost: one indexed page.
#pragma once

#include "store/journal_queries.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

struct JournalQuery {
  std::optional<UnitCode> unit;        // else the actor's own
  std::optional<std::string> table;    // with `object`: the history of one object
  std::optional<std::int64_t> object;  // only with `table`
  std::optional<std::int64_t> after;   // the last sequence number seen: older ones follow
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(JournalQuery, (), (unit, table, object, after, limit))

struct JournalLine {
  std::int64_t sequence = 0;
  UnitCode unit;
  Instant at;
  std::string actor;       // the account's id
  std::string actor_name;  // empty for the program itself
  std::string role;
  std::string verb;
  std::string table;
  std::string object;
  std::string reason;
  std::string before;  // digest in hexadecimal; empty: it did not exist
  std::string after;   // likewise: it exists no more
  std::string leaf;    // the entry's leaf in the hash tree
};
BOOST_DESCRIBE_STRUCT(JournalLine, (),
                      (sequence, unit, at, actor, actor_name, role, verb, table, object, reason,
                       before, after, leaf))

// Refusals `not_found` for another unit, `object_without_table`.
[[nodiscard]] Result<wire::Page<JournalLine>> read_journal(Desk& desk, const Actor& actor,
                                                           const JournalQuery& query);

}  // namespace yigang::usecase
