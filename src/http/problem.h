// Problems on the wire, RFC 9457: type, title, status, code, params, clause, field and both
// sentences of the catalogue. The one place that maps a ProblemKind to an HTTP status. No state.
#pragma once

#include "base/problem.h"
#include "http/message.h"

namespace yigang::http {

[[nodiscard]] int status_of(ProblemKind kind);
// `instance` is the request id, by which the log is found. Busy and unknown_outcome carry
// Retry-After: 1.
[[nodiscard]] Response problem_response(const Problem& problem, std::string_view request_id = {});
// The shape of the body, for OpenAPI.
[[nodiscard]] std::string problem_json(const Problem& problem, std::string_view request_id = {});

}  // namespace yigang::http
