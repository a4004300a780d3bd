#include "usecase/document_owner.h"

#include <algorithm>
#include <boost/mp11.hpp>

namespace yigang::usecase {

std::vector<KeptDocument> documents_kept(const law::LawSnapshot& law) {
  std::vector<KeptDocument> kept;
  for (const law::Document& one : law.documents().all())
    kept.push_back({one.number, kCity, one.status == law::DocumentStatus::replaced});
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<law::Figure>>([&](auto figure) {
    for (const law::FigureRow& row : law.rows(figure.value)) {
      if (row.citation.document == law::kOwnDefault) continue;
      const auto known = std::ranges::find(kept, row.citation.document, &KeptDocument::number);
      if (known == kept.end())
        kept.push_back({row.citation.document, row.scope, false});
      else
        known->owner = std::min(known->owner, row.scope);  // the city has the least code
    }
  });
  return kept;
}

std::optional<UnitCode> owner_of(const law::LawSnapshot& law, std::string_view document) {
  const std::vector<KeptDocument> kept = documents_kept(law);
  const auto found = std::ranges::find(kept, document, &KeptDocument::number);
  return found == kept.end() ? std::nullopt : std::optional(found->owner);
}

Result<> check_owner(const law::LawSnapshot& law, std::string_view document, UnitCode unit) {
  const std::optional<UnitCode> owner = owner_of(law, document);
  if (!owner) return fail(not_found("not_found").at("document"));
  if (*owner == unit) return {};
  return fail(refused("document_of_another").with("unit", to_text(*owner)).at("document"));
}

}  // namespace yigang::usecase
