#include "record/fields.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace yigang::record {

void FieldWriter::number(std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8)
    out_.push_back(static_cast<std::uint8_t>(value >> shift));
}

void FieldWriter::length(std::size_t size) {
  CHECK(size <= UINT32_MAX);
  for (int shift = 24; shift >= 0; shift -= 8)
    out_.push_back(static_cast<std::uint8_t>(size >> shift));
}

void FieldWriter::field(ByteView bytes) {
  length(bytes.size());
  raw(bytes);
}

void FieldWriter::number_field(std::uint64_t value) {
  length(8);
  number(value);
}

void FieldWriter::digest_field(const std::optional<Digest>& digest) {
  field(digest ? ByteView(*digest) : ByteView());
}

ByteView FieldReader::take(std::size_t size) {
  if (bad_ || size > bytes_.size() - at_) {
    bad_ = true;
    return {};
  }
  const ByteView taken = bytes_.subspan(at_, size);
  at_ += size;
  return taken;
}

ByteView FieldReader::take_field(std::size_t least, std::size_t most) {
  const std::size_t start = at_;
  std::size_t size = 0;
  for (const std::uint8_t byte : take(4)) size = size << 8 | byte;
  if (bad_ || size < least || size > most) {
    bad_ = true;
    at_ = start;  // the fault is the length, not what follows
    return {};
  }
  return take(size);
}

void FieldReader::expect(std::string_view literal) {
  const std::size_t start = at_;
  if (text_of(take(literal.size())) == literal) return;
  bad_ = true;
  at_ = start;
}

std::uint8_t FieldReader::octet() {
  const ByteView taken = take(1);
  return taken.empty() ? std::uint8_t{0} : taken[0];
}

std::uint64_t FieldReader::number() {
  const std::size_t start = at_;
  std::uint64_t value = 0;
  for (const std::uint8_t byte : take(8)) value = value << 8 | byte;
  if (value >> 63 == 0) return value;
  bad_ = true;
  at_ = start;
  return 0;
}

Digest FieldReader::digest() {
  Digest digest{};
  const ByteView taken = take(digest.size());
  std::copy(taken.begin(), taken.end(), digest.begin());
  return digest;
}

std::string FieldReader::text_field(std::size_t least, std::size_t most) {
  const std::size_t start = at_;
  const std::string_view text = text_of(take_field(least, most));
  if (!first_invalid_utf8(text)) return std::string(text);
  bad_ = true;
  at_ = start;
  return {};
}

std::uint64_t FieldReader::number_field() {
  const std::size_t start = at_;
  const ByteView taken = take_field(8, 8);
  if (bad_) return 0;
  FieldReader inner(taken);
  const std::uint64_t value = inner.number();
  if (inner.finished()) return value;
  bad_ = true;
  at_ = start;
  return 0;
}

std::optional<Digest> FieldReader::digest_field() {
  const std::size_t start = at_;
  const ByteView taken = take_field(0, crypto::kDigestSize);
  if (bad_ || taken.empty()) return std::nullopt;
  if (taken.size() != crypto::kDigestSize) {
    bad_ = true;
    at_ = start;
    return std::nullopt;
  }
  Digest digest{};
  std::copy(taken.begin(), taken.end(), digest.begin());
  return digest;
}

}  // namespace yigang::record
