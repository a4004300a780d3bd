#include "http/openapi.h"

#include <algorithm>
#include <map>

#include "base/messages.h"
#include "http/problem_body.h"
#include "http/typed_route.h"
#include "wire/schema.h"
#include "wire/writer.h"

namespace yigang::http {

namespace {

using wire::Member;
using wire::Writer;

class Description {
 public:
  explicit Description(std::string& out) : writer_(out) {}

  void write(const std::vector<Route>& routes, std::string_view version) {
    writer_.begin_object().key("openapi").text("3.1.0").key("info").begin_object();
    writer_.key("title").text("益岗 Yigang").key("version").text(version).end_object();
    writer_.key("paths").begin_object();
    std::map<std::string_view, std::vector<const Route*>> paths;
    for (const Route& route : routes)
      if (route.answer_type != kPage) paths[route.pattern].push_back(&route);
    for (const auto& [pattern, same] : paths) {
      writer_.key(pattern).begin_object();
      for (const Route* route : same) write_operation(*route);
      writer_.end_object();
    }
    writer_.end_object();
    write_components();
    writer_.end_object();
  }

 private:
  void write_operation(const Route& route) {
    writer_.key(route.method == Method::get ? "get" : "post").begin_object();
    writer_.key("operationId").text(route.verb);
    const std::string code = "route." + route.verb;
    if (const auto summary = message(code, Language::zh_cn))
      writer_.key("summary").text(*summary).key("description").text(*message(code, Language::en));
    write_security(route);
    write_parameters(route);
    if (route.command != nullptr)
      write_body(route);
    else if (route.method == Method::post)
      write_file_body();
    write_answers(route);
    writer_.end_object();
  }

  void write_security(const Route& route) {
    writer_.key("security").begin_list();
    if (!route.open) {
      writer_.begin_object().key("session").begin_list().end_list();
      writer_.key("page").begin_list().end_list().end_object();
    }
    writer_.end_list();
  }

  void write_parameters(const Route& route) {
    const auto names = names_in(route.pattern);
    writer_.key("parameters").begin_list();
    for (const std::string& name : names) write_path_parameter(route, name);
    if (route.query != nullptr) {
      for (const Member& member : route.query().members)
        if (std::find(names.begin(), names.end(), member.name) == names.end())
          write_query_parameter(member);
    }
    if (route.key) write_header("Idempotency-Key", true);
    if (route.if_match != Precondition::none)
      write_header("If-Match", route.if_match == Precondition::required);
    writer_.end_list();
  }

  void begin_parameter(std::string_view name, std::string_view in, bool required) {
    writer_.begin_object().key("name").text(name).key("in").text(in);
    writer_.key("required").boolean(required).key("schema");
  }

  void write_path_parameter(const Route& route, std::string_view name) {
    for (const auto shape : {route.command, route.query}) {
      if (shape == nullptr) continue;
      for (const Member& member : shape().members) {
        if (member.name != name) continue;
        begin_parameter(name, "path", true);
        schemas_.write(writer_, member.shape());
        writer_.end_object();
        return;
      }
    }
  }

  void write_query_parameter(const Member& member) {
    const wire::Kind kind = member.shape().kind;
    const bool required = kind != wire::Kind::optional && kind != wire::Kind::list &&
                          member.name != "after" && member.name != "limit";
    begin_parameter(member.name, "query", required);
    if (member.name == "limit") {
      writer_.begin_object().key("type").text("integer").key("minimum").number(1);
      writer_.key("maximum").number(kPageLimit).end_object();
    } else {
      schemas_.write(writer_, member.shape());
    }
    writer_.end_object();
  }

  void write_header(std::string_view name, bool required) {
    begin_parameter(name, "header", required);
    writer_.begin_object().key("type").text("string").end_object().end_object();
  }

  void write_body(const Route& route) {
    const auto names = names_in(route.pattern);
    const wire::Shape& shape = route.command();
    const bool needed =
        std::any_of(shape.members.begin(), shape.members.end(), [&](const Member& member) {
          return member.shape().kind != wire::Kind::optional &&
                 std::find(names.begin(), names.end(), member.name) == names.end();
        });
    writer_.key("requestBody").begin_object().key("required").boolean(needed);
    writer_.key("content").begin_object().key("application/json").begin_object().key("schema");
    if (names.empty())
      schemas_.write(writer_, shape);
    else
      schemas_.write_without(writer_, shape, names);
    writer_.end_object().end_object().end_object();
  }

  void write_file_body() {
    writer_.key("requestBody").begin_object().key("required").boolean(true).key("content");
    writer_.begin_object().key("application/octet-stream").begin_object().end_object();
    writer_.end_object().end_object();
  }

  void write_answers(const Route& route) {
    writer_.key("responses").begin_object().key(std::to_string(route.success)).begin_object();
    writer_.key("description").text("OK").key("content").begin_object().key(route.answer_type);
    writer_.begin_object();
    if (route.answer != nullptr) {
      writer_.key("schema");
      schemas_.write(writer_, route.answer());
    }
    writer_.end_object().end_object().end_object();
    writer_.key("default").begin_object().key("$ref").text("#/components/responses/Problem");
    writer_.end_object().end_object();
  }

  void write_components() {
    writer_.key("components").begin_object().key("responses").begin_object();
    writer_.key("Problem").begin_object().key("description").text("RFC 9457");
    writer_.key("content").begin_object().key("application/problem+json").begin_object();
    writer_.key("schema");
    schemas_.write(writer_, wire::shape_of<ProblemBody>());
    writer_.end_object().end_object().end_object().end_object();
    writer_.key("securitySchemes").begin_object();
    // Both are needed: the cookie alone is worth nothing without the page's own token.
    write_scheme("session", "cookie", "__Host-yigang");
    write_scheme("page", "header", "X-Yigang-Token");
    writer_.end_object().key("schemas");
    schemas_.write_components(writer_);
    writer_.end_object();
  }

  void write_scheme(std::string_view name, std::string_view in, std::string_view key) {
    writer_.key(name).begin_object().key("type").text("apiKey").key("in").text(in);
    writer_.key("name").text(key).end_object();
  }

  Writer writer_;
  wire::Schemas schemas_;
};

}  // namespace

std::string openapi_json(const std::vector<Route>& routes, std::string_view version) {
  std::string out;
  Description(out).write(routes, version);
  return out;
}

}  // namespace yigang::http
