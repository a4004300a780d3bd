// A route for a verb: POST, the command read from the body with the path's values merged in, run by
// usecase::perform with the call's key, and its stored JSON sent as it is. One line a verb:
//
//   routes.push_back(verb_route<usecase::ApproveApplication>("/api/v1/applications/{id}/approve"));
#pragma once

#include "http/app.h"
#include "http/typed_route.h"
#include "usecase/perform.h"

namespace yigang::http {

[[nodiscard]] inline const usecase::Actor& actor_of(const Call& call) {
  CHECK(call.session != nullptr);
  return call.session->live.actor;
}

// The same key must bring the same request: its path and its body.
[[nodiscard]] inline usecase::Request request_of(const Call& call) {
  return {actor_of(call), call.idempotency_key, call.request.path + "\n" + call.request.body};
}

template <class V>
[[nodiscard]] Route verb_route(std::string pattern) {
  Route route;
  route.method = Method::post;
  route.pattern = std::move(pattern);
  route.verb = std::string(V::kVerb);
  route.command = &wire::shape_of<V>;
  route.answer = &wire::shape_of<typename V::Answer>;
  route.key = true;
  route.handler = [](Call& call) -> Result<Response> {
    TRY_VOID(refuse_query(call));
    V command = wire::blank<V>();
    TRY_VOID(read_command(call, wire::shape_of<V>(), &command));
    TRY(usecase::Reply reply, usecase::perform(call.app->desk(), request_of(call), command));
    if (reply.repeated) call.headers.emplace_back("Idempotent-Replay", "true");
    return json_response(call, std::move(reply.json));
  };
  return route;
}

}  // namespace yigang::http
