// Inside record only: the two ways of writing and reading what entry.h and head.h describe. Numbers
// have 8 octets and lengths 4, big end first. The reader stops at the first fault and keeps its
// offset, so that a parser can read straight through and ask once. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "crypto/digest.h"

namespace yigang::record {

using crypto::Digest;

class FieldWriter {
 public:
  explicit FieldWriter(Bytes& out) : out_(out) {}
  void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
  void octet(std::uint8_t value) { out_.push_back(value); }
  void number(std::uint64_t value);
  // With its length in front.
  void field(ByteView bytes);
  void field(std::string_view text) { field(bytes_of(text)); }
  void number_field(std::uint64_t value);
  void digest_field(const std::optional<Digest>& digest);

 private:
  void length(std::size_t size);
  Bytes& out_;
};

class FieldReader {
 public:
  explicit FieldReader(ByteView bytes) : bytes_(bytes) {}
  void expect(std::string_view literal);
  [[nodiscard]] std::uint8_t octet();
  // 0 ≤ value < 2^63.
  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] Digest digest();
  // UTF-8 of `least` to `most` octets.
  [[nodiscard]] std::string text_field(std::size_t least, std::size_t most);
  [[nodiscard]] std::uint64_t number_field();
  [[nodiscard]] std::optional<Digest> digest_field();
  // Marks a fault where the reader stands.
  void refuse() { bad_ = true; }
  // Nothing wrong and nothing left over.
  [[nodiscard]] bool finished() const { return !bad_ && at_ == bytes_.size(); }
  [[nodiscard]] bool bad() const { return bad_; }
  [[nodiscard]] std::size_t offset() const { return at_; }

 private:
  // The next `size` octets, or a fault and nothing.
  [[nodiscard]] ByteView take(std::size_t size);
  [[nodiscard]] ByteView take_field(std::size_t least, std::size_t most);
  ByteView bytes_;
  std::size_t at_ = 0;
  bool bad_ = false;
};

}  // namespace yigang::record
