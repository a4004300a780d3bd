// A keep-alive HTTP connection that sends prepared bytes and reads one whole answer: no more than a
// load generator needs. One thread each. Refusal `bench_http` when the other side closes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace yigang::bench {

class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  struct Answer {
    int status = 0;
    std::string head;
    std::string body;
  };
  [[nodiscard]] Result<Answer> ask(std::string_view request);

 private:
  Result<> read_more();
  int socket_ = -1;
  std::string text_;  // read, and not yet answered
};

// Method, path and body with what a browser sends; `session`: the lines of cookie and page token.
[[nodiscard]] std::string request_text(std::string_view method, std::string_view path,
                                       std::string_view session, std::string_view body = {},
                                       std::string_view key = {});
// The value of a head's field, name in lower case; empty when it is absent.
[[nodiscard]] std::string field_of(const std::string& head, std::string_view name);

}  // namespace yigang::bench
