// The members of a problem on the wire (RFC 9457 and ours), as read by the web and described in
// OpenAPI. `params` and both sentences are for people, `code` for programs.
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>

namespace yigang::http {

struct ProblemBody {
  std::string type;
  std::string title;
  int status = 500;
  std::string code;
  std::map<std::string, std::string> params;
  std::optional<std::string> clause;
  std::optional<std::string> field;
  std::string detail_zh;
  std::string detail_en;
  std::optional<std::string> instance;  // the request id
};
BOOST_DESCRIBE_STRUCT(ProblemBody, (),
                      (type, title, status, code, params, clause, field, detail_zh, detail_en,
                       instance))

}  // namespace yigang::http
