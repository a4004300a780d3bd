#include "core/person_name.h"

#include "base/text.h"

namespace yigang {

namespace {

constexpr std::size_t kShortest = 2;
constexpr std::size_t kLongest = 15;

bool is_dot(char32_t c) {
  return c == 0x00B7 || c == 0x2022 || c == 0x2027 || c == 0x30FB || c == '.' || c == 0xFF0E ||
         c == 0x2219;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xE000 && c <= 0xF8FF) || c == 0x3007;
}

}  // namespace

Result<std::string> parse_person_name(std::string_view text) {
  if (text.size() > 200 || first_invalid_utf8(text))
    return fail(bad_input("name_length").at("name"));
  std::string name;
  std::size_t count = 0;  // of Han characters; the dots between the parts are none
  bool after_dot = true;
  const std::string folded = fold_width(text);
  for (std::size_t offset = 0; offset < folded.size();) {
    const char32_t c = next_code_point(folded, offset);
    if (c == ' ' || c == '\t') continue;
    if (is_dot(c)) {
      if (after_dot) return fail(bad_input("name_characters").at("name"));
      name += "·";
      after_dot = true;
    } else if (is_han(c)) {
      append_utf8(name, c);
      after_dot = false;
      ++count;
    } else {
      return fail(bad_input("name_characters").at("name"));
    }
  }
  if (count < kShortest || count > kLongest) return fail(bad_input("name_length").at("name"));
  if (after_dot) return fail(bad_input("name_characters").at("name"));
  return name;
}

std::string masked_name(std::string_view name) {
  std::size_t offset = 0;
  std::string masked;
  append_utf8(masked, next_code_point(name, offset));
  masked += "*";
  const std::size_t count = code_point_count(name);
  if (count <= 2) return masked;
  std::size_t last = offset;
  while (offset < name.size()) {
    last = offset;
    (void)next_code_point(name, offset);
  }
  return masked + std::string(name.substr(last));
}

}  // namespace yigang
