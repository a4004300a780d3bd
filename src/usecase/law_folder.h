// What the program needs of its law folder beside the law itself: who may (law/authority) and the
// passwords that nobody may choose (law/security). Asked by every command that reads the folder, so
// that a file which is missing or not whole is told at the start and not by the first verb that
// needs it. Refusals name file and line. Reads three files and one list.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace yigang::usecase {

[[nodiscard]] Result<> check_law_folder(const std::filesystem::path& folder);

}  // namespace yigang::usecase
