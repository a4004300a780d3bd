#include "usecase/authority.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <span>
#include <sstream>

#include "base/csv.h"
#include "base/text.h"
#include "usecase/verb_names.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kMatrix = "matrix.csv";
constexpr std::string_view kVerbs = "verbs.csv";

std::optional<Right> right_of(std::string_view letter) {
  if (letter == "V") return Right::view;
  if (letter == "E") return Right::enter;
  if (letter == "S") return Right::submit;
  if (letter == "A") return Right::approve;
  if (letter == "P") return Right::pay;
  return std::nullopt;
}

Problem bad_cell(std::string_view file, int line, std::string_view text) {
  return bad_input("authority_bad_cell")
      .with("file", std::string(file))
      .with("line", std::to_string(line))
      .with("value", std::string(text));
}

Problem about_row(std::string_view code, std::string_view file, int line, std::string_view text) {
  return bad_input(code)
      .with("file", std::string(file))
      .with("line", std::to_string(line))
      .with("value", std::string(text));
}

Problem wrong_count(std::string_view file, const CsvRecord& row, std::size_t expected) {
  return about_row("authority_cell_count", file, row.line, row.fields[0])
      .with("found", std::to_string(row.fields.size()))
      .with("expected", std::to_string(expected));
}

// A word that nothing holds would give the whole right.
bool is_qualifier(std::string_view word) {
  static constexpr std::array<std::string_view, 11> kWords{
      "own", "masked", "sum",      "result",   "account", "reason",
      "pay", "kinds",  "policies", "contract", "appeal"};
  return std::ranges::find(kWords, word) != kWords.end();
}

bool is_narrow(std::string_view reach) {
  return reach == "own" || reach == "masked" || reach == "sum" || reach == "result";
}

// domain.md §7, hits and SELF: what he enters about his own hit is an appeal and no fact. No verb
// takes appeals yet, so that he sees the own ones and enters nothing.
MatrixCell appeal_cell() {
  return {.rights = {Right::view}, .qualifier = "own", .appeal = true};
}

// "E+S:own": rights joined by +, then a qualifier. Whoever may do something may also see it.
Result<MatrixCell> parse_cell(std::string_view text, int line) {
  MatrixCell cell;
  if (text.empty()) return cell;
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    cell.qualifier = std::string(text.substr(colon + 1));
    if (!is_qualifier(cell.qualifier)) return fail(bad_cell(kMatrix, line, text));
  }
  for (const std::string_view letter : split(text.substr(0, colon), '+')) {
    const auto right = right_of(letter);
    if (!right) return fail(bad_cell(kMatrix, line, text));
    cell.rights.insert(*right);
  }
  cell.rights.insert(Right::view);
  if (cell.qualifier == "appeal") return appeal_cell();
  return cell;
}

// "step_up+beside": each word once.
std::optional<VerbRule> with_conditions(VerbRule rule, std::string_view text) {
  if (text.empty()) return rule;
  for (const std::string_view word : split(text, '+')) {
    if (word == "step_up" && !rule.step_up)
      rule.step_up = true;
    else if (word == "beside" && rule.alone)
      rule.alone = false;
    else
      return std::nullopt;
  }
  return rule;
}

// The first column names each word that the program asks for, and no other: a missing verb would
// be found out by whoever calls it first. What is missing is told at the last line.
Result<> check_rows(std::string_view file, std::string_view csv,
                    std::span<const std::string_view> known) {
  TRY(const std::vector<CsvRecord> rows, parse_csv(csv));
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const std::string& name = rows[r].fields[0];
    if (std::ranges::find(known, name) != known.end()) continue;
    return fail(about_row("authority_row_unknown", file, rows[r].line, name)
                    .with("nearest", nearest_word(name, {known.begin(), known.end()})));
  }
  for (const std::string_view name : known) {
    if (std::ranges::any_of(rows, [&](const CsvRecord& row) { return row.fields[0] == name; }))
      continue;
    return fail(
        about_row("authority_row_missing", file, rows.empty() ? 1 : rows.back().line, name));
  }
  return {};
}

// A role without its column would lose all its rights in silence.
Result<> check_columns(std::string_view csv) {
  TRY(const std::vector<CsvRecord> rows, parse_csv(csv));
  Result<> whole;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto d) {
    const std::string_view role = word(d.value);
    const bool there = !rows.empty() && std::ranges::count(rows[0].fields, role) == 1;
    if (whole && !there) whole = fail(about_row("authority_column", kMatrix, 1, role));
  });
  return whole;
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(failure("file_unreadable").with("file", path.string()));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

Result<Authority> Authority::read(std::string_view matrix_csv, std::string_view verbs_csv,
                                  std::string_view roles_csv) {
  Authority authority;
  TRY(authority.roles_, RoleRules::read(roles_csv));
  TRY(const std::vector<CsvRecord> rows, parse_csv(matrix_csv));
  if (rows.empty()) return fail(bad_cell(kMatrix, 1, ""));
  std::vector<Role> roles;
  for (std::size_t i = 1; i < rows[0].fields.size(); ++i) {
    const auto role = enum_from_word<Role>(rows[0].fields[i]);
    if (!role) return fail(bad_cell(kMatrix, 1, rows[0].fields[i]));
    roles.push_back(*role);
  }
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const CsvRecord& row = rows[r];
    if (row.fields.size() != roles.size() + 1)
      return fail(wrong_count(kMatrix, row, roles.size() + 1));
    if (authority.matrix_.contains(row.fields[0]))
      return fail(about_row("authority_row_twice", kMatrix, row.line, row.fields[0]));
    for (std::size_t i = 0; i < roles.size(); ++i) {
      TRY(MatrixCell cell, parse_cell(row.fields[i + 1], row.line));
      authority.matrix_[row.fields[0]][roles[i]] = std::move(cell);
    }
  }
  TRY_VOID(authority.read_verbs(verbs_csv));
  return authority;
}

Result<> Authority::read_verbs(std::string_view verbs_csv) {
  TRY(const std::vector<CsvRecord> rows, parse_csv(verbs_csv));
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const CsvRecord& row = rows[r];
    if (row.fields.size() != 4) return fail(wrong_count(kVerbs, row, 4));
    if (rule(row.fields[0]) != nullptr)
      return fail(about_row("authority_row_twice", kVerbs, row.line, row.fields[0]));
    if (!matrix_.contains(row.fields[1]))
      return fail(about_row("authority_no_action", kVerbs, row.line, row.fields[1])
                      .with("verb", row.fields[0]));
    const auto right = right_of(row.fields[2]);
    if (!right) return fail(bad_cell(kVerbs, row.line, row.fields[2]));
    auto parsed = with_conditions({.verb = row.fields[0], .action = row.fields[1], .right = *right},
                                  row.fields[3]);
    if (!parsed) return fail(bad_cell(kVerbs, row.line, row.fields[3]));
    verbs_.push_back(*std::move(parsed));
  }
  return {};
}

Result<Authority> Authority::load(const std::filesystem::path& folder) {
  TRY(const std::string matrix, read_file(folder / "matrix.csv"));
  TRY(const std::string verbs, read_file(folder / "verbs.csv"));
  TRY(const std::string roles, read_file(folder / "roles.csv"));
  TRY_VOID(check_columns(matrix));
  TRY_VOID(check_rows(kMatrix, matrix, known_actions()));
  TRY_VOID(check_rows(kVerbs, verbs, known_verbs()));
  return read(matrix, verbs, roles);
}

const VerbRule* Authority::rule(std::string_view verb) const {
  const auto found =
      std::find_if(verbs_.begin(), verbs_.end(), [&](const VerbRule& r) { return r.verb == verb; });
  return found == verbs_.end() ? nullptr : &*found;
}

const MatrixCell& Authority::cell(std::string_view action, Role role) const {
  static const MatrixCell kNothing;
  const auto row = matrix_.find(action);
  CHECK(row != matrix_.end());
  const auto found = row->second.find(role);
  return found == row->second.end() ? kNothing : found->second;
}

bool Authority::allows(std::string_view verb, Role role) const {
  const VerbRule* const found = rule(verb);
  CHECK(found != nullptr);
  return cell(found->action, role).rights.contains(found->right);
}

const std::string& Authority::reach(std::string_view verb, Role role) const {
  const VerbRule* const found = rule(verb);
  CHECK(found != nullptr);
  return cell(found->action, role).qualifier;
}

std::vector<Role> Authority::roles_that_may(std::string_view verb) const {
  std::vector<Role> roles;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto d) {
    if (allows(verb, d.value)) roles.push_back(d.value);
  });
  return roles;
}

// Who sees sums, masked lists or the own matters alone is no answer to somebody whom the act is
// refused: it is named only where nobody else may.
Problem Authority::may_not(std::string_view verb, Role role) const {
  std::string whole;
  std::string narrow;
  for (const Role other : roles_that_may(verb)) {
    if (other == role) continue;
    std::string& who = is_narrow(reach(verb, other)) ? narrow : whole;
    who += (who.empty() ? "" : ", ") + std::string(word(other));
  }
  const std::string& who = whole.empty() ? narrow : whole;
  return forbidden("role_may_not")
      .with("role", std::string(word(role)))
      .with("verb", std::string(verb))
      .with("who", who)
      .by("LZ-2022-4 二(三)");
}

Result<> Authority::check_role(std::string_view verb, const Actor& actor) const {
  if (!actor.scope.unit.is_city() || allows(verb, actor.role)) return {};
  return fail(may_not(verb, actor.role));
}

Result<> Authority::check(std::string_view verb, const Actor& actor,
                          const Location& location) const {
  // The order matters: what lies outside the scope must not be told from what does not exist.
  if (!actor.scope.contains(location)) return fail(not_found("not_found"));
  // LZ-2022-4 二(三): 自愿申报 is the person's own; who acts for himself acts for nobody else.
  const bool own = only_own(verb, actor.role);
  if (!allows(verb, actor.role) || (own && !location.person))
    return fail(may_not(verb, actor.role));
  if (own && location.person != actor.person) return fail(not_found("not_found"));
  // domain.md §7.1: nobody decides about himself; what is given for the own matters alone is his.
  const bool decides = rule(verb)->right == Right::approve && reach(verb, actor.role).empty();
  if (decides && actor.person && location.person == actor.person)
    return fail(forbidden("own_case"));
  if (rule(verb)->step_up && !actor.stepped_up) return fail(forbidden("step_up_needed"));
  return {};
}

}  // namespace yigang::usecase
