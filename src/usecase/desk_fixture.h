// For tests: a whole desk on a fresh database with the shipped law, seeded ids and a clock that
// stands still, the organisations of one unit, and a person for each role. Fictitious persons only
// (area prefixes 371599, 372599).
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "store/database_fixture.h"
#include "usecase/perform.h"

namespace yigang::usecase {

class TestDesk {
 public:
  explicit TestDesk(store::Engine engine);
  ~TestDesk();

  Desk& operator*() { return *desk_; }
  Desk* operator->() { return desk_.get(); }
  [[nodiscard]] store::Database& database() { return *store_; }
  // The fixed business day from now on.
  void set_day(Date day);
  // The real clock moves on.
  void pass(std::chrono::milliseconds time) { clock_.move(time); }

  // An actor of a role with the scope that goes with it in 冠县 (371525), its town and its village;
  // `copy` makes another person of the same role.
  [[nodiscard]] Actor actor(Role role, int copy = 0) const;
  // A person of the unit's organisation that is this department (law/authority/registers.csv).
  Actor of_department(const std::string& which, int copy = 0);
  [[nodiscard]] PlaceCode town() const { return PlaceCode(371525001); }
  [[nodiscard]] PlaceCode village() const;
  [[nodiscard]] UnitCode unit() const { return UnitCode(371525); }

  // Runs a verb with a fresh key (or the given one) and reads its answer back.
  template <class V>
  [[nodiscard]] Result<typename V::Answer> run(const Actor& actor, const V& command,
                                               std::string key = {}) {
    if (key.empty()) key = "test-key-" + std::to_string(++keys_);
    const Request request{actor, key, std::string(V::kVerb) + "|" + wire::to_json(command)};
    TRY(const Reply reply, perform(*desk_, request, command));
    last_repeated = reply.repeated;
    return wire::from_json<typename V::Answer>(reply.json);
  }

  bool last_repeated = false;

 private:
  store::TestStore store_;
  SetClock clock_;
  SeededRandom seeded_;
  LockedRandom random_;
  Ids ids_;
  std::unique_ptr<LawShelf> law_;
  std::unique_ptr<Authority> authority_;
  std::unique_ptr<crypto::Keyring> keys_ring_;
  crypto::PasswordHasher passwords_;
  std::unique_ptr<Desk> desk_;
  std::int64_t keys_ = 0;
};

// A resident number with a valid check character: prefix, birth date and sequence (odd = male).
[[nodiscard]] ResidentNumber fictitious_number(Date birth, int sequence);

}  // namespace yigang::usecase
