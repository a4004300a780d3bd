// The harness of the benchmarks (docs: bench/README.md). A comparison runs its subjects in turn,
// A B A B …, for several rounds; each round gives wall time, CPU time of every thread and process
// that worked (the database server's too), the number of things done and a check value. Subjects
// that must agree and do not make the comparison void, and its ratios are not printed. Medians with
// minimum and maximum; nothing passes or fails on time. Floating point is fine here: no money.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace yigang::bench {

// CPU seconds of this process, and of servers by their process ids, with what they have forked
// (a PostgreSQL postmaster and its backends, `yigang serve`).
class CpuMeter {
 public:
  CpuMeter() = default;
  // `own_counts` is false where this process only makes the load.
  explicit CpuMeter(std::vector<int> servers, bool own_counts = true)
      : servers_(std::move(servers)), own_counts_(own_counts) {}
  [[nodiscard]] double seconds() const;

 private:
  std::vector<int> servers_;
  bool own_counts_ = true;
};

// Wall and CPU seconds of one round.
struct Effort {
  double wall = 0;
  double cpu = 0;
};

class Stopwatch {
 public:
  explicit Stopwatch(CpuMeter meter = {});
  [[nodiscard]] Effort read() const;

 private:
  CpuMeter meter_;
  std::chrono::steady_clock::time_point begun_;
  double cpu_ = 0;
};

struct Outcome {
  double things = 0;  // lines, decisions, verbs, requests
  std::string check;  // what every subject of the comparison must have come to; empty: none
  std::string note;   // printed behind the row: group size, sync calls, latencies
  // Of a subject that takes its own time: loading and checking stand outside.
  std::optional<Effort> effort = std::nullopt;
};
using Work = std::function<Result<Outcome>()>;

struct Subject {
  std::string name;
  Work work;
  bool is_peer = false;
  int rounds_at_most = 99;  // of a peer that takes minutes
};

struct Comparison {
  std::string title;  // what, where, how much, which durability
  std::string thing;  // "line"
  CpuMeter meter;
  std::vector<Subject> subjects;  // the product first
  int rounds = 5;
};

// Runs and prints one table. A problem of a subject ends it and is told in its row.
void compare(const Comparison& comparison);

[[nodiscard]] std::string told(const Problem& problem);

// A subject that could not take part, and why: said, never left out.
void print_not_run(const std::string& what, const std::string& why);

// The process that started this one: of a PostgreSQL backend, its server.
[[nodiscard]] int parent_of(int process);

[[nodiscard]] double median(std::vector<double> values);
// The value below which `share` (0 … 1) of the sorted values lie.
[[nodiscard]] double quantile(std::vector<double> values, double share);

// Counts fdatasync and fsync calls of this process, SQLite's among them.
[[nodiscard]] std::int64_t sync_calls();

// From here on nothing is printed but one JSON document, by print_foot.
void report_as_json();
// Machine, version, build, load: the head and the foot of a report.
void print_head(const std::string& commit, int scale, int rounds);
void print_foot();

}  // namespace yigang::bench
