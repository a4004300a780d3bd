// The online backup of an SQLite file: a copy of one snapshot, taken while others read and write,
// checked before it gets its name, synced to the disk. No half copy is ever visible under `path`.
#pragma once

#include <string>

#include "store/sqlite_connection.h"

namespace yigang::store {

// Problems: `backup_exists`, `backup_not_sound`, those of the engine.
[[nodiscard]] Result<> copy_sqlite(const SqliteSettings& source, const std::string& path);

// integrity_check and foreign_key_check of a file that nobody uses.
[[nodiscard]] Result<> check_sqlite_file(const std::string& path);

}  // namespace yigang::store
