#include "store/database_fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>

#include "base/clock.h"
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

std::string fresh_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "yigang-store.XXXXXX").string();
  CHECK(mkdtemp(pattern.data()) != nullptr);
  return pattern;
}

std::unique_ptr<Database> must_open(const Options& options) {
  auto database = Database::open(options);
  if (!database) fmt::print(stderr, "{}\n", say(database.error(), Language::en));
  CHECK(database.has_value());
  return *std::move(database);
}

void migrate_wholly(Database& database) {
  const auto migrated = migrate(database, SetClock(Instant(std::chrono::milliseconds(0))));
  if (!migrated) fmt::print(stderr, "{}\n", say(migrated.error(), Language::en));
  CHECK(migrated.has_value());
}

// With the whole schema and no rows; goes with the process.
class MigratedFile {
 public:
  static std::string path() {
    static const MigratedFile file;
    return file.folder_ + "/test.db";
  }

 private:
  MigratedFile() {
    const auto database = must_open({.url = "sqlite:" + folder_ + "/test.db"});
    migrate_wholly(*database);
  }
  ~MigratedFile() {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }
  std::string folder_ = fresh_folder();
};

std::string address_of(const std::string& schema) {
  return postgres_url() + "&options=-csearch_path%3D" + schema;
}

Result<> outside(const std::string& script) {
  TRY(const auto database, Database::open({.url = postgres_url(), .connections = 1}));
  return database->migrate_write([&](Writer& writer) { return writer.run_script(script); });
}

// The schemas of PostgreSQL that tests of this process have used and that may be used again.
class UsedSchemas {
 public:
  static UsedSchemas& of_this_process() {
    static UsedSchemas schemas;
    return schemas;
  }
  std::optional<std::string> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::nullopt;
    std::string schema = std::move(free_.back());
    free_.pop_back();
    return schema;
  }
  // A schema that has just been migrated, as it must still be when it is given back.
  void remember(const std::string& schema, Database& database) {
    const auto objects = database.read_value<std::string>(objects_of);
    if (!objects) fmt::print(stderr, "{}\n", say(objects.error(), Language::en));
    CHECK(objects.has_value());
    const std::lock_guard lock(mutex_);
    objects_[schema] = *objects;
  }
  // False: it holds other objects than at first, or cannot be emptied.
  bool give_back(const std::string& schema) {
    const auto database = must_open({.url = address_of(schema), .connections = 1});
    const auto objects = database->read_value<std::string>(objects_of);
    const std::lock_guard lock(mutex_);
    if (!objects || *objects != objects_[schema]) return false;
    if (!database->migrate_write([](Writer& writer) { return writer.run_script(kEmpty); }))
      return false;
    free_.push_back(schema);
    return true;
  }

 private:
  static Result<std::string> objects_of(Reader& reader) {
    TRY(const auto row, reader.query_one(kObjects));
    return row->get<std::string>(0);
  }
  static constexpr std::string_view kObjects =
      "WITH here AS (SELECT oid FROM pg_namespace WHERE nspname = current_schema()), "
      "classes AS (SELECT c.oid, c.relname FROM pg_class c JOIN here ON c.relnamespace = here.oid) "
      "SELECT CAST(md5(string_agg(o.name, ' ' ORDER BY o.name)) AS TEXT) FROM ("
      "SELECT 'class ' || oid || relname AS name FROM classes UNION ALL "
      "SELECT 'column ' || a.attrelid || a.attname FROM pg_attribute a JOIN classes ON "
      "classes.oid = a.attrelid WHERE NOT a.attisdropped UNION ALL "
      "SELECT 'constraint ' || c.oid || c.conname FROM pg_constraint c JOIN here ON "
      "c.connamespace = here.oid UNION ALL "
      "SELECT 'trigger ' || t.oid || t.tgname || CAST(t.tgenabled AS TEXT) FROM pg_trigger t JOIN "
      "classes ON classes.oid = t.tgrelid UNION ALL "
      "SELECT 'function ' || p.oid || p.proname FROM pg_proc p JOIN here ON p.pronamespace = "
      "here.oid) o";
  // As a replica would: no foreign key asks which table comes first, no trigger refuses.
  static constexpr std::string_view kEmpty =
      "SET LOCAL session_replication_role = replica; "
      "DO $empty$ DECLARE one name; BEGIN "
      "FOR one IN SELECT relname FROM pg_class WHERE relnamespace = "
      "current_schema()::regnamespace AND relkind = 'r' AND relname NOT IN ('schema_migration', "
      "'schema_lock') LOOP EXECUTE format('DELETE FROM %I', one); END LOOP; END $empty$";

  std::mutex mutex_;
  std::vector<std::string> free_;
  std::map<std::string, std::string> objects_;
};

}  // namespace

std::vector<Engine> engines_here() {
  if (postgres_url().empty()) return {Engine::sqlite};
  return {Engine::sqlite, Engine::postgresql};
}

std::string engine_name(Engine engine) {
  return engine == Engine::sqlite ? "sqlite" : "postgresql";
}

TestStore::TestStore(Engine engine, std::vector<std::string> append_only_tables, int connections)
    : folder_(fresh_folder()) {
  options_.append_only_tables = std::move(append_only_tables);
  options_.connections = connections;
  if (engine == Engine::sqlite)
    options_.url = "sqlite:" + folder_ + "/test.db";
  else
    make_schema();
  database_ = another();
}

TestStore::TestStore(Engine engine, Migrated) : folder_(fresh_folder()), migrated_(true) {
  if (engine == Engine::sqlite) {
    std::filesystem::copy_file(MigratedFile::path(), folder_ + "/test.db");
    options_.url = "sqlite:" + folder_ + "/test.db";
    database_ = another();
    return;
  }
  UsedSchemas& used = UsedSchemas::of_this_process();
  if (auto schema = used.take()) {
    schema_ = *std::move(schema);
    options_.url = address_of(schema_);
    database_ = another();
    return;
  }
  make_schema();
  database_ = another();
  migrate_wholly(*database_);
  used.remember(schema_, *database_);
}

TestStore::~TestStore() {
  database_.reset();
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
  if (schema_.empty()) return;
  if (migrated_ && UsedSchemas::of_this_process().give_back(schema_)) return;
  (void)outside("DROP SCHEMA " + schema_ + " CASCADE");
}

void TestStore::make_schema() {
  static std::atomic<int> next = 1;
  schema_ = fmt::format("t_{}_{}", getpid(), next++);
  CHECK(outside("CREATE SCHEMA " + schema_));
  options_.url = address_of(schema_);
}

std::unique_ptr<Database> TestStore::another() {
  return must_open(options_);
}

void TestStore::define(std::string_view script) {
  const Migration step{1, "test", script, "", ""};
  const auto defined = database_->migrate_write(
      [&](Writer& writer) { return writer.run_script(migration_text(step, writer.engine())); });
  if (!defined) fmt::print(stderr, "{}\n", say(defined.error(), Language::en));
  CHECK(defined.has_value());
}

}  // namespace yigang::store
