// What must hold at the end of each month (reliability.md §10): a full look at the stored rows by
// plain SQL of this file's own, held against the model's book. A violation ends the run.
#pragma once

#include "city.h"

namespace yigang::sim {

class Checks {
 public:
  explicit Checks(City& city) : city_(city), world_(city.world_), state_(city.state_) {}
  void month(Month month);
  void nothing_stuck();
  // The rows of a locked run as one hash.
  [[nodiscard]] std::string hash_of(SettlementRunId run) const;

 private:
  void none(const std::string& invariant, const std::string& sql);
  void money();
  void arrears();
  void persons();
  void payments_after_the_end(bool corrected);
  void posts();
  void duties();
  void sealed();
  void tenure();
  void explained(Month month);
  void journal();

  City& city_;
  World& world_;
  State& state_;
};

}  // namespace yigang::sim
