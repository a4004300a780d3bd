// One request and its answer inside the server, and the connection that carries it. Internal to
// server.cpp, exchange.cpp and watch.cpp, the only files that see libmicrohttpd.
#pragma once

#include <microhttpd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "http/event_stream.h"
#include "http/server.h"
#include "http/worker_pool.h"

namespace yigang::http {

// Durations only (limits, latency); the clocks of the law and of the journal are injected.
using Steady = std::chrono::steady_clock;

enum class Phase : std::uint8_t { fresh, idle, head, body, answer, drained };

struct Connection {
  int socket = -1;
  std::atomic<Phase> phase{Phase::fresh};
  std::atomic<Steady::time_point> since{Steady::now()};
  std::atomic<std::uint64_t> body_bytes{0};
  std::mutex mutex;  // of stream and last_beat
  std::shared_ptr<EventStream> stream;
  Steady::time_point last_beat{};

  void enter(Phase next) {
    since = Steady::now();
    phase = next;
  }
};

// All open connections, watched by one thread.
class Watch {
 public:
  Watch(const ServerOptions& options, Gauges& gauges);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  Connection* add(int socket);
  void remove(Connection* connection);
  // Ends every stream, those to come as well.
  void end_streams();
  [[nodiscard]] bool ending() const { return ending_; }
  void stop();

 private:
  void watch();
  void look_at(Connection& connection, Steady::time_point now) const;

  const ServerOptions& options_;
  Gauges& gauges_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::unordered_map<Connection*, std::unique_ptr<Connection>> connections_;
  bool stopping_ = false;
  std::atomic<bool> ending_{false};
  std::thread thread_;
};

struct ServerState {
  ServerOptions options;
  Service& service;
  WorkerPool pool;
  Watch watch;
  std::atomic<int> active{0};

  ServerState(const ServerOptions& o, Service& s)
      : options(o), service(s), pool(o.workers, o.queue), watch(options, s.gauges) {}
};

struct Exchange {
  ServerState& server;
  MHD_Connection* mhd;
  Connection& connection;
  std::string target;
  Steady::time_point begin{};
  Request request;
  Admission admission;
  std::optional<Response> response;
  bool head_read = false;
  bool cut_off = false;  // answered on the socket itself; the rest of the body is thrown away
};

// The callbacks of libmicrohttpd; `state` is the ServerState.
void* on_target(void* state, const char* target, MHD_Connection* mhd);
MHD_Result on_request(void* state, MHD_Connection* mhd, const char* url, const char* method,
                      const char* version, const char* upload, std::size_t* upload_size,
                      void** context);
void on_completed(void* state, MHD_Connection* mhd, void** context,
                  MHD_RequestTerminationCode code);
void on_connection(void* state, MHD_Connection* mhd, void** context,
                   MHD_ConnectionNotificationCode code);

}  // namespace yigang::http
