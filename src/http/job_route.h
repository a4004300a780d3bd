// A route for a verb that takes long: it is asked for like any other and answers 202 with the job;
// Location says where to look. The same key answers the same job.
//
//   routes.push_back(job_route<usecase::RunSettlement>("/api/v1/settlements/run"));
#pragma once

#include "http/job_watch.h"
#include "http/verb_route.h"

namespace yigang::http {

template <class V>
[[nodiscard]] Route job_route(std::string pattern) {
  Route route = verb_route<V>(std::move(pattern)).answers(202);
  route.answer = &wire::shape_of<Job>;
  route.handler = [](Call& call) -> Result<Response> {
    TRY_VOID(refuse_query(call));
    V command = wire::blank<V>();
    TRY_VOID(read_command(call, wire::shape_of<V>(), &command));
    TRY(usecase::Reply reply, usecase::start_job(call.app->desk(), request_of(call), command));
    TRY(const usecase::JobStarted started, wire::from_json<usecase::JobStarted>(reply.json));
    call.headers.emplace_back("Location", "/api/v1/jobs/" + to_text(started.id));
    if (reply.repeated) call.headers.emplace_back("Idempotent-Replay", "true");
    return json_response(call, std::move(reply.json));
  };
  return route;
}

}  // namespace yigang::http
