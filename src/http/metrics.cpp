#include "http/metrics.h"

#include <fmt/format.h>

#include <iterator>

namespace yigang::http {

namespace {

// Seconds with six decimals, without floating point.
std::string seconds(std::uint64_t microseconds) {
  return fmt::format("{}.{:06}", microseconds / 1'000'000, microseconds % 1'000'000);
}

}  // namespace

Metrics::Metrics(const std::vector<Route>& routes) : routes_(routes) {
  for (std::size_t i = 0; i <= routes.size(); ++i) rows_.push_back(std::make_unique<Row>());
}

void Metrics::count(const Route* route, int status, std::chrono::microseconds taken) {
  const auto index =
      route == nullptr ? routes_.size() : static_cast<std::size_t>(route - routes_.data());
  Row& row = *rows_[index];
  std::size_t at = 0;
  while (at + 1 < kStatuses.size() && kStatuses[at] != status) ++at;
  row.by_status[at].fetch_add(1, std::memory_order_relaxed);
  std::size_t bucket = 0;
  while (bucket < kMicroseconds.size() && taken.count() > kMicroseconds[bucket]) ++bucket;
  row.by_time[bucket].fetch_add(1, std::memory_order_relaxed);
  row.microseconds.fetch_add(static_cast<std::uint64_t>(taken.count()), std::memory_order_relaxed);
}

void Metrics::count_failure(std::string_view code) {
  const std::lock_guard lock(mutex_);
  const auto place = failures_.find(code);
  if (place == failures_.end())
    failures_.emplace(code, 1);
  else
    ++place->second;
}

void Metrics::write_row(std::string& out, const std::string& label, const Row& row) const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kMicroseconds.size(); ++i) {
    sum += row.by_time[i].load(std::memory_order_relaxed);
    fmt::format_to(std::back_inserter(out),
                   "yigang_http_request_seconds_bucket{{{},le=\"{}\"}} {}\n", label,
                   seconds(static_cast<std::uint64_t>(kMicroseconds[i])), sum);
  }
  sum += row.by_time.back().load(std::memory_order_relaxed);
  fmt::format_to(std::back_inserter(out),
                 "yigang_http_request_seconds_bucket{{{0},le=\"+Inf\"}} {1}\n"
                 "yigang_http_request_seconds_sum{{{0}}} {2}\n"
                 "yigang_http_request_seconds_count{{{0}}} {1}\n",
                 label, sum, seconds(row.microseconds.load(std::memory_order_relaxed)));
}

std::string Metrics::text(const Gauges& gauges) const {
  const auto label = [&](std::size_t i) {
    return i == routes_.size()
               ? std::string("method=\"other\",route=\"other\"")
               : fmt::format("method=\"{}\",route=\"{}\"",
                             routes_[i].method == Method::get ? "GET" : "POST", routes_[i].pattern);
  };
  std::string out = "# TYPE yigang_http_requests_total counter\n";
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (std::size_t s = 0; s < kStatuses.size(); ++s) {
      const auto count = rows_[i]->by_status[s].load(std::memory_order_relaxed);
      if (count == 0) continue;
      fmt::format_to(std::back_inserter(out), "yigang_http_requests_total{{{},status=\"{}\"}} {}\n",
                     label(i), kStatuses[s] == 0 ? "other" : std::to_string(kStatuses[s]), count);
    }
  }
  out += "# TYPE yigang_http_request_seconds histogram\n";
  for (std::size_t i = 0; i < rows_.size(); ++i) write_row(out, label(i), *rows_[i]);
  // An alarm needs a figure before the first one (engines.md §9).
  out += "# TYPE yigang_http_failures_total counter\n";
  {
    const std::lock_guard lock(mutex_);
    if (!failures_.contains("unknown_outcome"))
      out += "yigang_http_failures_total{code=\"unknown_outcome\"} 0\n";
    for (const auto& [code, count] : failures_)
      fmt::format_to(std::back_inserter(out), "yigang_http_failures_total{{code=\"{}\"}} {}\n",
                     code, count);
  }
  fmt::format_to(std::back_inserter(out),
                 "# TYPE yigang_http_connections gauge\nyigang_http_connections {}\n"
                 "# TYPE yigang_http_queue_length gauge\nyigang_http_queue_length {}\n"
                 "# TYPE yigang_http_streams gauge\nyigang_http_streams {}\n",
                 gauges.connections.load(), gauges.waiting.load(), gauges.streams.load());
  return out;
}

}  // namespace yigang::http
