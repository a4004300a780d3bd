// What the administrator of the system learns of the service, on both engines.
#include "usecase/health_reads.h"

#include <algorithm>

#include "store/care_marks.h"
#include "store/job_queries.h"
#include "store/migrate.h"
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"
#include "usecase/session.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

class Health : public store::EachEngine {
 protected:
  Health() : desk(GetParam()) { made = *make_first_accounts(*desk, FirstAccounts::demo); }

  HealthView seen() {
    const auto view = read_health(*desk, desk.actor(Role::SYSADM));
    EXPECT_EQ(told(view), "done");
    return view ? *view : HealthView{};
  }
  void sign_in_as(std::string_view login) {
    const auto one = std::ranges::find(made, login, &NewAccount::login);
    ASSERT_NE(one, made.end());
    EXPECT_EQ(told(sign_in(*desk, {one->login, one->password, {}, {}})), "done");
  }
  void add_job(std::int64_t number, store::JobState state, std::string kind) {
    store::JobRow job;
    job.id = JobId(number);
    job.unit = desk.unit();
    job.kind = std::move(kind);
    job.argument = "{}";
    job.state = state;
    job.created_at = job.updated_at = desk->clock.now();
    job.version = 1;
    EXPECT_EQ(told(desk.database().write(
                  [&](store::Writer& writer) { return store::insert_job(writer, job); })),
              "done");
  }
  TestDesk desk;
  std::vector<NewAccount> made;
};

// domain.md §7: backup/restore is the system administrator's alone.
TEST_P(Health, only_the_administrator_of_the_system_reads_it) {
  for (const Role role : {Role::SECADM, Role::AUDADM, Role::CITY_HR, Role::CNTY_HR, Role::AUDIT})
    EXPECT_EQ(told(read_health(*desk, desk.actor(role))), "role_may_not");
  EXPECT_EQ(told(read_health(*desk, desk.actor(Role::SYSADM))), "done");
}

TEST_P(Health, the_database_is_named_by_its_engine_its_last_step_and_its_size) {
  const StoreHealth store = seen().store;
  EXPECT_EQ(store.engine == StoreEngine::sqlite, GetParam() == store::Engine::sqlite);
  EXPECT_EQ(store.migration, store::built_in_migrations().back().version);
  EXPECT_EQ(store.migration_name, store::built_in_migrations().back().name);
  EXPECT_TRUE(store.migrated_at.has_value());
  EXPECT_GT(store.bytes, 100'000);
  // The disk of a database server is not seen from here.
  EXPECT_EQ(store.free_bytes.has_value(), GetParam() == store::Engine::sqlite);
  EXPECT_TRUE(store.demo);
}

TEST_P(Health, what_was_never_done_for_its_care_is_told_as_unknown) {
  const CareHealth care = seen().care;
  EXPECT_FALSE(care.backed_up_at.has_value());
  EXPECT_FALSE(care.verified_at.has_value());
  EXPECT_FALSE(care.restored_at.has_value());
  EXPECT_GT(care.journal_entries, 0);
}

TEST_P(Health, a_backup_and_a_verified_record_are_told_with_their_moment) {
  const Instant at = desk->clock.now();
  ASSERT_EQ(told(desk.database().write([&](store::Writer& writer) -> Result<> {
              TRY_VOID(store::mark_backed_up(writer, at));
              return store::mark_verified(writer, at, 7);
            })),
            "done");
  desk.pass(std::chrono::hours(2));
  CareHealth care = seen().care;
  EXPECT_EQ(care.backed_up_at, at);
  EXPECT_EQ(care.verified_at, at);
  EXPECT_EQ(care.verified_entries, 7);
  ASSERT_EQ(
      told(desk.database().write([](store::Writer& writer) { return store::forget_care(writer); })),
      "done");
  EXPECT_FALSE(seen().care.backed_up_at.has_value());
}

TEST_P(Health, sessions_are_those_that_still_open_something) {
  sign_in_as("county1");
  desk.pass(std::chrono::minutes(20));
  sign_in_as("town1");
  HealthView view = seen();
  EXPECT_EQ(view.sessions_total, 2);
  ASSERT_EQ(view.sessions.size(), 2U);
  EXPECT_EQ(view.sessions[0].login, "town1");
  EXPECT_EQ(view.sessions[0].role, Role::TOWN);
  desk.pass(std::chrono::minutes(15));
  view = seen();
  EXPECT_EQ(view.sessions_total, 1);
  desk.pass(kIdleLimit);
  EXPECT_EQ(seen().sessions_total, 0);
}

TEST_P(Health, jobs_are_counted_by_kind_and_state_and_ended_ones_for_a_day) {
  add_job(1, store::JobState::failed, "run_settlement");
  desk.pass(kJobsBack - std::chrono::hours(1));
  add_job(2, store::JobState::waiting, "run_settlement");
  add_job(3, store::JobState::waiting, "run_settlement");
  auto jobs = seen().jobs;
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].state, store::JobState::failed);
  EXPECT_EQ(jobs[1].state, store::JobState::waiting);
  EXPECT_EQ(jobs[1].count, 2);
  EXPECT_EQ(jobs[1].oldest, desk->clock.now());
  desk.pass(std::chrono::hours(2));
  jobs = seen().jobs;
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs[0].state, store::JobState::waiting);
}

YIGANG_EACH_ENGINE(Health);

}  // namespace

}  // namespace yigang::usecase
