// Lives through every table of this folder on both engines.
#include <filesystem>

#include "base/messages.h"
#include "base/text.h"
#include "table.h"
#include "verbs.h"

namespace yigang::scenarios {
namespace {

const std::string kFolder = "tests/scenarios/";

const Verbs& verbs() {
  static const Verbs all = [] {
    Verbs made;
    add_plan_verbs(made);
    add_person_verbs(made);
    add_month_verbs(made);
    return made;
  }();
  return all;
}

class Life {
 public:
  explicit Life(store::Engine engine) : desk_(engine) {}

  void live(const std::string& table) {
    const auto acts = read_table(kFolder + table);
    ASSERT_TRUE(acts) << table << ": " << say(acts.error(), Language::en);
    for (const Act& act : *acts) {
      if (act.verb == "use") {
        live(act.body);
      } else {
        do_act(act, table);
      }
      // What follows rests on it.
      if (testing::Test::HasFailure()) return;
    }
  }
  [[nodiscard]] int refusals() const { return refusals_; }

 private:
  void do_act(const Act& act, const std::string& table) {
    const std::string where = kFolder + table + ":" + std::to_string(act.line) + ": " + act.what;
    if (!act.day.empty()) desk_.set_day(parse_date(act.day).value());
    const auto verb = verbs().find(act.verb);
    ASSERT_NE(verb, verbs().end()) << where << ": no verb " << act.verb;
    const auto actor = actor_of(act.actor);
    ASSERT_TRUE(actor) << where << ": no actor " << act.actor;
    const auto body = filled(act.body);
    ASSERT_TRUE(body) << where << ": " << body.error().code;
    const auto answer = verb->second(desk_, *actor, *body, "scenario-" + std::to_string(++keys_));
    const auto wanted = split(act.expect, ' ');
    const std::string got = answer ? "done" : answer.error().code;
    ASSERT_EQ(got, wanted[0]) << where << (answer ? "" : "\n" + told(answer.error()));
    if (!answer) {
      ++refusals_;
      return;
    }
    for (std::size_t i = 1; i < wanted.size(); ++i) {
      const auto pair = split(wanted[i], '=');
      EXPECT_EQ(member_of(*answer, std::string(pair[0])), pair.at(1)) << where << "\n" << *answer;
    }
    for (const std::string_view part : split(act.keep, ' ')) {
      if (part.empty()) continue;
      const auto pair = split(part, '=');
      kept_[std::string(pair[0])] = member_of(*answer, std::string(pair.at(1)));
      EXPECT_NE(kept_[std::string(pair[0])], "") << where << ": nothing to keep in " << *answer;
    }
  }

  static std::string told(const Problem& problem) {
    std::string text = say(problem, Language::en);
    if (!problem.field.empty()) text += " at " + problem.field;
    return text;
  }

  std::optional<std::pair<Role, int>> person_of(std::string_view text) const {
    const auto parts = split(text, ':');
    const auto role = enum_from_word<Role>(parts[0]);
    if (!role) return std::nullopt;
    return std::pair{*role, parts.size() > 1 ? std::stoi(std::string(parts[1])) : 0};
  }

  std::optional<usecase::Actor> actor_of(std::string_view text) const {
    const bool stepped_up = !text.ends_with('!');
    if (!stepped_up) text.remove_suffix(1);
    const auto at = split(text, '@');
    const auto same = split(at[0], '=');
    const auto person = person_of(same[0]);
    const auto other = same.size() > 1 ? person_of(same[1]) : person;
    if (!person || !other) return std::nullopt;
    usecase::Actor actor = desk_.actor(person->first, person->second);
    actor.account = desk_.actor(other->first, other->second).account;
    actor.stepped_up = stepped_up;
    if (at.size() > 1) {
      const std::int64_t place = std::stoll(std::string(at[1]));
      actor.scope = {};
      if (at[1].size() == 12) actor.scope.village = PlaceCode(place);
      if (at[1].size() >= 9)
        actor.scope.town = PlaceCode(at[1].size() == 12 ? place / 1000 : place);
      actor.scope.unit = UnitCode(std::stoi(std::string(at[1].substr(0, 6))));
    }
    return actor;
  }

  Result<std::string> filled(std::string text) const {
    for (char& c : text)
      if (c == '\'') c = '"';
    for (auto from = text.find('$'); from != std::string::npos; from = text.find('$')) {
      auto end = from + 1;
      while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0)) ++end;
      const auto found = kept_.find(text.substr(from + 1, end - from - 1));
      if (found == kept_.end()) return fail(bad_input("scenario_name"));
      text.replace(from, end - from, found->second);
    }
    for (auto from = text.find('@'); from != std::string::npos; from = text.find('@')) {
      auto end = text.find('"', from);
      const auto parts = split(std::string_view(text).substr(from + 1, end - from - 1), '/');
      TRY(const Date birth, parse_date(parts[0]));
      const int sequence = std::stoi(std::string(parts.at(1)));
      text.replace(from, end - from, usecase::fictitious_number(birth, sequence).full());
    }
    return text;
  }

  usecase::TestDesk desk_;
  std::map<std::string, std::string> kept_;
  int keys_ = 0;
  int refusals_ = 0;
};

std::vector<std::string> tables() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".csv") names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::string test_name(std::string table) {
  for (char& c : table)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return table.substr(0, table.size() - 4);
}

using Case = std::tuple<std::string, store::Engine>;
class Scenario : public testing::TestWithParam<Case> {};

TEST_P(Scenario, comes_out_as_the_law_says) {
  Life life(std::get<1>(GetParam()));
  const std::string& table = std::get<0>(GetParam());
  life.live(table);
  // A table that is only a way to somewhere (way_…) may be without a refusal.
  if (!table.starts_with("way_")) {
    EXPECT_GT(life.refusals(), 0) << table;
  }
}

INSTANTIATE_TEST_SUITE_P(, Scenario,
                         testing::Combine(testing::ValuesIn(tables()),
                                          testing::ValuesIn(store::engines_here())),
                         [](const auto& one) {
                           return test_name(std::get<0>(one.param)) + "_" +
                                  store::engine_name(std::get<1>(one.param));
                         });

TEST(ScenarioTables, a_fault_of_a_table_is_told_and_not_passed_over) {
  const std::string json = R"({"id":"7","ids":["8","9"],"n":3,"list":[]})";
  EXPECT_EQ(member_of(json, "id"), "7");
  EXPECT_EQ(member_of(json, "ids.1"), "9");
  EXPECT_EQ(member_of(json, "n"), "3");
  EXPECT_EQ(member_of(json, "absent"), "");
  EXPECT_EQ(read_table(kFolder + "absent.csv").error().code, "file_unreadable");
  EXPECT_GE(tables().size(), 10U);
}

}  // namespace
}  // namespace yigang::scenarios
