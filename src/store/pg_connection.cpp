#include "store/pg_connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

#include "store/database_problem.h"
#include "store/pg_values.h"

namespace yigang::store {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kMaxStatements = 256;
constexpr std::size_t kCopyPiece = 64 * 1024;

void drop_notice(void*, const PGresult*) {}

// Whose host has vanished is noticed by the server's own probes within a minute or so. The
// interval ends statements whose program has closed the socket, so that their locks go.
constexpr const char* kSession =
    "SET jit = off; SET TIME ZONE 'UTC'; SET standard_conforming_strings = on;"
    "SET client_connection_check_interval = '1s'; SET client_min_messages = 'error';"
    "SET idle_in_transaction_session_timeout = '90s'; SET tcp_keepalives_idle = 30;"
    "SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3; SET tcp_user_timeout = 60000;";

// A program that hangs (not its host: that still answers probes) inside COPY, or while an answer is
// on its way to it, keeps its locks for ever: PostgreSQL cancels nothing while it waits for the
// next piece of a COPY or for room to write, neither by statement_timeout nor by any other. Who
// comes anew, as everybody does after a deadline, ends such sessions of its own role; bulk work
// (migrations, restore) bears another name and is left alone.
constexpr const char* kEndHungSessions =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
    "AND usename = current_user AND application_name = 'yigang' AND pid <> pg_backend_pid() "
    "AND state = 'active' AND wait_event_type = 'Client' AND wait_event IN ('ClientRead', "
    "'ClientWrite') "
    "AND query_start < clock_timestamp() - "
    "CAST(COALESCE(current_setting('yigang.hung_after', true), '4min') AS INTERVAL)";

}  // namespace

PgConnection::~PgConnection() {
  if (connection_ != nullptr) PQfinish(connection_);
}

void PgConnection::drop() {
  if (connection_ == nullptr) return;
  // Closed for good first: PQfinish may otherwise try to say goodbye to a server that hangs.
  if (const int socket = PQsocket(connection_); socket >= 0) ::shutdown(socket, SHUT_RDWR);
  PQfinish(connection_);
  connection_ = nullptr;
  statements_.clear();
}

Problem PgConnection::lost() {
  drop();
  lost_ = true;
  return store_unreachable();
}

Result<std::unique_ptr<PgConnection>> PgConnection::open(const std::string& url,
                                                         std::chrono::milliseconds deadline) {
  std::unique_ptr<PgConnection> connection(new PgConnection);
  const auto until = Steady::now() + deadline;
  TRY_VOID(connection->connect(url, until));
  TRY_VOID(connection->prepare_session(until));
  return connection;
}

Result<> PgConnection::connect(const std::string& url, Deadline deadline) {
  const char* names[] = {"dbname", "client_encoding", "application_name", nullptr};
  const char* values[] = {url.c_str(), "UTF8", "yigang", nullptr};
  connection_ = PQconnectStartParams(names, values, 1);
  if (connection_ == nullptr || PQstatus(connection_) == CONNECTION_BAD) return fail(lost());
  while (true) {
    const auto state = PQconnectPoll(connection_);
    if (state == PGRES_POLLING_OK) break;
    if (state == PGRES_POLLING_FAILED) return fail(lost());
    if (auto waited = wait(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline); !waited)
      return fail(store_unreachable());
  }
  PQsetnonblocking(connection_, 1);
  PQsetNoticeReceiver(connection_, &drop_notice, nullptr);
  return {};
}

Result<> PgConnection::prepare_session(Deadline deadline) {
  const char* encoding = PQparameterStatus(connection_, "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8")
    return fail(failure("store_wrong_settings")
                    .with("setting", "server_encoding")
                    .with("value", encoding == nullptr ? "" : encoding));
  return command(std::string(kSession) + kEndHungSessions, deadline);
}

Result<> PgConnection::wait(short events, Deadline deadline) {
  pollfd socket{PQsocket(connection_), events, 0};
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count();
    if (left <= 0) break;
    const int ready = ::poll(&socket, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return fail(lost());
  }
  drop();
  return fail(deadline_passed());
}

Result<> PgConnection::flush(Deadline deadline) {
  while (true) {
    const int left = PQflush(connection_);
    if (left == 0) return {};
    if (left < 0) return fail(lost());
    TRY_VOID(wait(POLLIN | POLLOUT, deadline));
    // A server that waits for its own answers to be read would never take more.
    if (PQconsumeInput(connection_) == 0) return fail(lost());
  }
}

Result<PgConnection::Answer> PgConnection::next(Deadline deadline) {
  while (PQisBusy(connection_) != 0) {
    TRY_VOID(wait(POLLIN, deadline));
    if (PQconsumeInput(connection_) == 0 && PQisBusy(connection_) != 0) return fail(lost());
  }
  return Answer(PQgetResult(connection_));
}

Problem PgConnection::problem_of(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  last_state_ = state == nullptr ? "" : state;
  if (last_state_.empty() || sqlstate_says_lost(last_state_)) lost_ = true;
  return problem_of_sqlstate(last_state_);
}

Result<> PgConnection::send(int accepted) {
  last_state_.clear();
  lost_ = false;
  if (accepted == 0) return fail(lost());
  return {};
}

Result<std::int64_t> PgConnection::finish(const RowSink* sink, Deadline deadline) {
  TRY_VOID(flush(deadline));
  std::int64_t changed = 0;
  std::optional<Problem> wrong;
  Row row;
  while (true) {
    TRY(const Answer answer, next(deadline));
    if (!answer) break;
    const auto status = PQresultStatus(answer.get());
    if (status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK) {
      const int columns = PQnfields(answer.get());
      for (int i = 0; i < PQntuples(answer.get()) && !wrong && sink != nullptr; ++i) {
        row.values().resize(static_cast<std::size_t>(columns));
        for (int k = 0; k < columns && !wrong; ++k)
          if (auto read =
                  read_pg_column(answer.get(), i, k, row.values()[static_cast<std::size_t>(k)]);
              !read)
            wrong = std::move(read).error();
        if (wrong) break;
        if (auto taken = (*sink)(row); !taken) wrong = std::move(taken).error();
      }
    }
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
      const std::string_view tag = PQcmdStatus(answer.get());
      if (!tag.starts_with("SELECT")) changed = std::atoll(PQcmdTuples(answer.get()));
    } else if (status == PGRES_COPY_IN) {
      return 0;
    } else if (status != PGRES_SINGLE_TUPLE) {
      Problem found = problem_of(answer.get());
      if (!wrong) wrong = std::move(found);
    }
    if (PQstatus(connection_) == CONNECTION_BAD) {
      drop();
      lost_ = true;
      return fail(wrong ? *wrong : store_unreachable());
    }
  }
  if (wrong) return fail(*std::move(wrong));
  return changed;
}

Result<const PgConnection::Prepared*> PgConnection::prepared(std::string_view sql,
                                                             const Args& arguments,
                                                             Deadline deadline) {
  std::string key(sql);
  key += '\0';
  for (const Argument& argument : arguments)
    key += static_cast<char>('0' + static_cast<int>(argument.type));
  if (const auto found = statements_.find(key); found != statements_.end()) return &found->second;
  Prepared fresh;
  TRY(fresh.statement, parse_statement(sql));
  CHECK(static_cast<std::size_t>(fresh.statement.parameters) == arguments.size());
  if (statements_.size() >= kMaxStatements) {
    TRY_VOID(command("DEALLOCATE ALL", deadline));
    statements_.clear();
  }
  fresh.name = fmt::format("y{}", next_name_++);
  const auto types = pg_types(arguments);
  TRY_VOID(send(PQsendPrepare(connection_, fresh.name.c_str(), fresh.statement.postgres.c_str(),
                              static_cast<int>(types.size()), types.data())));
  TRY_VOID(finish(nullptr, deadline).map_error([&](Problem found) {
    // Nothing is bound yet: the text names tables and columns, no person.
    if (found.code == "store_failure" && connection_ != nullptr)
      found.params = {{"state", last_state_}, {"detail", PQerrorMessage(connection_)}};
    return found;
  }));
  return &statements_.emplace(std::move(key), std::move(fresh)).first->second;
}

Result<std::int64_t> PgConnection::run(std::string_view sql, const Args& arguments,
                                       const RowSink& sink, const std::vector<std::string>* kept,
                                       Deadline deadline) {
  if (!usable()) return fail(store_unreachable());
  TRY(const Prepared* ready, prepared(sql, arguments, deadline));
  if (kept != nullptr) TRY_VOID(check_append_only(ready->statement, *kept));
  const PgParameters parameters(arguments);
  TRY_VOID(send(PQsendQueryPrepared(connection_, ready->name.c_str(), parameters.size(),
                                    parameters.values(), parameters.lengths(), parameters.formats(),
                                    1)));
  PQsetSingleRowMode(connection_);
  return finish(&sink, deadline);
}

Result<> PgConnection::command(const std::string& sql, Deadline deadline) {
  if (!usable()) return fail(store_unreachable());
  TRY_VOID(send(PQsendQuery(connection_, sql.c_str())));
  TRY_VOID(finish(nullptr, deadline).map_error([&](Problem found) {
    if (found.code == "store_failure" && connection_ != nullptr)
      found.params = {{"state", last_state_}, {"detail", PQerrorMessage(connection_)}};
    return found;
  }));
  return {};
}

Result<> PgConnection::commit(Deadline deadline) {
  // Lost before COMMIT left: certainly not done.
  if (!usable() || PQstatus(connection_) == CONNECTION_BAD) return fail(lost());
  TRY_VOID(send(1));
  // From the first byte on, only an answer of the server tells what happened.
  const bool sent = PQsendQuery(connection_, "COMMIT") != 0;
  auto flushed = sent ? flush(deadline) : Result<>(fail(store_unreachable()));
  bool done = false;
  std::optional<Problem> refusal;
  bool answered = false;
  while (flushed) {
    auto answer = next(deadline);
    if (!answer) break;
    if (!*answer) break;
    if (PQresultStatus(answer->get()) == PGRES_COMMAND_OK) {
      answered = true;
      done = std::string_view(PQcmdStatus(answer->get())) == "COMMIT";
    } else {
      refusal = problem_of(answer->get());
      // Shutdown or a broken disk during COMMIT: it may be on the disk already.
      answered = !lost_ && !last_state_.starts_with("58") && !last_state_.starts_with("XX");
    }
  }
  if (done) return {};
  if (!answered) {
    drop();
    lost_ = false;
    const std::string state = std::exchange(last_state_, {});
    return fail(unknown_outcome(state.empty() ? "commit-unanswered" : state));
  }
  return fail(refusal ? *refusal
                      : failure("store_failure").with("state", "rollback").with("detail", ""));
}

Result<> PgConnection::put_piece(const std::string& piece, Deadline deadline) {
  while (true) {
    const int taken = PQputCopyData(connection_, piece.data(), static_cast<int>(piece.size()));
    if (taken == 1) return {};
    if (taken < 0) return fail(lost());
    TRY_VOID(wait(POLLIN | POLLOUT, deadline));
    if (PQconsumeInput(connection_) == 0) return fail(lost());
  }
}

Result<std::int64_t> PgConnection::copy_in(std::string_view table,
                                           const std::vector<std::string>& columns,
                                           const RowSource& source,
                                           std::chrono::milliseconds each_piece) {
  if (!usable()) return fail(store_unreachable());
  const auto until = [&] { return Steady::now() + each_piece; };
  const std::string sql = fmt::format("COPY {} ({}) FROM STDIN", table, fmt::join(columns, ", "));
  TRY_VOID(send(PQsendQuery(connection_, sql.c_str())));
  TRY_VOID(finish(nullptr, until()));
  std::string piece;
  Args row;
  std::int64_t count = 0;
  Result<> fine;
  while (fine && (row.clear(), source(row))) {
    CHECK(row.size() == columns.size());
    fine = check_storable(row);
    if (!fine) break;
    append_copy_line(piece, row);
    ++count;
    if (piece.size() < kCopyPiece) continue;
    TRY_VOID(put_piece(piece, until()));
    TRY_VOID(flush(until()));
    piece.clear();
  }
  if (fine && !piece.empty()) TRY_VOID(put_piece(piece, until()));
  while (true) {
    const int ended = PQputCopyEnd(connection_, fine ? nullptr : "refused");
    if (ended == 1) break;
    if (ended < 0) return fail(lost());
    TRY_VOID(wait(POLLIN | POLLOUT, until()));
  }
  auto answer = finish(nullptr, until());
  if (!fine) return fail(std::move(fine).error());
  TRY_VOID(answer);
  return count;
}

}  // namespace yigang::store
