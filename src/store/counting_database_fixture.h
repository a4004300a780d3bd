// For tests: another database that counts what goes through it. One thread.
#pragma once

#include "store/database.h"

namespace yigang::store {

class CountingReader final : public Reader {
 public:
  CountingReader(Reader& inner, int& statements) : inner_(inner), statements_(statements) {}
  [[nodiscard]] Engine engine() const override { return inner_.engine(); }

 protected:
  [[nodiscard]] Result<std::int64_t> run(std::string_view sql, const Args& arguments,
                                         const RowSink& sink) override {
    ++statements_;
    TRY(Rows rows, inner_.query(sql, arguments));
    for (Row& row : rows) TRY_VOID(sink(row));
    return 0;
  }

 private:
  Reader& inner_;
  int& statements_;
};

class CountingDatabase final : public Database {
 public:
  explicit CountingDatabase(Database& inner) : inner_(inner) {}
  [[nodiscard]] int statements() const { return statements_; }
  [[nodiscard]] int writes() const { return writes_; }

  [[nodiscard]] Engine engine() const override { return inner_.engine(); }
  [[nodiscard]] Result<> read(const ReadWork& work, TransactionOptions options) override {
    return inner_.read(
        [&](Reader& reader) {
          CountingReader counting(reader, statements_);
          return work(counting);
        },
        options);
  }
  // Of a write only that there was one.
  [[nodiscard]] Result<> write(const WriteWork& work, TransactionOptions options) override {
    ++writes_;
    return inner_.write(work, options);
  }
  [[nodiscard]] Result<> migrate_write(const WriteWork& work, bool foreign_keys) override {
    return inner_.migrate_write(work, foreign_keys);
  }
  [[nodiscard]] Result<> backup_sqlite(const std::string& path) override {
    return inner_.backup_sqlite(path);
  }
  [[nodiscard]] Result<> checkpoint() override { return inner_.checkpoint(); }

 private:
  Database& inner_;
  int statements_ = 0;
  int writes_ = 0;
};

}  // namespace yigang::store
