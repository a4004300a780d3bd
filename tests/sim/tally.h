// What a run of the simulation counts and how it ends: events, refusals and faults by name, the
// hash over everything that was asked and answered, and the violation that stops it. One thread.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "crypto/digest.h"

namespace yigang::sim {

// An invariant does not hold. Thrown and caught inside the program only.
struct Violation : std::exception {
  Violation(std::string the_invariant, std::string the_objects)
      : invariant(std::move(the_invariant)), objects(std::move(the_objects)) {}
  std::string invariant;
  std::string objects;
};

[[noreturn]] inline void violated(std::string invariant, std::string objects) {
  throw Violation(std::move(invariant), std::move(objects));
}

class Tally {
 public:
  void done(std::string_view verb) { ++done_[std::string(verb)]; }
  void refused(std::string_view verb, std::string_view code) {
    ++refused_[std::string(verb) + " " + std::string(code)];
  }
  void fault(std::string_view kind) { ++faults_[std::string(kind)]; }
  void check(std::string_view invariant) { ++checks_[std::string(invariant)]; }

  // Hash of the one before and this text.
  void trace(std::string_view text) {
    const crypto::Digest next = crypto::sm3(hash_ + "\n" + std::string(text));
    hash_ = to_hex(Bytes(next.begin(), next.end()));
  }
  [[nodiscard]] const std::string& hash() const { return hash_; }
  [[nodiscard]] const std::map<std::string, std::int64_t>& done() const { return done_; }
  [[nodiscard]] const std::map<std::string, std::int64_t>& refusals() const { return refused_; }
  [[nodiscard]] const std::map<std::string, std::int64_t>& faults() const { return faults_; }
  [[nodiscard]] const std::map<std::string, std::int64_t>& checks() const { return checks_; }

 private:
  std::map<std::string, std::int64_t> done_;
  std::map<std::string, std::int64_t> refused_;
  std::map<std::string, std::int64_t> faults_;
  std::map<std::string, std::int64_t> checks_;
  std::string hash_ = "yigang.sim/1";
};

}  // namespace yigang::sim
