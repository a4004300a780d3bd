// What was sent in online and nobody took is deleted, with the personal data in it, once the
// announcement has been over for as many days as a notice stays on the web (figure
// online_application_days, dated, city or unit). Each deletion is an entry in the journal, without
// whose it was. Done by the runner of jobs once an hour; any number of servers may do it.
#pragma once

#include "usecase/desk.h"

namespace yigang::usecase {

// How many were deleted.
[[nodiscard]] Result<std::int64_t> forget_online_applications(Desk& desk);

}  // namespace yigang::usecase
