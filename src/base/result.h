// Result<T>: a value or the Problem that stood in its way. TRY unwraps or returns; TRY_VOID does so
// for a Result<void>. Nothing throws across a folder's border
// (docs/decisions/0002-result-and-try.md).
#pragma once

#include <tl/expected.hpp>

#include "base/problem.h"

namespace yigang {

template <class T = void>
using Result = tl::expected<T, Problem>;

[[nodiscard]] inline tl::unexpected<Problem> fail(Problem problem) {
  return tl::unexpected<Problem>(std::move(problem));
}

}  // namespace yigang

#define YIGANG_JOIN_INNER(a, b) a##b
#define YIGANG_JOIN(a, b) YIGANG_JOIN_INNER(a, b)

// TRY(auto rows, read_rows(tx)): declares `rows`, or returns the problem.
#define TRY(declaration, ...) \
  TRY_INNER(YIGANG_JOIN(try_result_, __LINE__), declaration, __VA_ARGS__)
#define TRY_INNER(name, declaration, ...)                                \
  auto name = (__VA_ARGS__);                                             \
  if (!name) [[unlikely]]                                                \
    return ::tl::unexpected<::yigang::Problem>(std::move(name).error()); \
  declaration = std::move(*name)

#define TRY_VOID(...)                                                                 \
  do {                                                                                \
    if (auto try_void_result = (__VA_ARGS__); !try_void_result) [[unlikely]]          \
      return ::tl::unexpected<::yigang::Problem>(std::move(try_void_result).error()); \
  } while (false)
