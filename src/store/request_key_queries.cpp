#include "store/request_key_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::optional<RequestClaim>> find_request_claim(Reader& reader, AccountId actor,
                                                       std::string_view key) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT unit, town, village, person_key FROM request_claim WHERE actor = ?1 "
                       "AND request_key = ?2",
                       args(actor, key)));
  if (!row) return std::optional<RequestClaim>();
  return std::optional(RequestClaim{row->get<UnitCode>(0), row->get<std::optional<PlaceCode>>(1),
                                    row->get<std::optional<PlaceCode>>(2),
                                    row->get<std::optional<PersonKey>>(3)});
}

Result<std::optional<RequestClaim>> claim_request_key(Writer& writer, const NewRequest& request,
                                                      Instant now) {
  const RequestClaim& place = request.place;
  TRY(const std::int64_t claimed,
      writer.execute(
          "INSERT INTO request_claim (actor, request_key, unit, town, village, "
          "person_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
          "ON CONFLICT (actor, request_key) DO NOTHING",
          args(request.actor, request.key, place.unit, place.town, place.village, place.person)));
  if (claimed == 0) {
    TRY(std::optional<RequestClaim> standing,
        find_request_claim(writer, request.actor, request.key));
    if (!standing) return fail(problem(ProblemKind::busy, "try_again"));
    return standing;
  }
  TRY_VOID(writer.execute(
      "INSERT INTO request_key (unit, actor, request_key, verb, body_hash, created_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      args(place.unit, request.actor, request.key, request.verb, ByteView(request.body_hash),
           now)));
  return std::optional<RequestClaim>();
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
