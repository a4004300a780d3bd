// JSON over described structs, both ways; nobody else knows JSON. Reading is strict: an unknown,
// missing or repeated member, a wrong type, bytes after the end, invalid UTF-8, control characters,
// too much depth or length are each refused with the path of the member ("people[3].birth_date") in
// Problem.field; problems of core keep their code. Optionals may be absent or null, and are left
// out when written. Cost: one pass to a flat tree, one pass to the struct. No shared state.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "wire/shape.h"

namespace yigang::wire {

struct Limits {
  std::size_t depth = 16;
  std::size_t text_code_points = 2000;
  std::size_t items = 10'000;  // of one list or map
};

// Members whose values come from elsewhere as text: path and query parameters. Names as on the
// wire.
using Fields = std::vector<std::pair<std::string, std::string>>;

// Refusals: `json_not_utf8`, `json_syntax` (both with {offset}), `json_too_deep`, `unknown_member`,
// `missing_member`, `duplicate_member`, `wrong_type`, `number_out_of_range`, `number_not_whole`,
// `unknown_word`, `text_too_long`, `text_control` (also marks that turn the direction of a text),
// `too_many_items`. `given` fills members of the
// same name, which then may not stand in the text.
[[nodiscard]] Result<void> read_json(std::string_view text, const Shape& shape, void* out,
                                     const Limits& limits, const Fields& given);
// A struct from text parameters alone; a repeated name fills a list. `after` and `limit` are never
// required, lists neither. Refusals: `unknown_parameter`, `missing_parameter`,
// `duplicate_parameter`, and those of the values.
[[nodiscard]] Result<void> read_fields(const Fields& fields, const Shape& shape, void* out);
void write_value(std::string& out, const Shape& shape, const void* value);

// A JSON string in its quotes.
void write_text(std::string& out, std::string_view text);

template <class T>
[[nodiscard]] Result<T> from_json(std::string_view text, const Limits& limits = {},
                                  const Fields& given = {}) {
  T value = blank<T>();
  TRY_VOID(read_json(text, shape_of<T>(), &value, limits, given));
  return value;
}

template <class T>
[[nodiscard]] Result<T> from_fields(const Fields& fields) {
  T value = blank<T>();
  TRY_VOID(read_fields(fields, shape_of<T>(), &value));
  return value;
}

template <class T>
void write_json(std::string& out, const T& value) {
  write_value(out, shape_of<T>(), &value);
}

template <class T>
[[nodiscard]] std::string to_json(const T& value) {
  std::string out;
  write_json(out, value);
  return out;
}

}  // namespace yigang::wire
