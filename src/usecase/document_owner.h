// Which documents there are and whose they are to keep: what stands in
// law/instruments/documents.csv is the city's; what an office named with a figure of its own is the
// office's, the city's before a county's. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/snapshot.h"
#include "usecase/actor.h"

namespace yigang::usecase {

struct KeptDocument {
  std::string number;
  UnitCode owner;
  bool replaced = false;  // the register itself says so
};
// Those of the register in its order, then the others in order of the figures that cite them. The
// default that no document states is none.
[[nodiscard]] std::vector<KeptDocument> documents_kept(const law::LawSnapshot& law);
[[nodiscard]] std::optional<UnitCode> owner_of(const law::LawSnapshot& law,
                                               std::string_view document);
// Refusals at "document": `not_found`, `document_of_another`.
[[nodiscard]] Result<> check_owner(const law::LawSnapshot& law, std::string_view document,
                                   UnitCode unit);

}  // namespace yigang::usecase
