// Jobs: long work that lives in the store, so that each server of a database sees, follows, cancels
// and takes over what another has begun. A job is claimed with a lease; whoever holds it renews the
// lease, and only the holder may end it. All moments are handed in. Each write is one statement, so
// that of two servers one gets the row.
#pragma once

#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

[[nodiscard]] Result<> insert_job(Writer& writer, const JobRow& row);
[[nodiscard]] Result<std::optional<JobRow>> job_by_id(Reader& reader, JobId id);
// Is there a job that waits, or whose holder has let its lease run out?
[[nodiscard]] Result<bool> job_is_free(Reader& reader, Instant now);
// The oldest free job becomes the owner's; nothing when there is none or another was faster.
[[nodiscard]] Result<std::optional<JobRow>> claim_job(Writer& writer, std::string_view owner,
                                                      Instant now, Instant lease_until);

struct JobQueue {
  std::int64_t waiting = 0;  // nobody does them: also those whose holder has let its lease run out
  std::int64_t running = 0;
};
[[nodiscard]] Result<JobQueue> job_queue(Reader& reader, Instant now);

struct JobCount {
  std::int64_t done = 0;
  std::int64_t total = 0;
};
// The row as it is now; nothing when the job is not the owner's any more.
[[nodiscard]] Result<std::optional<JobRow>> renew_job(Writer& writer, JobId id,
                                                      std::string_view owner, JobCount count,
                                                      Instant now, Instant lease_until);
struct JobEnd {
  JobState state = JobState::done;
  JobCount count;
  std::optional<std::string> result;
  std::optional<std::string> problem;
};
// False when the job is not the owner's any more: another ends it.
[[nodiscard]] Result<bool> end_job(Writer& writer, JobId id, std::string_view owner,
                                   const JobEnd& end, Instant now);
// Gives the job back, to be claimed by anybody at once.
[[nodiscard]] Result<> release_job(Writer& writer, JobId id, std::string_view owner, Instant now);
// A waiting job is cancelled at once, a running one is asked; one that has ended stays as it is.
[[nodiscard]] Result<> cancel_job(Writer& writer, JobId id, Instant now);

}  // namespace yigang::store
