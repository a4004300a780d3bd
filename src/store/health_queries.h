// How the database fares, for the administrator of the system: its size, its long work by kind, who
// is signed in. No row of a person or of money is read. Cost: an index or a table of the house.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "core/nouns.h"
#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

struct StoreSize {
  std::int64_t bytes = 0;
  std::string file;  // of SQLite; else empty
};
[[nodiscard]] Result<StoreSize> store_size(Reader& reader);

struct JobGroup {
  std::string kind;
  JobState state = JobState::waiting;
  std::int64_t count = 0;
  Instant oldest;  // when the one that was asked for first was asked for
};
BOOST_DESCRIBE_STRUCT(JobGroup, (), (kind, state, count, oldest))
// Those that wait or run, and those that ended from `since` on.
[[nodiscard]] Result<std::vector<JobGroup>> jobs_by_kind(Reader& reader, Instant since);

struct SessionLine {
  std::string login;
  std::string name;
  Role role = Role::PUB;
  Instant created_at;
  Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(SessionLine, (), (login, name, role, created_at, seen_at))
// Signed in after `created` and used after `seen`; the latest used first.
struct SessionBounds {
  Instant created;
  Instant seen;
};
[[nodiscard]] Result<std::vector<SessionLine>> open_sessions(Reader& reader,
                                                             const SessionBounds& after,
                                                             std::int64_t limit);
[[nodiscard]] Result<std::int64_t> count_open_sessions(Reader& reader, const SessionBounds& after);

[[nodiscard]] Result<std::int64_t> count_journal_entries(Reader& reader);

}  // namespace yigang::store
