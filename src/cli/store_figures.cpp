#include "cli/store_figures.h"

#include <fmt/format.h>

#include <filesystem>

#include "store/job_queries.h"

namespace yigang::cli {

namespace {

constexpr std::chrono::seconds kEach{5};
constexpr std::chrono::milliseconds kDeadline{1000};

std::string file_of(const std::string& database_url) {
  constexpr std::string_view kScheme = "sqlite:";
  if (!database_url.starts_with(kScheme)) return {};
  return database_url.substr(kScheme.size());
}

std::string gauge(std::string_view name, std::string_view labels, std::uint64_t value) {
  return fmt::format("{}{} {}\n", name, labels, value);
}

}  // namespace

StoreFigures::StoreFigures(store::Database& database, const Clock& clock, std::string database_url)
    : database_(database), clock_(clock), file_(file_of(database_url)) {
  thread_ = std::thread([this] { serve(); });
}

StoreFigures::~StoreFigures() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

std::string StoreFigures::text() const {
  const std::scoped_lock lock(mutex_);
  return text_;
}

void StoreFigures::serve() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    std::string seen = look();
    lock.lock();
    text_ = std::move(seen);
    wake_.wait_for(lock, kEach, [this] { return stopping_; });
  }
}

std::string StoreFigures::look() const {
  std::string text;
  const auto jobs = database_.read_value<store::JobQueue>(
      [&](store::Reader& reader) { return store::job_queue(reader, clock_.now()); },
      {.deadline = kDeadline});
  if (jobs) {
    text += "# TYPE yigang_jobs gauge\n";
    text += gauge("yigang_jobs", "{state=\"waiting\"}", static_cast<std::uint64_t>(jobs->waiting));
    text += gauge("yigang_jobs", "{state=\"running\"}", static_cast<std::uint64_t>(jobs->running));
  }
  if (file_.empty()) return text;
  std::error_code error;
  const std::uintmax_t wal = std::filesystem::file_size(file_ + "-wal", error);
  text += "# TYPE yigang_store_log_bytes gauge\n";
  text += gauge("yigang_store_log_bytes", "", error ? 0 : wal);
  const auto space = std::filesystem::space(std::filesystem::absolute(file_).parent_path(), error);
  if (error) return text;
  text += "# TYPE yigang_store_free_bytes gauge\n";
  text += gauge("yigang_store_free_bytes", "", space.available);
  return text;
}

}  // namespace yigang::cli
