#include "usecase/health_reads.h"

#include "store/care_marks.h"
#include "store/migrate.h"
#include "store/restore_mark.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"
#include "usecase/session.h"

namespace yigang::usecase {

namespace {

std::optional<std::int64_t> free_beside(const std::string& file) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::absolute(file, error).parent_path();
  if (file.empty() || error) return std::nullopt;
  const auto space = std::filesystem::space(folder, error);
  if (error) return std::nullopt;
  return static_cast<std::int64_t>(space.available);
}

Result<StoreHealth> schema_of(Desk& desk) {
  StoreHealth health;
  health.engine = desk.database.engine() == store::Engine::sqlite ? StoreEngine::sqlite
                                                                  : StoreEngine::postgresql;
  TRY(const auto steps, store::migration_status(desk.database));
  for (const store::MigrationStatus& step : steps) {
    if (!step.applied_at || step.version < health.migration) continue;
    health.migration = step.version;
    health.migration_name = step.name;
    health.migrated_at = step.applied_at;
  }
  return health;
}

Result<CareHealth> care_of(store::Reader& reader) {
  CareHealth care;
  TRY(const store::CareMarks marks, store::care_marks(reader));
  TRY(const std::optional<store::RestoreMark> restored, store::restore_mark(reader));
  TRY(care.journal_entries, store::count_journal_entries(reader));
  care.backed_up_at = marks.backed_up_at;
  care.verified_at = marks.verified_at;
  care.verified_entries = marks.verified_entries;
  if (restored) care.restored_at = restored->at;
  return care;
}

}  // namespace

Result<HealthView> read_health(Desk& desk, const Actor& actor) {
  TRY_VOID(desk.authority.check("read_health", actor, own_location(actor)));
  const Instant now = desk.clock.now();
  const store::SessionBounds bounds{now - kAbsoluteLimit, now - kIdleLimit};
  TRY(const StoreHealth schema, schema_of(desk));
  return desk.database.read_value<HealthView>([&](store::Reader& reader) -> Result<HealthView> {
    HealthView view;
    view.at = now;
    view.store = schema;
    TRY(const store::StoreSize size, store::store_size(reader));
    view.store.bytes = size.bytes;
    view.store.free_bytes = free_beside(size.file);
    TRY(view.store.demo, store::is_demo(reader));
    TRY(view.care, care_of(reader));
    TRY(view.jobs, store::jobs_by_kind(reader, now - kJobsBack));
    TRY(view.sessions_total, store::count_open_sessions(reader, bounds));
    TRY(view.sessions, store::open_sessions(reader, bounds, kMostSessions));
    return view;
  });
}

}  // namespace yigang::usecase
