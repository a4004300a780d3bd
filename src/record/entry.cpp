#include "record/entry.h"

#include "base/text.h"
#include "crypto/random.h"
#include "record/fields.h"

namespace yigang::record {

namespace {

Problem bad_field(std::string_view name) {
  return bad_input("entry_field").with("name", std::string(name)).at(std::string(name));
}

Result<> check_text(std::string_view name, std::string_view text, std::size_t least,
                    std::size_t most) {
  if (text.size() < least || text.size() > most || first_invalid_utf8(text))
    return fail(bad_field(name));
  return {};
}

Result<> check_entry(const Entry& entry) {
  TRY_VOID(check_text("unit", entry.unit, 1, kLongestWord));
  if (entry.sequence < 0) return fail(bad_field("sequence"));
  if (entry.time_ms < 0) return fail(bad_field("time_ms"));
  TRY_VOID(check_text("actor", entry.actor, 1, kLongestWord));
  TRY_VOID(check_text("role", entry.role, 1, kLongestWord));
  TRY_VOID(check_text("action", entry.action, 1, kLongestWord));
  TRY_VOID(check_text("object.table", entry.object.table, 1, kLongestWord));
  TRY_VOID(check_text("object.unit", entry.object.unit, 0, kLongestWord));
  if (entry.object.id < 0) return fail(bad_field("object.id"));
  TRY_VOID(check_text("reason", entry.reason, 0, kLongestReason));
  return check_text("idempotency_key", entry.idempotency_key, 0, kLongestWord);
}

}  // namespace

Result<Bytes> encode_entry(const Entry& entry) {
  TRY_VOID(check_entry(entry));
  Bytes bytes;
  bytes.reserve(320 + entry.reason.size());
  FieldWriter out(bytes);
  out.octet(kEntryVersion);
  out.field(entry.unit);
  out.number_field(static_cast<std::uint64_t>(entry.sequence));
  out.number_field(static_cast<std::uint64_t>(entry.time_ms));
  out.field(entry.actor);
  out.field(entry.role);
  out.field(entry.action);
  out.field(entry.object.table);
  out.field(entry.object.unit);
  out.number_field(static_cast<std::uint64_t>(entry.object.id));
  out.digest_field(entry.hash_before);
  out.digest_field(entry.hash_after);
  out.field(entry.reason);
  out.field(entry.idempotency_key);
  out.digest_field(entry.commitment);
  return bytes;
}

Result<Entry> decode_entry(ByteView bytes) {
  FieldReader in(bytes);
  static constexpr char kVersion[] = {static_cast<char>(kEntryVersion)};
  in.expect({kVersion, 1});
  Entry entry;
  entry.unit = in.text_field(1, kLongestWord);
  entry.sequence = static_cast<std::int64_t>(in.number_field());
  entry.time_ms = static_cast<std::int64_t>(in.number_field());
  entry.actor = in.text_field(1, kLongestWord);
  entry.role = in.text_field(1, kLongestWord);
  entry.action = in.text_field(1, kLongestWord);
  entry.object.table = in.text_field(1, kLongestWord);
  entry.object.unit = in.text_field(0, kLongestWord);
  entry.object.id = static_cast<std::int64_t>(in.number_field());
  entry.hash_before = in.digest_field();
  entry.hash_after = in.digest_field();
  entry.reason = in.text_field(0, kLongestReason);
  entry.idempotency_key = in.text_field(0, kLongestWord);
  entry.commitment = in.digest_field();
  if (!in.finished())
    return fail(bad_input("entry_malformed").with("offset", std::to_string(in.offset())));
  return entry;
}

Digest commit(DigestAlgorithm algorithm, const Salt& salt, ByteView data) {
  return crypto::digest(algorithm, {salt, data});
}

Commitment make_commitment(DigestAlgorithm algorithm, ByteView data, Random& random) {
  Commitment made;
  made.salt = crypto::random_array<16>(random);
  made.digest = commit(algorithm, made.salt, data);
  return made;
}

}  // namespace yigang::record
