#include "cli/usage.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "base/messages.h"
#include "base/text.h"
#include "core/calendar.h"

namespace yigang::cli {

namespace {

std::string both(const Problem& problem) {
  return say(problem, Language::zh_cn) + " / " + say(problem, Language::en);
}

// The command as far as it was understood: the innermost one that was named.
CLI::App& innermost(CLI::App& app) {
  CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().back();
  return *at;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(one->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* at = &app; at != nullptr; at = at->get_parent())
    for (const CLI::Option* one : at->get_options())
      for (const std::string& name : one->get_lnames()) names.push_back("--" + name);
  return names;
}

Problem of_word(const CLI::App& app, const std::string& word) {
  if (word.starts_with("-"))
    return bad_input("usage_unknown_option")
        .with("word", word)
        .with("nearest", nearest_word(word.substr(0, word.find('=')), option_names(app)));
  if (app.get_require_subcommand_min() > 0 && app.get_subcommands().empty())
    return bad_input("usage_unknown_command")
        .with("word", word)
        .with("nearest", nearest_word(word, command_names(app)));
  return bad_input("usage_too_many").with("word", word);
}

// "NAME is required", "NAME requires OTHER", "NAME: why": what the library says of a name.
Problem of_name(CLI::App& app, const CLI::ParseError& error) {
  const std::string what = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    const std::vector<std::string> commands = command_names(app);
    if (what.starts_with("A subcommand") && !commands.empty())
      return bad_input("usage_no_command")
          .with("commands", fmt::format("{}", fmt::join(commands, " ")));
    return bad_input("usage_missing").with("word", what.substr(0, what.find(' ')));
  }
  if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr)
    return bad_input("usage_missing").with("word", what.substr(what.rfind(' ') + 1));
  const std::string name = what.substr(0, what.find_first_of(": "));
  const CLI::Option* option = nullptr;
  for (CLI::App* at = &app; at != nullptr && option == nullptr; at = at->get_parent())
    option = at->get_option_no_throw(name);
  if (option == nullptr || option->results().empty())
    return bad_input("usage_wrong").with("word", name);
  return bad_input("usage_value").with("name", name).with("word", option->results().back());
}

}  // namespace

std::string usage_text(CLI::App& app, const CLI::ParseError& error, Language language) {
  const Language other = language == Language::zh_cn ? Language::en : Language::zh_cn;
  CLI::App& command = innermost(app);
  const std::vector<std::string> left = app.remaining(true);
  const bool about_words =
      !left.empty() && (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) ||
                        error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError));
  const Problem problem = about_words ? of_word(command, left.front()) : of_name(command, error);
  std::string text =
      fmt::format("yigang: {}\n        {}\n", say(problem, language), say(problem, other));
  if (!about_words) text += fmt::format("        {}\n", error.what());
  std::string path;
  for (const CLI::App* at = &command; at->get_parent() != nullptr; at = at->get_parent())
    path = at->get_name() + " " + path;
  return text + fmt::format("        yigang {}--help\n", path);
}

std::string month_fault(const std::string& text) {
  const Result<Month> month = parse_month(text);
  return month ? std::string() : both(month.error());
}

std::string number_fault(const std::string& text) {
  const auto number = parse_integer(text);
  return number && *number > 0 ? std::string() : both(bad_input("bad_positive_number"));
}

// The library's own range takes -1 for the largest number.
std::string seed_fault(const std::string& text) {
  std::uint64_t seed = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, seed);
  if (error == std::errc() && stopped == end) return {};
  return fmt::format("Value {} not in range [0 - {}]", text,
                     std::numeric_limits<std::uint64_t>::max());
}

std::string address_fault(const std::string& text) {
  for (const std::string_view scheme : {"sqlite:", "postgresql://", "postgres://"})
    if (text.size() > scheme.size() && text.starts_with(scheme)) return {};
  return both(bad_input("bad_database_url"));
}

}  // namespace yigang::cli
