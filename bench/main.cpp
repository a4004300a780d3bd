// yigang_bench: prints the figures of bench/README.md. bench/run calls it.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>

#include "benches.h"
#include "law/snapshot.h"

namespace yigang::bench {

namespace {

struct Wanted {
  std::string program = "build/release/yigang";
  std::string commit = "unknown";
  std::string postgres;
  std::string only;
  std::string dump;
  int scale = 1;
  int rounds = 5;
  [[nodiscard]] bool wants(const std::string& name) const { return only.empty() || only == name; }
};

Result<> empty_schema(const std::string& url) {
  TRY(const auto outside, store::Database::open({.url = url, .connections = 1}));
  return outside->migrate_write([](store::Writer& writer) {
    return writer.run_script("DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench");
  });
}

void say_what_stopped(const std::string& what, const Result<>& done) {
  if (!done) print_not_run(what, told(done.error()));
}

void on_one_engine(const Wanted& wanted, const std::string& url, const std::string& folder) {
  const auto made = City::make(url, folder, wanted.scale);
  if (!made) {
    print_not_run("demo city on " + url.substr(0, url.find(':')), told(made.error()));
    return;
  }
  City& city = **made;
  const std::string engine = " on " + city.engine_name();
  if (wanted.wants("settle"))
    say_what_stopped("settle" + engine, bench_settle(city, wanted.rounds));
  if (wanted.wants("kernel") && city.server() == 0)
    say_what_stopped("settle kernel",
                     bench_settle_kernel(city, wanted.postgres, folder, wanted.rounds));
  if (wanted.wants("write"))
    say_what_stopped("store-write" + engine, bench_writes(city, folder, wanted.rounds));
  if (wanted.wants("api"))
    say_what_stopped("api" + engine, bench_api(city, wanted.program, wanted.rounds));
}

int dump(const Wanted& wanted) {
  const std::string& folder = wanted.dump;
  const auto city = City::make("sqlite:" + folder + "/city.db", folder, wanted.scale);
  const Result<> done = city ? dump_month(**city, folder) : fail(city.error());
  say_what_stopped("dump", done);
  return done ? 0 : 1;
}

int run(const Wanted& wanted) {
  std::string folder = (std::filesystem::temp_directory_path() / "yigang-bench.XXXXXX").string();
  CHECK(mkdtemp(folder.data()) != nullptr);
  print_head(wanted.commit, wanted.scale, wanted.rounds);
  if (wanted.wants("eligibility")) {
    const auto law = law::LawSnapshot::load("law");
    say_what_stopped("eligibility",
                     law ? bench_eligibility(**law, folder, wanted.rounds) : fail(law.error()));
  }
  on_one_engine(wanted, "sqlite:" + folder + "/city.db", folder);
  if (wanted.postgres.empty()) {
    print_not_run("everything on PostgreSQL", "no server (tests/postgres/with_cluster gives one)");
  } else if (const Result<> emptied = empty_schema(wanted.postgres); !emptied) {
    print_not_run("everything on PostgreSQL", told(emptied.error()));
  } else {
    on_one_engine(wanted, wanted.postgres + "&options=-csearch_path%3Dbench", folder);
  }
  print_not_run("DuckDB, a peer of the kernels",
                "it is no package of Debian 12, and the benchmarks install nothing from elsewhere");
  print_foot();
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  return 0;
}

}  // namespace

}  // namespace yigang::bench

int main(int count, char** words) {
  yigang::bench::Wanted wanted;
  if (const char* url = std::getenv("YIGANG_TEST_POSTGRES")) wanted.postgres = url;
  CLI::App app{"Figures of Yigang; nothing passes or fails on time"};
  app.add_option("--program", wanted.program, "the yigang that serves the API");
  app.add_option("--commit", wanted.commit, "printed in the head");
  app.add_option("--only", wanted.only, "one of them")
      ->check(CLI::IsMember({"settle", "kernel", "eligibility", "write", "api"}));
  app.add_option("--scale", wanted.scale, "percent of the plan")
      ->check(CLI::IsMember({1, 10, 100}));
  app.add_option("--rounds", wanted.rounds, "rounds of each comparison")->check(CLI::Range(1, 99));
  bool json = false;
  app.add_flag("--json", json, "the report as one JSON document");
  app.add_option("--dump", wanted.dump, "write a small month of the kernel into this folder, only")
      ->check(CLI::ExistingDirectory);
  CLI11_PARSE(app, count, words);
  if (json) yigang::bench::report_as_json();
  return wanted.dump.empty() ? yigang::bench::run(wanted) : yigang::bench::dump(wanted);
}
