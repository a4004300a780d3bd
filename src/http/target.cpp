#include "http/target.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace yigang::http {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  if (decoded.find('\0') != std::string::npos || first_invalid_utf8(decoded)) return std::nullopt;
  return decoded;
}

bool is_plain_segment(std::string_view segment) {
  return segment != "." && segment != ".." && segment.find('/') == std::string_view::npos &&
         segment.find('\\') == std::string_view::npos;
}

// As the names of the interface are; another might be a person's and is not told again.
bool is_plain_name(std::string_view name) {
  constexpr std::size_t kLongest = 40;
  return !name.empty() && name.size() <= kLongest &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

Result<std::pair<std::string, std::string>> read_pair(std::string_view pair) {
  const std::size_t equals = pair.find('=');
  auto name = decode(pair.substr(0, equals), true);
  if (!name || name->empty()) return fail(bad_input("bad_target").at("query"));
  auto value =
      equals == std::string_view::npos ? std::string() : decode(pair.substr(equals + 1), true);
  if (!value) {
    std::string shown = is_plain_name(*name) ? *name : "?";
    return fail(bad_input("bad_parameter").with("name", shown).at(shown));
  }
  return std::pair(*std::move(name), *std::move(value));
}

}  // namespace

Result<void> read_target(std::string_view target, Request& request) {
  const auto bad = [] { return fail(bad_input("bad_target").at("path")); };
  const std::size_t mark = target.find('?');
  const std::string_view path = target.substr(0, mark);
  if (path.empty() || path.front() != '/') return bad();
  for (const std::string_view segment : split(path.substr(1), '/')) {
    const auto decoded = decode(segment, false);
    if (!decoded || !is_plain_segment(*decoded)) return bad();
    request.path += '/';
    request.path += *decoded;
  }
  if (mark == std::string_view::npos || mark + 1 == target.size()) return {};
  for (const std::string_view pair : split(target.substr(mark + 1), '&')) {
    TRY(auto read, read_pair(pair));
    request.query.push_back(std::move(read));
  }
  return {};
}

void read_cookies(std::string_view header, Request& request) {
  for (const std::string_view pair : split(header, ';')) {
    const std::string_view cookie = trim(pair);
    const std::size_t equals = cookie.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    // The first of a name counts: a later one may come from a wider domain.
    request.cookies.emplace(cookie.substr(0, equals), cookie.substr(equals + 1));
  }
}

}  // namespace yigang::http
