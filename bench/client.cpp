#include "client.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/text.h"

namespace yigang::bench {

namespace {

Problem broken() {
  return failure("bench_http");
}

}  // namespace

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
  const int on = 1;
  if (socket_ >= 0) ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

Result<> Client::read_more() {
  char bytes[16 * 1024];
  const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
  if (got <= 0) return fail(broken());
  text_.append(bytes, static_cast<std::size_t>(got));
  return {};
}

Result<Client::Answer> Client::ask(std::string_view request) {
  if (socket_ < 0) return fail(broken());
  while (!request.empty()) {
    const ssize_t sent = ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL);
    if (sent <= 0) return fail(broken());
    request.remove_prefix(static_cast<std::size_t>(sent));
  }
  std::size_t end = 0;
  while ((end = text_.find("\r\n\r\n")) == std::string::npos) TRY_VOID(read_more());
  Answer answer;
  answer.head = text_.substr(0, end + 2);
  answer.status = std::atoi(answer.head.c_str() + 9);
  const auto length =
      static_cast<std::size_t>(std::atoll(field_of(answer.head, "content-length").c_str()));
  while (text_.size() < end + 4 + length) TRY_VOID(read_more());
  answer.body = text_.substr(end + 4, length);
  text_.erase(0, end + 4 + length);
  return answer;
}

std::string request_text(std::string_view method, std::string_view path, std::string_view session,
                         std::string_view body, std::string_view key) {
  std::string text = fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}", method, path, session);
  if (!key.empty()) text += fmt::format("Idempotency-Key: {}\r\n", key);
  if (method == "POST")
    text += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", body.size());
  return text + "\r\n" + std::string(body);
}

std::string field_of(const std::string& head, std::string_view name) {
  for (std::string_view line : split(head, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || lower_ascii(line.substr(0, colon)) != name) continue;
    line.remove_prefix(colon + 1);
    while (line.starts_with(' ')) line.remove_prefix(1);
    return std::string(line);
  }
  return "";
}

}  // namespace yigang::bench
