#include "world.h"

#include <stdlib.h>
#include <unistd.h>

#include <filesystem>

#include "base/messages.h"
#include "plants.h"
#include "store/migrate.h"
#include "store/restore_mark.h"
#include "store/runtime_role.h"
#include "store/setting_queries.h"
#include "usecase/prepare.h"

namespace yigang::sim {

namespace {

constexpr std::size_t kRemembered = 200;

std::string postgres_url() {
  const char* url = getenv("YIGANG_TEST_POSTGRES");
  return url == nullptr ? "" : url;
}

Instant noon(Date day) {
  return Instant(
      std::chrono::milliseconds(std::int64_t{day.days_since_1970()} * 86'400'000 + 4 * 3'600'000));
}

template <class T>
T sure(Result<T> result, std::string_view what) {
  if (!result) violated("the world stands", fmt::format("{}: {}", what, result.error().code));
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

}  // namespace

World::World(const Settings& settings)
    : dice(settings.seed),
      settings_(settings),
      faults_(settings.faults),
      clock_(noon(Date(2022, 2, 12))),
      seeded_(settings.seed * 7'919 + 1),
      random_(seeded_),
      ids_(clock_, random_),
      passwords_(crypto::PasswordCost{8192, 1}) {
  law_snapshot_ = sure(law::LawSnapshot::load("law"), "law");
  authority_ = std::make_unique<usecase::Authority>(
      sure(usecase::Authority::load("law/authority"), "authority"));
  std::vector<std::string> signers{to_text(kCity)};
  for (const law::Unit& one : areas().units()) signers.push_back(to_text(one.code));
  keys_ = std::make_unique<crypto::Keyring>(sure(crypto::Keyring::make(signers, random_), "keys"));
  open();
}

void World::open() {
  std::string pattern = (std::filesystem::temp_directory_path() / "yigang-sim.XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) violated("the world stands", "no folder");
  folder_ = pattern;
  options_.url = "sqlite:" + folder_ + "/sim.db";
  if (settings_.engine == store::Engine::postgresql) {
    if (postgres_url().empty()) violated("the world stands", "YIGANG_TEST_POSTGRES is unset");
    schema_ = fmt::format("sim_{}", getpid());
    const auto outside =
        sure(store::Database::open({.url = postgres_url(), .connections = 1}), "PostgreSQL");
    sure(outside->migrate_write(
             [&](store::Writer& writer) { return writer.run_script("CREATE SCHEMA " + schema_); }),
         "schema");
    options_.url = postgres_url() + "&options=-csearch_path%3D" + schema_;
  }
  options_.connections = 2;
  {
    const auto database = sure(store::Database::open(options_), "database");
    sure(store::migrate(*database, clock_), "migrate");
    if (const auto planted = trigger_of(settings_.plant))
      sure(database->migrate_write(
               [&](store::Writer& writer) { return writer.run_script(*planted); }),
           "plant");
  }
  options_.append_only_tables = store::append_only_tables();
  first_ = start();
  second_ = start();
  sure(database().write(
           [&](store::Writer& tx) -> Result<> { return usecase::seed_units(tx, *first_.law); }),
       "units");
}

World::~World() {
  if (!settings_.keep.empty() && !database().backup_sqlite(settings_.keep))
    fmt::print("no copy at {}\n", settings_.keep);
  first_ = {};
  second_ = {};
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
  if (schema_.empty()) return;
  auto outside = store::Database::open({.url = postgres_url(), .connections = 1});
  if (!outside) return;
  (void)(*outside)->migrate_write([&](store::Writer& writer) {
    return writer.run_script("DROP SCHEMA " + schema_ + " CASCADE");
  });
}

Process World::start() {
  Process one;
  one.database = sure(store::Database::open(options_), "database");
  one.crashing = std::make_unique<CrashingDatabase>(*one.database);
  one.law = std::make_unique<usecase::LawShelf>("law");
  one.desk = std::make_unique<usecase::Desk>(usecase::Desk{
      *one.database, *one.law, *authority_, clock_, random_, ids_, *keys_, passwords_});
  one.dying_desk = std::make_unique<usecase::Desk>(usecase::Desk{
      *one.crashing, *one.law, *authority_, clock_, random_, ids_, *keys_, passwords_});
  return one;
}

void World::restart() {
  first_ = {};
  second_ = {};
  first_ = start();
  second_ = start();
}

std::string World::back_up() {
  const std::string copy = fmt::format("{}/copy{}.db", folder_, ++copies_);
  sure(database().backup_sqlite(copy), "backup");
  return copy;
}

void World::put_back(const std::string& copy) {
  first_ = {};
  second_ = {};
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(folder_ + "/sim.db" + tail);
  std::filesystem::rename(copy, folder_ + "/sim.db");
  first_ = start();
  second_ = start();
  // As `yigang restore` does.
  sure(database().write([&](store::Writer& tx) -> Result<> {
    TRY_VOID(store::put_restore_mark(tx, clock_));
    return store::restore_verified(tx);
  }),
       "restore mark");
  past_.clear();
}

void World::set_day(Date day) {
  today_ = day;
  clock_.set(noon(day));
  sure(database().write([&](store::Writer& tx) -> Result<> {
    return store::put_setting(tx, store::kBusinessDaySetting, to_text(day));
  }),
       "business day");
  tally.trace("day " + to_text(day));
}

usecase::Desk& World::some_desk() {
  if (!faults_ || !dice.one_in(3)) return *first_.desk;
  tally.fault("12 the other process");
  return *second_.desk;
}

std::int64_t World::entries() {
  return count("SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM journal_head");
}

std::int64_t World::count(std::string_view sql, const store::Args& arguments) {
  std::int64_t answer = 0;
  each(sql, arguments, [&](const store::Row& row) { answer = row.get<std::int64_t>(0); });
  return answer;
}

void World::each(std::string_view sql, const store::Args& arguments,
                 const std::function<void(const store::Row&)>& visit) {
  sure(database().read([&](store::Reader& reader) -> Result<> {
    return reader.each(sql, arguments, [&](const store::Row& row) -> Result<> {
      visit(row);
      return {};
    });
  }),
       sql);
}

void World::crash(const Ask& ask, const std::string& key) {
  tally.fault("1 the process dies in a verb");
  const std::int64_t before = entries();
  first_.crashing->crash_after(dice.below(40));
  const auto reply = ask.go(*first_.dying_desk, {ask.actor, key, ask.body});
  if (reply) violated("a crash undoes all", fmt::format("{} was answered", ask.verb));
  if (entries() != before)
    violated("a crash undoes all", fmt::format("{} left journal entries", ask.verb));
  if (dice.one_in(5)) restart();
}

// Somebody of the same role in another unit.
void World::out_of_scope(const Ask& ask) {
  if (ask.actor.scope.unit.is_city()) return;
  tally.fault("outside the scope");
  usecase::Actor stranger = ask.actor;
  stranger.account = AccountId(ask.actor.account.value() + 900'000);
  stranger.scope = {UnitCode(371503), {}, {}};
  const std::int64_t before = entries();
  const auto reply =
      ask.go(some_desk(), {stranger, fmt::format("sim-{:08}-strange", step_), ask.body});
  if (reply || entries() != before)
    violated("8 scope", fmt::format("{} was done for another unit", ask.verb));
  // A resident of this unit is nobody to the other one; bodies with a unit say so first.
}

void World::repeat(const Past& past, std::string_view fault) {
  tally.fault(fault);
  const std::int64_t before = entries();
  const auto reply = past.ask.go(some_desk(), {past.ask.actor, past.key, past.ask.body});
  const std::string told = reply ? reply->json : reply.error().code;
  if (!reply || !reply->repeated || reply->json != past.json || entries() != before)
    violated("4 same key, same answer",
             fmt::format("{} {}: {} instead of {}", past.ask.verb, past.key, told, past.json));
}

void World::reuse(const Past& past) {
  tally.fault("7 the same key with another body");
  const auto reply = past.ask.go(some_desk(), {past.ask.actor, past.key, past.ask.body + " "});
  // Whose object has moved out of sight learns nothing from a key either.
  if (reply || (reply.error().code != "key_reused" && reply.error().code != "not_found"))
    violated("4 same key, same answer",
             fmt::format("{} {} with another body: {}", past.ask.verb, past.key,
                         reply ? reply->json : reply.error().code));
}

void World::after(const Past& past) {
  if (dice.one_in(12)) repeat(past, "6 answer lost after the commit");
  if (dice.one_in(25)) repeat(past, "7 asked twice");
  if (dice.one_in(40)) reuse(past);
  past_.push_back(past);
  if (past_.size() > kRemembered) past_.pop_front();
  if (dice.one_in(30)) {
    const auto place = static_cast<std::size_t>(dice.below(static_cast<int>(past_.size())));
    const Past old = past_[place];
    repeat(old, "7 an old request comes late");
  }
}

Result<std::string> World::ask(const Ask& ask) {
  const std::string key = fmt::format("sim-{:08}", ++step_);
  clock_.move(std::chrono::milliseconds(1'000));
  const Instant now = clock_.now();
  if (faults_ && dice.one_in(60)) {
    tally.fault("8 the clock jumps");
    clock_.move(std::chrono::hours(dice.between(-72, 72)));
  }
  if (faults_ && dice.one_in(40)) crash(ask, key);
  if (faults_ && dice.one_in(50)) out_of_scope(ask);
  const std::int64_t before = entries();
  const auto reply = ask.go(some_desk(), {ask.actor, key, ask.body});
  const std::int64_t written = entries() - before;
  clock_.set(now);
  if (!reply) {
    tally.refused(ask.verb, reply.error().code);
    tally.trace(fmt::format("{} {} {}", key, ask.verb, reply.error().code));
    tally.check("7 no change, no entry");
    if (written != 0) violated("7 no change, no entry", fmt::format("{} {}", ask.verb, key));
    if (reply.error().kind == ProblemKind::failure)
      violated("the world stands", fmt::format("{}: {}", ask.verb, reply.error().code));
    return fail(reply.error());
  }
  tally.done(ask.verb);
  const bool unsteady = ask.verb == "read_bank_file";  // OpenSSL draws its signature's nonce
  tally.trace(fmt::format("{} {} {}", key, ask.verb, unsteady ? "" : reply->json));
  tally.check("7 every change has its entry");
  if (written < 1) violated("7 every change has its entry", fmt::format("{} {}", ask.verb, key));
  if (faults_) after({ask, key, reply->json});
  return reply->json;
}

void World::complain(const std::string& invariant, const std::string& objects) {
  if (!settings_.all) violated(invariant, objects);
  tally.fault("VIOLATED " + invariant);
  fmt::print("VIOLATED: {}\n  {}\n", invariant, objects);
}

void World::not_done(std::string_view verb, const std::string& command, const Problem& problem) {
  std::string params;
  for (const auto& [name, value] : problem.params) params += " " + name + "=" + value;
  violated("a lawful act is done",
           fmt::format("{} {} on {}: {}{} {}", verb, command, to_text(today_), problem.code, params,
                       problem.field));
}

void World::check_refusal(std::string_view verb, const std::string& command,
                          const std::string& told, std::string_view code) {
  tally.check("an unlawful act is refused");
  if (told != code)
    complain("an unlawful act is refused", fmt::format("{} {} on {}: {} instead of {}", verb,
                                                       command, to_text(today_), told, code));
}

}  // namespace yigang::sim
