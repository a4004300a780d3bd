#include <fmt/format.h>
#include <signal.h>

#include <array>
#include <fstream>
#include <sstream>

#include "base/bytes.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/database_file.h"
#include "cli/desk_owner.h"
#include "cli/program_tree.h"
#include "cli/store_figures.h"
#include "crypto/tls_pair.h"
#include "demo/claim.h"
#include "http/app.h"
#include "http/site.h"
#include "store/migrate.h"
#include "store/runtime_role.h"
#include "store/setting_queries.h"
#include "usecase/first_accounts.h"
#include "usecase/job_runner.h"
#include "usecase/prepare.h"
#include "wire/json.h"

namespace yigang::cli {

namespace {

Result<std::string> file_text(const std::string& path) {
  if (path.empty()) return std::string();
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(failure("file_unreadable").with("file", path));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// A key that others may read is no secret any more. A group may, for what renews it.
Result<> check_key_mode(const std::string& path) {
  using std::filesystem::perms;
  constexpr perms kTooMuch = perms::group_write | perms::group_exec | perms::others_all;
  std::error_code error;
  const perms found = std::filesystem::status(path, error).permissions();
  if (!error && (found & kTooMuch) != perms::none)
    return fail(refused("tls_key_permissions").with("file", path));
  return {};
}

// What is no address is a wrong word of the command line.
Problem named(Problem problem, const ServeOptions& wanted) {
  if (problem.code != "bad_address") return problem;
  for (const auto& [name, value] : problem.params)
    if (name == "address") problem.field = value == wanted.address ? "--address" : "--gateway";
  return problem;
}

// Everything that can be wrong with the wish itself, before anything is opened or made.
Result<http::ServerOptions> checked(const ServeOptions& wanted) {
  http::ServerOptions options;
  options.address = wanted.address;
  options.port = static_cast<std::uint16_t>(wanted.port);
  options.gateway = wanted.gateway;
  TRY(options.certificate, file_text(wanted.certificate));
  TRY(options.key, file_text(wanted.key));
  if (!wanted.key.empty()) {
    TRY_VOID(check_key_mode(wanted.key));
    TRY_VOID(crypto::check_tls_pair(options.certificate, options.key));
  }
  if (const Result<> fine = http::Server::check(options); !fine)
    return fail(named(fine.error(), wanted));
  return options;
}

Result<> bring_up_to_date(const Terminal& terminal, DeskOwner& owner) {
  TRY_VOID(store::migrate(owner.database(), terminal.clock));
  return owner.database().write([&](store::Writer& writer) -> Result<> {
    return usecase::seed_units(writer, owner.desk().law);
  });
}

// A folder that was asked for must be there. A program that was built without its web serves the
// interface alone, and says so.
Result<http::StaticFiles> web_files(const Terminal& terminal, const std::string& asked) {
  const std::string folder = web_folder(asked).string();
  std::error_code error;
  if (asked.empty() && !std::filesystem::is_directory(folder, error)) {
    terminal.tell(failure("web_not_readable").with("folder", folder));
    return http::StaticFiles();
  }
  return http::StaticFiles::load(folder);
}

// A balancer asks every second or so and wants its answer before it asks again.
constexpr std::chrono::milliseconds kReadyDeadline{1000};

// Whatever stands in the way, this server is to be passed over for the time being: 503, and of a
// broken engine not its words, since anybody may ask.
Result<> ready(const Terminal& terminal, store::Database& database) {
  const Result<> found = store::require_current_schema(database, store::built_in_migrations(),
                                                       {.deadline = kReadyDeadline});
  if (found) return {};
  if (found.error().kind == ProblemKind::failure) {
    terminal.tell(found.error());
    return fail(problem(ProblemKind::busy, "not_ready"));
  }
  Problem why = found.error();
  why.kind = ProblemKind::busy;
  return fail(std::move(why));
}

// Sleeps until the process is asked to stop.
void wait_for_the_end() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  int received = 0;
  sigwait(&signals, &received);
}

void block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

std::string instant_text(Instant now) {
  const auto day = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(now - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

// One line of JSON; nothing in it needs an escape: times, words of the program, ids and codes.
std::string access_text(const http::AccessLine& line, Instant now) {
  std::string text = fmt::format(
      R"({{"time":"{}","request":"{}","method":"{}","route":"{}","status":{},"us":{})",
      instant_text(now), line.request_id, line.method, line.route, line.status, line.microseconds);
  if (!line.code.empty()) text += fmt::format(R"(,"code":"{}")", line.code);
  if (!line.cause.empty()) text += fmt::format(R"(,"cause":"{}")", line.cause);
  return text + "}\n";
}

std::string job_failure_text(const store::JobRow& job, const Problem& problem, Instant now) {
  return fmt::format(R"({{"time":"{}","job":"{}","kind":"{}","code":"{}","cause":"{}"}})"
                     "\n",
                     instant_text(now), to_text(job.id), job.kind, problem.code, problem.cause);
}

// Of this start of this server alone, so that an id stands for one request among all logs.
std::string new_request_prefix(Random& random) {
  std::array<std::uint8_t, 5> bytes{};
  random.fill(bytes);
  return to_hex(bytes);
}

// A half-made demo city is served to nobody, and no office begins in it: the next `demo` empties
// it.
Result<> refuse_unfinished_demo(store::Database& database) {
  TRY(const demo::Standing standing, database.read_value<demo::Standing>([](store::Reader& reader) {
    return demo::standing_of(reader);
  }));
  if (standing == demo::Standing::unfinished) return fail(conflict("demo_unfinished"));
  return {};
}

// A demo city is for practice: every page of every door says so, and has a border.
Result<> mark_practice(store::Database& database, http::StaticFiles& files) {
  TRY(const bool demo, database.read_value<bool>(store::is_demo));
  if (!demo) return {};
  constexpr std::string_view kNote =
      R"(<p class="practice" role="note"><span lang="zh-CN">{} )"
      R"(<a href="/b/practice">{}</a></span> )"
      R"(<span lang="en">{} <a href="/b/practice">{}</a></span></p>)";
  const auto in = [](Language language, std::string_view code) { return say(code, {}, language); };
  files.begin_pages_with(
      fmt::format(kNote, in(Language::zh_cn, "page.practice"), in(Language::zh_cn, "page.again"),
                  in(Language::en, "page.practice"), in(Language::en, "page.again")));
  return {};
}

// A trial may be served by the owner; a city learns at each start that it should not.
void warn_of_strong_role(const Terminal& terminal, store::Database& database) {
  if (const Result<> weak = store::check_serving_role(database); !weak) terminal.tell(weak.error());
}

// A desk that only its own machine reaches has no other name than localhost: what comes by one was
// led here by a foreign page (DNS rebinding).
std::vector<std::string> host_names(const ServeOptions& wanted) {
  std::vector<std::string> names;
  for (const std::string& name : wanted.host_names) names.push_back(lower_ascii(name));
  const bool desk = wanted.certificate.empty() && wanted.gateway.empty();
  if (names.empty() && desk) names.emplace_back("localhost");
  return names;
}

Result<> serve_until_stopped(const Terminal& terminal, const ServeOptions& wanted) {
  block_signals();
  TRY(const http::ServerOptions options, checked(wanted));
  TRY(http::StaticFiles files, web_files(terminal, wanted.web));
  const Expected expected = wanted.migrate ? Expected::may_make : Expected::current;
  std::optional<ServerLock> lock;  // outlives what it guards
  TRY(const auto owner, DeskOwner::open(terminal, expected));
  TRY(ServerLock taken, ServerLock::take(terminal.database_url));
  lock.emplace(std::move(taken));
  if (wanted.migrate) TRY_VOID(bring_up_to_date(terminal, *owner));
  TRY_VOID(refuse_unfinished_demo(owner->database()));
  TRY_VOID(mark_practice(owner->database(), files));
  TRY_VOID(refuse_unverified(owner->database()));
  warn_of_strong_role(terminal, owner->database());
  http::App app(owner->desk(), std::string(kVersion));
  http::SiteOptions site_options;
  site_options.app = &app;
  site_options.version = kVersion;
  site_options.hosts = host_names(wanted);
  site_options.gate = [&app](http::Call& call) { return app.gate(call); };
  site_options.ready = [&] { return ready(terminal, owner->database()); };
  site_options.request_id_prefix = new_request_prefix(owner->desk().random);
  // A failure is always told, or nobody would find what a user was shown the id of.
  site_options.access_log = [&](const http::AccessLine& line) {
    if (wanted.access_log || line.status >= 500)
      terminal.note(access_text(line, terminal.clock.now()));
  };
  const StoreFigures figures(owner->database(), terminal.clock, terminal.database_url);
  site_options.more_metrics = [&figures] { return figures.text(); };
  http::Site site(http::product_routes(), std::move(files), std::move(site_options));
  TRY(const auto server, http::Server::start(options, site));
  const std::string address =
      fmt::format("{}://{}:{}/", options.certificate.empty() ? "http" : "https", wanted.address,
                  server->port());
  terminal.print(terminal.words("cli.serving", {{"address", address}}) + "\n");
  std::fflush(stdout);
  usecase::JobRunner jobs(owner->desk(), [&](const store::JobRow& job, const Problem& problem) {
    terminal.note(job_failure_text(job, problem, terminal.clock.now()));
  });
  jobs.start();
  wait_for_the_end();
  return {};
}

}  // namespace

int serve(const Terminal& terminal, const ServeOptions& options) {
  const Result<> done = serve_until_stopped(terminal, options);
  return done ? kDone : terminal.tell(done.error());
}

std::string account_line(const usecase::NewAccount& account) {
  return fmt::format("{:<12} {}  {:<8} {}{}  {}\n", account.login, account.password,
                     word(account.role), to_text(account.unit),
                     account.place ? "/" + to_text(*account.place) : "", account.name);
}

namespace {

struct MadeAccount {
  std::string login;
  std::string password;
  std::string name;
  std::string role;
  UnitCode unit;
  std::optional<PlaceCode> place;
};
BOOST_DESCRIBE_STRUCT(MadeAccount, (), (login, password, name, role, unit, place))

std::vector<MadeAccount> told(const std::vector<usecase::NewAccount>& made) {
  std::vector<MadeAccount> accounts;
  for (const usecase::NewAccount& one : made)
    accounts.push_back(
        {one.login, one.password, one.name, std::string(word(one.role)), one.unit, one.place});
  return accounts;
}

}  // namespace

int first_accounts(const Terminal& terminal, bool demo) {
  // A database of one's own begins with this command; what is there already is migrated by the one
  // who says so.
  const bool begins = !terminal.database_exists();
  const auto owner = DeskOwner::open(terminal, begins ? Expected::may_make : Expected::current);
  if (!owner) return terminal.tell(owner.error());
  if (begins)
    if (const Result<> done = bring_up_to_date(terminal, **owner); !done)
      return terminal.tell(done.error());
  if (const Result<> free = refuse_unfinished_demo((*owner)->database()); !free)
    return terminal.tell(free.error());
  const auto made = usecase::make_first_accounts(
      (*owner)->desk(), demo ? usecase::FirstAccounts::demo : usecase::FirstAccounts::office);
  if (!made) return terminal.tell(made.error());
  if (terminal.json) {
    terminal.print(wire::to_json(told(*made)) + "\n");
    return kDone;
  }
  for (const usecase::NewAccount& account : *made) terminal.print(account_line(account));
  return kDone;
}

int openapi(const Terminal& terminal) {
  http::SiteOptions options;
  options.version = kVersion;
  const http::Site site(http::product_routes(), http::StaticFiles(), std::move(options));
  terminal.print(site.openapi() + "\n");
  return kDone;
}

}  // namespace yigang::cli
