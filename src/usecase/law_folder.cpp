#include "usecase/law_folder.h"

#include "usecase/authority.h"
#include "usecase/passwords.h"

namespace yigang::usecase {

Result<> check_law_folder(const std::filesystem::path& folder) {
  TRY_VOID(Authority::load(folder / "authority"));
  TRY_VOID(CommonPasswords::load(folder));
  return {};
}

}  // namespace yigang::usecase
