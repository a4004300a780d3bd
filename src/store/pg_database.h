// PostgreSQL 15: a pool of connections (pg_connection.h), READ COMMITTED for writes, one snapshot
// for reads. A transaction that fails for a passing reason (deadlock, serialization, connection
// lost before COMMIT) runs again, at most five times with jitter and within 30 s; a deadline is
// told at once; a COMMIT without an answer is `unknown_outcome` and never run again by itself.
#pragma once

#include <memory>

#include "store/database.h"

namespace yigang::store {

[[nodiscard]] Result<std::unique_ptr<Database>> open_postgres(Options options);

}  // namespace yigang::store
