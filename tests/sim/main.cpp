// yigang_sim: a small city lives through months, with faults, from one seed (README.md).
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <span>

#include "city.h"
#include "plants.h"

namespace yigang::sim {

namespace {

constexpr const char* kUsage =
    "yigang_sim [--seed N] [--months M] [--people P] [--engine sqlite|postgresql] [--replay]\n"
    "           [--no-faults] [--all] [--keep FILE] [--plant NAME] [--plants]\n"
    "  --replay     runs the seed twice and compares the two trace hashes\n"
    "  --all        goes on after a violation where it can\n"
    "  --keep       copies the database there when the run ends (SQLite)\n"
    "  --plant      with a fault in the database that has to be found (SQLite)\n"
    "  --plants     lists them\n"
    "  --no-faults  a city in which nothing goes wrong\n";

std::string command_of(const Settings& settings) {
  return fmt::format("yigang_sim --seed {} --months {} --people {} --engine {}{}{}", settings.seed,
                     settings.months, settings.people,
                     settings.engine == store::Engine::sqlite ? "sqlite" : "postgresql",
                     settings.faults ? "" : " --no-faults",
                     settings.plant.empty() ? "" : " --plant " + settings.plant);
}

void print(std::string_view title, const std::map<std::string, std::int64_t>& counts) {
  fmt::print("{}:\n", title);
  for (const auto& [name, count] : counts) fmt::print("  {:>8}  {}\n", count, name);
}

struct Outcome {
  bool good = false;
  std::string hash;
};

Outcome live(const Settings& settings, bool quietly) {
  World world(settings);
  City city(world, settings);
  const auto begun = std::chrono::steady_clock::now();
  Month month = city.first_month();
  try {
    city.begin();
    for (int i = 0; i < settings.months; ++i, month = month.plus(1)) {
      if (i + 1 == settings.months || i % 6 == 5) {
        city.quiet(month);
        world.calm(false);
      } else {
        city.live(month);
      }
      if (quietly) continue;
      fmt::print("{}  {} lines locked, {} placements, hash {}\n", to_text(month),
                 city.state().model.paid.size(), city.state().model.placements.size(),
                 world.tally.hash().substr(0, 16));
      std::fflush(stdout);
    }
  } catch (const Violation& violation) {
    fmt::print("\nVIOLATED in {}: {}\n  {}\n  replay: {}\n", to_text(month), violation.invariant,
               violation.objects, command_of(settings));
    return {false, world.tally.hash()};
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  if (!quietly) {
    print("done", world.tally.done());
    print("refused", world.tally.refusals());
    print("faults", world.tally.faults());
    print("checked", world.tally.checks());
  }
  fmt::print("{} months, {} people, {:.1f} s, {:.0f} months a minute\ntrace {}\n", settings.months,
             settings.people, took.count(), settings.months * 60 / took.count(),
             world.tally.hash());
  return {true, world.tally.hash()};
}

bool read_number(const char* text, std::int64_t least, std::int64_t& value) {
  char* end = nullptr;
  value = std::strtoll(text, &end, 10);
  return end != text && *end == '\0' && value >= least;
}

bool read_options(std::span<char*> words, Settings& settings, bool& replay) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--replay") {
      replay = true;
    } else if (word == "--all") {
      settings.all = true;
    } else if (word == "--no-faults") {
      settings.faults = false;
    } else if (i + 1 == words.size()) {
      return false;
    } else if (word == "--plant") {
      settings.plant = words[++i];
      if (!trigger_of(settings.plant)) return false;
    } else if (word == "--keep") {
      settings.keep = words[++i];
    } else if (word == "--engine") {
      const std::string_view engine = words[++i];
      if (engine != "sqlite" && engine != "postgresql") return false;
      settings.engine = engine == "sqlite" ? store::Engine::sqlite : store::Engine::postgresql;
    } else {
      std::int64_t value = 0;
      if (!read_number(words[++i], 1, value)) return false;
      if (word == "--seed")
        settings.seed = static_cast<std::uint64_t>(value);
      else if (word == "--months")
        settings.months = static_cast<int>(value);
      else if (word == "--people")
        settings.people = static_cast<int>(value);
      else
        return false;
    }
  }
  return true;
}

int run(std::span<char*> words) {
  Settings settings;
  bool replay = false;
  if (words.size() == 2 && std::string_view(words[1]) == "--plants") {
    for (const std::string_view name : plants()) fmt::print("{}\n", name);
    return 0;
  }
  if (!read_options(words, settings, replay)) {
    fmt::print(stderr, "{}", kUsage);
    return 2;
  }
  if (settings.months > 56) {
    fmt::print(stderr, "the holidays of 2027 are not known: at most 56 months\n");
    return 2;
  }
  const Outcome first = live(settings, false);
  if (!first.good) return 1;
  if (!replay) return 0;
  const Outcome second = live(settings, true);
  if (second.good && second.hash == first.hash) return 0;
  fmt::print("VIOLATED: the same seed gave another trace\n  replay: {} --replay\n",
             command_of(settings));
  return 1;
}

}  // namespace

}  // namespace yigang::sim

int main(int count, char** words) {
  return yigang::sim::run({words, static_cast<std::size_t>(count)});
}
