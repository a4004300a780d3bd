#include "http/site.h"

#include <algorithm>
#include <exception>
#include <tuple>
#include <typeinfo>

#include "base/text.h"
#include "http/app.h"
#include "http/openapi.h"
#include "http/problem.h"
#include "http/public_pages.h"
#include "http/typed_route.h"
#include "http/verify_page.h"
#include "usecase/perform.h"

namespace yigang::http {

namespace {

Language language_of(const Request& request) {
  return request.header("accept-language").starts_with("en") ? Language::en : Language::zh_cn;
}

Result<void> read_key(Call& call) {
  if (!call.route.key) return {};
  const std::string_view key = call.request.header("idempotency-key");
  TRY_VOID(usecase::check_key(key));
  call.idempotency_key = key;
  return {};
}

// If-Match: "7", the ETag that a read gave.
Result<void> read_if_match(Call& call) {
  const bool sent = call.request.headers.contains("if-match");
  const std::string_view tag = trim(call.request.header("if-match"));
  // One that is there and says nothing is a slip, not the wish to go unguarded.
  if (sent && tag.empty() && call.route.method != Method::get)
    return fail(bad_input("if_match_bad").at("If-Match"));
  // A guard that would not be kept is refused rather than passed over.
  if (call.route.if_match == Precondition::none)
    return tag.empty() || call.route.method == Method::get
               ? Result<void>()
               : fail(bad_input("if_match_unknown").at("If-Match"));
  if (tag.empty()) {
    if (call.route.if_match == Precondition::optional) return {};
    return fail(bad_input("if_match_missing").at("If-Match"));
  }
  const bool quoted = tag.size() > 2 && tag.front() == '"' && tag.back() == '"';
  const auto version = quoted ? parse_integer(tag.substr(1, tag.size() - 2)) : std::nullopt;
  if (!version || *version < 0) return fail(bad_input("if_match_bad").at("If-Match"));
  call.if_match = version;
  return {};
}

Route system_route(std::string pattern, std::string verb, std::string type, Handler handler) {
  Route route;
  route.pattern = std::move(pattern);
  route.verb = std::move(verb);
  route.answer_type = std::move(type);
  route.handler = std::move(handler);
  route.open = true;
  route.io_thread = true;
  return route;
}

Response text_response(std::string body, std::string type) {
  Response response;
  response.body = std::move(body);
  response.set("Content-Type", std::move(type)).set("Cache-Control", "no-store");
  return response;
}

bool is_loopback(std::string_view peer) {
  return peer.starts_with("127.") || peer == "::1";
}

bool has_header(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return header.first == name; });
}

// [::1]:8080 keeps its brackets, name:8080 loses its port.
std::string_view without_port(std::string_view authority) {
  const std::size_t colon = authority.rfind(':');
  const bool port =
      colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos;
  return port ? authority.substr(0, colon) : authority;
}

// 10.1.2.3 or [fd00::1]: whoever types an address was led astray by no name.
bool is_literal_address(std::string_view name) {
  if (name.starts_with('[') && name.ends_with(']'))
    return name.find_first_not_of("0123456789abcdef:.", 1) == name.size() - 1;
  const auto parts = split(name, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           const auto number = parse_integer(part);
           return number && *number >= 0 && *number <= 255;
         });
}

// A browser says from which page a write comes. Who says nothing is no browser, and has the two
// tokens of the session to show (reliability.md §6.8).
bool comes_from_here(const Request& request) {
  const std::string_view origin = request.header("origin");
  if (request.method != Method::post || origin.empty()) return true;
  const std::size_t scheme = origin.find("://");
  if (scheme == std::string_view::npos) return false;  // "null": a page without an origin
  // The gateway passes Host on unchanged (docs/operating/tls.md), port and all.
  return lower_ascii(origin.substr(scheme + 3)) == lower_ascii(request.header("host"));
}

// Of the interface alone: neither who looks whether the server lives, nor a stream, which lasts as
// long as somebody listens.
bool is_counted(const Route* route) {
  return route != nullptr && route->pattern.starts_with("/api/") &&
         route->answer_type != "text/event-stream";
}

}  // namespace

struct Site::Ticket {
  Found found;
  std::string id;
  std::string code;   // of the problem that was answered
  std::string cause;  // what the engine called it
};

Site::Site(std::vector<Route> routes, StaticFiles files, SiteOptions options)
    : options_(std::move(options)),
      files_(std::move(files)),
      router_(with_system_routes(std::move(routes))),
      metrics_(router_.routes()),
      openapi_(openapi_json(router_.routes(), options_.version)) {}

std::vector<Route> Site::with_system_routes(std::vector<Route> routes) {
  routes.push_back(system_route("/healthz", "health", "text/plain", [](Call&) -> Result<Response> {
    return text_response("ok\n", "text/plain");
  }));
  routes.push_back(
      system_route("/readyz", "readiness", "text/plain", [this](Call&) -> Result<Response> {
        if (options_.ready) TRY_VOID(options_.ready());
        return text_response("ok\n", "text/plain");
      }));
  // Whether the database answers may take a while.
  routes.back().io_thread = false;
  routes.push_back(
      system_route("/metrics", "metrics", "text/plain", [this](Call& call) -> Result<Response> {
        if (!is_loopback(call.request.peer)) return fail(not_found("no_such_page"));
        std::string text = metrics_.text(gauges);
        if (options_.more_metrics) text += options_.more_metrics();
        return text_response(std::move(text), "text/plain; version=0.0.4");
      }));
  routes.push_back(system_route(
      "/api/v1/openapi.json", "openapi", "application/json",
      [this](Call&) -> Result<Response> { return text_response(openapi_, "application/json"); }));
  // A page of a door that is made here, with the door as it was built around it.
  const auto page_in = [this](std::string door,
                              Result<Response> (*make)(Call&, std::string)) -> Handler {
    return [this, path = std::move(door), make](Call& call) -> Result<Response> {
      Request plain;
      plain.method = Method::get;
      plain.path = path;
      auto built = files_.find(plain);
      if (!built || !built->shared_body) return fail(not_found("no_such_page"));
      return make(call, *built->shared_body);
    };
  };
  const Handler notices = page_in("/g", &notices_response);
  const Handler papers = page_in("/v", &verify_response);
  for (const auto& [pattern, verb, handler, query] :
       {std::tuple("/g", "see_notices", notices, &wire::shape_of<usecase::OneNotice>),
        std::tuple("/g/notices/{id}", "see_notice", notices, &wire::shape_of<usecase::OneNotice>),
        std::tuple("/g/posts", "see_posts", notices, &wire::shape_of<usecase::OneNotice>),
        std::tuple("/g/report", "see_report", notices, &wire::shape_of<usecase::OneNotice>),
        std::tuple("/v", "see_verification", papers, &wire::shape_of<usecase::PaperQuery>),
        std::tuple("/v/{code}", "see_paper", papers, &wire::shape_of<usecase::PaperQuery>)}) {
    routes.push_back(system_route(pattern, verb, std::string(kPage), handler));
    routes.back().io_thread = false;
    routes.back().query = query;
  }
  return routes;
}

bool Site::knows_name(std::string_view authority) const {
  const std::string name = lower_ascii(without_port(authority));
  return name == "localhost" || is_literal_address(name) ||
         std::find(options_.hosts.begin(), options_.hosts.end(), name) != options_.hosts.end();
}

bool Site::knows_host(const Request& request) const {
  return options_.hosts.empty() || knows_name(request.header("host"));
}

Admission Site::admit(const Request& request) {
  auto ticket = std::make_shared<Ticket>();
  ticket->id = options_.request_id_prefix + "-" + std::to_string(next_id_++);
  const bool door = request.path == "/g/" || request.path == "/v/";
  ticket->found = router_.find(request.method, door ? request.path.substr(0, 2) : request.path);
  Admission admission;
  admission.ticket = ticket;
  if (!knows_host(request)) {
    ticket->found.route = nullptr;
    admission.answer = refuse_as(request, bad_input("unknown_host").at("Host"), *ticket);
  } else if (!comes_from_here(request)) {
    ticket->found.route = nullptr;
    admission.answer = refuse_as(request, forbidden("foreign_origin").at("Origin"), *ticket);
  } else if (const Route* const route = ticket->found.route) {
    admission.body_limit = route->method == Method::post ? route->body_limit : 0;
    admission.on_io_thread = route->io_thread;
  } else if (!ticket->found.allow.empty()) {
    admission.answer = refuse_as(request, bad_input("method_not_allowed").at("method"), *ticket);
    admission.answer->set("Allow", ticket->found.allow);
  } else {
    auto file = request.method == Method::get ? files_.find(request) : std::optional<Response>();
    admission.answer = file ? finish(request, std::move(*file))
                            : refuse_as(request, not_found("no_such_page"), *ticket);
  }
  return admission;
}

Result<Response> Site::run(Call& call) const {
  if (options_.gate) TRY_VOID(options_.gate(call));
  TRY_VOID(read_key(call));
  TRY_VOID(read_if_match(call));
  if (call.route.query == nullptr && call.route.command == nullptr) TRY_VOID(refuse_query(call));
  return call.route.handler(call);
}

Response Site::answer(const Request& request, Admission& admission) {
  Ticket& ticket = *static_cast<Ticket*>(admission.ticket.get());
  Call call{request, *ticket.found.route};
  call.app = options_.app;
  call.path_values = ticket.found.path_values;
  call.language = language_of(request);
  call.request_id = ticket.id;
  call.status = call.route.success;
  // The border to a C library: nothing may be thrown through it.
  try {
    auto response = run(call);
    if (!response) return refuse_as(request, response.error(), ticket);
    if (!has_header(*response, "Cache-Control")) response->set("Cache-Control", "no-store");
    if (response->stream && !has_header(*response, "Content-Type"))
      response->set("Content-Type", "text/event-stream");
    return finish(request, std::move(*response));
  } catch (const std::exception& thrown) {
    // Its kind, never its words: they may hold values.
    return refuse_as(request, failure("internal_failure").because(typeid(thrown).name()), ticket);
  }
}

Response Site::refuse(const Request& request, const Admission& admission, const Problem& problem) {
  Ticket unknown;
  auto* const ticket = static_cast<Ticket*>(admission.ticket.get());
  return refuse_as(request, problem, ticket == nullptr ? unknown : *ticket);
}

Response Site::refuse_as(const Request& request, const Problem& problem, Ticket& ticket) const {
  ticket.code = problem.code;
  ticket.cause = problem.cause;
  return finish(request, problem_response(problem, ticket.id));
}

Response Site::finish(const Request& request, Response response) const {
  response
      .set("Content-Security-Policy",
           "default-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; "
           "form-action 'self'; frame-ancestors 'none'")
      .set("X-Content-Type-Options", "nosniff")
      .set("Referrer-Policy", "no-referrer")
      .set("Cross-Origin-Opener-Policy", "same-origin")
      .set("Cross-Origin-Resource-Policy", "same-origin");
  if (request.tls) response.set("Strict-Transport-Security", "max-age=31536000");
  return response;
}

void Site::answered(const Request& request, const Admission& admission, int status,
                    std::chrono::microseconds taken) {
  const auto* const ticket = static_cast<const Ticket*>(admission.ticket.get());
  const Route* const route = ticket == nullptr ? nullptr : ticket->found.route;
  metrics_.count(route, status, taken);
  const bool failed = status >= 500 && ticket != nullptr;
  if (failed) metrics_.count_failure(ticket->code);
  if (options_.app != nullptr && is_counted(route)) options_.app->traffic().count(status, taken);
  if (!options_.access_log) return;
  AccessLine line;
  line.method = request.method == Method::get    ? "GET"
                : request.method == Method::post ? "POST"
                                                 : "other";
  line.route = route == nullptr ? std::string_view("other") : std::string_view(route->pattern);
  line.status = status;
  line.microseconds = taken.count();
  if (ticket != nullptr) line.request_id = ticket->id;
  if (failed) {
    line.code = ticket->code;
    line.cause = ticket->cause;
  }
  options_.access_log(line);
}

}  // namespace yigang::http
