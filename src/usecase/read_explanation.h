// A stored explanation, read back: for the API as it stands, for the terminal in words.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/messages.h"
#include "store/database.h"
#include "usecase/explanation.h"

namespace yigang::usecase {

[[nodiscard]] std::string in_words(const StoredTrace& trace, Language language);

// What somebody wants to have explained: by an id (of the explanation itself, of an application or
// of a settled line), or by the numbers that stand on the screen.
struct ExplanationWanted {
  std::string id;
  std::string unit;                         // with an application's or a placement's number
  std::optional<std::int64_t> application;  // number in the unit: its newest decision
  std::optional<std::int64_t> placement;    // number in the unit, with a month: its newest line
  std::string month;
};
// For the owner of the machine, who needs no scope. Refusals: `not_found`, `bad_id`,
// `bad_unit_code`, `unknown_unit`, `bad_month`, `explain_what` when the wish is not one thing.
[[nodiscard]] Result<std::string> explanation_in_words(store::Database& database,
                                                       const std::filesystem::path& law_folder,
                                                       const ExplanationWanted& wanted,
                                                       Language language);
// The same as "yigang.trace/1", for machines.
[[nodiscard]] Result<std::string> explanation_as_json(store::Database& database,
                                                      const std::filesystem::path& law_folder,
                                                      const ExplanationWanted& wanted);

}  // namespace yigang::usecase
