#include "store/statement.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace yigang::store {
namespace {

std::string rewritten(std::string_view sql) {
  const auto statement = parse_statement(sql);
  return statement ? statement->postgres : "refused";
}

std::vector<std::string> changed(std::string_view sql) {
  return parse_statement(sql).value().changed_tables;
}

TEST(Statement, places_become_dollars_by_their_number) {
  EXPECT_EQ(rewritten("SELECT ?2, ?1 WHERE a=?1"), "SELECT $2, $1 WHERE a=$1");
  EXPECT_EQ(rewritten("VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)"),
            "VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)");
  EXPECT_EQ(parse_statement("SELECT ?2, ?1").value().parameters, 2);
}

TEST(Statement, strings_names_and_comments_are_left_alone) {
  EXPECT_EQ(rewritten("SELECT '?1', 'it''s ?2', ?1"), "SELECT '?1', 'it''s ?2', $1");
  EXPECT_EQ(rewritten("SELECT \"a?1\"\"b\", ?1"), "SELECT \"a?1\"\"b\", $1");
  EXPECT_EQ(rewritten("SELECT 1 -- ?1 it's\n, ?1"), "SELECT 1 -- ?1 it's\n, $1");
  EXPECT_EQ(rewritten("SELECT /* ?1 ' */ ?1"), "SELECT /* ?1 ' */ $1");
  EXPECT_EQ(rewritten("SELECT '岗位 ?1', ?1 -- 完"), "SELECT '岗位 ?1', $1 -- 完");
}

TEST(Statement, what_the_engines_read_differently_is_refused) {
  for (const char* sql :
       {"SELECT ?",
        "SELECT $1",
        "SELECT :a",
        "SELECT @a",
        "SELECT `a`",
        "SELECT [a]",
        "SELECT ?0",
        "SELECT ?01",
        "SELECT ?1000",
        "SELECT ?99999999999",
        "SELECT 'open",
        "SELECT \"open",
        "/* open",
        "/* a /* b */ c */",
        "SELECT E'a\\'",
        "SELECT x'00'",
        "SELECT ?1, ?3",
        "REPLACE INTO a VALUES (1)",
        "INSERT OR REPLACE INTO a VALUES (1)",
        "SELECT 1 -- of no harm\rUPDATE a SET x = 1",
        "SELECT 1 -- of no harm\r",
        "DELETE\fFROM a",
        "DELETE\vFROM a",
        "MERGE INTO a USING b ON a.x = b.x WHEN MATCHED THEN UPDATE SET x = 1",
        "WITH c AS (SELECT 1) MERGE INTO a USING c ON true WHEN MATCHED THEN DELETE",
        "SELECT 1::int"})
    EXPECT_EQ(rewritten(sql), "refused") << sql;
  EXPECT_EQ(parse_statement("SELECT ?").error().code, "bad_statement");
  EXPECT_EQ(parse_statement("SELECT ?").error().params[0].second, "7");
  EXPECT_EQ(rewritten(std::string_view("SELECT \0", 8)), "refused");
  EXPECT_EQ(rewritten("SELECT replace(a, 'b', 'c')"), "SELECT replace(a, 'b', 'c')");
}

TEST(Statement, changed_tables_are_seen) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(changed("SELECT * FROM a FOR UPDATE"), Names{});
  EXPECT_EQ(changed("INSERT INTO a (x) VALUES (1) ON CONFLICT DO NOTHING"), Names{});
  EXPECT_EQ(changed("INSERT INTO a (x) VALUES (1) ON CONFLICT (x) DO UPDATE SET x = excluded.x"),
            Names{"a"});
  EXPECT_EQ(changed("update A set x = 1"), Names{"a"});
  EXPECT_EQ(changed("UPDATE OR IGNORE a SET x = 1"), Names{"a"});
  EXPECT_EQ(changed("UPDATE public.\"a\" SET x = 1"), Names{"a"});
  EXPECT_EQ(changed("DELETE FROM ONLY a"), Names{"a"});
  EXPECT_EQ(changed("TRUNCATE TABLE a"), Names{"a"});
  EXPECT_EQ(changed("TRUNCATE ONLY a *, public.b"), (Names{"a", "b"}));
  EXPECT_EQ(changed("DROP TABLE IF EXISTS a, b CASCADE"), (Names{"a", "b"}));
  EXPECT_EQ(changed("ALTER TABLE IF EXISTS ONLY a DROP COLUMN x"), Names{"a"});
  EXPECT_EQ(
      changed("WITH b AS (INSERT INTO a VALUES (1) RETURNING x) INSERT INTO b SELECT x FROM b "
              "ON CONFLICT (x) DO UPDATE SET x = 1"),
      (Names{"a", "b"}));
  EXPECT_EQ(changed("SELECT 1 -- update a\r\n, merge"), Names{});
  EXPECT_EQ(changed("WITH d AS (DELETE FROM a RETURNING x) UPDATE b SET x = 1"), (Names{"a", "b"}));
  EXPECT_EQ(changed("SELECT 'update a', \"delete\""), Names{});
  EXPECT_FALSE(check_append_only(parse_statement("UPDATE /* */ a SET x=1").value(), {"a"}));
  EXPECT_TRUE(check_append_only(parse_statement("INSERT INTO a VALUES (1)").value(), {"a"}));
}

TEST(Statement, any_bytes_are_answered) {
  SeededRandom random(7);
  const std::string_view pieces = "?1239'\"-/*\n $a:@`[]\\xE é\0update from into do ";
  int taken = 0;
  for (int run = 0; run < 20'000; ++run) {
    std::string sql;
    for (auto left = random.below(40); left > 0; --left) sql += pieces[random.below(pieces.size())];
    const auto statement = parse_statement(sql);
    if (!statement) continue;
    ++taken;
    // What is taken differs from its source by the marks of the places only.
    EXPECT_EQ(statement->postgres.size(), sql.size()) << sql;
  }
  EXPECT_GT(taken, 100);
}

TEST(Statement, plain_names) {
  EXPECT_TRUE(is_plain_name("paid_month2"));
  for (const char* name : {"", "2a", "A", "a-b", "a b", "a;b", "岗"})
    EXPECT_FALSE(is_plain_name(name));
}

}  // namespace
}  // namespace yigang::store
