#include "http/problem.h"

#include <map>
#include <optional>

#include "base/messages.h"
#include "wire/json.h"

namespace yigang::http {

namespace {

std::optional<std::string> if_any(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string_view title_of(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return "Internal Server Error";
  }
}

std::string seconds_to_wait(const Problem& problem) {
  for (const auto& [name, value] : problem.params)
    if (name == "seconds") return value;
  return "1";
}

}  // namespace

int status_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::bad_input:
      return 400;
    case ProblemKind::unauthenticated:
      return 401;
    case ProblemKind::forbidden:
      return 403;
    case ProblemKind::not_found:
      return 404;
    case ProblemKind::conflict:
      return 409;
    case ProblemKind::too_large:
      return 413;
    case ProblemKind::refused:
      return 422;
    case ProblemKind::busy:
    case ProblemKind::unknown_outcome:
      return 503;
    case ProblemKind::full:
      return 507;
    case ProblemKind::failure:
      return 500;
  }
  return 500;
}

int status_of(const Problem& problem) {
  if (problem.code == "method_not_allowed") return 405;
  if (problem.code == "target_too_long") return 414;
  if (problem.code == "head_too_large") return 431;
  if (problem.code == "look_ups_too_often" || problem.code == "guesses_too_often" ||
      problem.code == "self_checks_too_often")
    return 429;
  return status_of(problem.kind);
}

ProblemBody problem_body(const Problem& problem, std::string_view request_id, int status) {
  ProblemBody body;
  body.type = "urn:yigang:problem:" + problem.code;
  body.title = title_of(status);
  body.status = status;
  body.code = problem.code;
  for (const auto& [name, value] : problem.params) body.params.emplace(name, value);
  body.clause = if_any(problem.clause);
  body.field = if_any(problem.field);
  body.detail_zh = say(problem, Language::zh_cn);
  body.detail_en = say(problem, Language::en);
  body.instance = if_any(std::string(request_id));
  return body;
}

void set_retry_after(Response& response, const Problem& problem) {
  if (response.status == 503) response.set("Retry-After", "1");
  if (response.status == 429) response.set("Retry-After", seconds_to_wait(problem));
}

Response problem_response(const Problem& problem, std::string_view request_id) {
  const int status = status_of(problem);
  Response response;
  response.status = status;
  response.body = wire::to_json(problem_body(problem, request_id, status));
  response.set("Content-Type", "application/problem+json").set("Cache-Control", "no-store");
  set_retry_after(response, problem);
  return response;
}

}  // namespace yigang::http
