#include "store/health_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

constexpr std::string_view kOpenSessions =
    " FROM session s JOIN account a ON a.id = s.account_id JOIN role_grant g ON g.id = "
    "s.role_grant_id WHERE s.created_at > ?1 AND s.seen_at > ?2";

Result<std::int64_t> number(Reader& reader, std::string_view sql, const Args& arguments = {}) {
  TRY(const std::optional<Row> row, reader.query_one(sql, arguments));
  return row->get<std::int64_t>(0);
}

}  // namespace

Result<StoreSize> store_size(Reader& reader) {
  StoreSize size;
  if (reader.engine() == Engine::postgresql) {
    TRY(size.bytes, number(reader, "SELECT pg_database_size(current_database())"));
    return size;
  }
  TRY(size.bytes, number(reader,
                         "SELECT c.page_count * s.page_size FROM pragma_page_count c, "
                         "pragma_page_size s"));
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT file FROM pragma_database_list WHERE name = 'main'"));
  if (row) size.file = row->get<std::string>(0);
  return size;
}

Result<std::vector<JobGroup>> jobs_by_kind(Reader& reader, Instant since) {
  std::vector<JobGroup> groups;
  TRY_VOID(reader.each(
      "SELECT kind, state, COUNT(*), MIN(created_at) FROM job WHERE state IN ('waiting', "
      "'running') OR (state IN ('done', 'failed', 'cancelled') AND updated_at >= ?1) "
      "GROUP BY kind, state ORDER BY kind, state",
      args(since), [&](const Row& row) -> Result<> {
        groups.push_back({row.get<std::string>(0), row.get<JobState>(1), row.get<std::int64_t>(2),
                          row.get<Instant>(3)});
        return {};
      }));
  return groups;
}

Result<std::vector<SessionLine>> open_sessions(Reader& reader, const SessionBounds& after,
                                               std::int64_t limit) {
  std::vector<SessionLine> lines;
  TRY_VOID(reader.each(
      "SELECT a.login, a.name, g.role, s.created_at, s.seen_at" + std::string(kOpenSessions) +
          " ORDER BY s.seen_at DESC, s.token_hash LIMIT ?3",
      args(after.created, after.seen, limit), [&](const Row& row) -> Result<> {
        lines.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<Role>(2),
                         row.get<Instant>(3), row.get<Instant>(4)});
        return {};
      }));
  return lines;
}

Result<std::int64_t> count_open_sessions(Reader& reader, const SessionBounds& after) {
  return number(reader, "SELECT COUNT(*)" + std::string(kOpenSessions),
                args(after.created, after.seen));
}

Result<std::int64_t> count_journal_entries(Reader& reader) {
  return number(reader, "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM journal_head");
}

}  // namespace yigang::store
