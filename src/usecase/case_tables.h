// The case tables that the program ships: law/cases. Each file is read when it is asked for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "cases/propose.h"

namespace yigang::usecase {

// Their names in byte order; a folder that cannot be read has none.
[[nodiscard]] std::vector<std::string> case_names(const std::filesystem::path& law_folder);
// `name` as case_names has it.
[[nodiscard]] Result<std::string> case_text(const std::filesystem::path& law_folder,
                                            const std::string& name);
// All of them.
[[nodiscard]] Result<std::vector<cases::TableText>> case_texts(
    const std::filesystem::path& law_folder);

}  // namespace yigang::usecase
