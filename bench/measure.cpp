#include "measure.h"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <sstream>

#include "base/messages.h"
#include "wire/json.h"

namespace yigang::bench {

namespace {

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

struct ProcessTimes {
  int parent = 0;
  double own = 0;       // user + system
  double children = 0;  // of those that ended and were waited for
};

// /proc/PID/stat: the name in brackets may hold spaces, so fields are counted behind the last ')'.
ProcessTimes times_of(int process) {
  std::ifstream file(fmt::format("/proc/{}/stat", process));
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto end = text.rfind(')');
  if (end == std::string::npos) return {};
  std::istringstream rest(text.substr(end + 1));
  std::vector<std::string> fields;
  for (std::string field; rest >> field;) fields.push_back(field);
  if (fields.size() < 15) return {};
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  const auto at = [&](std::size_t i) { return std::stod(fields[i]) / ticks; };
  return {std::stoi(fields[1]), at(11) + at(12), at(13) + at(14)};
}

std::vector<int> children_of(int parent) {
  std::vector<int> children;
  DIR* const folder = opendir("/proc");
  if (folder == nullptr) return children;
  while (const dirent* const entry = readdir(folder)) {
    const int process = std::atoi(entry->d_name);
    if (process > 0 && times_of(process).parent == parent) children.push_back(process);
  }
  closedir(folder);
  return children;
}

struct Round {
  Effort effort;
  Outcome outcome;
};

struct Row {
  std::string name;
  bool is_peer = false;
  std::vector<Round> rounds;
  std::string fault;
  [[nodiscard]] std::vector<double> column(double (*value)(const Round&)) const {
    std::vector<double> values;
    for (const Round& round : rounds) values.push_back(value(round));
    return values;
  }
};

double cpu_each(const Round& round) {
  return round.outcome.things > 0 ? 1e6 * round.effort.cpu / round.outcome.things : 0;
}
double per_second(const Round& round) {
  return round.effort.wall > 0 ? round.outcome.things / round.effort.wall : 0;
}

void run_round(Row& row, const Subject& subject, const CpuMeter& meter) {
  const Stopwatch watch(meter);
  auto outcome = subject.work();
  const Effort whole = watch.read();
  if (!outcome) {
    row.fault = told(outcome.error());
    return;
  }
  row.rounds.push_back({outcome->effort.value_or(whole), *std::move(outcome)});
}

bool agree(const std::vector<Row>& rows) {
  std::string wanted;
  for (const Row& row : rows)
    for (const Round& round : row.rounds) {
      if (round.outcome.check.empty()) continue;
      if (wanted.empty()) wanted = round.outcome.check;
      if (round.outcome.check != wanted) return false;
    }
  return true;
}

void print_row(const Row& row, const Row& product, bool valid) {
  if (!row.fault.empty() || row.rounds.empty()) {
    fmt::print("  {:<36} NOT RUN: {}\n", row.name, row.fault);
    return;
  }
  const auto cpu = row.column(cpu_each);
  std::string ratio = "-";
  if (!valid) ratio = "void";
  if (valid && row.is_peer && !product.rounds.empty()) {
    const double of_peer = median(cpu);
    const double of_product = median(product.column(cpu_each));
    if (of_product > 0 && of_peer > 0)
      ratio = fmt::format("cpu {:.2f} rate {:.2f}", of_product / of_peer,
                          median(product.column(per_second)) / median(row.column(per_second)));
  }
  fmt::print(
      "  {:<36} {:>11.0f} {:>10.2f} {:>19} {:>8.3f} {:>3}  {:<22} {}\n", row.name,
      median(row.column(per_second)), median(cpu),
      fmt::format("{:.2f}..{:.2f}", *std::ranges::min_element(cpu), *std::ranges::max_element(cpu)),
      median(row.column([](const Round& round) { return round.effort.wall; })), row.rounds.size(),
      ratio, row.rounds.back().outcome.note);
}

// What a report says, for machines: whole numbers, medians as in the printed row.
struct ReportRow {
  std::string name;
  bool is_peer = false;
  std::optional<std::string> not_run;
  std::int64_t things_per_second = 0;
  std::int64_t cpu_ns = 0;  // for one thing
  std::int64_t cpu_ns_least = 0;
  std::int64_t cpu_ns_most = 0;
  std::int64_t wall_us = 0;  // of a round
  std::int64_t rounds = 0;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ReportRow, (),
                      (name, is_peer, not_run, things_per_second, cpu_ns, cpu_ns_least, cpu_ns_most,
                       wall_us, rounds, note))
struct ReportTable {
  std::string title;
  std::string thing;
  bool agree = true;  // false: the printed VOID
  std::optional<std::string> not_run;
  std::vector<ReportRow> rows;
};
BOOST_DESCRIBE_STRUCT(ReportTable, (), (title, thing, agree, not_run, rows))
struct Report {
  std::string commit;
  std::string compiler;
  std::string flags;
  std::string machine;
  std::string memory;
  std::int64_t cores = 0;
  int scale = 0;
  int rounds = 0;
  bool busy = false;
  std::string load_at_begin;
  std::string load_at_end;
  std::vector<ReportTable> tables;
};
BOOST_DESCRIBE_STRUCT(Report, (),
                      (commit, compiler, flags, machine, memory, cores, scale, rounds, busy,
                       load_at_begin, load_at_end, tables))

// Of this process, which makes one report; empty where it is printed as it comes.
std::optional<Report>& json_report() {
  static std::optional<Report> report;
  return report;
}

ReportRow row_of(const Row& row) {
  ReportRow told{.name = row.name, .is_peer = row.is_peer};
  if (!row.fault.empty() || row.rounds.empty()) {
    told.not_run = row.fault;
    return told;
  }
  const auto whole = [](double value) { return static_cast<std::int64_t>(std::llround(value)); };
  const auto cpu = row.column(cpu_each);
  told.things_per_second = whole(median(row.column(per_second)));
  told.cpu_ns = whole(1e3 * median(cpu));
  told.cpu_ns_least = whole(1e3 * *std::ranges::min_element(cpu));
  told.cpu_ns_most = whole(1e3 * *std::ranges::max_element(cpu));
  told.wall_us =
      whole(1e6 * median(row.column([](const Round& round) { return round.effort.wall; })));
  told.rounds = static_cast<std::int64_t>(row.rounds.size());
  told.note = row.rounds.back().outcome.note;
  return told;
}

void print_table(const Comparison& comparison, const std::vector<Row>& rows, bool valid) {
  fmt::print("\n{}\n", comparison.title);
  fmt::print("  {:<36} {:>11} {:>10} {:>19} {:>8} {:>3}  {}\n", "", comparison.thing + "s/s",
             "cpu µs", "min..max", "wall s", "n", "product / this");
  for (const Row& row : rows) print_row(row, rows.front(), valid);
  if (!valid) fmt::print("  VOID: the subjects did not come to the same check value\n");
  std::fflush(stdout);
}

std::string first_line(const std::string& file, const std::string& word) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(word))
      return line.substr(line.find_first_not_of(" \t", line.find(':') + 1));
  return "unknown";
}

std::string load_now() {
  std::ifstream in("/proc/loadavg");
  std::string one;
  std::string five;
  in >> one >> five;
  return one + " (1 min), " + five + " (5 min)";
}

}  // namespace

double CpuMeter::seconds() const {
  double sum = 0;
  if (own_counts_) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    sum += seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  }
  for (const int server : servers_) {
    const ProcessTimes times = times_of(server);
    sum += times.own + times.children;
    for (const int child : children_of(server)) sum += times_of(child).own;
  }
  return sum;
}

Stopwatch::Stopwatch(CpuMeter meter)
    : meter_(std::move(meter)), begun_(std::chrono::steady_clock::now()), cpu_(meter_.seconds()) {}

Effort Stopwatch::read() const {
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begun_;
  return {wall.count(), meter_.seconds() - cpu_};
}

int parent_of(int process) {
  return times_of(process).parent;
}

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  return values[std::min(place, values.size() - 1)];
}

double median(std::vector<double> values) {
  return quantile(std::move(values), 0.5);
}

std::string told(const Problem& problem) {
  std::string text = say(problem, Language::en);
  for (const auto& [name, value] : problem.params) text += " " + name + "=" + value;
  return text;
}

void compare(const Comparison& comparison) {
  std::vector<Row> rows;
  for (const Subject& subject : comparison.subjects)
    rows.push_back({subject.name, subject.is_peer, {}, ""});
  for (int round = 0; round < comparison.rounds; ++round)
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].fault.empty() && round < comparison.subjects[i].rounds_at_most)
        run_round(rows[i], comparison.subjects[i], comparison.meter);
  const bool valid = agree(rows);
  if (!json_report()) return print_table(comparison, rows, valid);
  ReportTable table{.title = comparison.title, .thing = comparison.thing, .agree = valid};
  for (const Row& row : rows) table.rows.push_back(row_of(row));
  json_report()->tables.push_back(std::move(table));
}

void report_as_json() {
  json_report().emplace();
}

void print_not_run(const std::string& what, const std::string& why) {
  if (json_report())
    json_report()->tables.push_back({.title = what, .not_run = why});
  else
    fmt::print("\n{}\n  NOT RUN: {}\n", what, why);
}

void print_head(const std::string& commit, int scale, int rounds) {
  const long cores = sysconf(_SC_NPROCESSORS_ONLN);
  const std::string machine = first_line("/proc/cpuinfo", "model name");
  const std::string memory = first_line("/proc/meminfo", "MemTotal");
  double load = 0;
  std::ifstream("/proc/loadavg") >> load;
  const bool busy = load > static_cast<double>(cores);
  if (json_report()) {
    *json_report() = {commit, __VERSION__, YIGANG_BENCH_FLAGS, machine, memory, cores, scale,
                      rounds, busy,        load_now(),         "",      {}};
    return;
  }
  fmt::print("yigang bench  commit {}  g++ {}  {}\n", commit, __VERSION__, YIGANG_BENCH_FLAGS);
  fmt::print("machine       {}, {} cores, memory {}\n", machine, cores, memory);
  fmt::print("demo city     scale {} %, seed 1; {} rounds; load {}\n", scale, rounds, load_now());
  if (busy)
    fmt::print("BUSY MACHINE  the load is above the number of cores: only the ratios count\n");
  fmt::print("per row: median; cpu µs = user + system of all threads and servers for one thing\n");
}

void print_foot() {
  if (!json_report()) {
    fmt::print("\nload at the end {}\n", load_now());
    return;
  }
  json_report()->load_at_end = load_now();
  fmt::print("{}\n", wire::to_json(*json_report()));
}

}  // namespace yigang::bench
