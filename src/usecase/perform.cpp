#include "usecase/perform.h"

#include <algorithm>

#include "crypto/digest.h"
#include "store/described_row.h"
#include "store/journal_queries.h"
#include "store/request_key_queries.h"
#include "store/setting_queries.h"

namespace yigang::usecase {

namespace {

crypto::CellAddress answer_cell(const std::string& unit, std::string_view key) {
  // The key is the row's name; eight bytes of its digest stand for a row number.
  const crypto::Digest digest = crypto::sm3(key);
  std::int64_t row = 0;
  for (int i = 0; i < 8; ++i)
    row = static_cast<std::int64_t>((static_cast<std::uint64_t>(row) << 8) |
                                    digest[static_cast<std::size_t>(i)]);
  return {"request_key", "answer", unit, row & INT64_MAX};
}

// Keyed, since a body can hold a resident number, and those can be counted through. The prefix
// keeps it apart from the indexes of persons, whose inputs are 18 characters.
crypto::Digest hash_of(const Desk& desk, const Request& request) {
  return desk.keys.blind_index(crypto::IndexPurpose::resident_number,
                               "request_key|" + request.body);
}

// A request with the digest of its body, which is made once and before the store's turn: a body may
// be a picture.
struct Asked {
  const Request& request;
  crypto::Digest body_hash;
};

// What the claim stands for; nothing for another request, which only took the same key. It is read
// by whoever may still do the verb where the object lay.
Result<std::optional<Reply>> answer_of(Work& work, const Asked& asked,
                                       const store::RequestClaim& claim) {
  const auto& [request, body_hash] = asked;
  TRY(const store::RequestKeyRow row,
      store::read_request_key(work.tx, claim.unit, request.actor.account, request.key));
  if (row.verb != work.verb ||
      !std::equal(body_hash.begin(), body_hash.end(), row.body_hash.begin(), row.body_hash.end()))
    return std::optional<Reply>();
  if (claim.town)
    TRY_VOID(work.desk.authority.check(
        work.verb, request.actor,
        {claim.unit, *claim.town, claim.village.value_or(PlaceCode()), claim.person}));
  CHECK(row.answer.has_value());
  const std::string unit = to_text(row.unit);
  TRY(std::string json, work.desk.keys.open_text(answer_cell(unit, work.key), *row.answer));
  return std::optional(Reply{std::move(json), true});
}

// reliability.md P2, P11: the same key answers the same, also when its object has moved or was
// merged since and is found no more. What an older program claimed is judged by its object.
Result<std::optional<Reply>> answered_before(Work& work, const Asked& asked) {
  const Request& request = asked.request;
  TRY(const std::optional<store::RequestClaim> claim,
      store::find_request_claim(work.tx, request.actor.account, request.key));
  if (!claim || !claim->town) return std::optional<Reply>();
  return answer_of(work, asked, *claim);
}

// Who may not even see the object learns nothing from a key either; the verb's own grant is asked
// inside act.
Result<Location> location_for(Work& work, const Request& request, const detail::Locate& locate) {
  TRY(const Location location, locate(work));
  TRY_VOID(work.desk.authority.check(work.verb, request.actor, location));
  return location;
}

Result<Reply> run(Work& work, const Asked& asked, const detail::Locate& locate,
                  const detail::Act& act) {
  const auto& [request, body_hash] = asked;
  TRY_VOID(work.desk.authority.check_role(work.verb, request.actor));
  // Another request under the key is told only to whom the request itself is allowed.
  TRY(std::optional<Reply> before, answered_before(work, asked));
  if (before) return *std::move(before);
  const Result<Location> found = location_for(work, request, locate);
  if (!found) {
    // The first request of the key may have moved the object since we looked.
    TRY(before, answered_before(work, asked));
    if (before) return *std::move(before);
    return fail(found.error());
  }
  const Location& location = *found;
  // While such a verb acts nobody else decides about its unit: the sums and states that it reads
  // (plan and created posts, one person's posts, open applications) are those that it writes on.
  if (work.desk.authority.rule(work.verb)->alone)
    TRY_VOID(store::hold_unit(work.tx, location.unit));
  TRY(const std::optional<store::RequestClaim> standing,
      store::claim_request_key(work.tx,
                               {request.actor.account,
                                request.key,
                                work.verb,
                                body_hash,
                                {location.unit, location.town, location.village, location.person}},
                               work.now));
  if (standing) {
    TRY(before, answer_of(work, asked, *standing));
    if (!before) return fail(conflict("key_reused"));
    return *std::move(before);
  }
  TRY(std::string json, act(work, location));
  // LZ-2022-4 and reliability.md P8: no entry, no change.
  CHECK(!work.notes().empty());
  TRY_VOID(write_notes(work));
  const std::string unit = to_text(location.unit);
  TRY(const Bytes sealed,
      work.desk.keys.seal(answer_cell(unit, request.key), bytes_of(json), work.desk.random));
  TRY_VOID(store::put_request_answer(work.tx, location.unit, request.actor.account, request.key,
                                     sealed));
  return Reply{std::move(json), false};
}

// A refusal has undone all that its verb wrote: what it tells is noted by itself.
Result<> write_traces(Desk& desk, const Request& request, std::string_view verb,
                      const std::vector<JournalNote>& traces) {
  return desk.database.write([&](store::Writer& writer) -> Result<> {
    TRY(LawShelf::Edition law, desk.law.edition(writer));
    TRY(const Date today, store::business_day(writer, desk.clock));
    Work work(desk, writer, request.actor, verb, request.key, std::move(law), today);
    for (const JournalNote& trace : traces) work.note(trace);
    return write_notes(work);
  });
}

}  // namespace

Result<> check_key(std::string_view key) {
  constexpr std::size_t kLeast = 8;
  constexpr std::size_t kMost = 64;
  if (key.empty()) return fail(bad_input("idempotency_key_missing").at("Idempotency-Key"));
  const bool plain = std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
  if (!plain || key.size() < kLeast || key.size() > kMost)
    return fail(bad_input("idempotency_key_bad").at("Idempotency-Key"));
  return {};
}

Result<> check_version(Work& work, UnitCode unit, const VersionedObject& object,
                       std::optional<std::int64_t> seen) {
  if (!seen || object.table.empty()) return {};
  TRY(const std::optional<std::int64_t> version,
      store::version_of(work.tx, object.table, unit, object.id));
  if (!version) return fail(not_found("not_found"));
  return same_version(*version, *seen);
}

Result<> same_version(std::int64_t standing, std::int64_t seen) {
  if (standing != seen) return fail(conflict("stale_version").at("If-Match"));
  return {};
}

namespace detail {

Result<Reply> perform_named(Desk& desk, const Request& request, std::string_view verb,
                            const Locate& locate, const Act& act,
                            store::TransactionOptions options) {
  TRY_VOID(check_key(request.key));
  const Asked asked{request, hash_of(desk, request)};
  std::vector<JournalNote> traces;
  const Result<Reply> reply = desk.database.write_value<Reply>(
      [&](store::Writer& writer) -> Result<Reply> {
        TRY(LawShelf::Edition law, desk.law.edition(writer));
        TRY(const Date today, store::business_day(writer, desk.clock));
        Work work(desk, writer, request.actor, verb, request.key, std::move(law), today,
                  request.progress);
        Result<Reply> answer = run(work, asked, locate, act);
        traces = work.traces();
        return answer;
      },
      options);
  // engines.md §8: the key that will tell.
  if (!reply && reply.error().kind == ProblemKind::unknown_outcome)
    return fail(Problem(reply.error()).with("key", request.key));
  // No entry, no answer.
  if (!reply && !traces.empty()) TRY_VOID(write_traces(desk, request, verb, traces));
  return reply;
}

}  // namespace detail

}  // namespace yigang::usecase
