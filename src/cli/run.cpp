#include "cli/run.h"

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/messages.h"
#include "cli/commands.h"
#include "cli/program_tree.h"
#include "cli/usage.h"

namespace yigang::cli {

namespace {

Language language_of(const std::string& asked) {
  std::string word = asked;
  if (word.empty())
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
      if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
        word = value;
        break;
      }
  return word.starts_with("en") ? Language::en : Language::zh_cn;
}

struct Words {
  Language language = Language::zh_cn;
  std::string lang;
  std::string database = "sqlite:data/yigang.db";
  std::string law;
  std::string keys;
  std::string figure;
  std::string on;
  std::string unit;
  std::vector<std::string> paths;
  std::string file;
  usecase::ExplanationWanted why;
  MigrateOptions migrate;
  bool json = false;
  bool demo = false;
  ServeOptions serve;
  DemoOptions demo_city;
  SettleOptions settle;

  // What a command does, in the language that was asked for.
  [[nodiscard]] std::string help(std::string_view code) const { return say(code, {}, language); }
};

// The language is needed for the help before the words are parsed: --lang WORD or --lang=WORD.
Language language_of(int count, char** arguments) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < count; ++i) {
    const std::string_view word = arguments[i];
    if (word == kOption && i + 1 < count) return language_of(arguments[i + 1]);
    if (word.starts_with(kOption) && word.substr(kOption.size()).starts_with("="))
      return language_of(std::string(word.substr(kOption.size() + 1)));
  }
  return language_of("");
}

// Each subcommand sets `command` to what must be run.
void describe_law(CLI::App& app, Words& words, std::function<int(const Terminal&)>& command) {
  CLI::App* law = app.add_subcommand(
      "law", words.help("command.law") + "\n  yigang law show minimum_wage_hour");
  law->require_subcommand(1);
  CLI::App* show = law->add_subcommand(
      "show", words.help("command.law_show") +
                  "\n  yigang law show wage_tier --on 2022-03-01 --unit 371525");
  show->add_option("FIGURE", words.figure, words.help("option.figure"));
  show->add_option("--on", words.on, words.help("option.on"));
  show->add_option("--unit", words.unit, words.help("option.law_unit"));
  show->add_flag("--json", words.json, words.help("option.json"));
  show->callback([&] {
    command = [&](const Terminal& t) { return law_show(t, {words.figure, words.on, words.unit}); };
  });
  CLI::App* check = law->add_subcommand(
      "check", words.help("command.law_check") + "\n  yigang law check law/cases");
  check->add_option("PATH", words.paths, words.help("option.paths"))->required();
  check->add_flag("--json", words.json, words.help("option.json"));
  check->callback([&] { command = [&](const Terminal& t) { return law_check(t, words.paths); }; });
}

void describe_store(CLI::App& app, Words& words, std::function<int(const Terminal&)>& command) {
  CLI::App* migrate_app =
      app.add_subcommand("migrate", words.help("command.migrate") + "\n  yigang migrate --status");
  CLI::Option* status =
      migrate_app->add_flag("--status", words.migrate.status, words.help("option.status"));
  migrate_app->add_flag("--json", words.json, words.help("option.status_json"))->needs(status);
  migrate_app->add_option("--role", words.migrate.role, words.help("option.role"));
  migrate_app->callback(
      [&] { command = [&](const Terminal& t) { return migrate(t, words.migrate); }; });
  CLI::App* journal =
      app.add_subcommand("journal", words.help("command.journal") + "\n  yigang journal verify");
  journal->require_subcommand(1);
  CLI::App* verify = journal->add_subcommand(
      "verify", words.help("command.journal_verify") + "\n  yigang journal verify");
  verify->add_flag("--json", words.json, words.help("option.json"));
  verify->callback([&] { command = [&](const Terminal& t) { return journal_verify(t); }; });
  CLI::App* backup_app = app.add_subcommand(
      "backup", words.help("command.backup") + "\n  yigang backup data/monday.yigang");
  backup_app->add_option("FILE", words.file, words.help("option.backup_file"))->required();
  backup_app->add_flag("--json", words.json, words.help("option.json"));
  backup_app->callback([&] { command = [&](const Terminal& t) { return backup(t, words.file); }; });
  CLI::App* restore_app = app.add_subcommand(
      "restore", words.help("command.restore") +
                     "\n  yigang --database sqlite:data/new.db restore data/monday.yigang");
  restore_app->add_option("FILE", words.file, words.help("option.restore_file"))->required();
  restore_app->add_flag("--json", words.json, words.help("option.json"));
  restore_app->callback(
      [&] { command = [&](const Terminal& t) { return restore(t, words.file); }; });
}

void describe_explain(CLI::App& app, Words& words, std::function<int(const Terminal&)>& command) {
  CLI::App* explain_app = app.add_subcommand(
      "explain", words.help("command.explain") +
                     "\n  yigang explain --unit 371522 --application 12\n"
                     "  yigang explain --unit 371522 --month 2022-12 --placement 45");
  explain_app->add_option("ID", words.why.id, words.help("option.explain_id"));
  explain_app->add_option("--unit", words.why.unit, words.help("option.explain_unit"));
  explain_app->add_option("--application", words.why.application, words.help("option.application"))
      ->check(&number_fault);
  explain_app->add_option("--placement", words.why.placement, words.help("option.placement"))
      ->check(&number_fault);
  explain_app->add_option("--month", words.why.month, words.help("option.month_of_line"))
      ->check(&month_fault);
  explain_app->add_flag("--json", words.json, words.help("option.json"));
  explain_app->callback(
      [&] { command = [&](const Terminal& t) { return explain(t, words.why); }; });
}

void describe_demo(CLI::App& app, Words& words, std::function<int(const Terminal&)>& command) {
  CLI::App* demo = app.add_subcommand(
      "demo", words.help("command.demo") +
                  "\n  yigang --database sqlite:data/city.db demo --scale 100 --until 2022-12");
  demo->add_option("--scale", words.demo_city.scale, words.help("option.scale"))
      ->check(CLI::IsMember({1, 10, 100}));
  demo->add_option("--seed", words.demo_city.seed, words.help("option.seed"))->check(&seed_fault);
  demo->add_option("--until", words.demo_city.until, words.help("option.until"))
      ->check(&month_fault);
  demo->add_option("--truth", words.demo_city.truth, words.help("option.truth"));
  demo->add_option("--registers", words.demo_city.registers, words.help("option.registers"));
  CLI::Option* accounts =
      demo->add_option("--accounts", words.demo_city.accounts, words.help("option.accounts"));
  demo->add_flag("--again", words.demo_city.again, words.help("option.demo_again"));
  demo->add_flag("--json", words.json, words.help("option.json"))->needs(accounts);
  demo->callback(
      [&] { command = [&](const Terminal& t) { return demo_city(t, words.demo_city); }; });
}

void describe_month(CLI::App& app, Words& words, std::function<int(const Terminal&)>& command) {
  CLI::App* settle_app = app.add_subcommand(
      "settle", words.help("command.settle") + "\n  yigang settle 2022-03 --unit all");
  settle_app->add_option("MONTH", words.settle.month, words.help("option.month"))
      ->required()
      ->check(&month_fault);
  settle_app->add_option("--unit", words.settle.unit, words.help("option.settle_unit"))->required();
  settle_app->add_flag("--json", words.json, words.help("option.json"));
  settle_app->callback(
      [&] { command = [&](const Terminal& t) { return settle(t, words.settle); }; });
}

void describe_server(CLI::App& app, Words& words, std::function<int(const Terminal&)>& command) {
  CLI::App* serve_app =
      app.add_subcommand("serve", words.help("command.serve") + "\n  yigang serve --port 8080");
  serve_app->add_option("--address", words.serve.address, words.help("option.address"));
  serve_app->add_option("--port", words.serve.port, words.help("option.port"))
      ->check(CLI::Range(0, 65535));
  serve_app->add_option("--web", words.serve.web, words.help("option.web"));
  CLI::Option* certificate =
      serve_app->add_option("--tls-cert", words.serve.certificate, words.help("option.tls_cert"));
  CLI::Option* key =
      serve_app->add_option("--tls-key", words.serve.key, words.help("option.tls_key"));
  certificate->needs(key);
  key->needs(certificate);
  serve_app->add_option("--gateway", words.serve.gateway, words.help("option.gateway"));
  serve_app->add_option("--host-name", words.serve.host_names, words.help("option.host_name"));
  serve_app->add_flag("--migrate", words.serve.migrate, words.help("option.migrate_first"));
  serve_app->add_flag("--access-log", words.serve.access_log, words.help("option.access_log"));
  serve_app->callback([&] { command = [&](const Terminal& t) { return serve(t, words.serve); }; });
  CLI::App* user = app.add_subcommand("user", words.help("command.user") + "\n  yigang user list");
  user->require_subcommand(1);
  CLI::App* first = user->add_subcommand(
      "bootstrap", words.help("command.user_bootstrap") + "\n  yigang user bootstrap");
  first->add_flag("--demo", words.demo, words.help("option.demo_roles"));
  first->add_flag("--json", words.json, words.help("option.json"));
  first->callback(
      [&] { command = [&](const Terminal& t) { return first_accounts(t, words.demo); }; });
  CLI::App* listed =
      user->add_subcommand("list", words.help("command.user_list") + "\n  yigang user list --json");
  listed->add_flag("--json", words.json, words.help("option.json"));
  listed->callback([&] { command = [&](const Terminal& t) { return user_list(t); }; });
  CLI::App* bench_app =
      app.add_subcommand("bench", words.help("command.bench") + "\n  yigang bench --only settle");
  // Its words are those of bench/run, not of the program above it.
  bench_app->fallthrough(false);
  bench_app->prefix_command();
  bench_app->callback([&, bench_app] {
    words.paths = bench_app->remaining();
    words.json = std::ranges::find(words.paths, "--json") != words.paths.end();
    command = [&](const Terminal& t) { return bench(t, words.paths); };
  });
  CLI::App* openapi_app =
      app.add_subcommand("openapi", words.help("command.openapi") + "\n  yigang openapi");
  // The description is JSON anyway: the flag is only understood.
  openapi_app->add_flag("--json", words.json, words.help("option.json"));
  openapi_app->callback([&] { command = [&](const Terminal& t) { return openapi(t); }; });
}

// What the library itself says in a help. A command has these from the one above it.
void speak(CLI::App& app, const Words& words) {
  app.option_defaults()->group(words.help("help.options"));
  app.set_help_flag("-h,--help", words.help("option.help"));
  const auto formatter = app.get_formatter();
  const auto label = [&](const char* name, std::string_view code) {
    dynamic_cast<CLI::FormatterBase&>(*formatter).label(name, words.help(code));
  };
  label("Usage", "help.usage");
  label("Positionals", "help.words");
  label("REQUIRED", "help.required");
  label("Needs", "help.needs");
  label("OPTIONS", "help.options");
  label("SUBCOMMAND", "help.commands");
  label("SUBCOMMANDS", "help.commands");
}

void group(CLI::App& command, const Words& words) {
  command.group(words.help("help.commands"));
  for (CLI::App* one : command.get_subcommands([](CLI::App*) { return true; })) group(*one, words);
}

}  // namespace

int run(int count, char** arguments, const Clock& clock, Random& random) {
  // Databases, keys, backups and their drafts hold persons: whatever the program makes, also what a
  // library makes for it (the -wal and -shm files of SQLite), is readable by its owner alone.
  umask(077);
  Words words;
  words.language = language_of(count, arguments);
  std::function<int(const Terminal&)> command;
  CLI::App app{words.help("command.program") + "\n  yigang serve --port 8080"};
  speak(app, words);
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", "yigang " + std::string(kVersion),
                       words.help("option.version"));
  app.add_option("--lang", words.lang, words.help("option.lang"))
      ->check(CLI::IsMember({"zh-CN", "en"}));
  const CLI::Option* database =
      app.add_option("--database", words.database, words.help("option.database"))
          ->check(&address_fault);
  app.add_option("--law", words.law, words.help("option.law"));
  app.add_option("--keys", words.keys, words.help("option.keys"));
  describe_law(app, words, command);
  describe_store(app, words, command);
  describe_explain(app, words, command);
  describe_month(app, words, command);
  describe_server(app, words, command);
  describe_demo(app, words, command);
  for (CLI::App* one : app.get_subcommands([](CLI::App*) { return true; })) group(*one, words);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    // Help was asked for; of a word that is no command there is none.
    const bool asks_help = error.get_exit_code() == 0;
    const std::vector<std::string> unknown = app.remaining(true);
    if (asks_help && unknown.empty()) return app.exit(error);
    const CLI::ExtrasError not_understood(app.get_name(), unknown);
    const CLI::ParseError& fault = asks_help ? not_understood : error;
    std::fputs(usage_text(app, fault, words.language).c_str(), stderr);
    return kUsage;
  }
  const Terminal terminal{
      language_of(words.lang), words.database, law_folder(words.law), words.keys, clock, random,
      database->count() > 0,   words.json};
  return command(terminal);
}

}  // namespace yigang::cli
