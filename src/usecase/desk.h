// The desk on which every verb works: store, law, keys, clocks, ids and randomness, each handed in
// by `apps` or a test. One Desk serves all threads; what is not thread-safe by itself is behind its
// lock here.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "base/clock.h"
#include "base/random.h"
#include "core/ids.h"
#include "crypto/digest.h"
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
// an office row was confirmed since; a command holds one snapshot to its end. What was the law when
// a run was computed is found again by its digest, since office rows are only ever added.
class LawShelf {
 public:
  explicit LawShelf(std::filesystem::path folder) : folder_(std::move(folder)) {}
  struct Edition {
    law::LawPtr snapshot;
    std::string digest;  // SM3 of the canonical text, hexadecimal
  };
  [[nodiscard]] Result<Edition> edition(store::Reader& reader);
  // The law as it had this digest: of now, or the folder with the first so many of the office's
  // rows, in the order of their confirmation. Nothing: the folder itself has changed since. Some
  // milliseconds a row that was confirmed since then, the first time that it is asked for.
  [[nodiscard]] Result<std::optional<Edition>> edition_of(store::Reader& reader,
                                                          std::string_view digest);
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  [[nodiscard]] Result<std::optional<Edition>> search_past(store::Reader& reader,
                                                           std::string_view digest) const;

  std::filesystem::path folder_;
  std::mutex mutex_;
  std::int64_t confirmed_rows_ = -1;
  Edition current_;
  // A search holds this one, so that the verbs of the day do not wait for it.
  std::mutex past_mutex_;
  std::deque<Edition> past_;           // found before, the newest search first
  std::deque<std::string> not_found_;  // with the folder as this program found it
};

// When sessions were used that the store could not be told of (full disk, a standby, bulk work on
// the writer): for whoever works on they stay alive on this server. Thread-safe.
class UnwrittenUses {
 public:
  // Those from before `forget` are over by now and are forgotten.
  void keep(const crypto::Digest& token_hash, Instant at, Instant forget);
  void written(const crypto::Digest& token_hash);
  [[nodiscard]] std::optional<Instant> last(const crypto::Digest& token_hash) const;

 private:
  mutable std::mutex mutex_;
  std::map<crypto::Digest, Instant> used_at_;
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
  std::shared_ptr<UnwrittenUses> unwritten_uses = std::make_shared<UnwrittenUses>();
};

}  // namespace yigang::usecase
