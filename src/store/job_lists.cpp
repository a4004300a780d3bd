#include "store/job_lists.h"

#include "store/described_row.h"
#include "store/list_queries.h"

namespace yigang::store {

namespace {

constexpr std::string_view kWhere =
    "account_id = ?1 AND (?2 = '' OR state = ?2) AND (?3 = -1 OR (?3 = 1) = (state IN ('waiting', "
    "'running')))";

Args job_args(AccountId account, const JobFilter& filter) {
  const std::int64_t open = filter.open ? (*filter.open ? 1 : 0) : -1;
  return args(account, word_or_nothing(filter.state), open);
}

}  // namespace

Result<std::vector<JobRow>> jobs_of_account(Reader& reader, AccountId account,
                                            const JobFilter& filter) {
  Args arguments = job_args(account, filter);
  arguments.add(filter.after.value_or(JobId{})).add(filter.limit);
  // The moment alone is no key: two jobs may be of one.
  return select_all<JobRow>(
      reader,
      std::string(kWhere) +
          " AND (?4 = 0 OR created_at < (SELECT seen.created_at FROM job seen WHERE seen.id = ?4) "
          "OR (created_at = (SELECT seen.created_at FROM job seen WHERE seen.id = ?4) AND id < "
          "?4)) ORDER BY created_at DESC, id DESC LIMIT ?5",
      arguments);
}

Result<std::int64_t> count_jobs_of_account(Reader& reader, AccountId account,
                                           const JobFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM job WHERE " + std::string(kWhere),
                       job_args(account, filter)));
  return row->get<std::int64_t>(0);
}

}  // namespace yigang::store
