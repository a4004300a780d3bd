#include "store/restore_mark.h"

#include "base/text.h"
#include "store/setting_queries.h"

namespace yigang::store {

namespace {

constexpr std::string_view kAt = "restored_at";
constexpr std::string_view kOn = "restored_on";
constexpr std::string_view kNewest = "restored_newest";
constexpr std::string_view kState = "restored_state";
constexpr std::string_view kVerified = "verified";
constexpr std::string_view kUnverified = "unverified";

std::optional<Instant> moment(const std::optional<std::string>& text) {
  const auto value = text ? parse_integer(*text) : std::nullopt;
  if (!value) return std::nullopt;
  return from_milliseconds(*value);
}

}  // namespace

Result<> put_restore_mark(Writer& writer, const Clock& clock) {
  TRY(const Date day, business_day(writer, clock));
  TRY(const std::optional<Row> newest, writer.query_one("SELECT MAX(at) FROM journal_entry"));
  TRY_VOID(put_setting(writer, kAt, std::to_string(to_milliseconds(clock.now()))));
  TRY_VOID(put_setting(writer, kOn, to_text(day)));
  TRY_VOID(put_setting(writer, kNewest,
                       newest->is_null(0) ? "-" : std::to_string(newest->get<std::int64_t>(0))));
  return put_setting(writer, kState, kUnverified);
}

Result<> restore_verified(Writer& writer) {
  return put_setting(writer, kState, kVerified);
}

Result<std::optional<RestoreMark>> restore_mark(Reader& reader) {
  TRY(const std::optional<Instant> at, setting(reader, kAt).transform(moment));
  if (!at) return std::optional<RestoreMark>();
  RestoreMark mark{.at = *at};
  TRY(const std::optional<std::string> day, setting(reader, kOn));
  if (day) {
    TRY(mark.day, parse_date(*day));
  }
  TRY(mark.newest, setting(reader, kNewest).transform(moment));
  TRY(const std::optional<std::string> state, setting(reader, kState));
  mark.verified = state == kVerified;
  return std::optional(mark);
}

Result<> require_verified(Reader& reader) {
  TRY(const std::optional<RestoreMark> mark, restore_mark(reader));
  if (mark && !mark->verified) return fail(refused("restore_unverified"));
  return {};
}

}  // namespace yigang::store
