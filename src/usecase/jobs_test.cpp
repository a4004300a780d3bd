// Jobs on both engines: asked for once, done once, followed and cancelled by who asked, taken over
// from a server that is gone.
#include "usecase/jobs.h"

#include "store/described_row.h"
#include "usecase/grants.h"
#include "usecase/job_runner.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::JobState;
using store::told;

class Jobs : public MonthFixture {
 protected:
  Jobs() {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(store::insert(tx, store::OrganisationRow{OrganisationId(1),
                                                        store::OrganisationKind::unit,
                                                        "冠县人社局",
                                                        unit,
                                                        {},
                                                        store::SecondFactor::off,
                                                        1}));
      TRY_VOID(store::insert(tx, officer_));
      grant_.seal = seal_of_grant(*desk, grant_);
      return store::insert(tx, grant_);
    });
  }
  static store::AccountRow account_of(const Actor& who) {
    store::AccountRow row;
    row.id = who.account;
    row.login = "county-officer";
    row.name = "县人社甲";
    row.organisation_id = OrganisationId(1);
    row.state = store::AccountState::active;
    row.version = 1;
    return row;
  }
  static store::RoleGrantRow grant_of(const Actor& who) {
    store::RoleGrantRow row;
    row.id = who.grant;
    row.account_id = who.account;
    row.role = who.role;
    row.unit = who.scope.unit;
    row.asked_by = AccountId(1);
    row.confirmed_by = AccountId(2);
    row.version = 1;
    return row;
  }
  Result<JobStarted> ask(const std::string& key = "run-march-once") {
    const RunSettlement command{unit, kMarch, Fen()};
    TRY(const Reply reply, start_job(*desk, Request{county, key, wire::to_json(command)}, command));
    return wire::from_json<JobStarted>(reply.json);
  }
  JobView view(JobId id) {
    const auto read = read_job(*desk, county, id);
    EXPECT_EQ(told(read), "done");
    return read.value_or(JobView{});
  }
  std::int64_t count(const std::string& table) {
    return desk.database()
        .read_value<std::int64_t>([&](store::Reader& tx) -> Result<std::int64_t> {
          TRY(const auto row, tx.query_one("SELECT CAST(COUNT(*) AS BIGINT) FROM " + table));
          return row->get<std::int64_t>(0);
        })
        .value();
  }
  // As the runner of a server does that is killed right after.
  store::JobRow claim(const std::string& owner) {
    const Instant now = desk->clock.now();
    return desk.database()
        .write_value<std::optional<store::JobRow>>(
            [&](store::Writer& tx) { return store::claim_job(tx, owner, now, now + kJobLease); })
        .value()
        .value_or(store::JobRow{});
  }

  store::AccountRow officer_ = account_of(county);
  store::RoleGrantRow grant_ = grant_of(county);
};

TEST_P(Jobs, the_same_key_asks_for_one_job_and_the_job_runs_the_month_once) {
  a_worked_month(3);
  const auto first = ask();
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(first->state, JobState::waiting);
  EXPECT_EQ(ask()->id, first->id);
  EXPECT_EQ(count("job"), 1);
  JobRunner runner(*desk);
  EXPECT_TRUE(runner.run_next().value());
  EXPECT_FALSE(runner.run_next().value());
  const JobView done = view(first->id);
  EXPECT_EQ(done.state, JobState::done);
  EXPECT_EQ(done.done, 3);
  EXPECT_EQ(done.total, 3);
  const auto summary = wire::from_json<RunSummary>(done.result.value_or(""));
  ASSERT_EQ(told(summary), "done");
  EXPECT_EQ(summary->lines, 3);
  EXPECT_EQ(count("settlement_line"), 3);
}

TEST_P(Jobs, what_may_not_be_run_is_refused_before_there_is_a_job) {
  const RunSettlement command{unit, kMarch, Fen()};
  EXPECT_EQ(told(start_job(*desk, {finance, "finance-runs-it", "x"}, command)), "role_may_not");
  EXPECT_EQ(told(start_job(*desk, {town, "town-runs-it", "x"}, command)), "not_found");
  EXPECT_EQ(count("job"), 0);
}

TEST_P(Jobs, a_refusal_is_kept_with_the_job_and_its_clause) {
  place(1);
  const auto started = ask();
  ASSERT_EQ(told(started), "done");
  EXPECT_TRUE(JobRunner(*desk).run_next().value());
  const JobView failed = view(started->id);
  EXPECT_EQ(failed.state, JobState::failed);
  ASSERT_TRUE(failed.problem.has_value());
  EXPECT_EQ(failed.problem->code, "towns_open");
  EXPECT_EQ(failed.problem->kind, ProblemKind::conflict);
  EXPECT_EQ(failed.problem->clause, "LZ-2022-4 二(三)");
  EXPECT_EQ(failed.problem->params.size(), 2);
}

TEST_P(Jobs, a_job_exists_only_for_who_asked_for_it) {
  a_worked_month(1);
  const auto started = ask();
  ASSERT_EQ(told(started), "done");
  EXPECT_EQ(told(read_job(*desk, county2, started->id)), "not_found");
  EXPECT_EQ(told(desk.run(county2, CancelJob{started->id})), "not_found");
  EXPECT_EQ(view(started->id).state, JobState::waiting);
}

TEST_P(Jobs, a_waiting_job_is_cancelled_at_once_and_never_runs) {
  a_worked_month(1);
  const auto started = ask();
  const auto cancelled = desk.run(county, CancelJob{started->id});
  ASSERT_EQ(told(cancelled), "done");
  EXPECT_EQ(cancelled->state, JobState::cancelled);
  EXPECT_FALSE(JobRunner(*desk).run_next().value());
  EXPECT_EQ(count("settlement_line"), 0);
}

TEST_P(Jobs, a_running_job_that_is_cancelled_leaves_nothing_behind) {
  a_worked_month(2);
  const auto started = ask();
  EXPECT_EQ(claim("a server that is gone").id, started->id);
  EXPECT_EQ(desk.run(county, CancelJob{started->id})->state, JobState::running);
  JobRunner runner(*desk);
  EXPECT_FALSE(runner.run_next().value()) << "the lease still runs";
  desk.pass(kJobLease + std::chrono::milliseconds(1));
  EXPECT_TRUE(runner.run_next().value());
  EXPECT_EQ(view(started->id).state, JobState::cancelled);
  EXPECT_EQ(count("settlement_line"), 0);
  EXPECT_EQ(count("settlement_run"), 0);
}

TEST_P(Jobs, a_job_of_a_server_that_is_gone_is_taken_over_after_the_lease_and_ends_once) {
  a_worked_month(2);
  const auto started = ask();
  EXPECT_EQ(claim("a server that is gone").id, started->id);
  // It had committed the run, but was killed before it could say so.
  const RunSettlement command{unit, kMarch, Fen()};
  const auto begun = perform(
      *desk, Request{county, "job-" + to_text(started->id), wire::to_json(command)}, command);
  ASSERT_EQ(told(begun), "done");
  desk.pass(kJobLease + std::chrono::milliseconds(1));
  JobRunner runner(*desk);
  EXPECT_TRUE(runner.run_next().value());
  const JobView done = view(started->id);
  EXPECT_EQ(done.state, JobState::done);
  EXPECT_EQ(done.result, begun->json);
  EXPECT_EQ(count("settlement_run"), 1);
  EXPECT_EQ(count("settlement_line"), 2);
}

TEST_P(Jobs, who_lost_the_lease_neither_renews_nor_ends_the_job) {
  a_worked_month(1);
  const auto started = ask();
  claim("first");
  desk.pass(kJobLease + std::chrono::milliseconds(1));
  EXPECT_EQ(claim("second").owner, "second");
  const Instant now = desk->clock.now();
  const auto late = desk.database().write_value<bool>([&](store::Writer& tx) -> Result<bool> {
    TRY(const auto renewed,
        store::renew_job(tx, started->id, "first", {1, 1}, now, now + kJobLease));
    TRY(const bool ended, store::end_job(tx, started->id, "first", {}, now));
    return renewed.has_value() || ended;
  });
  ASSERT_EQ(told(late), "done");
  EXPECT_FALSE(*late);
  EXPECT_EQ(view(started->id).state, JobState::running);
}

TEST_P(Jobs, the_rights_of_the_asker_are_looked_at_again_when_the_job_begins) {
  a_worked_month(1);
  const auto started = ask();
  put([&](store::Writer& tx) -> Result<> {
    officer_.state = store::AccountState::closed;
    return store::save(tx, officer_);
  });
  EXPECT_TRUE(JobRunner(*desk).run_next().value());
  const JobView failed = view(started->id);
  EXPECT_EQ(failed.state, JobState::failed);
  EXPECT_EQ(failed.problem ? failed.problem->code : "", "job_asker_gone");
  EXPECT_EQ(count("settlement_line"), 0);
}

TEST_P(Jobs, a_server_that_stops_gives_its_job_back) {
  a_worked_month(1);
  const auto started = ask();
  claim("stopping");
  ASSERT_EQ(told(desk.database().write([&](store::Writer& tx) {
              return store::release_job(tx, started->id, "stopping", desk->clock.now());
            })),
            "done");
  EXPECT_EQ(view(started->id).state, JobState::waiting);
  EXPECT_TRUE(JobRunner(*desk).run_next().value());
  EXPECT_EQ(view(started->id).state, JobState::done);
}

YIGANG_EACH_ENGINE(Jobs);

}  // namespace

}  // namespace yigang::usecase
