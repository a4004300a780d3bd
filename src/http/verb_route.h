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
  return {actor_of(call), call.idempotency_key, call.request.path + "\n" + call.request.body,
          nullptr, call.if_match};
}

template <class V>
[[nodiscard]] Result<Response> perform_command(Call& call, const V& command) {
  TRY(usecase::Reply reply, usecase::perform(call.app->desk(), request_of(call), command));
  if (reply.repeated) call.headers.emplace_back("Idempotent-Replay", "true");
  return json_response(call, std::move(reply.json));
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
  if (!usecase::object_of(wire::blank<V>()).table.empty()) route.if_match = Precondition::optional;
  route.handler = [](Call& call) -> Result<Response> {
    TRY_VOID(refuse_query(call));
    V command = wire::blank<V>();
    TRY_VOID(read_command(call, wire::shape_of<V>(), &command));
    return perform_command(call, command);
  };
  return route;
}

// A verb whose command is a file: the body is the file itself, the rest stands in the query.
//
//   routes.push_back(file_route<TakeBankReturn, &TakeBankReturn::text>("/api/v1/payments/return",
//                                                                      &return_of));
template <class V, std::string V::* text, class Query>
[[nodiscard]] Route file_route(std::string pattern, V (*command_of)(const Query&)) {
  Route route;
  route.method = Method::post;
  route.pattern = std::move(pattern);
  route.verb = std::string(V::kVerb);
  route.query = &wire::shape_of<Query>;
  route.answer = &wire::shape_of<typename V::Answer>;
  route.key = true;
  route.handler = [command_of](Call& call) -> Result<Response> {
    Query query = wire::blank<Query>();
    TRY_VOID(read_query(call, wire::shape_of<Query>(), &query));
    V command = command_of(query);
    command.*text = call.request.body;
    usecase::Request request = request_of(call);
    // The same key must bring the same request: what stands in the query is part of it.
    for (const auto& [name, value] : call.request.query) request.body += "\n" + name + "=" + value;
    TRY(usecase::Reply reply, usecase::perform(call.app->desk(), request, command));
    if (reply.repeated) call.headers.emplace_back("Idempotent-Replay", "true");
    return json_response(call, std::move(reply.json));
  };
  return route;
}

}  // namespace yigang::http
