#include "wire/schema.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace yigang::wire {

namespace {

struct Format {
  std::string_view name;
  std::string_view pattern;  // empty: the format says it all
};

constexpr Format kFormats[] = {
    {"byte", ""},
    {"date", ""},
    {"date-time", ""},
    {"id", "^[1-9][0-9]{0,18}$"},
    {"money", "^-?[0-9]{1,13}(\\.[0-9]{1,2})?$"},
    {"month", "^[0-9]{4}-[0-9]{2}$"},
    {"place", "^[0-9]{9}([0-9]{3})?$"},
    {"resident-number", ""},
    {"tenths", "^[0-9]{1,5}(\\.[0-9])?$"},
    {"unit", "^[0-9]{6}$"},
};

void write_text_schema(Writer& writer, const Shape& shape) {
  writer.begin_object().key("type").text("string");
  if (!shape.format.empty()) writer.key("format").text(shape.format);
  const auto* const found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                         [&](const Format& f) { return f.name == shape.format; });
  if (found != std::end(kFormats) && !found->pattern.empty())
    writer.key("pattern").text(found->pattern);
  if (shape.free_text)
    writer.key("maxLength").number(static_cast<std::int64_t>(Limits{}.text_code_points));
  writer.end_object();
}

void write_integer_schema(Writer& writer, const Shape& shape) {
  writer.begin_object().key("type").text("integer");
  if (shape.minimum != std::numeric_limits<std::int64_t>::min())
    writer.key("minimum").number(shape.minimum);
  if (shape.maximum != std::numeric_limits<std::int64_t>::max())
    writer.key("maximum").number(shape.maximum);
  writer.end_object();
}

}  // namespace

std::string component_name(std::string_view qualified) {
  std::string name;
  std::string word;
  // Template brackets, commas and spaces part the words; of each word the namespaces fall away.
  const auto finish = [&] {
    if (word.empty()) return;
    if (!name.empty()) name += '_';
    name += word;
    word.clear();
  };
  for (const char c : qualified) {
    if (c == ':') {
      word.clear();
    } else if (c == '<' || c == '>' || c == ',' || c == ' ') {
      finish();
    } else if (c != '{' && c != '}') {
      word += c;
    }
  }
  finish();
  return name;
}

const std::string& Schemas::name_of(const Shape& shape) {
  if (const auto known = names_.find(&shape); known != names_.end()) return known->second;
  std::string name = component_name(shape.type_name);
  if (taken_.contains(name)) {
    name.clear();
    for (const char c : shape.type_name) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || (!name.empty() && name.back() != '_')) name += plain ? c : '_';
    }
  }
  taken_.emplace(name, &shape);
  waiting_.push_back(&shape);
  return names_.emplace(&shape, std::move(name)).first->second;
}

void Schemas::write(Writer& writer, const Shape& shape) {
  switch (shape.kind) {
    case Kind::boolean:
      writer.begin_object().key("type").text("boolean").end_object();
      return;
    case Kind::integer:
      write_integer_schema(writer, shape);
      return;
    case Kind::text:
      write_text_schema(writer, shape);
      return;
    case Kind::optional:
      write(writer, shape.item());
      return;
    case Kind::list:
      writer.begin_object().key("type").text("array").key("items");
      write(writer, shape.item());
      writer.end_object();
      return;
    case Kind::map:
      writer.begin_object().key("type").text("object").key("additionalProperties");
      write(writer, shape.item());
      writer.end_object();
      return;
    case Kind::raw:
      writer.begin_object().end_object();
      return;
    case Kind::word:
    case Kind::object:
      writer.begin_object().key("$ref").text("#/components/schemas/" + name_of(shape)).end_object();
      return;
  }
}

void Schemas::write_without(Writer& writer, const Shape& shape,
                            const std::vector<std::string>& names) {
  const auto left_out = [&](const Member& member) {
    return std::find(names.begin(), names.end(), member.name) != names.end();
  };
  writer.begin_object().key("type").text("object").key("properties").begin_object();
  for (const Member& member : shape.members) {
    if (left_out(member)) continue;
    writer.key(member.name);
    write(writer, member.shape());
  }
  writer.end_object().key("required").begin_list();
  for (const Member& member : shape.members)
    if (!left_out(member) && member.shape().kind != Kind::optional) writer.text(member.name);
  writer.end_list().key("additionalProperties").boolean(false).end_object();
}

void Schemas::write_component(Writer& writer, const Shape& shape) {
  if (shape.kind == Kind::object) {
    write_without(writer, shape, {});
    return;
  }
  writer.begin_object().key("type").text("string").key("enum").begin_list();
  for (const Word& word : shape.words) writer.text(word.name);
  writer.end_list().end_object();
}

void Schemas::write_components(Writer& writer) {
  writer.begin_object();
  while (!waiting_.empty()) {
    const Shape* const shape = waiting_.back();
    waiting_.pop_back();
    writer.key(names_.at(shape));
    write_component(writer, *shape);
  }
  writer.end_object();
}

}  // namespace yigang::wire
