#include "cli/database_name.h"

#include <gtest/gtest.h>

namespace yigang::cli {
namespace {

TEST(DatabaseName, user_password_and_options_do_not_tell_databases_apart) {
  const std::string name = "postgresql://db.example:5432/yigang";
  for (const char* url :
       {"postgresql://yigang@db.example/yigang?sslmode=verify-full",
        "postgresql://yigang_server@db.example/yigang", "postgres://db.example:5432/yigang",
        "postgresql://a:p%40s@s@DB.example/yigang?connect_timeout=3",
        "postgresql:///yigang?host=db.example", "postgresql://@/?dbname=yigang&host=db.example"})
    EXPECT_EQ(database_name(url), name) << url;
}

TEST(DatabaseName, host_port_and_name_do) {
  EXPECT_EQ(database_name("postgresql://u@db.example:5433/yigang"),
            "postgresql://db.example:5433/yigang");
  EXPECT_EQ(database_name("postgresql://u@db.example/other"), "postgresql://db.example:5432/other");
  EXPECT_EQ(database_name("postgresql://u@db.example/yigang?port=5434"),
            "postgresql://db.example:5434/yigang");
  EXPECT_EQ(database_name("postgresql://u@[::1]/yigang"), "postgresql://[::1]:5432/yigang");
  EXPECT_EQ(database_name("postgresql://u@[::1]:5433/yigang"), "postgresql://[::1]:5433/yigang");
  EXPECT_EQ(database_name("postgresql://u@/yigang?host=%2Frun%2Fpg&port=5433"),
            "postgresql:///run/pg:5433/yigang");
  EXPECT_EQ(database_name("postgresql://u@10.0.0.1:5432,10.0.0.2/yigang?target_session_attrs=any"),
            "postgresql://10.0.0.1:5432,10.0.0.2:5432/yigang");
  EXPECT_EQ(database_name("postgresql://"), "postgresql://:5432/");
}

TEST(DatabaseName, a_file_is_the_file_that_it_leads_to) {
  EXPECT_EQ(database_name("sqlite:/data/../data/yigang.db"), "sqlite:/data/yigang.db");
}

}  // namespace
}  // namespace yigang::cli
