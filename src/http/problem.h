// Problems on the wire, RFC 9457: type, title, status, code, params, clause, field and both
// sentences of the catalogue (problem_body.h). The one place that maps a ProblemKind to an HTTP
// status. No state.
#pragma once

#include "base/problem.h"
#include "http/message.h"
#include "http/problem_body.h"

namespace yigang::http {

[[nodiscard]] int status_of(ProblemKind kind);
// That of the kind, but for the refusals for which HTTP has a status of their own (405, 414, 431).
[[nodiscard]] int status_of(const Problem& problem);
[[nodiscard]] ProblemBody problem_body(const Problem& problem, std::string_view request_id,
                                       int status);
// The request id becomes `instance`, by which the log is found. 503 carries Retry-After: 1, 429 the
// seconds of its problem.
// Only where there is something to wait for.
void set_retry_after(Response& response, const Problem& problem);
[[nodiscard]] Response problem_response(const Problem& problem, std::string_view request_id = {});

}  // namespace yigang::http
