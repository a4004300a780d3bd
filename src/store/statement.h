// One SQL text for both engines (engines.md §2). The text uses ?1 ?2 …; parse_statement rewrites
// them to $1 $2 … for PostgreSQL and notes what the engine layer must know before it runs the
// text: how many parameters it has and whose rows it may change or delete. Refused, because the
// engines read it differently: a bare ?, $n, :name, @name, `names`, [names], a nested or open
// comment, a line comment with a bare CR, an open quote, other control characters, REPLACE, MERGE.
// It does not understand SQL beyond its words. Pure; one pass.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yigang::store {

struct Statement {
  std::string postgres;  // the same text with $1 $2 …
  int parameters = 0;    // the highest number; each of 1 … n occurs
  // Of UPDATE, DELETE, TRUNCATE, DO UPDATE, DROP and ALTER TABLE; lower case.
  std::vector<std::string> changed_tables;
};

// Problem `bad_statement` with the offset.
[[nodiscard]] Result<Statement> parse_statement(std::string_view sql);

// `row_append_only` when the statement changes rows of one of these tables.
[[nodiscard]] Result<> check_append_only(const Statement& statement,
                                         const std::vector<std::string>& append_only_tables);

// A table or column name that both engines take without quotes: [a-z_][a-z0-9_]*.
[[nodiscard]] bool is_plain_name(std::string_view name);

}  // namespace yigang::store
