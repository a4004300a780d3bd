#include "http/server.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <thread>
#include <variant>
#include <vector>

#include "http/exchange.h"

namespace yigang::http {

namespace {

constexpr auto kStopTime = std::chrono::seconds(5);

using Address = std::variant<sockaddr_in, sockaddr_in6>;

struct Place {
  Address address;
  bool loopback = false;
};

Result<Place> parse_address(const std::string& text, std::uint16_t port) {
  sockaddr_in v4{};
  if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    return Place{v4, (ntohl(v4.sin_addr.s_addr) >> 24) == 127};
  }
  sockaddr_in6 v6{};
  if (inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1) {
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    return Place{v6, IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr) != 0};
  }
  return fail(bad_input("bad_address").with("address", text));
}

const sockaddr* raw(const Address& address) {
  return std::visit([](const auto& a) { return reinterpret_cast<const sockaddr*>(&a); }, address);
}

// Its own messages may quote requests; what we must know we hear through the callbacks.
void be_silent(void*, const char*, va_list) {}

MHD_OptionItem item(MHD_OPTION option, std::intptr_t value, void* pointer = nullptr) {
  return {option, value, pointer};
}

void* text_pointer(const std::string& text) {
  return const_cast<char*>(text.c_str());
}

template <class F>
std::intptr_t code_of(F* function) {
  return reinterpret_cast<std::intptr_t>(function);
}

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerOptions& options, Service& service) : state_(options, service) {}
  ~Impl() { stop(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  bool listen(const Place& place) {
    const ServerOptions& o = state_.options;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC;
    if (std::holds_alternative<sockaddr_in6>(place.address)) flags |= MHD_USE_IPv6;
    const auto idle = std::chrono::ceil<std::chrono::seconds>(o.idle_time).count();
    std::vector<MHD_OptionItem> items{
        item(MHD_OPTION_SOCK_ADDR, 0, const_cast<sockaddr*>(raw(place.address))),
        item(MHD_OPTION_THREAD_POOL_SIZE, static_cast<std::intptr_t>(o.io_threads)),
        item(MHD_OPTION_CONNECTION_LIMIT, static_cast<std::intptr_t>(o.connections)),
        item(MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<std::intptr_t>(o.connection_memory)),
        item(MHD_OPTION_CONNECTION_TIMEOUT, static_cast<std::intptr_t>(idle)),
        item(MHD_OPTION_STRICT_FOR_CLIENT, 1),
        item(MHD_OPTION_URI_LOG_CALLBACK, code_of(&on_target), &state_),
        item(MHD_OPTION_NOTIFY_COMPLETED, code_of(&on_completed), &state_),
        item(MHD_OPTION_NOTIFY_CONNECTION, code_of(&on_connection), &state_),
        item(MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024),
    };
    if (o.connections_per_address > 0 && o.gateway.empty())
      items.push_back(item(MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                           static_cast<std::intptr_t>(o.connections_per_address)));
    if (!o.certificate.empty()) {
      flags |= MHD_USE_TLS;
      items.push_back(item(MHD_OPTION_HTTPS_MEM_CERT, 0, text_pointer(o.certificate)));
      items.push_back(item(MHD_OPTION_HTTPS_MEM_KEY, 0, text_pointer(o.key)));
      items.push_back(item(MHD_OPTION_HTTPS_PRIORITIES, 0, text_pointer(kTlsVersions)));
    }
    items.push_back(item(MHD_OPTION_END, 0));
    daemon_ = MHD_start_daemon(flags, 0, nullptr, nullptr, &on_request, &state_,
                               MHD_OPTION_EXTERNAL_LOGGER, &be_silent, nullptr, MHD_OPTION_ARRAY,
                               items.data(), MHD_OPTION_END);
    return daemon_ != nullptr;
  }

  [[nodiscard]] std::uint16_t port() const {
    return MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_BIND_PORT)->port;
  }

 private:
  void stop() {
    if (daemon_ == nullptr) return;
    // Nobody comes in any more. Not by MHD_quiesce_daemon: in 0.9.75 it and the threads may both
    // take the socket out of the same epoll set, and whoever comes second ends the program.
    ::shutdown(MHD_get_daemon_info(daemon_, MHD_DAEMON_INFO_LISTEN_FD)->listen_fd, SHUT_RDWR);
    state_.watch.end_streams();
    const auto until = Steady::now() + kStopTime;
    while (state_.active.load() > 0 && Steady::now() < until)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    // After this nothing is suspended any more, which libmicrohttpd demands of its stop.
    state_.pool.stop();
    state_.watch.end_streams();
    state_.watch.stop();
    MHD_stop_daemon(daemon_);
  }

  // TLS 1.3, and 1.2 for the browsers of older offices.
  inline static const std::string kTlsVersions =
      "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%SERVER_PRECEDENCE";

  ServerState state_;
  MHD_Daemon* daemon_ = nullptr;
};

Result<> Server::check(const ServerOptions& options) {
  TRY(const Place place, parse_address(options.address, options.port));
  if (!options.gateway.empty()) {
    const Result<Place> gateway = parse_address(options.gateway, 0);
    if (!gateway) return fail(gateway.error());
  }
  const bool own_tls = !options.certificate.empty() && !options.key.empty();
  if (!place.loopback && !own_tls && options.gateway.empty())
    return fail(bad_input("address_needs_tls").with("address", options.address));
  return {};
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Service& service) {
  TRY_VOID(check(options));
  TRY(const Place place, parse_address(options.address, options.port));
  auto impl = std::make_unique<Impl>(options, service);
  if (!impl->listen(place))
    return fail(failure("cannot_listen")
                    .with("address", options.address)
                    .with("port", std::to_string(options.port)));
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
  return impl_->port();
}

}  // namespace yigang::http
