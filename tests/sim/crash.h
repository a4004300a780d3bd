// Fault 1: a database whose next write ends in the middle, at a statement that is said beforehand
// or before the commit, as if the process had died there. The transaction is undone by the engine.
// Borrows the database; one thread.
#pragma once

#include "store/database.h"

namespace yigang::sim {

class CrashingDatabase final : public store::Database {
 public:
  explicit CrashingDatabase(store::Database& inner) : inner_(inner) {}
  // After so many statements of the next writes.
  void crash_after(int statements) { statements_ = statements; }

  [[nodiscard]] store::Engine engine() const override { return inner_.engine(); }
  [[nodiscard]] Result<> read(const store::ReadWork& work,
                              store::TransactionOptions options) override {
    return inner_.read(work, options);
  }
  [[nodiscard]] Result<> write(const store::WriteWork& work,
                               store::TransactionOptions options) override;
  [[nodiscard]] Result<> migrate_write(const store::WriteWork& work, bool foreign_keys) override {
    return inner_.migrate_write(work, foreign_keys);
  }
  [[nodiscard]] Result<> backup_sqlite(const std::string& path) override {
    return inner_.backup_sqlite(path);
  }
  [[nodiscard]] Result<> checkpoint() override { return inner_.checkpoint(); }

 private:
  store::Database& inner_;
  int statements_ = 0;
};

}  // namespace yigang::sim
