// 后台任务: the jobs that the actor's account has asked for, the newest first, those that are over
// too. Nobody sees another's (jobs.h). Never changes anything; cost: a page and a count.
#pragma once

#include "store/job_lists.h"
#include "usecase/jobs.h"

namespace yigang::usecase {

struct JobLine {
  JobView job;
  UnitCode unit;
  std::string argument;  // JSON of what was asked for
  bool cancel_asked = false;
  Instant created_at;
  Instant updated_at;
  // From the asking until its end, or until now.
  std::int64_t seconds = 0;
};
struct JobLines {
  std::vector<JobLine> items;
  std::optional<std::string> next;
  std::int64_t total = 0;
};
// Refusal `limit_out_of_range`.
[[nodiscard]] Result<JobLines> list_jobs(Desk& desk, const Actor& actor,
                                         const store::JobFilter& filter);

}  // namespace yigang::usecase
