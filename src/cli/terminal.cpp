#include "cli/terminal.h"

#include <fmt/format.h>

#include <algorithm>

#include "wire/json.h"

namespace yigang::cli {

Result<> Terminal::database_exists() const {
  constexpr std::string_view kScheme = "sqlite:";
  if (!database_url.starts_with(kScheme)) return {};
  std::error_code error;
  // What lies in a folder that this user may not look into is not said to be missing.
  const auto found = std::filesystem::status(database_url.substr(kScheme.size()), error).type();
  if (found != std::filesystem::file_type::not_found) return {};
  return fail(not_found("database_missing").with("database", database_url));
}

namespace {

// As the server's answer of a problem has them (docs/formats/http.md).
struct ToldProblem {
  std::string code;
  std::map<std::string, std::string> params;
  std::optional<std::string> clause;
  std::optional<std::string> field;
  std::string detail_zh;
  std::string detail_en;
};
BOOST_DESCRIBE_STRUCT(ToldProblem, (), (code, params, clause, field, detail_zh, detail_en))

ToldProblem told(const Problem& problem) {
  ToldProblem told{.code = problem.code,
                   .params = {problem.params.begin(), problem.params.end()},
                   .detail_zh = say(problem, Language::zh_cn),
                   .detail_en = say(problem, Language::en)};
  if (!problem.clause.empty()) told.clause = problem.clause;
  if (!problem.field.empty()) told.field = problem.field;
  return told;
}

}  // namespace

void Terminal::explain(const Problem& problem) const {
  const Language other = language == Language::zh_cn ? Language::en : Language::zh_cn;
  std::string text =
      fmt::format("yigang: {}\n        {}\n", say(problem, language), say(problem, other));
  if (!problem.field.empty()) text += fmt::format("        @ {}\n", problem.field);
  if (!problem.clause.empty()) text += fmt::format("        § {}\n", problem.clause);
  note(text);
}

int Terminal::tell(const Problem& problem) const {
  explain(problem);
  if (json) print(wire::to_json(told(problem)) + "\n");
  return exit_code_of(problem);
}

namespace {

bool is_word_of_command(std::string_view field) {
  if (field.starts_with("--")) return true;
  return !field.empty() && std::ranges::all_of(field, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

int exit_code_of(const Problem& problem) {
  switch (problem.kind) {
    case ProblemKind::bad_input:
      return is_word_of_command(problem.field) ? kUsage : kRefused;
    case ProblemKind::unauthenticated:
    case ProblemKind::forbidden:
    case ProblemKind::not_found:
    case ProblemKind::conflict:
    case ProblemKind::too_large:
    case ProblemKind::refused:
      return kRefused;
    case ProblemKind::busy:
    case ProblemKind::unknown_outcome:
    case ProblemKind::full:
    case ProblemKind::failure:
      return kFailure;
  }
  CHECK(false);
  return kFailure;
}

}  // namespace yigang::cli
