// One connection to PostgreSQL, libpq in asynchronous mode only: every wait is a poll with a
// deadline, since connect_timeout and TCP options do not help against a server that hangs
// (engines.md §8). After a deadline the socket is closed; no cancel is ever sent, as one during
// COMMIT may lie about the outcome. Types of parameters are declared, answers are binary, errors
// are told by SQLSTATE. Used by one thread at a time; the pool sees to it.
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "store/database.h"
#include "store/statement.h"

namespace yigang::store {

class PgConnection {
 public:
  using Deadline = std::chrono::steady_clock::time_point;
  using RowSink = std::function<Result<>(Row&)>;

  [[nodiscard]] static Result<std::unique_ptr<PgConnection>> open(
      const std::string& url, std::chrono::milliseconds deadline);
  ~PgConnection();
  PgConnection(const PgConnection&) = delete;
  PgConnection& operator=(const PgConnection&) = delete;

  // `kept`: the append-only tables, or null for none.
  [[nodiscard]] Result<std::int64_t> run(std::string_view sql, const Args& arguments,
                                         const RowSink& sink, const std::vector<std::string>* kept,
                                         Deadline deadline);
  // One or several statements without arguments.
  [[nodiscard]] Result<> command(const std::string& sql, Deadline deadline);
  [[nodiscard]] Result<> commit(Deadline deadline);
  // COPY FROM STDIN; each piece that is sent has `each_piece` to arrive.
  [[nodiscard]] Result<std::int64_t> copy_in(std::string_view table,
                                             const std::vector<std::string>& columns,
                                             const RowSource& source,
                                             std::chrono::milliseconds each_piece);

  // False after a deadline, a lost connection or an answer that nobody expected.
  [[nodiscard]] bool usable() const { return connection_ != nullptr; }
  // Why the last call failed: the SQLSTATE, empty if there was none.
  [[nodiscard]] const std::string& last_state() const { return last_state_; }
  // The server went away by itself; a deadline is no such case.
  [[nodiscard]] bool was_lost() const { return lost_; }
  void drop();

 private:
  struct Prepared {
    std::string name;
    Statement statement;
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Answer = std::unique_ptr<PGresult, Clear>;

  PgConnection() = default;
  [[nodiscard]] Result<> connect(const std::string& url, Deadline deadline);
  [[nodiscard]] Result<> prepare_session(Deadline deadline);
  [[nodiscard]] Result<> wait(short events, Deadline deadline);
  [[nodiscard]] Result<> flush(Deadline deadline);
  // The next answer, or null at the end of the command.
  [[nodiscard]] Result<Answer> next(Deadline deadline);
  // Reads to the end of the command; the first error counts. `sink` may be null.
  [[nodiscard]] Result<std::int64_t> finish(const RowSink* sink, Deadline deadline);
  [[nodiscard]] Result<const Prepared*> prepared(std::string_view sql, const Args& arguments,
                                                 Deadline deadline);
  [[nodiscard]] Result<> send(int accepted);
  [[nodiscard]] Result<> put_piece(const std::string& piece, Deadline deadline);
  [[nodiscard]] Problem problem_of(const PGresult* result);
  [[nodiscard]] Problem lost();

  PGconn* connection_ = nullptr;
  std::unordered_map<std::string, Prepared> statements_;
  std::int64_t next_name_ = 1;
  std::string last_state_;
  bool lost_ = false;
};

}  // namespace yigang::store
