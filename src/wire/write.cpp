#include <array>
#include <charconv>

#include "base/check.h"
#include "wire/json.h"

namespace yigang::wire {

namespace {

constexpr std::array<bool, 256> escape_table() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = true;
  table['"'] = table['\\'] = table[0x7F] = true;
  return table;
}
constexpr std::array<bool, 256> kEscape = escape_table();

void write_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

void write_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

std::string_view word_of(const Shape& shape, const void* value) {
  const std::int64_t number = shape.get(value);
  for (const Word& word : shape.words)
    if (word.value == number) return word.name;
  CHECK(!"an enum holds a value without a word");
  return {};
}

void write_object(std::string& out, const Shape& shape, const void* value) {
  out += '{';
  bool first = true;
  for (const Member& member : shape.members) {
    const Shape& inner = member.shape();
    // The tables have one kind of pointer for reading and writing; here nothing is changed.
    const void* at = member.at(const_cast<void*>(value));
    if (inner.kind == Kind::optional && inner.item_at(at, 0) == nullptr) continue;
    if (!first) out += ',';
    first = false;
    out += '"';
    out += member.name;
    out += "\":";
    write_value(out, inner, at);
  }
  out += '}';
}

struct MapContext {
  std::string& out;
  const Shape& item;
  bool first = true;
};

void write_map_entry(void* context, std::string_view key, const void* value) {
  auto& map = *static_cast<MapContext*>(context);
  if (!map.first) map.out += ',';
  map.first = false;
  write_text(map.out, key);
  map.out += ':';
  write_value(map.out, map.item, value);
}

}  // namespace

void write_text(std::string& out, std::string_view text) {
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kEscape[static_cast<unsigned char>(text[i])]) continue;
    out.append(text.substr(from, i - from));
    write_escape(out, text[i]);
    from = i + 1;
  }
  out.append(text.substr(from));
  out += '"';
}

void write_value(std::string& out, const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::boolean:
      out += shape.get(value) != 0 ? "true" : "false";
      return;
    case Kind::integer:
      write_integer(out, shape.get(value));
      return;
    case Kind::text:
      if (shape.free_text) {
        write_text(out, *static_cast<const std::string*>(value));
        return;
      }
      // Forms (ids, money, dates) print nothing that needs an escape.
      out += '"';
      shape.print(value, out);
      out += '"';
      return;
    case Kind::word:
      out += '"';
      out += word_of(shape, value);
      out += '"';
      return;
    case Kind::optional:
      if (const void* const inner = shape.item_at(value, 0))
        write_value(out, shape.item(), inner);
      else
        out += "null";
      return;
    case Kind::list: {
      const Shape& item = shape.item();
      out += '[';
      for (std::size_t i = 0, size = shape.size(value); i < size; ++i) {
        if (i > 0) out += ',';
        write_value(out, item, shape.item_at(value, i));
      }
      out += ']';
      return;
    }
    case Kind::map: {
      out += '{';
      MapContext context{out, shape.item()};
      shape.each(value, &context, &write_map_entry);
      out += '}';
      return;
    }
    case Kind::object:
      write_object(out, shape, value);
      return;
    case Kind::raw: {
      const std::string& text = static_cast<const RawJson*>(value)->text;
      out += text.empty() ? "null" : text;
      return;
    }
  }
}

}  // namespace yigang::wire
