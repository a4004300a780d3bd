// The typed glue between a route and a verb: a POST verb gets its command, read from the body with
// the path's values merged into the members of the same name ({id} → `id`); a GET query gets its
// struct from the query parameters and path. What a handler returns is written as JSON. The body
// of a verb is a function, so that the table of routes reads as a list:
//
//   post<Approve, Decision>("/api/v1/applications/{id}/approve", "approve_application", &approve)
//       .with_version()
//   get<PostFilter, wire::Page<PostRow>>("/api/v1/posts", "list_posts", &list_posts).on_io_thread()
#pragma once

#include <string>
#include <utility>

#include "base/result.h"
#include "http/call.h"
#include "http/router.h"
#include "wire/json.h"

namespace yigang::http {

// The largest `limit` of a page.
inline constexpr std::int64_t kPageLimit = 200;

// Reads the body of a call; an empty body is {}. Refusal `body_not_json` for another content type.
// A problem of the body as a whole stands at "body"; places are looked up (place_check.h).
[[nodiscard]] Result<void> read_command(const Call& call, const wire::Shape& shape, void* out);
// Reads query and path values. Refusals beside those of the values: `limit_out_of_range`,
// `bad_cursor`, those of place_check.h.
[[nodiscard]] Result<void> read_query(const Call& call, const wire::Shape& shape, void* out);
// For routes without a query struct: any parameter is refused.
[[nodiscard]] Result<void> refuse_query(const Call& call);
// The JSON response with what the call says about it.
[[nodiscard]] Response json_response(Call& call, std::string body);

// A write. It asks for an Idempotency-Key; `.without_key()` for the few that need none (sign-in).
template <class Command, class Answer>
[[nodiscard]] Route post(std::string pattern, std::string verb,
                         Result<Answer> (*act)(Call&, const Command&)) {
  Route route;
  route.method = Method::post;
  route.pattern = std::move(pattern);
  route.verb = std::move(verb);
  route.command = &wire::shape_of<Command>;
  route.answer = &wire::shape_of<Answer>;
  route.key = true;
  route.handler = [act](Call& call) -> Result<Response> {
    TRY_VOID(refuse_query(call));
    Command command = wire::blank<Command>();
    TRY_VOID(read_command(call, wire::shape_of<Command>(), &command));
    TRY(const Answer answer, act(call, command));
    return json_response(call, wire::to_json(answer));
  };
  return route;
}

// A read; never changes anything.
template <class Query, class Answer>
[[nodiscard]] Route get(std::string pattern, std::string verb,
                        Result<Answer> (*ask)(Call&, const Query&)) {
  Route route;
  route.method = Method::get;
  route.pattern = std::move(pattern);
  route.verb = std::move(verb);
  route.query = &wire::shape_of<Query>;
  route.answer = &wire::shape_of<Answer>;
  route.handler = [ask](Call& call) -> Result<Response> {
    Query query = wire::blank<Query>();
    TRY_VOID(read_query(call, wire::shape_of<Query>(), &query));
    TRY(const Answer answer, ask(call, query));
    return json_response(call, wire::to_json(answer));
  };
  return route;
}

// A read that answers something else than JSON: a file, an event stream.
template <class Query>
[[nodiscard]] Route get_raw(std::string pattern, std::string verb, std::string answer_type,
                            Result<Response> (*ask)(Call&, const Query&)) {
  Route route;
  route.method = Method::get;
  route.pattern = std::move(pattern);
  route.verb = std::move(verb);
  route.query = &wire::shape_of<Query>;
  route.answer_type = std::move(answer_type);
  route.handler = [ask](Call& call) -> Result<Response> {
    Query query = wire::blank<Query>();
    TRY_VOID(read_query(call, wire::shape_of<Query>(), &query));
    TRY(Response response, ask(call, query));
    for (auto& header : call.headers) response.headers.push_back(std::move(header));
    return response;
  };
  return route;
}

}  // namespace yigang::http
