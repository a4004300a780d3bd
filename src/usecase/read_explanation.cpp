#include "usecase/read_explanation.h"

#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/list_queries.h"
#include "store/month_queries.h"
#include "usecase/desk.h"
#include "usecase/explain_line.h"
#include "usecase/places.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// What the wish comes to: a stored explanation, or a line whose explanation is made when asked.
struct Found {
  UnitCode unit;
  std::optional<ExplanationId> stored;
  std::optional<SettlementLineId> line;
};

Result<Found> found_by_id(store::Reader& reader, const law::Areas& areas, std::string_view id) {
  auto parsed = parse_id<ExplanationTag>(id);
  if (!parsed) return fail(std::move(parsed.error()).at("ID"));
  const ExplanationId wanted = *parsed;
  TRY(const UnitCode unit, unit_of_id(areas, wanted));
  TRY(const auto stored, store::find<store::ExplanationRow>(reader, unit, wanted));
  if (stored) return Found{unit, wanted, {}};
  TRY(const auto decisions, store::decisions_about(reader, unit, wanted.value()));
  if (!decisions.empty()) return Found{unit, decisions.back().id, {}};
  return Found{unit, {}, SettlementLineId(wanted.value())};
}

Result<Found> found_by_number(store::Reader& reader, const law::Areas& areas,
                              const ExplanationWanted& wanted) {
  auto unit = parse_unit_code(wanted.unit);
  if (!unit) return fail(std::move(unit.error()).at("--unit"));
  if (areas.unit(*unit) == nullptr)
    return fail(bad_input("unknown_unit").with("unit", wanted.unit).at("--unit"));
  if (wanted.application) {
    TRY(const auto id, store::application_numbered(reader, *unit, *wanted.application));
    if (!id) return fail(not_found("not_found").at("--application"));
    return found_by_id(reader, areas, to_text(*id));
  }
  auto month = parse_month(wanted.month);
  if (!month) return fail(std::move(month.error()).at("--month"));
  TRY(const auto line, store::newest_line_of(reader, *unit, *month, *wanted.placement));
  if (!line) return fail(not_found("not_found").at("--placement"));
  return Found{*unit, {}, *line};
}

Result<StoredTrace> trace_of(store::Reader& reader, LawShelf& shelf,
                             const ExplanationWanted& wanted) {
  TRY(const LawShelf::Edition law, shelf.edition(reader));
  const law::Areas& areas = law.snapshot->areas();
  TRY(const Found found, wanted.id.empty() ? found_by_number(reader, areas, wanted)
                                           : found_by_id(reader, areas, wanted.id));
  if (found.line) return explain_line(reader, shelf, found.unit, *found.line);
  TRY(const auto row, store::find<store::ExplanationRow>(reader, found.unit, found.stored.value()));
  CHECK(row.has_value());
  return wire::from_json<StoredTrace>(row->trace);
}

// One of: an id; a unit with an application; a unit with a placement and a month.
bool is_one_thing(const ExplanationWanted& wanted) {
  const bool numbered = !wanted.unit.empty();
  if (!wanted.id.empty())
    return !numbered && !wanted.application && !wanted.placement && wanted.month.empty();
  if (!numbered || wanted.application.has_value() == wanted.placement.has_value()) return false;
  return wanted.placement.has_value() == !wanted.month.empty();
}

Result<StoredTrace> trace_wanted(store::Database& database, const std::filesystem::path& law_folder,
                                 const ExplanationWanted& wanted) {
  if (!is_one_thing(wanted)) return fail(bad_input("explain_what").at("ID"));
  LawShelf shelf(law_folder);
  return database.read_value<StoredTrace>(
      [&](store::Reader& reader) { return trace_of(reader, shelf, wanted); });
}

// A reader knows a county by its name; the stored explanation keeps its code.
Result<> name_units(store::Database& database, const std::filesystem::path& law_folder,
                    StoredTrace& trace) {
  LawShelf shelf(law_folder);
  TRY(const LawShelf::Edition law,
      database.read_value<LawShelf::Edition>(
          [&](store::Reader& reader) { return shelf.edition(reader); }));
  for (ExplainedNode& node : trace.nodes)
    for (policy::TraceFact& fact : node.facts) {
      if (fact.name != "unit") continue;
      const auto code = parse_unit_code(fact.value);
      const law::Unit* const unit = code ? law.snapshot->areas().unit(*code) : nullptr;
      if (unit != nullptr) fact.value = unit->name;
    }
  return {};
}

}  // namespace

Result<std::string> explanation_in_words(store::Database& database,
                                         const std::filesystem::path& law_folder,
                                         const ExplanationWanted& wanted, Language language) {
  TRY(StoredTrace trace, trace_wanted(database, law_folder, wanted));
  TRY_VOID(name_units(database, law_folder, trace));
  return in_words(trace, language);
}

Result<std::string> explanation_as_json(store::Database& database,
                                        const std::filesystem::path& law_folder,
                                        const ExplanationWanted& wanted) {
  TRY(const StoredTrace trace, trace_wanted(database, law_folder, wanted));
  return wire::to_json(trace) + "\n";
}

}  // namespace yigang::usecase
