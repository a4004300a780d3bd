// Hostile and unlucky clients: too much, too slow, too many, gone.
#include <fstream>
#include <future>

#include "http/test_site.h"

namespace yigang::http {
namespace {

TEST_F(HttpTest, a_stated_length_beyond_the_limit_is_refused_before_the_body) {
  TestClient client(server_->port());
  client.write(
      "POST /api/v1/applications/1/approve HTTP/1.1\r\nHost: a\r\nContent-Length: "
      "200000000\r\n\r\n");
  EXPECT_TRUE(client.read_to_end().starts_with("HTTP/1.1 413")) << client.read_to_end();
}

TEST_F(HttpTest, who_sends_a_body_that_is_too_large_can_send_it_all_and_reads_why) {
  TestClient client(server_->port());
  const std::size_t length = 3'000'000;
  client.write("POST /api/v1/applications/1/approve HTTP/1.1\r\nHost: a\r\nContent-Length: " +
               std::to_string(length) + "\r\n\r\n");
  const std::string piece(100'000, 'x');
  for (std::size_t sent = 0; sent < length; sent += piece.size())
    ASSERT_TRUE(client.write(piece)) << sent;
  EXPECT_TRUE(client.read_until("body_too_large").starts_with("HTTP/1.1 413"));
}

TEST_F(HttpTest, chunks_without_end_are_cut_off_early) {
  TestClient client(server_->port());
  client.write(
      "POST /api/v1/applications/1/approve HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
      "chunked\r\n\r\n");
  const std::string chunk = "1000\r\n" + std::string(4096, 'x') + "\r\n";
  for (int i = 0; i < 4; ++i) client.write(chunk);
  EXPECT_TRUE(client.read_until("body_too_large").starts_with("HTTP/1.1 413"));
  const auto until = std::chrono::steady_clock::now() + 6s;
  while (client.write(chunk) && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(10ms);
  EXPECT_LT(std::chrono::steady_clock::now(), until);
  EXPECT_TRUE(get_path("/healthz").starts_with("HTTP/1.1 200"));
}

TEST_F(HttpTest, a_length_beside_chunks_is_refused) {
  const std::string answer =
      ask("POST /api/v1/applications/1/approve HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
          "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 400")) << answer;
}

TEST_F(HttpTest, two_hosts_are_refused) {
  const std::string answer =
      ask("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 400") && has(answer, R"("field":"Host")")) << answer;
}

TEST_F(HttpTest, too_long_an_address_and_too_large_a_head_are_problems_too) {
  const auto refused_as = [](const std::string& answer, std::string_view status,
                             std::string_view code, std::string_view field) {
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 " + std::string(status))) << answer;
    EXPECT_TRUE(has(answer, "Content-Type: application/problem+json")) << answer;
    EXPECT_TRUE(has(answer, code) && has(answer, "\"field\":\"" + std::string(field) + "\""));
    EXPECT_TRUE(has(answer, R"("detail_zh":")") && has(answer, R"("detail_en":")")) << answer;
    EXPECT_TRUE(has(answer, "Content-Security-Policy")) << answer;
  };
  for (const std::size_t size : {4096U, 8192U, 12288U})
    refused_as(get_path("/api/v1/applications?unit=" + std::string(size, '3')), "414",
               "target_too_long", "target");
  for (const std::size_t size : {8192U, 10240U, 12288U})
    refused_as(get_path("/healthz", "X-A: " + std::string(size, 'a') + "\r\n"), "431",
               "head_too_large", "head");
  // A size as people say it, not in bytes.
  EXPECT_TRUE(has(get_path("/api/v1/applications?unit=" + std::string(4096, '3')), "最多 4 KB"));
  EXPECT_TRUE(get_path("/healthz", "X-A: " + std::string(7 * 1024, 'a') + "\r\n")
                  .starts_with("HTTP/1.1 200"));
}

std::size_t resident_kilobytes() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
  return 0;
}

TEST_F(HttpTest, megabytes_without_a_newline_take_no_memory) {
  const std::string block(64 * 1024, 'A');
  const std::size_t before = resident_kilobytes();
  TestClient client(server_->port());
  for (int i = 0; i < 320 && client.write(block); ++i) {
  }
  EXPECT_LT(resident_kilobytes(), before + 2048);
  EXPECT_TRUE(get_path("/healthz").starts_with("HTTP/1.1 200"));
}

TEST_F(HttpTest, a_head_that_drips_is_closed) {
  ServerOptions options;
  options.head_time = 500ms;
  begin(options);
  TestClient client(server_->port());
  const auto start = std::chrono::steady_clock::now();
  client.write("GET /healthz HTTP/1.1\r\nHost: a\r\n");
  while (client.write("X-A: b\r\n") && std::chrono::steady_clock::now() - start < 4s)
    std::this_thread::sleep_for(50ms);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
}

TEST_F(HttpTest, a_body_that_drips_is_closed) {
  ServerOptions options;
  options.body_grace = 500ms;
  begin(options);
  TestClient client(server_->port());
  const auto start = std::chrono::steady_clock::now();
  client.write(
      "POST /api/v1/applications/1/approve HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n"
      "\r\n");
  while (client.write("x") && std::chrono::steady_clock::now() - start < 5s)
    std::this_thread::sleep_for(50ms);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 3s);
}

TEST_F(HttpTest, a_full_queue_is_told_at_once) {
  ServerOptions options;
  options.queue = 2;
  begin(options);
  g_slow = true;
  const std::string bytes = "GET /api/v1/wait HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<TestClient>(server_->port()));
    clients.back()->write(bytes);
    const auto until = std::chrono::steady_clock::now() + 2s;
    while ((g_running.load() != 1 || site_->gauges.waiting.load() != i) &&
           std::chrono::steady_clock::now() < until)
      std::this_thread::sleep_for(1ms);
  }
  const auto start = std::chrono::steady_clock::now();
  const std::string refused_one = ask(bytes);
  const auto taken = std::chrono::steady_clock::now() - start;
  EXPECT_TRUE(refused_one.starts_with("HTTP/1.1 503")) << refused_one;
  EXPECT_TRUE(has(refused_one, "Retry-After: 1") && has(refused_one, "too_many_waiting"));
  EXPECT_LT(taken, 100ms);
  // What needs no worker is answered all the while.
  EXPECT_TRUE(get_path("/healthz").starts_with("HTTP/1.1 200"));
  g_slow = false;
  for (auto& client : clients) EXPECT_TRUE(client->read_to_end().starts_with("HTTP/1.1 200"));
}

TEST_F(HttpTest, connections_of_one_address_are_capped) {
  ServerOptions options;
  options.connections_per_address = 4;
  begin(options);
  std::vector<std::unique_ptr<TestClient>> clients;
  for (int i = 0; i < 8; ++i) clients.push_back(std::make_unique<TestClient>(server_->port()));
  int answered = 0;
  for (auto& client : clients) {
    client->write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    answered += has(client->read_until("ok\n", 500), "HTTP/1.1 200") ? 1 : 0;
  }
  EXPECT_EQ(answered, 4);
}

TEST_F(HttpTest, a_connection_is_used_again) {
  TestClient client(server_->port());
  for (int i = 0; i < 3; ++i) {
    client.forget();
    client.write("GET /api/v1/wait HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(has(client.read_until("{}"), "HTTP/1.1 200"));
  }
}

TEST_F(HttpTest, events_arrive_as_they_are_sent_and_end_when_closed) {
  TestClient client(server_->port());
  client.write("GET /api/v1/progress HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(has(client.read_until("\r\n\r\n"), "text/event-stream"));
  for (int i = 1; i <= 3; ++i) {
    const std::string data = "{\"done\":" + std::to_string(i) + "}";
    EXPECT_TRUE(g_stream->send("progress", data));
    EXPECT_TRUE(has(client.read_until(data), "event: progress\ndata: " + data));
  }
  g_stream->close();
  EXPECT_TRUE(has(client.read_until("\r\n0\r\n\r\n"), "\r\n0\r\n\r\n"));
}

TEST_F(HttpTest, a_reader_that_leaves_ends_its_stream) {
  const auto gone = std::make_shared<std::promise<void>>();
  {
    TestClient client(server_->port());
    client.write("GET /api/v1/progress HTTP/1.1\r\nHost: a\r\n\r\n");
    client.read_until("\r\n\r\n");
    g_stream->when_gone([gone] { gone->set_value(); });
  }
  EXPECT_EQ(gone->get_future().wait_for(3s), std::future_status::ready);
  EXPECT_FALSE(g_stream->send("progress", "{}"));
}

TEST_F(HttpTest, a_stop_ends_streams_and_lets_requests_finish) {
  TestClient stream(server_->port());
  stream.write("GET /api/v1/progress HTTP/1.1\r\nHost: a\r\n\r\n");
  stream.read_until("\r\n\r\n");
  g_slow = true;
  TestClient slow(server_->port());
  slow.write("GET /api/v1/wait HTTP/1.1\r\nHost: a\r\n\r\n");
  while (g_running.load() != 1) std::this_thread::sleep_for(1ms);
  std::thread later([] {
    std::this_thread::sleep_for(300ms);
    g_slow = false;
  });
  server_.reset();
  later.join();
  EXPECT_TRUE(has(slow.read_to_end(), "HTTP/1.1 200"));
  EXPECT_TRUE(g_stream->gone());
}

TEST_F(HttpTest, other_addresses_than_loopback_need_tls) {
  ServerOptions options;
  options.address = "0.0.0.0";
  options.port = 0;
  const auto refused_one = Server::start(options, *site_);
  ASSERT_FALSE(refused_one);
  EXPECT_EQ(refused_one.error().code, "address_needs_tls");
  options.gateway = "nonsense";
  const auto no_gateway = Server::start(options, *site_);
  ASSERT_FALSE(no_gateway);
  EXPECT_EQ(no_gateway.error().code, "bad_address");
  options.gateway = "127.0.0.1";
  EXPECT_TRUE(Server::start(options, *site_));
  options.address = "localhost";
  const auto named = Server::start(options, *site_);
  ASSERT_FALSE(named);
  EXPECT_EQ(named.error().code, "bad_address");
  options.address = "127.0.0.1";
  options.port = server_->port();
  const auto taken = Server::start(options, *site_);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().code, "cannot_listen");
}

}  // namespace
}  // namespace yigang::http
