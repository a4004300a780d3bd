#include "usecase/job_list.h"

#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

bool is_over(store::JobState state) {
  return state != store::JobState::waiting && state != store::JobState::running;
}

Result<JobLine> line_of(const store::JobRow& row, Instant now) {
  JobLine line;
  line.job = {row.id,          row.kind,   row.state, row.done_count,
              row.total_count, row.result, {},        row.version};
  if (row.problem) {
    TRY(line.job.problem, problem_from_text(*row.problem));
  }
  line.unit = row.unit;
  line.argument = row.argument;
  line.cancel_asked = row.cancel_asked;
  line.created_at = row.created_at;
  line.updated_at = row.updated_at;
  const Instant until = is_over(row.state) ? row.updated_at : now;
  line.seconds = std::chrono::duration_cast<std::chrono::seconds>(until - row.created_at).count();
  return line;
}

}  // namespace

Result<JobLines> list_jobs(Desk& desk, const Actor& actor, const store::JobFilter& filter) {
  TRY_VOID(desk.authority.check("list_jobs", actor, own_location(actor)));
  TRY_VOID(check_limit(filter.limit));
  store::JobFilter one_more = filter;
  ++one_more.limit;
  const Instant now = desk.clock.now();
  return desk.database.read_value<JobLines>([&](store::Reader& reader) -> Result<JobLines> {
    TRY(const std::vector<store::JobRow> rows,
        store::jobs_of_account(reader, actor.account, one_more));
    JobLines page;
    TRY(page.total, store::count_jobs_of_account(reader, actor.account, filter));
    for (const store::JobRow& row : rows) {
      if (static_cast<std::int64_t>(page.items.size()) == filter.limit) {
        page.next = to_text(page.items.back().job.id);
        break;
      }
      TRY(JobLine line, line_of(row, now));
      page.items.push_back(std::move(line));
    }
    return page;
  });
}

}  // namespace yigang::usecase
