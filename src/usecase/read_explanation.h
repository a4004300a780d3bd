// A stored explanation, read back: for the API as it stands, for the terminal in words.
#pragma once

#include <filesystem>
#include <string>

#include "base/messages.h"
#include "store/database.h"
#include "usecase/explanation.h"

namespace yigang::usecase {

[[nodiscard]] std::string in_words(const StoredTrace& trace, Language language);
// For the owner of the machine, who needs no scope; `not_found` for a wrong id.
[[nodiscard]] Result<std::string> explanation_in_words(store::Database& database,
                                                       const std::filesystem::path& law_folder,
                                                       std::string_view id, Language language);

}  // namespace yigang::usecase
