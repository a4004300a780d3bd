#include "http/exchange.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <cstring>

#include "base/text.h"
#include "http/target.h"

namespace yigang::http {

namespace {

// A refused body of this size is read to its end, so that the connection lives on.
constexpr std::int64_t kSmallBody = 64 * 1024;

std::string address_text(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address != nullptr && address->sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, address, sizeof v4);
    inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
  } else if (address != nullptr && address->sa_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, address, sizeof v6);
    inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
  }
  return text.data();
}

// A name that comes twice is one list (RFC 9110 §5.3): whoever wants one value then refuses it, and
// of X-Forwarded-For the last entry is still the gateway's.
MHD_Result take_header(void* context, MHD_ValueKind, const char* name, const char* value) {
  auto& request = *static_cast<Request*>(context);
  const std::string_view text = value == nullptr ? "" : value;
  const auto [place, fresh] = request.headers.emplace(lower_ascii(name), text);
  if (!fresh) place->second.append(place->first == "cookie" ? "; " : ", ").append(text);
  return MHD_YES;
}

void read_peer(Exchange& x) {
  const auto* const info = MHD_get_connection_info(x.mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  x.request.peer = address_text(info == nullptr ? nullptr : info->client_addr);
  x.request.tls = !x.server.options.certificate.empty();
  const std::string& gateway = x.server.options.gateway;
  if (gateway.empty() || x.request.peer != gateway) return;
  // Only the last address was written by the gateway; those before it are hearsay.
  const std::string_view forwarded = x.request.header("x-forwarded-for");
  if (!forwarded.empty()) x.request.peer = trim(split(forwarded, ',').back());
  x.request.tls = true;
}

// -1: none stated. Two lengths, or a length beside chunks, is how requests are smuggled.
Result<std::int64_t> stated_length(const Request& request) {
  const std::string_view length = request.header("content-length");
  if (length.empty()) return -1;
  const auto value = parse_integer(length);
  if (!value || *value < 0 || !request.header("transfer-encoding").empty())
    return fail(bad_input("bad_head").at("Content-Length"));
  return *value;
}

void* share(std::shared_ptr<const std::string> bytes) {
  return new std::shared_ptr<const std::string>(std::move(bytes));
}

void unshare(void* bytes) {
  delete static_cast<std::shared_ptr<const std::string>*>(bytes);
}

struct StreamLink {
  std::shared_ptr<EventStream> stream;
};

ssize_t read_stream(void* context, std::uint64_t, char* out, std::size_t most) {
  const auto taken = static_cast<StreamLink*>(context)->stream->take(out, most);
  return taken < 0 ? MHD_CONTENT_READER_END_OF_STREAM : taken;
}

void free_stream(void* context) {
  auto* const link = static_cast<StreamLink*>(context);
  link->stream->detach();
  delete link;
}

MHD_Response* make_stream(Exchange& x, std::shared_ptr<EventStream> stream) {
  MHD_Connection* const mhd = x.mhd;
  stream->attach([mhd] { MHD_suspend_connection(mhd); }, [mhd] { MHD_resume_connection(mhd); });
  {
    const std::scoped_lock lock(x.connection.mutex);
    x.connection.stream = stream;
    x.connection.last_beat = Steady::now();
  }
  ++x.server.service.gauges.streams;
  if (x.server.watch.ending()) stream->close();
  return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, &read_stream,
                                           new StreamLink{std::move(stream)}, &free_stream);
}

MHD_Response* make_response(Exchange& x, Response& response) {
  if (response.stream) return make_stream(x, response.stream);
  if (response.file)
    return MHD_create_response_from_fd64(response.file->size, response.file->descriptor);
  auto bytes = response.shared_body ? response.shared_body
                                    : std::make_shared<const std::string>(std::move(response.body));
  // libmicrohttpd takes a pointer that it does not write through.
  void* const data = const_cast<char*>(bytes->data());
  const std::size_t size = bytes->size();
  return MHD_create_response_from_buffer_with_free_callback_cls(size, data, &unshare,
                                                                share(std::move(bytes)));
}

MHD_Result send(Exchange& x) {
  x.connection.enter(Phase::answer);
  Response& response = *x.response;
  const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - x.begin);
  x.server.service.answered(x.request, x.admission, response.status, taken);
  MHD_Response* const made = make_response(x, response);
  if (made == nullptr) return MHD_NO;
  for (const auto& [name, value] : response.headers)
    MHD_add_response_header(made, name.c_str(), value.c_str());
  const MHD_Result queued = MHD_queue_response(x.mhd, static_cast<unsigned>(response.status), made);
  MHD_destroy_response(made);
  return queued;
}

void refuse(Exchange& x, const Problem& problem) {
  x.response = x.server.service.refuse(x.request, x.admission, problem);
}

// As people say it, in either language: 4 KB, 1 MB, 10.7 MB.
std::string size_text(std::size_t bytes) {
  const bool many = bytes >= std::size_t{1} << 20;
  const std::size_t tenths = bytes * 10 >> (many ? 20 : 10);
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text + (many ? " MB" : " KB");
}

Problem too_large(std::string_view code, std::size_t limit) {
  return problem(ProblemKind::too_large, code).with("limit", size_text(limit));
}

Problem body_too_large(std::size_t limit) {
  return too_large("body_too_large", limit).at("body");
}

Result<void> check_head(Exchange& x) {
  // Two hosts are one list by now; no name has a comma (RFC 9112 §3.2).
  if (x.request.header("host").find(',') != std::string_view::npos)
    return fail(bad_input("bad_head").at("Host"));
  const ServerOptions& options = x.server.options;
  if (x.target.size() > options.target_limit)
    return fail(too_large("target_too_long", options.target_limit).at("target"));
  const auto* const info = MHD_get_connection_info(x.mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  if (info != nullptr && info->header_size > options.head_limit)
    return fail(too_large("head_too_large", options.head_limit).at("head"));
  return read_target(x.target, x.request);
}

// A method or route that takes none has the limit 0; an empty body is none.
Result<void> check_body(const Exchange& x, std::int64_t length, bool unknown_length) {
  const std::size_t limit = x.admission.body_limit;
  if (limit == 0 && (length > 0 || unknown_length))
    return fail(bad_input("body_not_taken").at("body"));
  if (length > static_cast<std::int64_t>(limit)) return fail(body_too_large(limit));
  return {};
}

// Before the end of a body libmicrohttpd takes no answer that lets the client go on sending, and
// who closes on a client that is still sending may destroy the answer on its way (RFC 9112 §9.6).
// So without TLS we write it ourselves, at once. The rest of the body is thrown away, and the watch
// closes the connection when the client has had time to read.
MHD_Result answer_and_drain(Exchange& x) {
  x.connection.enter(Phase::drained);
  const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - x.begin);
  x.server.service.answered(x.request, x.admission, x.response->status, taken);
  std::string text =
      "HTTP/1.1 " + std::to_string(x.response->status) + " \r\nConnection: close\r\n";
  for (const auto& [name, value] : x.response->headers) text += name + ": " + value + "\r\n";
  text += "Content-Length: " + std::to_string(x.response->body.size()) + "\r\n\r\n";
  text += x.response->body;
  const auto sent =
      ::send(x.connection.socket, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent < 0) return MHD_NO;
  ::shutdown(x.connection.socket, SHUT_WR);
  x.cut_off = true;
  return MHD_YES;
}

bool plain(const Exchange& x) {
  return x.server.options.certificate.empty();
}

// A body of unknown length that turns out too long. Under TLS the answer waits for the end of the
// body, if that comes in the same time.
MHD_Result cut_off(Exchange& x) {
  refuse(x, body_too_large(x.admission.body_limit));
  x.request.body = std::string();
  if (plain(x)) return answer_and_drain(x);
  x.connection.enter(Phase::drained);
  return MHD_YES;
}

MHD_Result read_head(Exchange& x, const char* method) {
  x.begin = Steady::now();
  x.connection.body_bytes = 0;
  x.connection.enter(Phase::body);
  const std::string_view word = method;
  x.request.head = word == "HEAD";
  x.request.method = word == "GET" || x.request.head ? Method::get
                     : word == "POST"                ? Method::post
                                                     : Method::other;
  MHD_get_connection_values(x.mhd, MHD_HEADER_KIND, &take_header, &x.request);
  read_cookies(x.request.header("cookie"), x.request);
  read_peer(x);
  const auto length = stated_length(x.request);
  if (!length) {
    refuse(x, length.error());
    return send(x);
  }
  const bool unknown_length = !x.request.header("transfer-encoding").empty();
  Result<void> fine = check_head(x);
  if (fine) {
    x.admission = x.server.service.admit(x.request);
    x.response = std::move(x.admission.answer);
    x.admission.answer.reset();
    if (!x.response) fine = check_body(x, *length, unknown_length);
  }
  if (!fine) refuse(x, fine.error());
  const bool waits = !x.request.header("expect").empty();
  const bool long_body = *length > kSmallBody;
  if (x.response && long_body && !waits && !unknown_length && plain(x)) return answer_and_drain(x);
  if (x.response && (unknown_length || waits || long_body)) return send(x);
  return MHD_YES;
}

MHD_Result take_body(Exchange& x, std::string_view bytes) {
  x.connection.body_bytes += bytes.size();
  if (x.response) return MHD_YES;  // refused already, or cut off: nothing is kept
  if (bytes.size() > x.admission.body_limit - x.request.body.size()) return cut_off(x);
  x.request.body.append(bytes);
  return MHD_YES;
}

MHD_Result dispatch(Exchange& x) {
  x.connection.enter(Phase::answer);
  Service& service = x.server.service;
  if (x.admission.on_io_thread) {
    x.response = service.answer(x.request, x.admission);
    return send(x);
  }
  Exchange* const waiting = &x;
  // Suspended before a worker can begin, or the worker might resume what does not sleep yet.
  const bool taken = x.server.pool.submit(
      [waiting] {
        ++waiting->server.service.gauges.waiting;
        MHD_suspend_connection(waiting->mhd);
      },
      [waiting] {
        --waiting->server.service.gauges.waiting;
        waiting->response = waiting->server.service.answer(waiting->request, waiting->admission);
        MHD_resume_connection(waiting->mhd);
      });
  if (taken) return MHD_YES;
  refuse(x, problem(ProblemKind::busy, "too_many_waiting"));
  return send(x);
}

}  // namespace

void* on_target(void* state, const char* target, MHD_Connection* mhd) {
  auto& server = *static_cast<ServerState*>(state);
  const auto* const info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  auto* const connection = static_cast<Connection*>(info->socket_context);
  connection->enter(Phase::head);
  ++server.active;
  return new Exchange{server, mhd, *connection, target, {}, {}, {}, {}, false, false};
}

MHD_Result on_request(void*, MHD_Connection*, const char*, const char* method, const char*,
                      const char* upload, std::size_t* upload_size, void** context) {
  auto& x = *static_cast<Exchange*>(*context);
  if (!x.head_read) {
    x.head_read = true;
    return read_head(x, method);
  }
  if (*upload_size > 0) {
    const std::string_view bytes(upload, *upload_size);
    *upload_size = 0;
    return take_body(x, bytes);
  }
  if (x.cut_off) return MHD_NO;
  return x.response ? send(x) : dispatch(x);
}

void on_completed(void* state, MHD_Connection*, void** context, MHD_RequestTerminationCode) {
  auto* const x = static_cast<Exchange*>(*context);
  if (x == nullptr) return;
  {
    const std::scoped_lock lock(x->connection.mutex);
    if (x->connection.stream) --x->server.service.gauges.streams;
    x->connection.stream.reset();
  }
  x->connection.enter(Phase::idle);
  delete x;
  *context = nullptr;
  --static_cast<ServerState*>(state)->active;
}

void on_connection(void* state, MHD_Connection* mhd, void** context,
                   MHD_ConnectionNotificationCode code) {
  auto& server = *static_cast<ServerState*>(state);
  if (code == MHD_CONNECTION_NOTIFY_STARTED) {
    const auto* const info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    *context = server.watch.add(info->connect_fd);
  } else {
    server.watch.remove(static_cast<Connection*>(*context));
    *context = nullptr;
  }
}

}  // namespace yigang::http
