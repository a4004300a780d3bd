// Emptying a database of everything that was ever entered, for a demo city that is begun anew. The
// schema and the list of units (put in by `migrate`) stay; tables that are not this program's are
// not touched. Only inside Database::migrate_write without foreign keys, since the append-only
// tables are emptied too; all in that one transaction. The caller makes sure that nobody's work
// stands in it. Cost: one pass over the tables on SQLite, none of the rows is read on PostgreSQL.
#pragma once

#include "store/database.h"

namespace yigang::store {

// Holds off every other caller until this transaction ends.
[[nodiscard]] Result<> wait_for_my_turn(Writer& writer);
// Whether any table but the settings and the list of units holds a row.
[[nodiscard]] Result<bool> holds_rows(Reader& reader);
[[nodiscard]] Result<> empty_tables(Writer& writer);

}  // namespace yigang::store
