#include <algorithm>
#include <array>
#include <cctype>

#include "base/check.h"
#include "base/text.h"
#include "wire/json.h"
#include "wire/tree.h"
#include "wire/writer.h"

namespace yigang::wire {

namespace {

constexpr std::size_t kMostMembers = 128;

// The path grows from the inside out, and only when there is a problem to tell.
Problem under(std::string_view place, Problem problem) {
  if (!problem.field.empty() && problem.field.front() != '[')
    problem.field.insert(problem.field.begin(), '.');
  problem.field.insert(0, place);
  return problem;
}

// A name from outside goes into a problem only if it looks like a name: whoever sends a person's
// number or name in its place must not find it in our logs.
std::string safe_name(std::string_view name) {
  const auto digits =
      std::count_if(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  return plain && !name.empty() && name.size() <= 40 && digits <= 4 ? std::string(name) : "?";
}

Problem unknown_name(std::string_view code, std::string_view name, const Shape& shape) {
  std::vector<std::string> known;
  for (const Member& member : shape.members) known.emplace_back(member.name);
  std::string shown = safe_name(name);
  return bad_input(code)
      .with("name", shown)
      .with("nearest", known.empty() ? "-" : nearest_word(shown, known))
      .at(std::move(shown));
}

std::size_t find_member(const Shape& shape, std::string_view name, std::size_t hint) {
  const auto members = shape.members;
  if (hint < members.size() && members[hint].name == name) return hint;
  for (std::size_t i = 0; i < members.size(); ++i)
    if (members[i].name == name) return i;
  return members.size();
}

// U+202A–202E and U+2066–2069 (E2 80 AA–AE, E2 81 A6–A9): they turn the order in which a text is
// shown, so that a name, an account or a file is read as another one than is stored.
bool turns_direction(std::string_view text, std::size_t at) {
  const std::string_view mark = text.substr(at, 3);
  return (mark >= "\xE2\x80\xAA" && mark <= "\xE2\x80\xAE") ||
         (mark >= "\xE2\x81\xA6" && mark <= "\xE2\x81\xA9");
}

Result<void> check_text(std::string_view text, const Shape& shape, const Limits& limits) {
  const std::size_t limit = shape.free_text ? limits.text_code_points : shape.most;
  // A code point has at most four bytes, so that most texts need no count.
  if (text.size() > limit && (text.size() > 4 * limit || code_point_count(text) > limit))
    return fail(bad_input("text_too_long").with("limit", std::to_string(limit)));
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F ||
        (byte == 0xE2 && turns_direction(text, i)))
      return fail(bad_input("text_control"));
  }
  return {};
}

Result<void> set_word(std::string_view text, const Shape& shape, void* out) {
  std::vector<std::string> known;
  for (const Word& word : shape.words) {
    if (word.name == text) {
      shape.set(out, word.value);
      return {};
    }
    known.emplace_back(word.name);
  }
  const std::string shown = safe_name(text);
  return fail(bad_input("unknown_word")
                  .with("word", shown)
                  .with("nearest", known.empty() ? "-" : nearest_word(shown, known)));
}

Result<void> set_integer(std::int64_t value, const Shape& shape, void* out) {
  if (value < shape.minimum || value > shape.maximum)
    return fail(bad_input("number_out_of_range")
                    .with("minimum", std::to_string(shape.minimum))
                    .with("maximum", std::to_string(shape.maximum)));
  shape.set(out, value);
  return {};
}

Result<void> set_text(std::string_view text, const Shape& shape, void* out, const Limits& limits) {
  TRY_VOID(check_text(text, shape, limits));
  if (shape.kind == Kind::word) return set_word(text, shape, out);
  return shape.parse(text, out);
}

// A value that arrives as text alone, as in a path or a query.
Result<void> set_from_text(std::string_view text, const Shape& shape, void* out) {
  switch (shape.kind) {
    case Kind::optional:
      return set_from_text(text, shape.item(), shape.append(out));
    case Kind::boolean:
      if (text != "true" && text != "false")
        return fail(bad_input("wrong_type").with("expected", "boolean"));
      shape.set(out, text == "true" ? 1 : 0);
      return {};
    case Kind::integer: {
      const auto value = parse_integer(text);
      if (!value) return fail(bad_input("number_not_whole"));
      return set_integer(*value, shape, out);
    }
    case Kind::text:
    case Kind::word:
      return set_text(text, shape, out, Limits{});
    case Kind::list:
      return set_from_text(text, shape.item(), shape.append(out));
    case Kind::map:
    case Kind::object:
    case Kind::raw:
      break;
  }
  CHECK(!"a parameter has one value; lists of objects belong into a body");
  return {};
}

std::string_view json_word(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return "boolean";
    case Kind::integer:
      return "number";
    case Kind::text:
    case Kind::word:
      return "string";
    case Kind::list:
      return "array";
    case Kind::map:
    case Kind::object:
      return "object";
    case Kind::optional:
    case Kind::raw:
      break;
  }
  return "value";
}

class Reader {
 public:
  Reader(const Tree& tree, const Limits& limits) : tree_(tree), limits_(limits) {}

  Result<void> read(std::size_t at, const Shape& shape, void* out) const {
    const Node& node = tree_.nodes[at];
    switch (shape.kind) {
      case Kind::boolean:
        if (node.kind != NodeKind::boolean) return wrong_type(shape);
        shape.set(out, node.number);
        return {};
      case Kind::integer:
        if (node.kind == NodeKind::integer) return set_integer(node.number, shape, out);
        if (node.kind == NodeKind::real) return fail(bad_input("number_not_whole"));
        if (node.kind != NodeKind::too_big) return wrong_type(shape);
        return fail(bad_input("number_out_of_range")
                        .with("minimum", std::to_string(shape.minimum))
                        .with("maximum", std::to_string(shape.maximum)));
      case Kind::text:
      case Kind::word:
        if (node.kind != NodeKind::text) return wrong_type(shape);
        return set_text(tree_.text(node), shape, out, limits_);
      case Kind::optional:
        if (node.kind == NodeKind::null) return {};
        return read(at, shape.item(), shape.append(out));
      case Kind::list:
        return read_list(at, shape, out);
      case Kind::map:
        return read_map(at, shape, out);
      case Kind::object:
        return read_object(at, shape, out, {});
      case Kind::raw:
        write_raw(at, static_cast<RawJson*>(out)->text);
        return {};
    }
    return {};
  }

  Result<void> read_object(std::size_t at, const Shape& shape, void* out,
                           const Fields& given) const {
    const Node& node = tree_.nodes[at];
    if (node.kind != NodeKind::object) return wrong_type(shape);
    CHECK(shape.members.size() <= kMostMembers);
    std::array<bool, kMostMembers> seen{};
    for (const auto& [name, text] : given) {
      const std::size_t index = find_member(shape, name, 0);
      CHECK(index < shape.members.size());
      const Member& member = shape.members[index];
      if (auto set = set_from_text(text, member.shape(), member.at(out)); !set)
        return fail(under(name, std::move(set).error()));
      seen[index] = true;
    }
    std::size_t hint = 0;
    std::size_t child = at + 1;
    for (std::uint32_t i = 0; i < node.children; ++i, child = tree_.nodes[child].end) {
      const std::string_view name = tree_.key(tree_.nodes[child]);
      const std::size_t index = find_member(shape, name, hint);
      if (index == shape.members.size()) return fail(unknown_name("unknown_member", name, shape));
      const Member& member = shape.members[index];
      if (seen[index])
        return fail(
            bad_input("duplicate_member").with("name", std::string(name)).at(std::string(name)));
      seen[index] = true;
      hint = index + 1;
      if (auto done = read(child, member.shape(), member.at(out)); !done)
        return fail(under(member.name, std::move(done).error()));
    }
    for (std::size_t i = 0; i < shape.members.size(); ++i) {
      const Member& member = shape.members[i];
      if (!seen[i] && member.shape().kind != Kind::optional)
        return fail(bad_input("missing_member")
                        .with("name", std::string(member.name))
                        .at(std::string(member.name)));
    }
    return {};
  }

 private:
  static tl::unexpected<Problem> wrong_type(const Shape& shape) {
    return fail(bad_input("wrong_type").with("expected", std::string(json_word(shape.kind))));
  }

  Result<void> read_list(std::size_t at, const Shape& shape, void* out) const {
    const Node& node = tree_.nodes[at];
    if (node.kind != NodeKind::list) return wrong_type(shape);
    const Shape& item = shape.item();
    std::size_t child = at + 1;
    for (std::uint32_t i = 0; i < node.children; ++i, child = tree_.nodes[child].end)
      if (auto done = read(child, item, shape.append(out)); !done)
        return fail(under("[" + std::to_string(i) + "]", std::move(done).error()));
    return {};
  }

  Result<void> read_map(std::size_t at, const Shape& shape, void* out) const {
    const Node& node = tree_.nodes[at];
    if (node.kind != NodeKind::object) return wrong_type(shape);
    const Shape& item = shape.item();
    std::vector<std::string_view> names;
    std::size_t child = at + 1;
    for (std::uint32_t i = 0; i < node.children; ++i, child = tree_.nodes[child].end) {
      const std::string_view name = tree_.key(tree_.nodes[child]);
      if (auto fits = check_text(name, shape_of<std::string>(), limits_); !fits)
        return fail(std::move(fits).error());
      names.push_back(name);
      if (auto done = read(child, item, shape.insert(out, name)); !done)
        return fail(under(safe_name(name), std::move(done).error()));
    }
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice != names.end())
      return fail(
          bad_input("duplicate_member").with("name", safe_name(*twice)).at(safe_name(*twice)));
    return {};
  }

  void write_raw(std::size_t at, std::string& out) const {
    const Node& node = tree_.nodes[at];
    switch (node.kind) {
      case NodeKind::null:
        out += "null";
        return;
      case NodeKind::boolean:
        out += node.number != 0 ? "true" : "false";
        return;
      case NodeKind::integer:
        out += std::to_string(node.number);
        return;
      case NodeKind::too_big:
      case NodeKind::real:
        out += tree_.text(node);
        return;
      case NodeKind::text:
        write_text(out, tree_.text(node));
        return;
      case NodeKind::list:
      case NodeKind::object:
        break;
    }
    const bool object = node.kind == NodeKind::object;
    out += object ? '{' : '[';
    std::size_t child = at + 1;
    for (std::uint32_t i = 0; i < node.children; ++i, child = tree_.nodes[child].end) {
      if (i > 0) out += ',';
      if (object) {
        write_text(out, tree_.key(tree_.nodes[child]));
        out += ':';
      }
      write_raw(child, out);
    }
    out += object ? '}' : ']';
  }

  const Tree& tree_;
  const Limits& limits_;
};

}  // namespace

Result<void> read_json(std::string_view text, const Shape& shape, void* out, const Limits& limits,
                       const Fields& given) {
  TRY(const Tree tree, parse_tree(text, limits));
  const Reader reader(tree, limits);
  if (shape.kind == Kind::object) return reader.read_object(0, shape, out, given);
  CHECK(given.empty());
  return reader.read(0, shape, out);
}

Result<void> read_fields(const Fields& fields, const Shape& shape, void* out) {
  CHECK(shape.kind == Kind::object && shape.members.size() <= kMostMembers);
  std::array<bool, kMostMembers> seen{};
  for (const auto& [name, text] : fields) {
    if (const auto offset = first_invalid_utf8(text))
      return fail(
          bad_input("json_not_utf8").with("offset", std::to_string(*offset)).at(safe_name(name)));
    const std::size_t index = find_member(shape, name, 0);
    if (index == shape.members.size()) return fail(unknown_name("unknown_parameter", name, shape));
    const Member& member = shape.members[index];
    if (seen[index] && member.shape().kind != Kind::list)
      return fail(bad_input("duplicate_parameter").with("name", name).at(name));
    seen[index] = true;
    if (auto set = set_from_text(text, member.shape(), member.at(out)); !set)
      return fail(under(name, std::move(set).error()));
  }
  for (std::size_t i = 0; i < shape.members.size(); ++i) {
    const std::string name(shape.members[i].name);
    const Kind kind = shape.members[i].shape().kind;
    if (seen[i] || kind == Kind::optional || kind == Kind::list) continue;
    if (name == "after" || name == "limit") continue;
    return fail(bad_input("missing_parameter").with("name", name).at(name));
  }
  return {};
}

}  // namespace yigang::wire
