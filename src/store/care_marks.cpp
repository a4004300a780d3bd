#include "store/care_marks.h"

#include "base/text.h"
#include "store/setting_queries.h"

namespace yigang::store {

namespace {

constexpr std::string_view kBackedUp = "backed_up_at";
constexpr std::string_view kVerified = "verified_at";
constexpr std::string_view kEntries = "verified_size";

Result<std::optional<std::int64_t>> number(Reader& reader, std::string_view name) {
  TRY(const std::optional<std::string> text, setting(reader, name));
  return text ? parse_integer(*text) : std::optional<std::int64_t>();
}

Result<std::optional<Instant>> moment(Reader& reader, std::string_view name) {
  TRY(const std::optional<std::int64_t> value, number(reader, name));
  return value ? std::optional(from_milliseconds(*value)) : std::optional<Instant>();
}

}  // namespace

Result<> mark_backed_up(Writer& writer, Instant now) {
  return put_setting(writer, kBackedUp, std::to_string(to_milliseconds(now)));
}

Result<> mark_verified(Writer& writer, Instant now, std::int64_t entries) {
  TRY_VOID(put_setting(writer, kVerified, std::to_string(to_milliseconds(now))));
  return put_setting(writer, kEntries, std::to_string(entries));
}

Result<> forget_care(Writer& writer) {
  TRY_VOID(
      writer.execute("DELETE FROM setting WHERE name IN (" + std::string(kCareSettings) + ")"));
  return {};
}

Result<CareMarks> care_marks(Reader& reader) {
  CareMarks marks;
  TRY(marks.backed_up_at, moment(reader, kBackedUp));
  TRY(marks.verified_at, moment(reader, kVerified));
  TRY(marks.verified_entries, number(reader, kEntries));
  return marks;
}

}  // namespace yigang::store
