// The table of routes: no route exists outside it, and OpenAPI is emitted from it. A pattern is
// segments of letters, or {name} for one segment that is not empty; letters win over names. Lookup
// is a trie by segment, cost: one map search for each segment. Built once, then read from all
// threads.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/call.h"
#include "http/message.h"
#include "wire/shape.h"

namespace yigang::http {

using Handler = std::function<Result<Response>(Call&)>;

enum class Precondition : std::uint8_t { none, optional, required };

struct Route {
  Method method = Method::get;
  std::string pattern;  // /api/v1/applications/{id}/approve
  std::string verb;     // operationId; its summary is the message "route.<verb>"
  Handler handler;
  wire::ShapeFunction command = nullptr;  // JSON body
  wire::ShapeFunction query = nullptr;    // query parameters; without one any parameter is refused
  wire::ShapeFunction answer = nullptr;   // JSON answer
  std::string answer_type = "application/json";
  bool io_thread = false;  // bounded in-process reads; all else waits for a worker
  bool open = false;       // needs no session
  bool key = false;        // Idempotency-Key is required
  Precondition if_match = Precondition::none;
  std::size_t body_limit = std::size_t{1} << 20;
  int success = 200;

  // Each changes one thing, so that a row of the table reads as a sentence.
  Route on_io_thread() && { return io_thread = true, std::move(*this); }
  Route open_to_all() && { return open = true, std::move(*this); }
  Route without_key() && { return key = false, std::move(*this); }
  Route with_version() && { return if_match = Precondition::required, std::move(*this); }
  Route with_version_if_known() && { return if_match = Precondition::optional, std::move(*this); }
  Route with_body_limit(std::size_t bytes) && { return body_limit = bytes, std::move(*this); }
  Route answers(int status) && { return success = status, std::move(*this); }
  Route of_type(std::string type) && { return answer_type = std::move(type), std::move(*this); }
};

// The names in braces of a pattern, in order.
[[nodiscard]] std::vector<std::string> names_in(std::string_view pattern);

struct Found {
  const Route* route = nullptr;
  Pairs path_values;
  std::string allow;  // when only the method is wrong: "GET, HEAD"
};

// The type of an answer that is a page for people and no part of the interface.
inline constexpr std::string_view kPage = "text/html";

class Router {
 public:
  // A pattern or verb given twice, or a {name} without a member in the command, is a bug (CHECK).
  explicit Router(std::vector<Route> routes);
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  [[nodiscard]] Found find(Method method, std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Node;
  void add(const Route& route);

  std::vector<Route> routes_;
  std::shared_ptr<Node> root_;
};

}  // namespace yigang::http
