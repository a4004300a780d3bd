#include "usecase/read_explanation.h"

#include <fmt/format.h>

#include "store/described_row.h"
#include "usecase/places.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

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
  }
  CHECK(false);
  return "";
}

std::string sentence(const SaySentence& line, Language language) {
  Params params(line.params.begin(), line.params.end());
  return say(line.code, params, language);
}

}  // namespace

std::string in_words(const StoredTrace& trace, Language language) {
  const bool zh = language == Language::zh_cn;
  std::string text =
      fmt::format("{} {}  {}: {}{}\n", trace.decision, to_text(trace.day), zh ? "结论" : "outcome",
                  trace.outcome, trace.headline ? " — " + *trace.headline : "");
  for (const TurningLine& line : trace.turning)
    text += fmt::format("  {} {}\n",
                        zh ? "还差什么：" : "what would turn it:", sentence(line.say, language));
  for (const ExplainedNode& node : trace.nodes) {
    text += fmt::format("{} {}{}\n", sign(node.state), sentence(node.say, language),
                        node.provisional ? (zh ? "（暂定）" : " (provisional)") : "");
    for (const policy::TraceFact& fact : node.facts)
      text +=
          fmt::format("    {} = {}  [{} {}]\n", fact.name, fact.value, fact.source, fact.evidence);
    if (!node.cite.clause.empty())
      text += fmt::format("    § {} {}\n", node.cite.clause, node.cite.quote);
    if (!node.expr_filled.empty())
      text += fmt::format("    {} → {}\n", node.expr_filled, node.value);
  }
  return text + fmt::format("{}: {}\n", zh ? "规则版本" : "law version", trace.law_version);
}

Result<std::string> explanation_in_words(store::Database& database,
                                         const std::filesystem::path& law_folder,
                                         std::string_view id, Language language) {
  TRY(const law::LawPtr law, law::LawSnapshot::load(law_folder));
  TRY(const ExplanationId wanted, parse_id<ExplanationTag>(id));
  TRY(const UnitCode unit, unit_of_id(law->areas(), wanted));
  TRY(const std::optional<store::ExplanationRow> row,
      database.read_value<std::optional<store::ExplanationRow>>([&](store::Reader& reader) {
        return store::find<store::ExplanationRow>(reader, unit, wanted);
      }));
  if (!row) return fail(not_found("not_found"));
  TRY(const StoredTrace trace, wire::from_json<StoredTrace>(row->trace));
  return in_words(trace, language);
}

}  // namespace yigang::usecase
