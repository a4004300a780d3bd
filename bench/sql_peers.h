// Peers of the kernels in a database: tables of whole numbers are loaded once, apart from the time;
// then a statement of bench/peers stores its result in a table, and another reads the check values.
// SQLite: in memory, in this process, one thread. PostgreSQL: unlogged tables, analysed, through
// one connection; the server's CPU counts. One thread.
#pragma once

#include <memory>

#include "measure.h"
#include "month_tables.h"

namespace yigang::bench {

class SqlPeer {
 public:
  virtual ~SqlPeer() = default;
  // Empties the result, then runs the statement; only the statement counts.
  [[nodiscard]] virtual Result<Outcome> run() = 0;
};

struct SqlWork {
  std::vector<Table> tables;  // read while the peer is made
  Table result;               // without rows
  std::string statement;      // text of a file of bench/peers
  std::string check;          // likewise
  double things = 0;
};

[[nodiscard]] Result<std::string> peer_text(const std::string& file);
[[nodiscard]] Result<std::unique_ptr<SqlPeer>> sqlite_peer(const SqlWork& work);
[[nodiscard]] Result<std::unique_ptr<SqlPeer>> postgres_peer(const SqlWork& work,
                                                             const std::string& url);

}  // namespace yigang::bench
