// A problem is what a person is told when something was not done: a refusal (an expected no, with
// its clause) or a failure (the world broke). `code` names a sentence in messages/*.json, `params`
// fill it; `clause` is the place in the law, `field` the member, cell or line that is wrong. A bug
// is no problem: see check.h. Values only; copy and move freely. No personal data may stand in
// code, field or params. `cause` is for the log alone: the engine's own code (SQLSTATE, SQLite's),
// never its words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yigang {

// In the order of the HTTP status that problem.cpp of http gives them.
enum class ProblemKind : std::uint8_t {
  bad_input,        // 400: the request itself is wrong
  unauthenticated,  // 401: nobody, or not any more
  forbidden,        // 403: own scope, but the role may not
  not_found,        // 404: absent, or outside the scope; the two are told to nobody
  conflict,         // 409: another state, version, holder or body than expected
  too_large,        // 413
  refused,          // 422: the law or the rules say no
  busy,             // 503 with Retry-After: try again
  unknown_outcome,  // 503: it may have happened; ask again with the same key
  full,             // 507: no space left
  failure,          // 500
};

using Params = std::vector<std::pair<std::string, std::string>>;

struct Problem {
  ProblemKind kind = ProblemKind::failure;
  std::string code;
  Params params;
  std::string clause;
  std::string field;
  std::string cause = {};

  Problem& with(std::string name, std::string value) & {
    params.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  Problem&& with(std::string name, std::string value) && {
    params.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
  }
  Problem&& at(std::string where) && {
    field = std::move(where);
    return std::move(*this);
  }
  Problem&& by(std::string place_in_law) && {
    clause = std::move(place_in_law);
    return std::move(*this);
  }

  Problem&& because(std::string engine_code) && {
    cause = std::move(engine_code);
    return std::move(*this);
  }

  friend bool operator==(const Problem&, const Problem&) = default;
};

// The literal code is checked against the message catalogue by `tools/messages lint`.
[[nodiscard]] inline Problem problem(ProblemKind kind, std::string_view code) {
  return Problem{kind, std::string(code), {}, {}, {}};
}
[[nodiscard]] inline Problem bad_input(std::string_view code) {
  return problem(ProblemKind::bad_input, code);
}
[[nodiscard]] inline Problem refused(std::string_view code) {
  return problem(ProblemKind::refused, code);
}
[[nodiscard]] inline Problem conflict(std::string_view code) {
  return problem(ProblemKind::conflict, code);
}
[[nodiscard]] inline Problem forbidden(std::string_view code) {
  return problem(ProblemKind::forbidden, code);
}
[[nodiscard]] inline Problem not_found(std::string_view code) {
  return problem(ProblemKind::not_found, code);
}
[[nodiscard]] inline Problem failure(std::string_view code) {
  return problem(ProblemKind::failure, code);
}

}  // namespace yigang
