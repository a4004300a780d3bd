#include "store/database_fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "base/messages.h"
#include "store/migrate.h"

namespace yigang::store {

namespace {

std::string postgres_url() {
  const char* url = getenv("YIGANG_TEST_POSTGRES");
  return url == nullptr ? "" : url;
}

class SayEngines : public testing::Environment {
 public:
  void SetUp() override {
    fmt::print("engines: SQLite{}\n", postgres_url().empty()
                                          ? "; PostgreSQL NOT TRIED (YIGANG_TEST_POSTGRES is unset)"
                                          : ", PostgreSQL");
  }
};
[[maybe_unused]] const auto* const kSayEngines = testing::AddGlobalTestEnvironment(new SayEngines);

}  // namespace

std::vector<Engine> engines_here() {
  if (postgres_url().empty()) return {Engine::sqlite};
  return {Engine::sqlite, Engine::postgresql};
}

std::string engine_name(Engine engine) {
  return engine == Engine::sqlite ? "sqlite" : "postgresql";
}

TestStore::TestStore(Engine engine, std::vector<std::string> append_only_tables, int connections) {
  options_.append_only_tables = std::move(append_only_tables);
  options_.connections = connections;
  std::string pattern = (std::filesystem::temp_directory_path() / "yigang-store.XXXXXX").string();
  CHECK(mkdtemp(pattern.data()) != nullptr);
  folder_ = pattern;
  if (engine == Engine::sqlite) {
    options_.url = "sqlite:" + folder_ + "/test.db";
  } else {
    static std::atomic<int> next = 1;
    schema_ = fmt::format("t_{}_{}", getpid(), next++);
    auto outside = Database::open({.url = postgres_url(), .connections = 1});
    CHECK(outside.has_value());
    CHECK((*outside)->migrate_write(
        [&](Writer& writer) { return writer.run_script("CREATE SCHEMA " + schema_); }));
    options_.url = postgres_url() + "&options=-csearch_path%3D" + schema_;
  }
  database_ = another();
}

TestStore::~TestStore() {
  database_.reset();
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
  if (schema_.empty()) return;
  auto outside = Database::open({.url = postgres_url(), .connections = 1});
  if (!outside) return;
  (void)(*outside)->migrate_write(
      [&](Writer& writer) { return writer.run_script("DROP SCHEMA " + schema_ + " CASCADE"); });
}

std::unique_ptr<Database> TestStore::another() {
  auto database = Database::open(options_);
  if (!database) fmt::print("{}\n", say(database.error(), Language::en));
  CHECK(database.has_value());
  return *std::move(database);
}

void TestStore::define(std::string_view script) {
  const Migration step{1, "test", script, "", ""};
  const auto defined = database_->migrate_write(
      [&](Writer& writer) { return writer.run_script(migration_text(step, writer.engine())); });
  if (!defined) fmt::print("{}\n", say(defined.error(), Language::en));
  CHECK(defined.has_value());
}

}  // namespace yigang::store
