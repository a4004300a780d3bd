#include <fmt/format.h>

#include <algorithm>

#include "cli/backup_draft.h"
#include "cli/commands.h"
#include "cli/database_file.h"
#include "cli/desk_owner.h"
#include "store/care_marks.h"
#include "store/journal_queries.h"
#include "store/migrate.h"
#include "store/portable_backup.h"
#include "store/restore_mark.h"
#include "store/runtime_role.h"
#include "usecase/account_reads.h"
#include "usecase/journal.h"
#include "usecase/prepare.h"

namespace yigang::cli {

namespace {

Result<std::unique_ptr<store::Database>> open_existing(const Terminal& terminal) {
  return open_database(terminal, Expected::current);
}

Result<std::string> migrated(const Terminal& terminal, const std::string& role) {
  TRY(const auto database, open_database(terminal, Expected::may_make));
  TRY(const int applied, store::migrate(*database, terminal.clock));
  usecase::LawShelf law(terminal.law_folder);
  TRY_VOID(database->write(
      [&](store::Writer& writer) -> Result<> { return usecase::seed_units(writer, law); }));
  if (!role.empty()) TRY_VOID(store::grant_runtime_role(*database, role));
  return terminal.words(applied == 0 ? "cli.schema_current" : "cli.steps_applied",
                        {{"count", std::to_string(applied)}}) +
         "\n";
}

struct SchemaStep {
  int version = 0;
  std::string name;
  std::optional<Instant> applied_at;
};
BOOST_DESCRIBE_STRUCT(SchemaStep, (), (version, name, applied_at))
struct SchemaStatus {
  bool current = true;
  std::vector<SchemaStep> steps;
};
BOOST_DESCRIBE_STRUCT(SchemaStatus, (), (current, steps))

Result<std::string> status_text(const Terminal& terminal) {
  TRY_VOID(terminal.database_exists());
  TRY(const auto database, open_database(terminal, Expected::may_make));
  TRY(const auto steps, store::migration_status(*database));
  if (terminal.json) {
    SchemaStatus status;
    for (const store::MigrationStatus& step : steps) {
      status.current = status.current && step.applied_at && !step.name.empty();
      status.steps.push_back({step.version, step.name, step.applied_at});
    }
    return wire::to_json(status) + "\n";
  }
  std::string text;
  for (const store::MigrationStatus& step : steps)
    text += fmt::format("{:03}  {:<24} {}\n", step.version, step.name,
                        terminal.words(step.applied_at ? "cli.step_applied" : "cli.step_pending"));
  return text;
}

int finish(const Terminal& terminal, const Result<std::string>& text) {
  if (!text) return terminal.tell(text.error());
  terminal.print(*text);
  return kDone;
}

}  // namespace

int migrate(const Terminal& terminal, const MigrateOptions& options) {
  return finish(terminal,
                options.status ? status_text(terminal) : migrated(terminal, options.role));
}

namespace {

struct Finding {
  std::string kind;    // code of the fault
  std::string object;  // id of the row, or what stands for it: a month, a sequence number
  std::string sentence;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (kind, object, sentence))
struct VerifiedJournal {
  UnitCode unit;
  bool whole = true;
  std::int64_t entries = 0;
  std::string root;
  std::optional<std::int64_t> first_bad;
  std::vector<Finding> faults;  // where rows differ from what the journal has of them
};
BOOST_DESCRIBE_STRUCT(VerifiedJournal, (), (unit, whole, entries, root, first_bad, faults))
struct VerifiedJournals {
  bool whole = true;
  std::vector<VerifiedJournal> journals;
};
BOOST_DESCRIBE_STRUCT(VerifiedJournals, (), (whole, journals))

std::string object_of(const Problem& fault) {
  for (const std::string_view name : {"id", "month"})
    for (const auto& [key, value] : fault.params)
      if (key == name) return value;
  return "";
}

int print_json(const Terminal& terminal, const std::vector<usecase::JournalReport>& reports) {
  VerifiedJournals answer;
  for (const usecase::JournalReport& report : reports) {
    answer.whole = answer.whole && report.whole();
    VerifiedJournal one{report.unit, report.whole(),   report.size,
                        report.root, report.first_bad, {}};
    for (const Problem& fault : report.faults)
      one.faults.push_back({fault.code, object_of(fault), say(fault, terminal.language)});
    answer.journals.push_back(std::move(one));
  }
  terminal.print(wire::to_json(answer) + "\n");
  return answer.whole ? kDone : kRefused;
}

// What was done is noted for whoever looks after the service. That it could not be noted (a
// standby, a role that only reads) undoes nothing.
void note_care(const Terminal& terminal, store::Database& database, const store::WriteWork& mark) {
  if (!database.write(mark)) terminal.note(terminal.words("cli.care_not_noted") + "\n");
}

void note_verified(const Terminal& terminal, store::Database& database,
                   const std::vector<usecase::JournalReport>& reports) {
  std::int64_t entries = 0;
  for (const usecase::JournalReport& report : reports) {
    if (!report.whole()) return;
    entries += report.size;
  }
  note_care(terminal, database, [&](store::Writer& writer) {
    return store::mark_verified(writer, terminal.clock.now(), entries);
  });
}

Result<std::vector<usecase::JournalReport>> verified(const Terminal& terminal,
                                                     store::Database& database) {
  TRY(const std::optional<crypto::Keyring> keys, keys_of(terminal, database));
  if (!keys) terminal.note(terminal.words("cli.no_key_file") + "\n");
  return usecase::verify_journals(database, keys ? &*keys : nullptr);
}

std::string standing_of(const Terminal& terminal, const usecase::JournalReport& report) {
  if (report.first_bad)
    return terminal.words("cli.first_bad_entry", {{"sequence", std::to_string(*report.first_bad)}});
  return terminal.words(report.whole() ? "cli.journal_whole" : "cli.journal_other");
}

}  // namespace

int journal_verify(const Terminal& terminal) {
  const auto database = open_existing(terminal);
  if (!database) return terminal.tell(database.error());
  const auto reports = verified(terminal, **database);
  if (!reports) return terminal.tell(reports.error());
  note_verified(terminal, **database, *reports);
  if (terminal.json) return print_json(terminal, *reports);
  bool whole = true;
  for (const usecase::JournalReport& report : *reports) {
    whole = whole && report.whole();
    terminal.print(fmt::format("{}  {:>8}  {}  {}\n", to_text(report.unit), report.size,
                               report.root, standing_of(terminal, report)));
    for (const Problem& fault : report.faults) terminal.explain(fault);
  }
  return whole ? kDone : kRefused;
}

namespace {

// FILE.db of an SQLite database is a database itself; every other name is the portable form, the
// same from both engines.
struct BackupMade {
  std::string file;
  std::optional<std::int64_t> rows;  // of the portable form
};
BOOST_DESCRIBE_STRUCT(BackupMade, (), (file, rows))

Result<std::string> backed_up(const Terminal& terminal, const std::string& file) {
  TRY(const auto database, open_existing(terminal));
  std::error_code error;
  if (std::filesystem::exists(file, error)) return fail(conflict("backup_exists"));
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder, error))
    return fail(failure("file_unwritable").with("file", file));
  const BackupDraft draft(file);
  const auto mark = [&](store::Writer& writer) {
    return store::mark_backed_up(writer, terminal.clock.now());
  };
  if (file.ends_with(".db")) {
    TRY_VOID(database->backup_sqlite(file));
    note_care(terminal, *database, mark);
    if (terminal.json) return wire::to_json(BackupMade{file, {}}) + "\n";
    return terminal.words("cli.copied", {{"file", file}}) + "\n";
  }
  TRY(const std::int64_t rows, store::backup_portable(*database, file));
  note_care(terminal, *database, mark);
  if (terminal.json) return wire::to_json(BackupMade{file, rows}) + "\n";
  return terminal.words("cli.backed_up", {{"file", file}, {"rows", std::to_string(rows)}}) + "\n";
}

// A database that this restore begins, and that did not come to be, is taken away again: an empty
// one would be taken for a city without anybody.
class BegunDatabase {
 public:
  explicit BegunDatabase(const Terminal& terminal) {
    if (!terminal.database_exists()) path_ = terminal.database_url.substr(7);
  }
  BegunDatabase(const BegunDatabase&) = delete;
  BegunDatabase& operator=(const BegunDatabase&) = delete;
  void keep() { path_.clear(); }
  ~BegunDatabase() {
    std::error_code error;
    if (path_.empty()) return;
    for (const char* end : {"", "-wal", "-shm", "-journal"})
      std::filesystem::remove(path_ + end, error);
  }

 private:
  std::string path_;
};

Result<> restore_rows(const Terminal& terminal, const std::string& file) {
  TRY(const auto database, open_database(terminal, Expected::may_make));
  TRY_VOID(store::restore_portable(*database, file, terminal.clock));
  return {};
}

// The damage is that of the backup, not of a database in use.
Problem of_backup(Problem problem) {
  return problem.code == "store_corrupt" ? failure("backup_file_broken") : problem;
}

Result<> restore_copy(const Terminal& terminal, const std::string& file) {
  if (!terminal.database_url.starts_with("sqlite:")) return fail(refused("backup_not_here"));
  store::Options options;
  options.url = "sqlite:" + file;
  options.create = false;
  const auto source = store::Database::open(std::move(options));
  if (!source) return fail(of_backup(source.error()));
  const auto steps = store::migration_status(**source);
  if (!steps) return fail(of_backup(steps.error()));
  if (std::ranges::none_of(*steps, [](const auto& step) { return step.applied_at.has_value(); }))
    return fail(failure("backup_of_other_program").with("file", file));
  // The copy is checked before it gets its name.
  const Result<> copied = (*source)->backup_sqlite(terminal.database_url.substr(7));
  if (!copied) return fail(of_backup(copied.error()));
  TRY(const auto database, open_database(terminal, Expected::may_make));
  return database->write([&](store::Writer& writer) -> Result<> {
    TRY_VOID(store::forget_care(writer));
    return store::put_restore_mark(writer, terminal.clock);
  });
}

Result<> restore_into(const Terminal& terminal, const std::string& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    return fail(failure("file_unreadable").with("file", file));
  if (store::is_portable_backup(file)) return restore_rows(terminal, file);
  if (is_sqlite_file(file)) return restore_copy(terminal, file);
  return fail(failure("backup_of_other_program").with("file", file));
}

struct BackupRestored {
  std::string file;
  std::int64_t units = 0;  // with a whole journal
};
BOOST_DESCRIBE_STRUCT(BackupRestored, (), (file, units))

// A database whose record is not whole is not left behind to be worked with: what this restore has
// begun is taken away again, and what stood before (PostgreSQL) stays marked, so that `serve` and
// `settle` refuse it.
Result<std::string> restored(const Terminal& terminal, const std::string& file) {
  BegunDatabase begun(terminal);
  TRY_VOID(restore_into(terminal, file));
  TRY(const auto database, open_database(terminal, Expected::may_make));
  TRY(const auto reports, verified(terminal, *database));
  for (const usecase::JournalReport& report : reports)
    if (report.first_bad)
      return fail(failure("journal_broken")
                      .with("unit", to_text(report.unit))
                      .with("sequence", std::to_string(*report.first_bad)));
  for (const usecase::JournalReport& report : reports)
    if (!report.whole()) return fail(report.faults.front());
  TRY_VOID(database->write(
      [](store::Writer& writer) -> Result<> { return store::restore_verified(writer); }));
  note_verified(terminal, *database, reports);
  begun.keep();
  // The tables are new ones: nobody but their owner has a right on them yet.
  if (!terminal.database_url.starts_with("sqlite:"))
    terminal.note(terminal.words("cli.role_needs_rights") + "\n");
  if (terminal.json)
    return wire::to_json(BackupRestored{file, static_cast<std::int64_t>(reports.size())}) + "\n";
  return terminal.words("cli.restored", {{"count", std::to_string(reports.size())}}) + "\n";
}

}  // namespace

int backup(const Terminal& terminal, const std::string& file) {
  return finish(terminal, backed_up(terminal, file));
}

int restore(const Terminal& terminal, const std::string& file) {
  return finish(terminal, restored(terminal, file));
}

namespace {

std::string account_text(const Terminal& terminal, const usecase::AccountLine& account) {
  const std::string state = terminal.words("account_state." + std::string(word(account.state)));
  std::string text = fmt::format("{:<14} {:<7} {}  {}\n", account.login, state, account.name,
                                 account.organisation_name);
  for (const usecase::GrantLine& grant : account.grants)
    text += fmt::format("    {:<8} {}{}  {}\n", word(grant.role), to_text(grant.unit),
                        grant.place ? "/" + to_text(*grant.place) : "",
                        terminal.words("grant_state." + std::string(word(grant.state))));
  return text;
}

Result<std::string> accounts_text(const Terminal& terminal) {
  TRY(const auto database, open_existing(terminal));
  TRY(const std::vector<usecase::AccountLine> accounts, usecase::all_accounts(*database));
  if (terminal.json) return wire::to_json(accounts) + "\n";
  std::string text;
  for (const usecase::AccountLine& account : accounts) text += account_text(terminal, account);
  return text;
}

}  // namespace

int user_list(const Terminal& terminal) {
  return finish(terminal, accounts_text(terminal));
}

int explain(const Terminal& terminal, const usecase::ExplanationWanted& wanted) {
  const auto database = open_existing(terminal);
  if (!database) return terminal.tell(database.error());
  if (terminal.json)
    return finish(terminal, usecase::explanation_as_json(**database, terminal.law_folder, wanted));
  return finish(terminal, usecase::explanation_in_words(**database, terminal.law_folder, wanted,
                                                        terminal.language));
}

}  // namespace yigang::cli
