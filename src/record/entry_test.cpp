#include "record/entry.h"

#include <gtest/gtest.h>

namespace yigang::record {
namespace {

Entry full_entry() {
  Entry entry;
  entry.unit = "371522";
  entry.sequence = 7;
  entry.time_ms = 1'670'000'000'123;
  entry.actor = "1234567890";
  entry.role = "CNTY_HR";
  entry.action = "approve_application";
  entry.object = {"application", "371522", 9'223'372'036'854'775'807};
  entry.hash_before = crypto::sm3("before");
  entry.hash_after = crypto::sm3("after");
  entry.reason = "材料齐全";
  entry.idempotency_key = "k-1";
  entry.commitment = crypto::sm3("commitment");
  return entry;
}

Entry smallest_entry() {
  Entry entry;
  entry.unit = "c";
  entry.actor = "a";
  entry.role = "r";
  entry.action = "d";
  entry.object.table = "t";
  return entry;
}

TEST(Entry, what_was_written_is_read) {
  for (const Entry& entry : {full_entry(), smallest_entry()})
    EXPECT_EQ(decode_entry(encode_entry(entry).value()).value(), entry);
}

// The byte form is a promise to verifiers in other languages.
TEST(Entry, the_bytes_are_the_documented_ones) {
  EXPECT_EQ(to_hex(encode_entry(smallest_entry()).value()),
            "01"
            "0000000163"
            "000000080000000000000000"
            "000000080000000000000000"
            "0000000161"
            "0000000172"
            "0000000164"
            "0000000174"
            "00000000"
            "000000080000000000000000"
            "00000000"
            "00000000"
            "00000000"
            "00000000"
            "00000000");
}

TEST(Entry, every_shortened_or_lengthened_entry_is_refused) {
  const Bytes good = encode_entry(full_entry()).value();
  for (std::size_t length = 0; length < good.size(); ++length)
    EXPECT_EQ(decode_entry(ByteView(good).first(length)).error().code, "entry_malformed");
  Bytes longer = good;
  longer.push_back(0);
  EXPECT_EQ(decode_entry(longer).error().code, "entry_malformed");
}

TEST(Entry, every_changed_byte_is_refused_or_gives_another_entry) {
  const Bytes good = encode_entry(full_entry()).value();
  for (std::size_t i = 0; i < good.size(); ++i)
    for (const std::uint8_t flip : {std::uint8_t{0x01}, std::uint8_t{0x80}}) {
      Bytes changed = good;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ flip);
      const auto decoded = decode_entry(changed);
      if (!decoded) continue;
      EXPECT_NE(*decoded, full_entry());
      EXPECT_EQ(encode_entry(*decoded).value(), changed) << i;
    }
}

TEST(Entry, the_offset_of_the_first_fault_is_named) {
  Bytes bytes = encode_entry(smallest_entry()).value();
  bytes[5] = 0xff;  // the unit's only octet is no UTF-8 now
  const Problem problem = decode_entry(bytes).error();
  EXPECT_EQ(problem.params, (Params{{"offset", "1"}}));
  EXPECT_EQ(decode_entry({}).error().params, (Params{{"offset", "0"}}));
}

TEST(Entry, a_hash_of_another_length_is_refused) {
  Bytes bytes = encode_entry(smallest_entry()).value();
  bytes.back() = 31;
  bytes.resize(bytes.size() + 31);
  EXPECT_EQ(decode_entry(bytes).error().code, "entry_malformed");
}

TEST(Entry, values_outside_the_grammar_are_not_written) {
  const auto field_of = [](auto change) {
    Entry entry = full_entry();
    change(entry);
    const auto result = encode_entry(entry);
    return result ? std::string("written") : result.error().field;
  };
  EXPECT_EQ(field_of([](Entry& e) { e.unit.clear(); }), "unit");
  EXPECT_EQ(field_of([](Entry& e) { e.sequence = -1; }), "sequence");
  EXPECT_EQ(field_of([](Entry& e) { e.time_ms = -1; }), "time_ms");
  EXPECT_EQ(field_of([](Entry& e) { e.actor.clear(); }), "actor");
  EXPECT_EQ(field_of([](Entry& e) { e.role = "\xff"; }), "role");
  EXPECT_EQ(field_of([](Entry& e) { e.action = std::string(256, 'a'); }), "action");
  EXPECT_EQ(field_of([](Entry& e) { e.object.table.clear(); }), "object.table");
  EXPECT_EQ(field_of([](Entry& e) { e.object.unit = std::string(256, 'a'); }), "object.unit");
  EXPECT_EQ(field_of([](Entry& e) { e.object.id = -1; }), "object.id");
  EXPECT_EQ(field_of([](Entry& e) { e.reason = std::string(4097, 'a'); }), "reason");
  EXPECT_EQ(field_of([](Entry& e) { e.idempotency_key = "\xc0"; }), "idempotency_key");
  EXPECT_EQ(field_of([](Entry& e) { e.reason = std::string(4096, 'a'); }), "written");
}

TEST(Commitment, holds_the_data_and_discloses_nothing_without_its_salt) {
  SeededRandom random(5);
  const Commitment first = make_commitment(DigestAlgorithm::sm3, bytes_of("data"), random);
  const Commitment second = make_commitment(DigestAlgorithm::sm3, bytes_of("data"), random);
  EXPECT_NE(first.digest, second.digest);
  EXPECT_EQ(commit(DigestAlgorithm::sm3, first.salt, bytes_of("data")), first.digest);
  EXPECT_NE(commit(DigestAlgorithm::sm3, first.salt, bytes_of("datb")), first.digest);
}

}  // namespace
}  // namespace yigang::record
