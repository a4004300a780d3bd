// Runs a verb: idempotency key, authority, the verb itself, journal, stored answer, all in one
// transaction (engines.md §7). The same key answers the same again, also when fifty ask at once;
// the same key with another body is `key_reused` (409). The same key answers also when the object
// has moved since, to who may still see the place where it was. A refusal undoes everything, the
// key included, and may be asked again; what it told of a person (Work::trace) stays noted.
//
// A verb V is a described command struct with `kVerb` and `using Answer = …` and, in its own file,
//   Result<Location> locate(store::Reader&, const law::Areas&, const V&);   where the object lies;
//   not_found Result<V::Answer> act(Work&, const Grant<V>&, const V&);
// A verb with much to compute of its command alone does that before it has its turn and its unit:
//   Result<T> prepare(Desk&, const Actor&, const V&); and act takes the T as well.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "usecase/free_text.h"
#include "usecase/version_check.h"
#include "usecase/work.h"
#include "wire/json.h"

namespace yigang::usecase {

struct Request {
  Actor actor;
  std::string key;               // idempotency key, 8–64 letters, digits, "-" and "_"
  std::string body;              // the raw request with its path: the same key must bring the same
  Progress* progress = nullptr;  // long work shows how far it is
  std::optional<std::int64_t> if_match;  // the version that the actor has seen
};

struct Reply {
  std::string json;
  bool repeated = false;
};

namespace detail {

using Locate = std::function<Result<Location>(Work&)>;
using Act = std::function<Result<std::string>(Work&, const Location&)>;
// A key for money never expires; it is kept like any other.
[[nodiscard]] Result<Reply> perform_named(Desk& desk, const Request& request, std::string_view verb,
                                          const Locate& locate, const Act& act,
                                          store::TransactionOptions options);

template <class V>
concept Prepared =
    requires(Desk& desk, const Actor& actor, const V& command) { prepare(desk, actor, command); };
struct NothingPrepared {};

template <class V>
[[nodiscard]] auto prepared(Desk& desk, const Actor& actor, const V& command) {
  if constexpr (Prepared<V>)
    return prepare(desk, actor, command);
  else
    return Result<NothingPrepared>(NothingPrepared{});
}

template <class V, class Ready>
[[nodiscard]] Result<typename V::Answer> act_prepared(Work& work, const Grant<V>& grant,
                                                      const V& command, const Ready& ready) {
  if constexpr (Prepared<V>)
    return act(work, grant, command, ready);
  else
    return act(work, grant, command);
}

}  // namespace detail

// The one limit of a key, also for the door: `idempotency_key_missing`, `idempotency_key_bad`.
[[nodiscard]] Result<> check_key(std::string_view key);

template <class V>
[[nodiscard]] Result<Reply> perform(Desk& desk, const Request& request, const V& command,
                                    store::TransactionOptions options = {}) {
  TRY_VOID(refuse_numbers_in_texts(command));
  TRY(const auto ready, detail::prepared(desk, request.actor, command));
  return detail::perform_named(
      desk, request, V::kVerb,
      [&](Work& work) -> Result<Location> { return locate(work.tx, work.areas(), command); },
      [&](Work& work, const Location& location) -> Result<std::string> {
        TRY(const Grant<V> grant, desk.authority.grant<V>(request.actor, location));
        TRY_VOID(check_version_of(work, location.unit, command, request.if_match));
        TRY(const typename V::Answer answer, detail::act_prepared(work, grant, command, ready));
        return wire::to_json(answer);
      },
      options);
}

}  // namespace yigang::usecase
