#include "http/router.h"

#include <algorithm>
#include <set>

#include "base/check.h"
#include "base/text.h"

namespace yigang::http {

namespace {

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool has_member(wire::ShapeFunction shape, std::string_view name) {
  if (shape == nullptr) return false;
  const auto members = shape().members;
  return std::any_of(members.begin(), members.end(),
                     [&](const wire::Member& member) { return member.name == name; });
}

}  // namespace

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> words;
  std::unique_ptr<Node> name;  // {anything}
  const Route* get = nullptr;
  const Route* post = nullptr;
};

std::vector<std::string> names_in(std::string_view pattern) {
  std::vector<std::string> names;
  for (const std::string_view segment : split(pattern, '/'))
    if (is_name(segment)) names.emplace_back(segment.substr(1, segment.size() - 2));
  return names;
}

Router::Router(std::vector<Route> routes)
    : routes_(std::move(routes)), root_(std::make_shared<Node>()) {
  std::set<std::string_view> verbs;
  for (const Route& route : routes_) {
    CHECK(verbs.insert(route.verb).second);
    add(route);
  }
}

void Router::add(const Route& route) {
  CHECK(route.pattern.starts_with('/') && route.handler);
  CHECK(route.method == Method::get || route.method == Method::post);
  for (const std::string& name : names_in(route.pattern))
    CHECK(has_member(route.command, name) || has_member(route.query, name));
  Node* node = root_.get();
  for (const std::string_view segment : split(std::string_view(route.pattern).substr(1), '/')) {
    CHECK(!segment.empty());
    auto& next = is_name(segment) ? node->name : node->words[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  const Route*& place = route.method == Method::get ? node->get : node->post;
  CHECK(place == nullptr);
  place = &route;
}

Found Router::find(Method method, std::string_view path) const {
  Found found;
  if (!path.starts_with('/')) return found;
  const Node* node = root_.get();
  std::vector<std::string_view> values;
  for (const std::string_view segment : split(path.substr(1), '/')) {
    if (const auto word = node->words.find(segment); word != node->words.end()) {
      node = word->second.get();
    } else if (node->name && !segment.empty()) {
      node = node->name.get();
      values.push_back(segment);
    } else {
      return found;
    }
  }
  const Route* const any = node->get != nullptr ? node->get : node->post;
  if (any == nullptr) return found;
  found.route = method == Method::get ? node->get : method == Method::post ? node->post : nullptr;
  if (found.route == nullptr) {
    found.allow = node->get != nullptr && node->post != nullptr ? "GET, HEAD, POST"
                  : node->get != nullptr                        ? "GET, HEAD"
                                                                : "POST";
    return found;
  }
  const auto names = names_in(found.route->pattern);
  CHECK(names.size() == values.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    found.path_values.emplace_back(names[i], values[i]);
  return found;
}

}  // namespace yigang::http
