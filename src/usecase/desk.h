// The desk on which every verb works: store, law, keys, clocks, ids and randomness, each handed in
// by `apps` or a test. One Desk serves all threads; what is not thread-safe by itself is behind its
// lock here.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "base/clock.h"
#include "base/random.h"
#include "core/ids.h"
#include "crypto/keyring.h"
#include "crypto/password.h"
#include "law/snapshot.h"
#include "store/database.h"
#include "usecase/authority.h"

namespace yigang::usecase {

// Randomness for several threads.
class LockedRandom final : public Random {
 public:
  explicit LockedRandom(Random& inner) : inner_(inner) {}
  void fill(std::span<std::uint8_t> out) override {
    const std::lock_guard lock(mutex_);
    inner_.fill(out);
  }
  [[nodiscard]] std::uint64_t next() override {
    const std::lock_guard lock(mutex_);
    return inner_.next();
  }

 private:
  std::mutex mutex_;
  Random& inner_;
};

class Ids {
 public:
  Ids(const Clock& clock, Random& random) : source_(clock, random) {}
  template <class IdType>
  [[nodiscard]] IdType make(int unit_ordinal) {
    const std::lock_guard lock(mutex_);
    return IdType(source_.next(unit_ordinal));
  }

 private:
  std::mutex mutex_;
  IdSource source_;
};

// The law of this moment: the folder's figures and the office's confirmed rows. Rebuilt only when
// an office row was confirmed since; a command holds one snapshot to its end.
class LawShelf {
 public:
  explicit LawShelf(std::filesystem::path folder) : folder_(std::move(folder)) {}
  struct Edition {
    law::LawPtr snapshot;
    std::string digest;  // SM3 of the canonical text, hexadecimal
  };
  [[nodiscard]] Result<Edition> edition(store::Reader& reader);
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::int64_t confirmed_rows_ = -1;
  Edition current_;
};

struct Desk {
  store::Database& database;
  LawShelf& law;
  const Authority& authority;
  const Clock& clock;
  LockedRandom& random;
  Ids& ids;
  crypto::Keyring& keys;
  crypto::PasswordHasher& passwords;
};

}  // namespace yigang::usecase
