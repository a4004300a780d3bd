// What /metrics says of the store: jobs that wait and run, and on SQLite the bytes of the log and
// of the free space. Looked at every few seconds by a thread of its own, so that a store that hangs
// keeps nobody waiting who asks for figures; what could not be read is left out. Lives as long as
// the server; thread-safe.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "base/clock.h"
#include "store/database.h"

namespace yigang::cli {

class StoreFigures {
 public:
  StoreFigures(store::Database& database, const Clock& clock, std::string database_url);
  ~StoreFigures();
  StoreFigures(const StoreFigures&) = delete;
  StoreFigures& operator=(const StoreFigures&) = delete;

  // Prometheus text of the last look.
  [[nodiscard]] std::string text() const;

 private:
  void serve();
  [[nodiscard]] std::string look() const;

  store::Database& database_;
  const Clock& clock_;
  const std::string file_;  // of SQLite; else empty
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::string text_;
  std::thread thread_;
};

}  // namespace yigang::cli
