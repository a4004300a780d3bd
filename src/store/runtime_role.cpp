#include "store/runtime_role.h"

#include <fmt/format.h>

#include "store/statement.h"

namespace yigang::store {

namespace {

Result<std::int64_t> number(Reader& reader, std::string_view sql, const Args& arguments) {
  TRY(const std::optional<Row> row, reader.query_one(sql, arguments));
  CHECK(row.has_value());
  return row->get<std::int64_t>(0);
}

Result<std::string> schema_of(Reader& reader) {
  TRY(const std::optional<Row> row, reader.query_one("SELECT CAST(current_schema() AS TEXT)"));
  std::string schema = row->get<std::string>(0);
  // It becomes a part of the statements below.
  if (!is_plain_name(schema)) return fail(bad_input("bad_role_name").with("role", schema));
  return schema;
}

std::string rights_text(const std::string& schema, const std::string& role) {
  std::string kept;
  for (const std::string& table : append_only_tables())
    kept += (kept.empty() ? "" : ", ") + schema + "." + table;
  return fmt::format(
      "GRANT USAGE ON SCHEMA {0} TO {1}; REVOKE CREATE ON SCHEMA {0} FROM {1};"
      "REVOKE ALL ON ALL TABLES IN SCHEMA {0} FROM {1};"
      "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {0} TO {1};"
      "REVOKE UPDATE, DELETE ON {2} FROM {1};"
      "REVOKE INSERT, UPDATE, DELETE ON {0}.schema_migration, {0}.schema_lock FROM {1}",
      schema, role, kept);
}

// What the role may do by other ways than these grants.
Result<> check_weak(Reader& reader, const std::string& schema, const std::string& role) {
  TRY(const std::int64_t strong,
      number(reader,
             "SELECT CAST(CASE WHEN has_schema_privilege(?1, ?2, 'CREATE') THEN 1 ELSE 0 END AS "
             "BIGINT)",
             args(role, schema)));
  if (strong != 0) return fail(refused("role_too_strong").with("role", role));
  for (const std::string& table : append_only_tables()) {
    TRY(const std::int64_t changes,
        number(reader,
               "SELECT CAST(CASE WHEN has_table_privilege(?1, ?2, 'UPDATE, DELETE, TRUNCATE') THEN "
               "1 ELSE 0 END AS BIGINT)",
               args(role, schema + "." + table)));
    if (changes != 0) return fail(refused("role_too_strong").with("role", role));
  }
  return {};
}

}  // namespace

const std::vector<std::string>& append_only_tables() {
  static const std::vector<std::string> tables{"journal_entry",
                                               "office_figure",
                                               "office_figure_confirmation",
                                               "explanation",
                                               "application_step",
                                               "application_end",
                                               "placement_event",
                                               "settlement_line",
                                               "settlement_countersign",
                                               "plan",
                                               "plan_allocation",
                                               "bank_return",
                                               "attachment",
                                               "document_review"};
  return tables;
}

Result<> grant_runtime_role(Database& database, const std::string& role) {
  if (database.engine() == Engine::sqlite) return fail(refused("roles_not_here"));
  if (!is_plain_name(role)) return fail(bad_input("bad_role_name").with("role", role).at("--role"));
  return database.migrate_write([&](Writer& writer) -> Result<> {
    TRY(const std::int64_t found,
        number(writer, "SELECT COUNT(*) FROM pg_roles WHERE rolname = ?1", args(role)));
    if (found == 0) return fail(refused("role_unknown").with("role", role));
    TRY(const std::string schema, schema_of(writer));
    TRY_VOID(writer.run_script(rights_text(schema, role)));
    return check_weak(writer, schema, role);
  });
}

Result<> check_serving_role(Database& database) {
  if (database.engine() == Engine::sqlite) return {};
  return database.read([](Reader& reader) -> Result<> {
    TRY(const std::optional<Row> row, reader.query_one("SELECT CAST(current_user AS TEXT)"));
    CHECK(row.has_value());
    TRY(const std::string schema, schema_of(reader));
    return check_weak(reader, schema, row->get<std::string>(0));
  });
}

}  // namespace yigang::store
