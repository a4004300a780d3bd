// The request target (RFC 9112 §3.2, origin form) and the Cookie header, read strictly and once:
//
//   target = path [ "?" query ]      path = 1*( "/" segment )     query = pair *( "&" pair )
//   pair   = name [ "=" value ]      cookies = name "=" value *( ";" name "=" value )
//
// Percent codes are decoded once; what they hide (a slash, a NUL, a dot segment, bytes that are no
// UTF-8) is refused rather than cleaned: no two readers of a path may see two paths.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace yigang::http {

// Fills path and query. Refusals: `bad_target` at "path" or, for a name that is none, at "query";
// `bad_parameter` at the parameter.
[[nodiscard]] Result<void> read_target(std::string_view target, Request& request);
void read_cookies(std::string_view header, Request& request);

}  // namespace yigang::http
