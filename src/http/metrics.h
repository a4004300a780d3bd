// Prometheus text (exposition format 0.0.4): requests by route and status, latency in buckets,
// failures by code, connections, queue and streams. Counting is a few relaxed atomic additions; the
// pattern of the route is the label, never a path, so that no person and no secret gets into it.
// Thread-safe.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "http/router.h"
#include "http/server.h"

namespace yigang::http {

class Metrics {
 public:
  // One row for each route, and one for all that is none.
  explicit Metrics(const std::vector<Route>& routes);

  // `route` is one of the table's, or nullptr.
  void count(const Route* route, int status, std::chrono::microseconds taken);
  // By the code of its problem, `unknown_outcome` among them.
  void count_failure(std::string_view code);
  [[nodiscard]] std::string text(const Gauges& gauges) const;

 private:
  static constexpr std::array kStatuses{200, 201, 202, 204, 302, 304, 400, 401, 403,
                                        404, 405, 409, 413, 422, 500, 503, 507, 0};
  static constexpr std::array<std::int64_t, 12> kMicroseconds{
      500,    1'000,   2'500,   5'000,   10'000,    25'000,
      50'000, 100'000, 250'000, 500'000, 1'000'000, 5'000'000};
  struct Row {
    std::array<std::atomic<std::uint64_t>, kStatuses.size()> by_status{};
    std::array<std::atomic<std::uint64_t>, kMicroseconds.size() + 1> by_time{};
    std::atomic<std::uint64_t> microseconds{0};
  };
  void write_row(std::string& out, const std::string& label, const Row& row) const;

  const std::vector<Route>& routes_;
  std::vector<std::unique_ptr<Row>> rows_;
  mutable std::mutex mutex_;
  std::map<std::string, std::uint64_t, std::less<>> failures_;
};

}  // namespace yigang::http
