#include "base/text.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"

namespace yigang {

namespace {

// Length of the well-formed sequence at `offset`, 0 if there is none (RFC 3629 section 4).
std::size_t sequence_length(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const std::size_t left = text.size() - offset;
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const auto tail = [&](std::size_t count, unsigned char low, unsigned char high) -> std::size_t {
    if (left < count + 1) return 0;
    if (byte(1) < low || byte(1) > high) return 0;
    for (std::size_t i = 2; i <= count; ++i)
      if ((byte(i) & 0xC0) != 0x80) return 0;
    return count + 1;
  };
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1, 0x80, 0xBF);
  if (lead == 0xE0) return tail(2, 0xA0, 0xBF);
  if (lead == 0xED) return tail(2, 0x80, 0x9F);
  if (lead >= 0xE1 && lead <= 0xEF) return tail(2, 0x80, 0xBF);
  if (lead == 0xF0) return tail(3, 0x90, 0xBF);
  if (lead >= 0xF1 && lead <= 0xF3) return tail(3, 0x80, 0xBF);
  if (lead == 0xF4) return tail(3, 0x80, 0x8F);
  return 0;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t length = sequence_length(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::size_t code_point_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const std::size_t length = sequence_length(text, offset);
  CHECK(length > 0);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  char32_t point = length == 1 ? byte(0) : static_cast<char32_t>(byte(0) & (0xFF >> (length + 1)));
  for (std::size_t i = 1; i < length; ++i) point = (point << 6) | (byte(i) & 0x3F);
  offset += length;
  return point;
}

void append_utf8(std::string& text, char32_t point) {
  const auto put = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | (point >> 6));
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string lower_ascii(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lowered;
}

std::string fold_width(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    char32_t point = next_code_point(text, offset);
    if ((point >= 0x200B && point <= 0x200D) || point == 0x2060 || point == 0xFEFF) continue;
    if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;
    if (point == 0x3000 || point == 0x00A0) point = ' ';
    append_utf8(folded, point);
  }
  return folded;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
  std::string nearest;
  std::size_t best = SIZE_MAX;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace yigang
