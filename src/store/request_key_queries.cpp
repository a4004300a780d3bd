#include "store/request_key_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

Result<std::optional<UnitCode>> standing_claim(Reader& reader, AccountId actor,
                                               std::string_view key) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT unit FROM request_claim WHERE actor = ?1 AND request_key = ?2",
                       args(actor, key)));
  if (!row) return fail(problem(ProblemKind::busy, "try_again"));
  return std::optional(row->get<UnitCode>(0));
}

}  // namespace

Result<std::optional<UnitCode>> claim_request_key(Writer& writer, UnitCode unit, AccountId actor,
                                                  std::string_view key, std::string_view verb,
                                                  const crypto::Digest& body_hash, Instant now) {
  TRY(const std::int64_t claimed,
      writer.execute("INSERT INTO request_claim (actor, request_key, unit) VALUES (?1, ?2, ?3) "
                     "ON CONFLICT (actor, request_key) DO NOTHING",
                     args(actor, key, unit)));
  if (claimed == 0) return standing_claim(writer, actor, key);
  TRY_VOID(writer.execute(
      "INSERT INTO request_key (unit, actor, request_key, verb, body_hash, created_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      args(unit, actor, key, verb, ByteView(body_hash), now)));
  return std::optional<UnitCode>();
}

Result<RequestKeyRow> read_request_key(Reader& reader, UnitCode unit, AccountId actor,
                                       std::string_view key) {
  TRY(std::optional<RequestKeyRow> row,
      select_one<RequestKeyRow>(reader, "unit = ?1 AND actor = ?2 AND request_key = ?3",
                                args(unit, actor, key)));
  if (!row) return fail(problem(ProblemKind::busy, "try_again"));
  return *std::move(row);
}

Result<> put_request_answer(Writer& writer, UnitCode unit, AccountId actor, std::string_view key,
                            const Bytes& answer) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE request_key SET answer = ?4 WHERE unit = ?1 AND actor = ?2 AND request_key = ?3",
          args(unit, actor, key, answer)));
  CHECK(count == 1);
  return {};
}

}  // namespace yigang::store
