// Migrations (engines.md §6): numbered texts of src/store/migrations, compiled in. Step NNN is
// NNN_name.common.sql with the engine's words put in (@INT@ INTEGER / BIGINT, @BLOB@ BLOB / BYTEA,
// @TEXT@ TEXT / TEXT COLLATE "C", @STRICT@ STRICT / nothing), then NNN_name.sqlite.sql or .pg.sql
// as it stands. Each step is one transaction that holds the row of schema_lock, reads the version
// again, applies, records number and SHA-256 of all its texts. A changed text stops the program; a
// newer schema is refused. A .sqlite.sql whose first line is "-- foreign_keys: off" runs without
// them, to rebuild tables, and is checked before its commit. Safe for many processes at once.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "store/database.h"

namespace yigang::store {

struct Migration {
  int version;
  std::string_view name;
  std::string_view common;
  std::string_view sqlite;
  std::string_view postgres;
};

struct MigrationStatus {
  int version = 0;
  std::string name;  // empty: this program does not know the step
  std::optional<Instant> applied_at;
};

[[nodiscard]] std::span<const Migration> built_in_migrations();

// Applies what is missing; answers the number of steps that this call applied. Problems:
// `migration_changed`, `migration_newer`, those of the engine.
[[nodiscard]] Result<int> migrate(Database& database, const Clock& clock,
                                  std::span<const Migration> steps = built_in_migrations());
[[nodiscard]] Result<std::vector<MigrationStatus>> migration_status(
    Database& database, std::span<const Migration> steps = built_in_migrations());
// What a server asks before it serves: `migration_missing` when steps are not applied.
[[nodiscard]] Result<> require_current_schema(
    Database& database, std::span<const Migration> steps = built_in_migrations(),
    TransactionOptions options = {});

// Every "CREATE TABLE name" of the steps, in their order: what is referred to stands first. A table
// that a later step renamed or took away is named too.
[[nodiscard]] std::vector<std::string> tables_in_order(Engine engine);

[[nodiscard]] std::string migration_text(const Migration& step, Engine engine);
// SHA-256 in hex over the three texts, the same on every engine.
[[nodiscard]] std::string migration_checksum(const Migration& step);

}  // namespace yigang::store
