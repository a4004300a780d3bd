// 健康: how the service fares, for the administrator of the system: database, care (backup,
// record), long work and who is signed in. Only what is known here, and no business data. Never
// changes anything; cost: a few counts and a look at the disk.
#pragma once

#include "store/health_queries.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

BOOST_DEFINE_FIXED_ENUM_CLASS(StoreEngine, std::uint8_t, sqlite, postgresql)

// How far back ended jobs are counted, and how many sessions are told by name.
inline constexpr std::chrono::hours kJobsBack{24};
inline constexpr std::int64_t kMostSessions = 50;

struct StoreHealth {
  StoreEngine engine = StoreEngine::sqlite;
  std::int64_t migration = 0;  // the last step that was applied
  std::string migration_name;
  std::optional<Instant> migrated_at;
  std::int64_t bytes = 0;
  std::optional<std::int64_t> free_bytes;  // the disk of a database elsewhere is not seen from here
  bool demo = false;
};
BOOST_DESCRIBE_STRUCT(StoreHealth, (),
                      (engine, migration, migration_name, migrated_at, bytes, free_bytes, demo))

struct CareHealth {
  std::optional<Instant> backed_up_at;
  std::optional<Instant> restored_at;  // the database was made from a backup
  std::int64_t journal_entries = 0;    // of all units together
  std::optional<Instant> verified_at;
  std::optional<std::int64_t> verified_entries;
};
BOOST_DESCRIBE_STRUCT(CareHealth, (),
                      (backed_up_at, restored_at, journal_entries, verified_at, verified_entries))

struct HealthView {
  Instant at;
  StoreHealth store;
  CareHealth care;
  std::vector<store::JobGroup> jobs;
  std::int64_t sessions_total = 0;
  std::vector<store::SessionLine> sessions;
};
BOOST_DESCRIBE_STRUCT(HealthView, (), (at, store, care, jobs, sessions_total, sessions))

[[nodiscard]] Result<HealthView> read_health(Desk& desk, const Actor& actor);

}  // namespace yigang::usecase
