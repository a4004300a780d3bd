// Request and response as the program sees them: no C API, no sockets. A request is complete and
// bounded when a handler gets it (method, path decoded once, query pairs, headers with lower-case
// names, body within its route's limit). A response has a body, a file descriptor or an event
// stream. Plain values; one thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yigang::http {

enum class Method : std::uint8_t { get, post, other };

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Method method = Method::other;
  bool head = false;  // HEAD arrives as get; the server leaves the body out
  std::string path;   // percent-decoded, starts with '/'
  Pairs query;        // in their order; a name may come twice
  std::map<std::string, std::string, std::less<>>
      headers;  // lower-case names; repeated: joined by ', '
  std::map<std::string, std::string, std::less<>> cookies;
  std::string body;
  std::string peer;  // address without port; the forwarded one behind the stated gateway
  bool tls = false;

  // Empty when absent.
  [[nodiscard]] std::string_view header(std::string_view lower_case_name) const {
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? std::string_view{} : std::string_view(found->second);
  }
  [[nodiscard]] std::string_view cookie(std::string_view name) const {
    const auto found = cookies.find(name);
    return found == cookies.end() ? std::string_view{} : std::string_view(found->second);
  }
};

class EventStream;

// An open file that is sent from its start and then closed.
struct FileBody {
  int descriptor = -1;
  std::uint64_t size = 0;
};

struct Response {
  int status = 200;
  Pairs headers;
  std::string body;
  std::shared_ptr<const std::string>
      shared_body;                      // instead of body: bytes that outlive many answers
  std::optional<FileBody> file;         // instead of body
  std::shared_ptr<EventStream> stream;  // instead of body: server-sent events

  Response& set(std::string_view name, std::string_view value) &;
  Response&& set(std::string_view name, std::string_view value) &&;
};

}  // namespace yigang::http
