// The HTTP server: libmicrohttpd (epoll, a pool of I/O threads) behind one wrapper. It owns the
// limits: size of head and body, time of the head, floor on the body's rate, connections in all and
// for each address, a bounded queue before a bounded pool of workers. What a request means is the
// Service's answer. It refuses to listen beyond loopback without TLS or a stated gateway. Threads:
// `admit` and answers on the I/O thread run on libmicrohttpd's threads, others on the workers.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "http/message.h"

namespace yigang::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one, see Server::port
  std::string certificate;    // PEM text; with `key` the server speaks TLS itself
  std::string key;
  std::string gateway;  // address of the TLS gateway in front, if there is one
  std::size_t target_limit = 4 * 1024;
  std::size_t head_limit = 8 * 1024;
  // Of the library, for head and answer's head; each idle connection keeps as much. What does not
  // even fit in here it refuses by itself (docs/formats/http.md).
  std::size_t connection_memory = 14 * 1024;
  unsigned connections = 10'000;
  unsigned connections_per_address = 512;  // 0: no cap; never applied to the gateway
  unsigned io_threads = 2;
  int workers = 4;
  std::size_t queue = 256;
  std::chrono::milliseconds head_time{10'000};
  std::chrono::milliseconds idle_time{60'000};
  std::chrono::milliseconds body_grace{10'000};
  std::size_t body_bytes_per_second = 1024;  // the floor after the grace
  std::chrono::milliseconds heartbeat{15'000};
};

// Decided when the head has been read, before any body.
struct Admission {
  std::size_t body_limit = 0;
  bool on_io_thread = false;
  std::optional<Response> answer;  // no need to read further
  std::shared_ptr<void> ticket;    // the service's own
};

struct Gauges {
  std::atomic<std::int64_t> connections{0};
  std::atomic<std::int64_t> waiting{0};
  std::atomic<std::int64_t> streams{0};
};

class Service {
 public:
  virtual ~Service() = default;
  [[nodiscard]] virtual Admission admit(const Request& request) = 0;
  [[nodiscard]] virtual Response answer(const Request& request, Admission& admission) = 0;
  // The server's own refusals: `body_too_large`, `body_not_taken`, `too_many_waiting`,
  // `bad_target`, `bad_parameter`, `target_too_long`, `head_too_large`, `bad_head`.
  [[nodiscard]] virtual Response refuse(const Request& request, const Admission& admission,
                                        const Problem& problem) = 0;
  virtual void answered(const Request& request, const Admission& admission, int status,
                        std::chrono::microseconds taken) = 0;
  Gauges gauges;
};

class Server {
 public:
  // What can be wrong with the wish itself, of address, gateway and TLS: `bad_address`,
  // `address_needs_tls`.
  [[nodiscard]] static Result<> check(const ServerOptions& options);
  // Problems: those of `check`, `cannot_listen`. The service outlives the server.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(const ServerOptions& options,
                                                             Service& service);
  // Stops listening, lets running requests end for a few seconds, ends streams, then closes.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  [[nodiscard]] std::uint16_t port() const;

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace yigang::http
