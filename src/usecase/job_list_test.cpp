// The page of an account's jobs: its own, the newest first, a page at a time.
#include "usecase/job_list.h"

#include "store/described_row.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::JobState;
using store::told;

class JobList : public MonthFixture {
 protected:
  void job(std::int64_t number, const Actor& of, JobState state, std::int64_t second,
           std::int64_t took = 0) {
    store::JobRow row;
    row.id = JobId(number);
    row.unit = unit;
    row.kind = "run_settlement";
    row.argument = R"({"unit":"371525","month":"2022-03"})";
    row.account_id = of.account;
    row.grant_id = of.grant;
    row.state = state;
    row.done_count = 50;
    row.total_count = 200;
    row.created_at = start_ + std::chrono::seconds(second);
    row.updated_at = row.created_at + std::chrono::seconds(took);
    row.version = 1;
    put([&](store::Writer& tx) { return store::insert_job(tx, row); });
  }
  Result<JobLines> list(const store::JobFilter& filter = {}) {
    return list_jobs(*desk, county, filter);
  }
  static std::string numbers(const Result<JobLines>& page) {
    if (!page) return page.error().code;
    std::string text;
    for (const JobLine& line : page->items) text += to_text(line.job.id) + " ";
    return text;
  }
  const Instant start_ = desk->clock.now() - std::chrono::hours(1);
};

TEST_P(JobList, an_account_sees_its_own_jobs_newest_first_and_page_by_page) {
  job(11, county, JobState::done, 0, 20);
  job(12, county, JobState::running, 60);
  job(13, county2, JobState::running, 60);
  job(14, county, JobState::waiting, 60);
  EXPECT_EQ(numbers(list()), "14 12 11 ");
  EXPECT_EQ(list()->total, 3);
  store::JobFilter filter;
  filter.limit = 1;
  std::string seen;
  for (int turn = 0; turn < 4; ++turn) {
    const auto page = list(filter);
    seen += numbers(page);
    EXPECT_EQ(page->total, 3);
    if (!page->next) break;
    filter.after = page->items.back().job.id;
  }
  EXPECT_EQ(seen, "14 12 11 ");
  EXPECT_EQ(numbers(list({.state = JobState::done})), "11 ");
  EXPECT_EQ(numbers(list({.open = true})), "14 12 ");
  EXPECT_EQ(list({.open = true})->total, 2);
  EXPECT_EQ(numbers(list({.limit = 201})), "limit_out_of_range");
}

TEST_P(JobList, a_job_says_how_long_it_took_or_takes_so_far) {
  job(11, county, JobState::done, 0, 20);
  job(12, county, JobState::running, 3540, 5);
  const auto page = list();
  ASSERT_EQ(told(page), "done");
  EXPECT_EQ(page->items.at(0).seconds, 60);
  EXPECT_EQ(page->items.at(1).seconds, 20);
  EXPECT_EQ(page->items.at(0).unit, unit);
}

YIGANG_EACH_ENGINE(JobList);

}  // namespace

}  // namespace yigang::usecase
