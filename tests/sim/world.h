// The world of a simulated city: a database of its own, two processes on it (each with its own
// connection, law and desk), clocks, ids and randomness from one seed, and the one way in which an
// official asks for anything. Every request goes through here, so that this is where answers get
// lost, requests are repeated or come in another order, the process dies and the clock jumps; what
// must hold after each request is checked here too (reliability.md §10, 4 and 7). One thread.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "crash.h"
#include "tally.h"
#include "usecase/perform.h"

namespace yigang::sim {

struct Settings {
  std::uint64_t seed = 1;
  int months = 12;
  int people = 80;
  store::Engine engine = store::Engine::sqlite;
  bool faults = true;  // without: a city in which nothing goes wrong
  std::string plant;   // a fault of plants.h in the database
  std::string keep;    // SQLite: where the database is copied to when the run ends
  bool all = false;    // tells every violation that it can go on after
};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  [[nodiscard]] int below(int bound) {
    return static_cast<int>(random_.below(static_cast<std::uint64_t>(bound)));
  }
  [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
  [[nodiscard]] bool one_in(int n) { return below(n) == 0; }
  template <class T>
  [[nodiscard]] const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
  }
  [[nodiscard]] std::uint64_t next() { return random_.next(); }

 private:
  SeededRandom random_;
};

// One process: its connection, its law, its desk.
struct Process {
  std::unique_ptr<store::Database> database;
  std::unique_ptr<CrashingDatabase> crashing;
  std::unique_ptr<usecase::LawShelf> law;
  std::unique_ptr<usecase::Desk> desk;
  std::unique_ptr<usecase::Desk> dying_desk;
};

class World {
 public:
  explicit World(const Settings& settings);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  void set_day(Date day);
  [[nodiscard]] Date today() const { return today_; }
  [[nodiscard]] const law::Areas& areas() const { return law_snapshot_->areas(); }
  [[nodiscard]] store::Database& database() { return *first_.database; }
  [[nodiscard]] usecase::Desk& desk() { return *first_.desk; }
  [[nodiscard]] crypto::Keyring& keys() { return *keys_; }
  // No faults from now on, or faults again.
  void calm(bool quiet) { faults_ = !quiet && settings_.faults; }
  [[nodiscard]] bool faulty() const { return faults_; }
  // Both processes end and start again.
  void restart();
  // SQLite: a copy of the database, and the copy put back in its place.
  [[nodiscard]] std::string back_up();
  void put_back(const std::string& copy);

  template <class V>
  [[nodiscard]] Result<typename V::Answer> run(const usecase::Actor& actor, const V& command) {
    TRY(const std::string json,
        ask({actor, V::kVerb, std::string(V::kVerb) + "|" + wire::to_json(command),
             [command](usecase::Desk& desk, const usecase::Request& request) {
               return usecase::perform(desk, request, command);
             }}));
    wire::Limits limits;
    limits.text_code_points = 10'000'000;  // a file for the bank is one text
    return wire::from_json<typename V::Answer>(json, limits);
  }
  // A lawful act: a refusal is a violation.
  template <class V>
  typename V::Answer must(const usecase::Actor& actor, const V& command) {
    auto answer = run(actor, command);
    if (!answer) not_done(V::kVerb, wire::to_json(command), answer.error());
    return *std::move(answer);
  }
  // An unlawful one: done, or refused for another reason, is a violation.
  template <class V>
  void must_not(const usecase::Actor& actor, const V& command, std::string_view code) {
    const auto answer = run(actor, command);
    check_refusal(V::kVerb, wire::to_json(command),
                  answer ? std::string("done") : answer.error().code, code);
  }

  // An invariant does not hold: the end of the run, or told and counted (Settings::all).
  void complain(const std::string& invariant, const std::string& objects);

  // One number of one row.
  [[nodiscard]] std::int64_t count(std::string_view sql, const store::Args& arguments = {});
  void each(std::string_view sql, const store::Args& arguments,
            const std::function<void(const store::Row&)>& visit);

  Dice dice;
  Tally tally;

 private:
  struct Ask {
    usecase::Actor actor;
    std::string_view verb;
    std::string body;
    std::function<Result<usecase::Reply>(usecase::Desk&, const usecase::Request&)> go;
  };
  struct Past {
    Ask ask;
    std::string key;
    std::string json;
  };

  void open();
  [[nodiscard]] Process start();
  [[nodiscard]] Result<std::string> ask(const Ask& ask);
  [[nodiscard]] usecase::Desk& some_desk();
  void crash(const Ask& ask, const std::string& key);
  void out_of_scope(const Ask& ask);
  void repeat(const Past& past, std::string_view fault);
  void reuse(const Past& past);
  void after(const Past& past);
  [[nodiscard]] std::int64_t entries();
  [[noreturn]] void not_done(std::string_view verb, const std::string& command,
                             const Problem& problem);
  void check_refusal(std::string_view verb, const std::string& command, const std::string& told,
                     std::string_view code);

  Settings settings_;
  bool faults_ = true;
  std::string folder_;
  std::string schema_;
  store::Options options_;
  SetClock clock_;
  SeededRandom seeded_;
  usecase::LockedRandom random_;
  usecase::Ids ids_;
  law::LawPtr law_snapshot_;
  std::unique_ptr<usecase::Authority> authority_;
  std::unique_ptr<crypto::Keyring> keys_;
  crypto::PasswordHasher passwords_;
  Process first_;
  Process second_;
  Date today_;
  std::int64_t step_ = 0;
  int copies_ = 0;
  std::deque<Past> past_;
};

}  // namespace yigang::sim
