#include "usecase/unclear_words.h"

#include <algorithm>

#include "law/areas.h"
#include "store/ambiguity_queries.h"

namespace yigang::usecase {

namespace {

// A citation with the number of a requirement ("LZ-2022-4 二(四)/6") is of its clause.
std::string_view whole_clause(std::string_view clause) {
  const std::size_t end = clause.rfind('/');
  if (!clause.starts_with("LZ-") || end == std::string_view::npos) return clause;
  const std::string_view number = clause.substr(end + 1);
  const bool digits = !number.empty() && std::ranges::all_of(number, [](char sign) {
    return sign >= '0' && sign <= '9';
  });
  return digits ? clause.substr(0, end) : clause;
}

bool is_of(const store::AmbiguityRow& row, const policy::Cite& cite) {
  return row.clause == whole_clause(cite.clause) && (cite.doc.empty() || cite.doc == row.document);
}

}  // namespace

Result<std::vector<UnclearWords>> unclear_words(store::Reader& reader, UnitCode unit,
                                                const std::vector<policy::Cite>& cites) {
  TRY(const std::vector<store::AmbiguityRow> open, store::open_ambiguities(reader));
  std::vector<UnclearWords> found;
  for (const store::AmbiguityRow& row : open) {
    const bool reaches = row.unit.is_city() || row.unit == unit;
    const auto cited = [&](const policy::Cite& cite) { return is_of(row, cite); };
    if (!reaches || std::ranges::none_of(cites, cited)) continue;
    UnclearWords words{row.clause, row.phrase};
    if (std::ranges::find(found, words) == found.end()) found.push_back(std::move(words));
  }
  return found;
}

std::vector<policy::Cite> cited_by(const StoredTrace& trace) {
  std::vector<policy::Cite> cites;
  for (const ExplainedNode& node : trace.nodes)
    if (!node.id.starts_with("group:")) cites.push_back(node.cite);
  return cites;
}

}  // namespace yigang::usecase
