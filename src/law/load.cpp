#include "law/load.h"

// toml++ 3.0 meets some wrong texts ("[=", a table named in Chinese) with a failed assertion
// instead of an error, and a law file must not end the program. So an assertion throws here, and
// read_figures catches it. Found by tests/fuzz.
namespace yigang::law {
struct TomlAsserted {};
[[noreturn]] static void toml_asserted() {
  throw TomlAsserted{};
}
}  // namespace yigang::law
#define TOML_ASSERT(condition) ((condition) ? static_cast<void>(0) : ::yigang::law::toml_asserted())
#define TOML_EXCEPTIONS 0
#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/text.h"

namespace yigang::law {

namespace {

using Words = std::vector<std::string>;

const Words kTopWords = {"figure"};
const Words kFigureWords = {"key",  "kind", "settings", "unit", "owner",
                            "note", "used", "unclear",  "name", "value"};
const Words kNameWords = {"zh", "en"};
const Words kValueWords = {"from", "until", "scope", "value", "status", "known_since", "citation"};
// Spaces only, those of Chinese typing too (U+3000, U+00A0).
bool says_nothing(std::string_view text) {
  for (text = trim(text); !text.empty(); text = trim(text)) {
    if (text.starts_with("\u3000"))
      text.remove_prefix(std::string_view("\u3000").size());
    else if (text.starts_with("\u00a0"))
      text.remove_prefix(std::string_view("\u00a0").size());
    else
      return false;
  }
  return true;
}

const Words kCitationWords = {"document", "clause", "quote"};

class FileReader {
 public:
  explicit FileReader(const std::string& file) : file_(file) {}

  Result<std::vector<LoadedFigure>> read(const toml::table& top) {
    TRY_VOID(only(top, kTopWords));
    std::vector<LoadedFigure> figures;
    const toml::array* list = top["figure"].as_array();
    if (list == nullptr) return fail(missing(top, "figure"));
    for (const toml::node& node : *list) {
      const toml::table* table = node.as_table();
      if (table == nullptr) return fail(wrong_type(node, "figure", "[[figure]]"));
      TRY(LoadedFigure figure, read_figure(*table));
      figures.push_back(std::move(figure));
    }
    return figures;
  }

 private:
  std::string place(const toml::node& node) const {
    return fmt::format("{}:{}", file_, node.source().begin.line);
  }
  Problem missing(const toml::node& node, std::string_view name) const {
    return bad_input("law_missing").with("place", place(node)).with("word", std::string(name));
  }
  Problem wrong_type(const toml::node& node, std::string_view name,
                     std::string_view expected) const {
    return bad_input("law_wrong_type")
        .with("place", place(node))
        .with("word", std::string(name))
        .with("expected", std::string(expected));
  }

  Result<> only(const toml::table& table, const Words& known) const {
    for (const auto& [key, node] : table) {
      if (std::ranges::find(known, key.str()) != known.end()) continue;
      return fail(bad_input("law_unknown_word")
                      .with("place", fmt::format("{}:{}", file_, key.source().begin.line))
                      .with("word", std::string(key.str()))
                      .with("nearest", nearest_word(key.str(), known)));
    }
    return {};
  }

  Result<std::string> text(const toml::table& table, std::string_view name) const {
    const toml::node* node = table.get(name);
    if (node == nullptr) return fail(missing(table, name));
    const auto* value = node->as_string();
    if (value == nullptr) return fail(wrong_type(*node, name, "\"…\""));
    if (says_nothing(value->get())) return fail(missing(*node, name));
    return value->get();
  }

  Result<bool> yes_or_no(const toml::table& table, std::string_view name) const {
    const auto* value = table.get(name)->as_boolean();
    if (value == nullptr) return fail(wrong_type(*table.get(name), name, "true / false"));
    return value->get();
  }

  template <class E>
  Result<E> one_of(const toml::table& table, std::string_view name) const {
    TRY(const std::string value, text(table, name));
    if (const auto found = enum_from_word<E>(value)) return *found;
    return fail(bad_input("law_unknown_word")
                    .with("place", place(*table.get(name)))
                    .with("word", value)
                    .with("nearest", nearest_word(value, enum_words<E>())));
  }

  Result<Date> date(const toml::table& table, std::string_view name) const {
    const toml::node* node = table.get(name);
    if (node == nullptr) return fail(missing(table, name));
    const auto* value = node->as_date();
    if (value == nullptr) return fail(wrong_type(*node, name, "2022-02-12"));
    const toml::date day = value->get();
    auto parsed = parse_date(fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day));
    if (!parsed) return fail(wrong_type(*node, name, "1900-01-01 … 2199-12-31"));
    return *parsed;
  }

  Result<const toml::table*> inner(const toml::table& table, std::string_view name) const {
    const toml::node* node = table.get(name);
    if (node == nullptr) return fail(missing(table, name));
    if (node->as_table() == nullptr)
      return fail(wrong_type(*node, name, fmt::format("[{}]", name)));
    return node->as_table();
  }

  Result<LoadedFigure> read_figure(const toml::table& table) {
    TRY_VOID(only(table, kFigureWords));
    LoadedFigure loaded;
    FigureHead& head = loaded.head;
    TRY(head.figure, one_of<Figure>(table, "key"));
    TRY_VOID(check_shape(table, head.figure));
    TRY(head.unit, text(table, "unit"));
    TRY(head.owner, text(table, "owner"));
    if (table.contains("note")) {
      TRY(head.note, text(table, "note"));
    }
    if (table.contains("used")) {
      TRY(head.used, yes_or_no(table, "used"));
    }
    if (table.contains("unclear")) {
      TRY(head.unclear, yes_or_no(table, "unclear"));
    }
    TRY(const toml::table* name, inner(table, "name"));
    TRY_VOID(only(*name, kNameWords));
    TRY(head.name_zh, text(*name, "zh"));
    TRY(head.name_en, text(*name, "en"));
    head.source = place(table);
    const toml::array* values = table["value"].as_array();
    if (values == nullptr || values->empty()) return fail(missing(table, "value"));
    for (const toml::node& node : *values) {
      if (node.as_table() == nullptr) return fail(wrong_type(node, "value", "[[figure.value]]"));
      TRY(FigureRow row, read_row(*node.as_table(), head.figure));
      loaded.rows.push_back(std::move(row));
    }
    return loaded;
  }

  // What a file says about the form of a figure must be what the program reads, or an official
  // would believe in a setting that has no effect.
  Result<> check_shape(const toml::table& table, Figure figure) const {
    const FigureShape& shape = shape_of(figure);
    TRY(const FigureKind kind, one_of<FigureKind>(table, "kind"));
    if (kind != shape.kind) return fail(wrong_type(*table.get("kind"), "kind", word(shape.kind)));
    Words settings;
    if (const toml::array* list = table["settings"].as_array()) {
      for (const toml::node& node : *list) settings.push_back(node.value_or(std::string()));
    }
    if (settings != shape.settings)
      return fail(wrong_type(table.contains("settings") ? *table.get("settings") : table,
                             "settings", fmt::format("{}", fmt::join(shape.settings, ", "))));
    return {};
  }

  // An integer is written as one: "45" in quotes might be meant as a word.
  static bool is_written_so(const toml::node& node, FigureKind kind) {
    switch (kind) {
      case FigureKind::integer:
        return node.is_integer();
      case FigureKind::setting:
      case FigureKind::share:
        return node.is_string();
      case FigureKind::money_by_tier:
      case FigureKind::retirement_table:
        return node.is_array();
    }
    CHECK(false);
  }

  Result<std::string> value_text(const toml::table& table, FigureKind kind) const {
    const toml::node* node = table.get("value");
    if (node == nullptr) return fail(missing(table, "value"));
    if (!is_written_so(*node, kind)) return fail(wrong_type(*node, "value", word(kind)));
    if (const auto* number = node->as_integer()) return std::to_string(number->get());
    if (const auto* word_value = node->as_string()) return word_value->get();
    std::string joined;
    for (const toml::node& part : *node->as_array()) {
      if (part.as_string() == nullptr) return fail(wrong_type(*node, "value", "[\"…\"]"));
      if (!joined.empty()) joined += ';';
      joined += part.as_string()->get();
    }
    return joined;
  }

  Result<Citation> citation(const toml::table& table) const {
    TRY(const toml::table* cite, inner(table, "citation"));
    TRY_VOID(only(*cite, kCitationWords));
    Citation citation;
    TRY(citation.document, text(*cite, "document"));
    TRY(citation.clause, text(*cite, "clause"));
    TRY(citation.quote, text(*cite, "quote"));
    return citation;
  }

  Result<FigureRow> read_row(const toml::table& table, Figure figure) const {
    TRY_VOID(only(table, kValueWords));
    FigureRow row{.figure = figure};
    row.source = place(table);
    TRY(row.from, date(table, "from"));
    if (table.contains("until")) {
      TRY(row.until, date(table, "until"));
    }
    TRY(const std::string scope, text(table, "scope"));
    if (scope != "city") {
      const auto unit = parse_unit_code(scope);
      if (!unit) return fail(wrong_type(*table.get("scope"), "scope", "city / 371502"));
      row.scope = *unit;
    }
    TRY(const std::string value, value_text(table, shape_of(figure).kind));
    auto parsed = parse_value(figure, value);
    if (!parsed) return fail(placed(std::move(parsed.error()), place(*table.get("value"))));
    row.value = std::move(*parsed);
    TRY(row.status, one_of<Status>(table, "status"));
    TRY(row.known_since, date(table, "known_since"));
    TRY(row.citation, citation(table));
    return row;
  }

  const std::string& file_;
};

}  // namespace

Problem placed(Problem problem, std::string place) {
  problem.code += "_at";
  return std::move(problem).with("place", place).at(place);
}

Result<std::vector<LoadedFigure>> read_figures(std::string_view toml, const std::string& file) {
  try {
    const toml::parse_result parsed = toml::parse(toml, file);
    if (!parsed)
      return fail(bad_input("law_bad_toml")
                      .with("place", fmt::format("{}:{}", file, parsed.error().source().begin.line))
                      .with("reason", std::string(parsed.error().description())));
    return FileReader(file).read(parsed.table());
  } catch (const TomlAsserted&) {
    return fail(
        bad_input("law_bad_toml").with("place", file).with("reason", "a key or table is no name"));
  }
}

}  // namespace yigang::law
