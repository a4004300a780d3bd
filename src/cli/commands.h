// The commands of the terminal, one function each; they parse nothing (run.cpp does) and know no
// SQL.
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.h"
#include "usecase/first_accounts.h"
#include "usecase/read_explanation.h"

namespace yigang::cli {

inline constexpr std::string_view kVersion = "0.1.0";  // as CMakeLists.txt has it

struct LawOptions {
  std::string figure;  // empty: all
  std::string on;
  std::string unit;
};
[[nodiscard]] int law_show(const Terminal& terminal, const LawOptions& options);
[[nodiscard]] int law_check(const Terminal& terminal, const std::vector<std::string>& paths);
struct MigrateOptions {
  bool status = false;  // only say what is applied
  std::string role;     // gets the rights of the role that serves; empty: none
};
[[nodiscard]] int migrate(const Terminal& terminal, const MigrateOptions& options);
[[nodiscard]] int journal_verify(const Terminal& terminal);
[[nodiscard]] int backup(const Terminal& terminal, const std::string& file);
[[nodiscard]] int restore(const Terminal& terminal, const std::string& file);
struct ServeOptions {
  std::string address = "127.0.0.1";
  int port = 8080;
  std::string web;          // folder; empty: that of the program's tree
  std::string certificate;  // PEM file; with `key` the server speaks TLS itself
  std::string key;
  std::string gateway;                  // address of the TLS gateway in front
  std::vector<std::string> host_names;  // by which browsers reach it; empty: any behind TLS
  bool migrate = false;
  bool access_log = false;
};
[[nodiscard]] int serve(const Terminal& terminal, const ServeOptions& options);
struct DemoOptions {
  int scale = 1;
  std::uint64_t seed = 1;
  std::string until = "2022-12";
  std::string truth;      // file for what the demo knows of its own faults; empty: none
  std::string registers;  // folder for the registers of other departments; empty: none
  std::string accounts;   // file for the accounts' passwords; empty: printed
  bool again = false;     // a finished demo city is emptied and made anew
};
[[nodiscard]] int demo_city(const Terminal& terminal, const DemoOptions& options);
// "login password ROLE unit/place name", a line.
[[nodiscard]] std::string account_line(const usecase::NewAccount& account);
struct SettleOptions {
  std::string month;
  std::string unit;  // a code, or "all"
};
[[nodiscard]] int settle(const Terminal& terminal, const SettleOptions& options);
[[nodiscard]] int first_accounts(const Terminal& terminal, bool demo);
[[nodiscard]] int user_list(const Terminal& terminal);
// Hands over to bench/run of the source tree that the law lies in; says where it is if there is
// none.
[[nodiscard]] int bench(const Terminal& terminal, const std::vector<std::string>& words);
[[nodiscard]] int openapi(const Terminal& terminal);
[[nodiscard]] int explain(const Terminal& terminal, const usecase::ExplanationWanted& wanted);

}  // namespace yigang::cli
