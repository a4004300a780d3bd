#include "store/value.h"

#include "base/text.h"

namespace yigang::store {

namespace {

bool storable(std::string_view text) {
  return text.find('\0') == std::string_view::npos && !first_invalid_utf8(text);
}

}  // namespace

std::optional<Date> Stored<Date>::from(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return std::nullopt;
  auto date = parse_date(*text);
  return date ? std::optional(*date) : std::nullopt;
}

std::optional<Month> Stored<Month>::from(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return std::nullopt;
  auto month = parse_month(*text);
  return month ? std::optional(*month) : std::nullopt;
}

Result<> check_storable(const Args& args) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    const auto* text = std::get_if<std::string>(&args[i].value);
    if (text != nullptr && !storable(*text))
      return fail(bad_input("text_not_storable").with("place", std::to_string(i + 1)));
  }
  return {};
}

}  // namespace yigang::store
