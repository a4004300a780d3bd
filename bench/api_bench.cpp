// The API: `yigang serve` as a process of its own, a list and a small write over loopback.
// Throughput from closed loops (each connection asks again as soon as it is answered), latency from
// an open loop (a fixed rate; time counts from the planned start, so that a stall is not hidden).
// CPU is the server's alone; the load is made by this process on the same machine.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "benches.h"
#include "client.h"
#include "wire/json.h"

namespace yigang::bench {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr int kConnections = 64;

class Server {
 public:
  Server(City& city, const std::string& program) {
    int ends[2];
    CHECK(::pipe(ends) == 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(ends[1], 1);
      ::close(ends[0]);
      ::execl(program.c_str(), program.c_str(), "--database", city.url().c_str(), "--keys",
              city.key_file().c_str(), "--law", city.law_folder().c_str(), "--lang", "en", "serve",
              "--port", "0", nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    std::string line;
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(ends[0]);
    // "serving at http://127.0.0.1:PORT/"
    const auto colon = line.rfind(':');
    if (colon != std::string::npos)
      port_ = static_cast<std::uint16_t>(std::atoi(line.c_str() + colon + 1));
  }
  ~Server() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] int process() const { return process_; }

 private:
  int process_ = 0;
  std::uint16_t port_ = 0;
};

// The lines of a signed-in browser.
Result<std::string> sign_in(City& city, std::uint16_t port, const std::string& login) {
  Client client(port);
  const std::string body =
      fmt::format(R"({{"login":"{}","password":"{}"}})", login, city.password(login));
  TRY(const Client::Answer answer,
      client.ask(request_text("POST", "/api/v1/session", "", body, "bench-sign-in")));
  const std::string cookie = field_of(answer.head, "set-cookie");
  const auto from = answer.body.find("\"page_token\":\"");
  if (answer.status != 200 || from == std::string::npos)
    return fail(failure("bench_http").with("status", std::to_string(answer.status)));
  const auto start = from + 14;
  const std::string token = answer.body.substr(start, answer.body.find('"', start) - start);
  return fmt::format("Cookie: {}\r\nX-Yigang-Token: {}\r\n", cookie.substr(0, cookie.find(';')),
                     token);
}

// What the n-th request is.
using Make = std::function<std::string(int n)>;

struct Load {
  std::uint16_t port = 0;
  int connections = kConnections;
  int count = 0;
  double rate = 0;  // requests a second, open loop; 0: closed loop
  Make make;
};

struct Told {
  std::vector<double> took;
  int refused = 0;
};

Result<Told> one_connection(const Load& load, int number, Clock::time_point begun) {
  Client client(load.port);
  Told told;
  for (int i = number; i < load.count; i += load.connections) {
    auto planned = Clock::now();
    if (load.rate > 0) {
      planned = begun + std::chrono::duration_cast<Clock::duration>(Seconds(i / load.rate));
      std::this_thread::sleep_until(planned);
    }
    TRY(const Client::Answer answer, client.ask(load.make(i)));
    told.took.push_back(Seconds(Clock::now() - planned).count());
    if (answer.status != 200) ++told.refused;
  }
  return told;
}

Result<Outcome> run(const Load& load) {
  const auto begun = Clock::now();
  std::vector<Result<Told>> answers(static_cast<std::size_t>(load.connections), Told{});
  std::vector<std::thread> threads;
  for (int i = 0; i < load.connections; ++i)
    threads.emplace_back(
        [&, i] { answers[static_cast<std::size_t>(i)] = one_connection(load, i, begun); });
  for (std::thread& thread : threads) thread.join();
  std::vector<double> took;
  int refused = 0;
  for (const auto& answer : answers) {
    if (!answer) return fail(answer.error());
    took.insert(took.end(), answer->took.begin(), answer->took.end());
    refused += answer->refused;
  }
  return Outcome{static_cast<double>(took.size()), "",
                 fmt::format("p50 {:.2f} p99 {:.2f} max {:.1f} ms, {} not 200", 1e3 * median(took),
                             1e3 * quantile(took, 0.99), 1e3 * quantile(took, 1), refused)};
}

class Requests {
 public:
  Requests(City& city, std::string county, std::string agency)
      : city_(city), county_(std::move(county)), agency_(std::move(agency)) {}

  [[nodiscard]] std::string alive() const { return request_text("GET", "/healthz", ""); }
  [[nodiscard]] std::string list() const {
    return request_text("GET", "/api/v1/placements?limit=50", county_);
  }
  // A placement of the unit in which the demo accounts are.
  [[nodiscard]] std::string write(const Target& target) {
    const int n = ++keys_;
    const bool rural = target.side == Side::rural;
    const std::string body = fmt::format(
        R"({{"placement":"{}","month":"{}","spans":[{{"from_day":"{}","until_day":"{}",)"
        R"("hours":"{}","days":"{}","leave":"none"}}]}})",
        to_text(target.placement), to_text(city_.open), to_text(city_.open.first_day()),
        to_text(city_.open.last_day()), rural ? "35.0" : "0.0", rural ? "0.0" : "15.0");
    return request_text("POST", "/api/v1/attendance", agency_, body,
                        fmt::format("bench-api-{}-{}", ::getpid(), n));
  }

 private:
  City& city_;
  std::string county_;
  std::string agency_;
  std::atomic<int> keys_ = 0;
};

struct Kind {
  std::string name;
  Make make;
  int closed_count;
  double open_rate;
  bool is_peer;
};

Subject subject_of(const Kind& kind, std::uint16_t port, bool open) {
  Load load{port, kConnections, kind.closed_count, 0, kind.make};
  if (open) {
    load.rate = kind.open_rate;
    load.count = static_cast<int>(5 * kind.open_rate);
  }
  return {kind.name + (open ? fmt::format(", {:.0f}/s offered", kind.open_rate) : ""),
          [load] { return run(load); }, kind.is_peer};
}

}  // namespace

Result<> bench_api(City& city, const std::string& program, int rounds) {
  const Server server(city, program);
  if (server.port() == 0) return fail(failure("bench_http").with("status", "no server"));
  TRY(std::string county, sign_in(city, server.port(), "county1"));
  TRY(std::string agency, sign_in(city, server.port(), "agency1"));
  TRY(const auto me, Client(server.port()).ask(request_text("GET", "/api/v1/me", agency)));
  std::vector<Target> mine;
  for (const Target& target : city.targets())
    if (me.body.find("\"" + to_text(target.town) + "\"") != std::string::npos)
      mine.push_back(target);
  Requests requests(city, std::move(county), std::move(agency));
  std::vector<Kind> kinds;
  kinds.push_back(
      {"list of 50 placements", [&](int) { return requests.list(); }, 2000, 200, false});
  if (mine.empty())
    print_not_run("api: attendance", "nobody is on a post in the town of the demo accounts");
  else
    kinds.push_back(
        {"attendance entry",
         [&](int n) { return requests.write(mine[static_cast<std::size_t>(n) % mine.size()]); },
         1000, 100, false});
  kinds.push_back({"floor: the same server's /healthz", [&](int) { return requests.alive(); },
                   10000, 500, true});
  std::vector<int> servers{server.process()};
  if (city.server() != 0) servers.push_back(city.server());
  for (const bool open : {false, true}) {
    Comparison table;
    table.title = fmt::format("api, {}, {} connections over loopback, {}; CPU of the server{}",
                              city.engine_name(), kConnections, open ? "open loop" : "closed loop",
                              city.server() == 0 ? "" : " and of PostgreSQL");
    table.thing = "request";
    table.rounds = open ? 1 : rounds;
    table.meter = CpuMeter(servers, /*own_counts=*/false);
    for (const Kind& kind : kinds) table.subjects.push_back(subject_of(kind, server.port(), open));
    compare(table);
  }
  return {};
}

}  // namespace yigang::bench
