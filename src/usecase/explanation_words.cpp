// A stored explanation as text for the terminal: what came out and why, what would turn it, the
// facts with their clauses in the order of reasoning, and after them the figures that were read.
// Words of the wire are said in the reader's language; what has no word stays as it was written.
#include <algorithm>
#include <cctype>
#include <set>

#include "base/messages.h"
#include "base/text.h"
#include "usecase/read_explanation.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kEver = "1900-01-01";
constexpr std::string_view kNever = "2199-12-31";
constexpr std::string_view kFigureRow = "figure_row";
constexpr std::string_view kLostRow = "figure_row_lost";

std::string_view sign(policy::NodeState state) {
  switch (state) {
    case policy::NodeState::met:
      return "✓";
    case policy::NodeState::not_met:
      return "✗";
    case policy::NodeState::missing:
      return "?";
    case policy::NodeState::by_parameter:
      return "◇";
    case policy::NodeState::ambiguous:
      return "⚠";
    case policy::NodeState::moved:
      return "↻";
  }
  CHECK(false);
  return "";
}

bool is_figure(const ExplainedNode& node) {
  return node.id.starts_with("figure:");
}

class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  [[nodiscard]] std::string text(std::string_view code, const Params& params = {}) const {
    return say(code, params, language_);
  }

  // The first of the kinds that has a word of this name; the name itself if none has.
  [[nodiscard]] std::string word(std::initializer_list<std::string_view> kinds,
                                 std::string_view name) const {
    std::string code = lower_ascii(name);
    std::ranges::replace(code, ' ', '_');
    for (const std::string_view kind : kinds)
      if (const auto found = message(std::string(kind) + "." + code, language_))
        return std::string(*found);
    return std::string(name);
  }

  // A value, or a list of values with ";" between them.
  [[nodiscard]] std::string value(std::string_view text) const {
    std::string all;
    for (const std::string_view part : split(text, ';')) {
      if (!all.empty()) all += language_ == Language::zh_cn ? "、" : ", ";
      all += word({"value", "line"}, trim(part));
    }
    return all;
  }

  [[nodiscard]] std::string outcome(std::string_view outcome) const {
    return word({"outcome", "line"}, outcome);
  }
  [[nodiscard]] std::string reason(std::string_view reason) const {
    return word({"reason", "line_problem"}, reason);
  }

  // A sentence; a value that has held from the beginning needs no day.
  [[nodiscard]] std::string sentence(const SaySentence& line) const {
    Params params;
    bool ever = false;
    for (const auto& [name, param] : line.params) {
      ever = ever || (name == "from" && param == kEver);
      params.emplace_back(name, param_text(name, param));
    }
    std::string said = text(line.code, params);
    return ever ? without_first_day(said) : said;
  }

  [[nodiscard]] std::string fact(const policy::TraceFact& fact) const {
    const std::string name = word({"fact", "reason"}, fact.name);
    const std::string shown = fact_value(fact);
    if (fact.source.empty()) return text("explain.fact", {{"name", name}, {"value", shown}});
    return text("explain.fact_from",
                {{"name", name}, {"value", shown}, {"source", word({"source"}, fact.source)}});
  }

  // "1969-03-08 + 60y + 0m" in words.
  [[nodiscard]] std::string formula(std::string_view filled) const {
    std::string all;
    for (std::size_t i = 0; i < filled.size();) {
      const std::size_t end = end_of_span(filled, i);
      if (end == i) {
        all += filled[i++];
        continue;
      }
      const std::string count(filled.substr(i, end - i - 1));
      all += text(filled[end - 1] == 'y' ? "explain.years" : "explain.months", {{"count", count}});
      i = end;
    }
    return all;
  }

 private:
  [[nodiscard]] std::string param_text(std::string_view name, const std::string& param) const {
    return name == "value" || name == "last" ? value(param) : param;
  }

  [[nodiscard]] std::string fact_value(const policy::TraceFact& fact) const {
    if (fact.name == "group") return word({"group"}, split(fact.value, ':').front());
    if (fact.name == "reason") return reason(fact.value);
    if (fact.name == "status") return word({"line"}, fact.value);
    if (fact.name == "side") return word({"side"}, fact.value);
    const std::size_t dots = fact.value.find("..");
    if (dots == std::string::npos) return value(fact.value);
    const std::string from = fact.value.substr(0, dots);
    const std::string until = fact.value.substr(dots + 2);
    if (until == kNever) return text("explain.since", {{"from", from}});
    return text("explain.period", {{"from", from}, {"until", until}});
  }

  // Takes away "（1900-01-01 起）" or " (from 1900-01-01)".
  static std::string without_first_day(std::string said) {
    const std::size_t day = said.find(kEver);
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"（", "）"}, {" (", ")"}}) {
      const std::size_t first = said.rfind(open, day);
      const std::size_t last = said.find(close, day);
      if (day == std::string::npos || first == std::string::npos || last == std::string::npos)
        continue;
      return said.erase(first, last + close.size() - first);
    }
    return said;
  }

  // Where "60y" or "0m" at `first` ends; `first` if none stands there.
  static std::size_t end_of_span(std::string_view filled, std::size_t first) {
    const auto is_digit = [&](std::size_t i) {
      return i < filled.size() && std::isdigit(static_cast<unsigned char>(filled[i])) != 0;
    };
    const auto is_letter = [&](std::size_t i) {
      return i < filled.size() && std::isalnum(static_cast<unsigned char>(filled[i])) != 0;
    };
    if (first > 0 && is_letter(first - 1)) return first;
    std::size_t end = first;
    while (is_digit(end)) ++end;
    if (end == first || end == filled.size() || (filled[end] != 'y' && filled[end] != 'm'))
      return first;
    return is_letter(end + 1) ? first : end + 1;
  }

  Language language_;
};

std::string head_of(const StoredTrace& trace, const Words& words) {
  Params params{{"decision", words.word({"decision"}, trace.decision)},
                {"day", to_text(trace.day)},
                {"outcome", words.outcome(trace.outcome)}};
  if (!trace.headline) return words.text("explain.head", params) + "\n";
  params.emplace_back("reason", words.reason(*trace.headline));
  std::string text = words.text("explain.head_reason", params) + "\n";
  for (const std::string& reason : trace.reasons)
    if (reason != *trace.headline)
      text += "  " + words.text("explain.further", {{"reason", words.reason(reason)}}) + "\n";
  return text;
}

std::string turning_of(const StoredTrace& trace, const Words& words) {
  std::string text;
  if (trace.turning_together && !trace.turning.empty())
    text += "  " + words.text("explain.together") + "\n";
  for (const TurningLine& line : trace.turning)
    text += "  " + words.text("explain.turning", {{"change", words.sentence(line.say)}}) + "\n";
  return text;
}

// The computation, with its result unless it ends with it or the sentence has said it.
std::string computation_of(const ExplainedNode& node, const Words& words) {
  if (node.expr_filled.empty()) return "";
  std::string text = "    " + words.formula(node.expr_filled);
  const bool said = std::ranges::any_of(
      node.say.params, [&](const auto& param) { return param.second == node.value; });
  if (!said && !node.value.empty() && !node.expr_filled.ends_with(node.value))
    text += " → " + words.value(node.value);
  return text + "\n";
}

std::string node_text(const ExplainedNode& node, const Words& words) {
  std::string text(sign(node.state));
  text += " " + words.sentence(node.say);
  if (node.provisional) text += words.text("explain.provisional");
  text += "\n";
  for (const policy::TraceFact& fact : node.facts) {
    if (fact.value.empty() || fact.name == kFigureRow) continue;
    if (fact.name != kLostRow) {
      text += "    " + words.fact(fact) + "\n";
    } else if (node.state == policy::NodeState::ambiguous) {
      // Which row holds is the question itself.
      text += "    " +
              words.text("explain.lost",
                         {{"value", words.value(fact.value)}, {"source", fact.source}}) +
              "\n";
    }
  }
  if (!node.cite.clause.empty()) text += "    § " + node.cite.clause + " " + node.cite.quote + "\n";
  return text + computation_of(node, words);
}

// Each figure once, in the order in which it was first read.
std::vector<const ExplainedNode*> figures_of(const StoredTrace& trace) {
  std::set<std::string_view> seen;
  std::vector<const ExplainedNode*> figures;
  for (const ExplainedNode& node : trace.nodes)
    if (is_figure(node) && seen.insert(node.id).second) figures.push_back(&node);
  return figures;
}

}  // namespace

std::string in_words(const StoredTrace& trace, Language language) {
  const Words words(language);
  std::string text = head_of(trace, words) + turning_of(trace, words);
  // What two rules asked (the retirement day) is told once.
  std::set<std::string> told;
  for (const ExplainedNode& node : trace.nodes) {
    if (is_figure(node)) continue;
    const std::string said = node_text(node, words);
    if (told.insert(said).second) text += said;
  }
  const std::vector<const ExplainedNode*> figures = figures_of(trace);
  if (!figures.empty())
    text += words.text("explain.figures", {{"count", std::to_string(figures.size())}}) + "\n";
  for (const ExplainedNode* node : figures) text += node_text(*node, words);
  return text + words.text("explain.law", {{"law", trace.law_version}}) + "\n";
}

}  // namespace yigang::usecase
