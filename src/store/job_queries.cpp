#include "store/job_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// ?1 is now.
constexpr std::string_view kFree =
    "(state = 'waiting' OR (state = 'running' AND lease_until < ?1))";

Result<std::optional<JobRow>> changed_row(Writer& writer, const std::string& update,
                                          const Args& arguments) {
  TRY(const Rows rows, writer.query(update + " RETURNING " + column_list<JobRow>(), arguments));
  if (rows.empty()) return std::optional<JobRow>();
  return std::optional(read_row<JobRow>(rows[0]));
}

}  // namespace

Result<> insert_job(Writer& writer, const JobRow& row) {
  return insert(writer, row);
}

Result<std::optional<JobRow>> job_by_id(Reader& reader, JobId id) {
  return select_one<JobRow>(reader, "id = ?1", args(id));
}

Result<bool> job_is_free(Reader& reader, Instant now) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT CAST(COUNT(*) AS BIGINT) FROM job WHERE " + std::string(kFree),
                       args(now)));
  return row->get<std::int64_t>(0) > 0;
}

Result<JobQueue> job_queue(Reader& reader, Instant now) {
  const std::string free(kFree);
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT CAST(COALESCE(SUM(CASE WHEN " + free +
                           " THEN 1 ELSE 0 END), 0) AS BIGINT), CAST(COUNT(*) AS BIGINT) FROM job "
                           "WHERE state IN ('waiting', 'running')",
                       args(now)));
  const auto waiting = row->get<std::int64_t>(0);
  return JobQueue{waiting, row->get<std::int64_t>(1) - waiting};
}

Result<std::optional<JobRow>> claim_job(Writer& writer, std::string_view owner, Instant now,
                                        Instant lease_until) {
  // The condition stands outside as well: who waited for the row looks at it again.
  const std::string free(kFree);
  return changed_row(writer,
                     "UPDATE job SET state = 'running', owner = ?2, lease_until = ?3, updated_at = "
                     "?1, version = version + 1 WHERE id = (SELECT id FROM job WHERE " +
                         free + " ORDER BY created_at, id LIMIT 1) AND " + free,
                     args(now, owner, lease_until));
}

Result<std::optional<JobRow>> renew_job(Writer& writer, JobId id, std::string_view owner,
                                        JobCount count, Instant now, Instant lease_until) {
  return changed_row(writer,
                     "UPDATE job SET done_count = ?3, total_count = ?4, updated_at = ?5, "
                     "lease_until = ?6, version = version + 1 WHERE id = ?1 AND owner = ?2 AND "
                     "state = 'running'",
                     args(id, owner, count.done, count.total, now, lease_until));
}

Result<bool> end_job(Writer& writer, JobId id, std::string_view owner, const JobEnd& end,
                     Instant now) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE job SET state = ?3, done_count = ?4, total_count = ?5, result = ?6, problem = "
          "?7, updated_at = ?8, owner = NULL, version = version + 1 WHERE id = ?1 AND owner = ?2 "
          "AND state = 'running'",
          args(id, owner, end.state, end.count.done, end.count.total, end.result, end.problem,
               now)));
  return count == 1;
}

Result<> release_job(Writer& writer, JobId id, std::string_view owner, Instant now) {
  TRY_VOID(
      writer.execute("UPDATE job SET state = 'waiting', owner = NULL, updated_at = ?3, version = "
                     "version + 1 WHERE id = ?1 AND owner = ?2 AND state = 'running'",
                     args(id, owner, now)));
  return {};
}

Result<> cancel_job(Writer& writer, JobId id, Instant now) {
  TRY_VOID(writer.execute(
      "UPDATE job SET state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END, "
      "cancel_asked = 1, updated_at = ?2, version = version + 1 WHERE id = ?1 AND state IN "
      "('waiting', 'running')",
      args(id, now)));
  return {};
}

}  // namespace yigang::store
