// A backup that both engines write alike and read alike (portable_format.h): one repeatable
// snapshot, every table, rows in the order of their key. A restore goes into an empty database of
// the same schema, in one transaction, in the order in which the migrations make the tables, so
// that every foreign key holds. A city may so move from one desk to PostgreSQL. Cost: one pass over
// all rows; others read and write meanwhile.
#pragma once

#include <string>

#include "base/clock.h"
#include "store/database.h"

namespace yigang::store {

// Answers the number of rows. Problems: `backup_exists`, `file_unwritable`, `migration_missing`.
[[nodiscard]] Result<std::int64_t> backup_portable(Database& database, const std::string& path);

// Migrates first, and leaves its mark (restore_mark.h). Problems: `backup_file_broken`,
// `backup_other_schema`, `restore_not_empty`.
[[nodiscard]] Result<std::int64_t> restore_portable(Database& database, const std::string& path,
                                                    const Clock& clock);

// Whether the file begins as a portable backup does.
[[nodiscard]] bool is_portable_backup(const std::string& path);

}  // namespace yigang::store
