// What all commands of the terminal share: where words go, in which language, and the exit codes of
// design.md §5: 0 done, 1 refused or failed checks, 2 usage, 3 failure. Answers go to stdout,
// everything else to stderr.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>

#include "base/check.h"
#include "base/clock.h"
#include "base/messages.h"
#include "base/random.h"
#include "base/result.h"

namespace yigang::cli {

inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;
inline constexpr int kUsage = 2;
inline constexpr int kFailure = 3;

struct Terminal {
  Language language = Language::zh_cn;
  std::string database_url = "sqlite:data/yigang.db";
  std::filesystem::path law_folder = "law";
  std::filesystem::path
      key_file;  // empty: beside the configuration of this user, named after the database
  const Clock& clock;
  Random& random;
  bool database_named = false;  // by --database, not by default
  bool json = false;            // one JSON document on stdout, a problem among them

  void print(const std::string& text) const { std::fwrite(text.data(), 1, text.size(), stdout); }
  void note(const std::string& text) const { std::fwrite(text.data(), 1, text.size(), stderr); }
  // A sentence of the catalogue in the terminal's language; a line ends with the caller's "\n".
  [[nodiscard]] std::string words(std::string_view code, const Params& params = {}) const {
    return say(code, params, language);
  }
  // `database_missing` where the address names an SQLite file that is not there: a command that
  // only reads what was recorded must not answer from an empty database that it has just made.
  [[nodiscard]] Result<> database_exists() const;
  // A problem in both languages, with its place and clause, for people.
  void explain(const Problem& problem) const;
  // The same where it is the command's answer, under --json also on stdout; its exit code.
  int tell(const Problem& problem) const;
};

// A wrong word of the command line is usage: its field is an option ("--on") or a place that the
// help shows ("FIGURE"). Wrong input of any other place, a file of the law for one, is refused.
[[nodiscard]] int exit_code_of(const Problem& problem);

}  // namespace yigang::cli
