// What a verb's handler gets beside its command: the request, the ids of its path, key and version
// of the write, the reader's language, the application and the session that the gate found; and
// what it may say about the answer beyond its body. App and Session are defined by the routes of
// the product; here they are only passed on. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "http/message.h"

namespace yigang::http {

class App;
struct Session;
struct Route;

struct Call {
  const Request& request;
  const Route& route;
  App* app = nullptr;
  std::shared_ptr<Session> session;  // set by the gate (Site::Options::gate); empty on open routes
  Pairs path_values;                 // {id} → its text
  std::string idempotency_key;       // empty where the route takes none
  std::optional<std::int64_t> if_match;
  Language language = Language::zh_cn;
  std::string request_id;

  // About the answer.
  int status = 200;
  std::optional<std::int64_t> version;  // becomes the ETag, for the next If-Match
  Pairs headers;                        // Set-Cookie and the like

  // Empty when the pattern has no such name.
  [[nodiscard]] std::string_view path_value(std::string_view name) const {
    for (const auto& [key, value] : path_values)
      if (key == name) return value;
    return {};
  }
};

}  // namespace yigang::http
