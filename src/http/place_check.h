// Looks up the places that a command or a query names: a code that is well formed and names no
// unit, town or village is refused at its member, whatever the route; an unknown one in a list's
// filter would else be answered with an empty list, which hides the slip. The codes are public, so
// that this tells nobody anything. Cost: one pass over the struct; the law is asked for at the
// first place only.
#pragma once

#include "base/result.h"
#include "http/call.h"
#include "wire/shape.h"

namespace yigang::http {

// Refusals: `unknown_unit`, `unknown_place`; `town_needed`, `village_needed` where a member of that
// name holds the other. Calls without an application pass.
[[nodiscard]] Result<void> check_places(const Call& call, const wire::Shape& shape,
                                        const void* value);

}  // namespace yigang::http
