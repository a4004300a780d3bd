// A small site for the tests: four routes that stand for all kinds (a verb, a list, a slow read, an
// event stream), served by a real server on a free port of loopback.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "http/event_stream.h"
#include "http/site.h"
#include "http/test_client.h"
#include "http/typed_route.h"

namespace yigang::http {

using namespace std::chrono_literals;

struct Approve {
  Id<struct ApplicationTag> id;
  Fen amount_fen;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Approve, (), (id, amount_fen, note))

struct Approved {
  Id<struct ApplicationTag> id;
  Fen amount_fen;
  std::string key;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Approved, (), (id, amount_fen, key, version))

struct ListQuery {
  std::optional<UnitCode> unit;
  std::string after;
  int limit = 50;
};
BOOST_DESCRIBE_STRUCT(ListQuery, (), (unit, after, limit))

inline std::atomic<bool> g_slow{false};
inline std::atomic<int> g_running{0};
inline std::shared_ptr<EventStream> g_stream;

inline Result<Approved> approve(Call& call, const Approve& command) {
  if (command.amount_fen == Fen(1))
    return fail(refused("post_taken").with("who", "-").by("LZ-2022-4 二(四)"));
  if (command.amount_fen == Fen(2)) throw std::runtime_error("a bug of a library");
  if (command.amount_fen == Fen(3))
    return fail(problem(ProblemKind::unknown_outcome, "unknown_outcome").because("57P01"));
  call.version = 8;
  return Approved{command.id, command.amount_fen, call.idempotency_key, call.if_match.value_or(0)};
}

inline Result<wire::Page<Approved>> list(Call&, const ListQuery& query) {
  wire::Page<Approved> page;
  page.total = query.limit;
  return page;
}

inline Result<wire::Nothing> wait(Call&, const wire::Nothing&) {
  ++g_running;
  while (g_slow) std::this_thread::sleep_for(1ms);
  --g_running;
  return wire::Nothing{};
}

inline Result<Response> progress(Call&, const wire::Nothing&) {
  g_stream = std::make_shared<EventStream>();
  Response response;
  response.stream = g_stream;
  return response;
}

inline std::vector<Route> sample_routes() {
  std::vector<Route> routes;
  routes.push_back(post<Approve, Approved>("/api/v1/applications/{id}/approve", "approve", &approve)
                       .with_version()
                       .with_body_limit(8192));
  routes.push_back(
      get<ListQuery, wire::Page<Approved>>("/api/v1/applications", "list", &list).on_io_thread());
  routes.push_back(get<wire::Nothing, wire::Nothing>("/api/v1/wait", "wait", &wait));
  routes.push_back(
      get_raw<wire::Nothing>("/api/v1/progress", "progress", "text/event-stream", &progress));
  return routes;
}

class HttpTest : public ::testing::Test {
 protected:
  void SetUp() override { begin({}); }
  void TearDown() override {
    g_slow = false;
    server_.reset();
    g_stream.reset();
  }
  void begin(ServerOptions options, SiteOptions site_options = {}, StaticFiles files = {}) {
    server_.reset();
    options.port = 0;
    options.workers = 1;
    site_options.access_log = [this](const AccessLine& line) {
      const std::scoped_lock lock(mutex_);
      log_ += std::string(line.method) + " " + std::string(line.route) + " " +
              std::to_string(line.status);
      if (!line.code.empty()) log_ += " " + std::string(line.code) + " " + std::string(line.cause);
      log_ += "\n";
    };
    site_ = std::make_unique<Site>(sample_routes(), std::move(files), std::move(site_options));
    auto started = Server::start(options, *site_);
    ASSERT_TRUE(started) << started.error().code;
    server_ = std::move(*started);
  }
  std::string ask(std::string_view bytes) {
    TestClient client(server_->port());
    client.write(bytes);
    return client.read_to_end();
  }
  std::string get_path(const std::string& target, const std::string& headers = "") {
    return ask("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
               "\r\n");
  }
  std::string post_body(const std::string& body, const std::string& headers = kKeys,
                        const std::string& id = "77") {
    return ask("POST /api/v1/applications/" + id +
               "/approve HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
               "Content-Type: application/json\r\n" +
               headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  std::string log() {
    const std::scoped_lock lock(mutex_);
    return log_;
  }

  inline static const std::string kKeys = "Idempotency-Key: key-12345678\r\nIf-Match: \"7\"\r\n";
  std::mutex mutex_;
  std::string log_;
  std::unique_ptr<Site> site_;
  std::unique_ptr<Server> server_;
};

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace yigang::http
