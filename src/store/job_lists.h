// The jobs of one account, the newest first: `after` is the last one seen. Reads.
#pragma once

#include <optional>
#include <vector>

#include "store/job_queries.h"

namespace yigang::store {

struct JobFilter {
  std::optional<JobState> state;
  std::optional<bool> open;  // waiting or running
  std::optional<JobId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(JobFilter, (), (state, open, after, limit))
[[nodiscard]] Result<std::vector<JobRow>> jobs_of_account(Reader& reader, AccountId account,
                                                          const JobFilter& filter);
[[nodiscard]] Result<std::int64_t> count_jobs_of_account(Reader& reader, AccountId account,
                                                         const JobFilter& filter);

}  // namespace yigang::store
