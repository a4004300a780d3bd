// Two roles on PostgreSQL (engines.md §4): the owner migrates, another one serves. The serving role
// may not change the schema, nor change or delete a row of an append-only table; the server itself
// refuses, whatever the program says. On SQLite the same tables are kept by an authorizer on every
// connection, and there are no roles.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace yigang::store {

// Their rows are never changed or deleted.
[[nodiscard]] const std::vector<std::string>& append_only_tables();

// As owner, after a migration; may be repeated. The role exists already. Problems:
// `roles_not_here` (SQLite), `bad_role_name`, `role_unknown`, and `role_too_strong` when the role
// could still change a journal entry: it is the owner, a superuser or a member of one.
[[nodiscard]] Result<> grant_runtime_role(Database& database, const std::string& role);

// Whether the role that is signed in is one that may serve: `role_too_strong`. SQLite: always.
[[nodiscard]] Result<> check_serving_role(Database& database);

}  // namespace yigang::store
