// For tests: a fresh database on one of the engines, gone with the object. PostgreSQL takes part
// when YIGANG_TEST_POSTGRES holds the address of a cluster (tests/postgres/with_cluster); each
// TestStore is then a schema of its own. The test program prints which engines took part: a skipped
// engine is never shown as passed.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "store/database.h"

namespace yigang::store {

[[nodiscard]] std::vector<Engine> engines_here();
[[nodiscard]] std::string engine_name(Engine engine);

struct Migrated {};

class TestStore {
 public:
  explicit TestStore(Engine engine, std::vector<std::string> append_only_tables = {},
                     int connections = 8);
  // With the whole schema and no rows, for tests that are not about the schema. To be quick it is a
  // copy of the file that the first such test of the process made; on PostgreSQL it is the schema
  // of an earlier test, emptied, unless that test changed more than rows.
  TestStore(Engine engine, Migrated);
  ~TestStore();
  TestStore(const TestStore&) = delete;
  TestStore& operator=(const TestStore&) = delete;

  Database& operator*() { return *database_; }
  Database* operator->() { return database_.get(); }
  // A second Database on the same data, as another process would have it.
  [[nodiscard]] std::unique_ptr<Database> another();
  [[nodiscard]] const std::string& url() const { return options_.url; }
  [[nodiscard]] const std::string& folder() const { return folder_; }
  // Runs data definition, with the words of migrate.h (@INT@ …) put in.
  void define(std::string_view script);

 private:
  void make_schema();

  std::string folder_;
  std::string schema_;
  bool migrated_ = false;
  Options options_;
  std::unique_ptr<Database> database_;
};

// The code of a problem, "done" when there is none.
template <class T>
[[nodiscard]] std::string told(const Result<T>& result) {
  return result ? "done" : result.error().code;
}

// Test suites that run once for each engine.
class EachEngine : public testing::TestWithParam<Engine> {};
#define YIGANG_EACH_ENGINE(suite)                                      \
  INSTANTIATE_TEST_SUITE_P(, suite, testing::ValuesIn(engines_here()), \
                           [](const auto& one) { return engine_name(one.param); })

}  // namespace yigang::store
