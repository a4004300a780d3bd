#include <sys/socket.h>

#include <cerrno>

#include "http/exchange.h"

namespace yigang::http {

namespace {

constexpr auto kStep = std::chrono::milliseconds(200);
// How long a client that sends too much may still read its 413.
constexpr auto kDrain = std::chrono::seconds(2);

bool peer_has_closed(int socket) {
  char byte = 0;
  const auto got = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

}  // namespace

Watch::Watch(const ServerOptions& options, Gauges& gauges) : options_(options), gauges_(gauges) {
  thread_ = std::thread([this] { watch(); });
}

Watch::~Watch() {
  stop();
}

Connection* Watch::add(int socket) {
  auto made = std::make_unique<Connection>();
  made->socket = socket;
  Connection* const connection = made.get();
  const std::scoped_lock lock(mutex_);
  connections_.emplace(connection, std::move(made));
  ++gauges_.connections;
  return connection;
}

void Watch::remove(Connection* connection) {
  const std::scoped_lock lock(mutex_);
  connections_.erase(connection);
  --gauges_.connections;
}

void Watch::end_streams() {
  const std::scoped_lock lock(mutex_);
  ending_ = true;
  for (const auto& [connection, owner] : connections_) {
    const std::scoped_lock inner(connection->mutex);
    if (connection->stream) connection->stream->close();
  }
}

void Watch::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watch::watch() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, kStep);
    const auto now = Steady::now();
    for (const auto& [connection, owner] : connections_) look_at(*connection, now);
  }
}

// The lock is held: a socket that stands in the list has not been closed yet, so that its number
// cannot belong to another connection.
void Watch::look_at(Connection& connection, Steady::time_point now) const {
  const auto age = now - connection.since.load();
  bool late = false;
  switch (connection.phase.load()) {
    case Phase::fresh:
    case Phase::head:
      late = age > options_.head_time;
      break;
    case Phase::idle:
      late = age > options_.idle_time;
      break;
    case Phase::body: {
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
      late = age > options_.body_grace &&
             connection.body_bytes.load() <
                 options_.body_bytes_per_second * static_cast<std::uint64_t>(seconds);
      break;
    }
    case Phase::drained:
      late = age > kDrain;
      break;
    case Phase::answer:
      break;
  }
  if (late) ::shutdown(connection.socket, SHUT_RDWR);
  const std::scoped_lock inner(connection.mutex);
  if (!connection.stream) return;
  if (peer_has_closed(connection.socket)) {
    connection.stream->close();
  } else if (now - connection.last_beat > options_.heartbeat) {
    connection.last_beat = now;
    connection.stream->heartbeat();
  }
}

}  // namespace yigang::http
