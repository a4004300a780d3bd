// The demo city on both engines: what it promises of itself, checked against the annex and against
// the stored rows, not against its own sums.
#include "demo/city.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "demo/apportion.h"
#include "store/account_queries.h"
#include "store/month_queries.h"
#include "usecase/account_reads.h"
#include "usecase/desk_fixture.h"
#include "usecase/fund_reads.h"
#include "usecase/journal.h"

namespace yigang::demo {

namespace {

using store::engines_here;
using store::told;

class DemoCity : public store::EachEngine {
 protected:
  DemoCity() : desk(GetParam()) {}

  Result<CityReport> build(CityOptions options, const Progress& progress = {}) {
    return build_on(desk, options, progress);
  }
  // As the command does it: claimed with the desk's own randomness, told with the seed's.
  static Result<CityReport> build_on(usecase::TestDesk& desk, CityOptions options,
                                     const Progress& progress = {}, const Handover& handover = {}) {
    usecase::Desk& real = *desk;
    TRY(const std::string mark, claim(real));
    SetClock clock{Instant{}};
    SeededRandom seeded(7);
    usecase::LockedRandom random(seeded);
    usecase::Ids ids(clock, random);
    usecase::Desk own{real.database, real.law, real.authority, clock,
                      random,        ids,      real.keys,      real.passwords};
    return build_city({own, clock, mark}, options, progress, handover);
  }
  // The journal's roots hold every fact, every step and every line of pay.
  static std::vector<std::string> roots(usecase::TestDesk& desk) {
    const auto journals = usecase::verify_journals(desk.database());
    EXPECT_EQ(told(journals), "done");
    std::vector<std::string> all;
    if (!journals) return all;
    for (const usecase::JournalReport& unit : *journals) all.push_back(unit.root);
    return all;
  }
  std::int64_t count(const std::string& sql) {
    return desk.database()
        .read_value<std::int64_t>([&](store::Reader& reader) -> Result<std::int64_t> {
          TRY(const auto row, reader.query_one(sql));
          return row->get<std::int64_t>(0);
        })
        .value();
  }

  void faults_stand_as_told(const CityReport& report);
  void units_add_widen_and_fall_short(const CityReport& report);
  void each_of_the_cast_has_a_role_that_fits();
  void payments_are_paged_through_all_units();

  usecase::TestDesk desk;
};

// domain.md §9: what the truth file says stands in the books, or in other departments' registers.
void DemoCity::faults_stand_as_told(const CityReport& report) {
  std::map<std::string, std::vector<TruthLine>> told_of;
  for (const TruthLine& line : report.truth.lines()) told_of[line.kind].push_back(line);
  const std::map<std::string, std::string> registers = report.registers.files();
  for (const char* kind :
       {"number_wrong_check", "number_15_digits", "number_full_width", "number_trailing_space",
        "number_scientific", "duplicate_registration", "double_post", "dead_but_paid",
        "pension_while_on_duty", "business_while_on_duty", "employed_while_on_duty", "nepotism",
        "off_season_batch", "bank_name_mismatch", "application_refused"})
    EXPECT_FALSE(told_of[kind].empty()) << kind;

  const auto number_in = [](const std::string& text) { return text.substr(text.find(' ') + 1); };
  for (const TruthLine& line : told_of["double_post"])
    EXPECT_EQ(count("SELECT COUNT(*) FROM placement a JOIN person p ON p.unit = a.unit AND p.id = "
                    "a.person_id JOIN person q ON q.unit = p.unit AND q.name = p.name AND q.id <> "
                    "p.id JOIN placement b ON b.unit = q.unit AND b.person_id = q.id WHERE a.unit "
                    "= " +
                    to_text(line.unit) + " AND a.number = " + number_in(line.subject) +
                    " AND b.number = " + number_in(line.detail)),
              1);
  for (const TruthLine& line : told_of["dead_but_paid"])
    EXPECT_GT(count("SELECT COUNT(*) FROM settlement_line WHERE status = 'payable' AND unit = " +
                    to_text(line.unit) + " AND placement_number = " + number_in(line.subject) +
                    " AND month >= '" + line.day.substr(0, 7) + "'"),
              0);
  for (const TruthLine& line : told_of["application_refused"])
    EXPECT_EQ(count("SELECT COUNT(*) FROM application WHERE state = 'refused' AND unit = " +
                    to_text(line.unit) + " AND number = " + number_in(line.subject)),
              1)
        << line.subject;
  EXPECT_EQ(count("SELECT COUNT(*) FROM application WHERE state = 'refused'"),
            static_cast<std::int64_t>(told_of["application_refused"].size()));
  const auto merged =
      std::ranges::count_if(told_of["duplicate_registration"],
                            [](const TruthLine& line) { return line.detail == "merged"; });
  EXPECT_EQ(count("SELECT COUNT(*) FROM person WHERE merged_into IS NOT NULL"), merged);
  EXPECT_GT(merged, 0);
  const auto lines_of = [&](const char* file) {
    return std::ranges::count(registers.at(file), '\n') - 1;
  };
  EXPECT_EQ(lines_of("死亡人员.csv"), static_cast<std::ptrdiff_t>(told_of["dead_but_paid"].size()));
  // The others name applicants as well, who were refused for it.
  EXPECT_GT(lines_of("职工参保缴费人员.csv"),
            static_cast<std::ptrdiff_t>(told_of["employed_while_on_duty"].size()));
}

void DemoCity::each_of_the_cast_has_a_role_that_fits() {
  const auto accounts = usecase::all_accounts(desk.database());
  ASSERT_EQ(told(accounts), "done");
  EXPECT_GT(accounts->size(), 11U);
  for (const usecase::AccountLine& account : *accounts) {
    const auto organisation = desk.database().read_value<store::OrganisationRow>(
        [&](store::Reader& reader) -> Result<store::OrganisationRow> {
          TRY(auto row, store::organisation_by_id(reader, account.organisation));
          return row.value();
        });
    ASSERT_EQ(told(organisation), "done");
    for (const usecase::GrantLine& grant : account.grants)
      EXPECT_EQ(
          told(desk->authority.roles().check(grant.role, *organisation, grant.unit, grant.place)),
          "done")
          << account.login;
  }
}

// 一/7, 二(一)/10, 二(二)/12: 3 % beyond the plan, three units with an expansion, one short county.
void DemoCity::units_add_widen_and_fall_short(const CityReport& report) {
  std::int64_t beyond = 0;
  for (const UnitTotal& unit : report.units) beyond += unit.self_increase;
  EXPECT_EQ(count("SELECT CAST(SUM(posts) AS BIGINT) FROM self_increase"), beyond);
  EXPECT_NEAR(static_cast<double>(beyond), 72, 6);  // of 2,400 rural posts
  EXPECT_EQ(count("SELECT COUNT(*) FROM post WHERE self_increase = 1"), beyond);
  EXPECT_EQ(count("SELECT COUNT(*) FROM scope_expansion"), 3);
  EXPECT_GT(count("SELECT CAST(SUM(used) AS BIGINT) FROM scope_expansion"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM scope_expansion WHERE used > quota"), 0);
  // 东阿: 171 planned posts, of which 1.5 % are not developed and 3 % not filled.
  EXPECT_NEAR(static_cast<double>(count("SELECT COUNT(*) FROM post WHERE unit = 371524 AND "
                                        "self_increase = 0 AND first_filled_on IS NOT NULL")),
              0.97 * 171, 4);
  EXPECT_GT(count("SELECT COUNT(*) FROM post WHERE unit = 371524 AND self_increase = 0 AND "
                  "first_filled_on IS NULL"),
            0);
  // Nobody stays beyond the last payable month (二(四)), and everybody else is on time.
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_line WHERE status = 'tenure_over'"), 0);
  EXPECT_GT(count("SELECT COUNT(*) FROM placement WHERE end_reason = 'expiry'"), 0);
}

// By sevens, so that pages end within a unit and with it: each line once, in the order of the ids.
void DemoCity::payments_are_paged_through_all_units() {
  const usecase::Actor city = desk.actor(Role::CITY_FIN);
  store::MonthPaymentFilter filter;
  filter.state = store::PaymentState::paid;
  filter.limit = 7;
  std::int64_t seen = 0;
  Fen amount;
  std::int64_t total = 0;
  Fen sum;
  for (bool more = true; more;) {
    const auto page = usecase::list_month_payments(*desk, city, filter);
    ASSERT_EQ(told(page), "done");
    for (const usecase::MonthPaymentView& line : page->items) {
      ASSERT_TRUE(!filter.after || *filter.after < line.id) << seen;
      filter.after = line.id;
      amount += line.amount_fen;
      ++seen;
    }
    total = page->total.value_or(0);
    sum = page->sums.amount_fen;
    more = page->next.has_value();
  }
  EXPECT_EQ(seen, count("SELECT COUNT(*) FROM payment_line WHERE state = 'paid'"));
  EXPECT_EQ(seen, total);
  EXPECT_EQ(amount, sum);
}

TEST_P(DemoCity, one_percent_of_the_annex_lives_two_months) {
  const auto report = build({1, 1, Month(2022, 4)});
  ASSERT_EQ(told(report), "done");
  // Annex 1: 24,000 rural and 3,600 urban posts; the units by largest remainder.
  std::int64_t rural = 0;
  std::int64_t urban = 0;
  for (const UnitTotal& unit : report->units) {
    rural += unit.planned_rural;
    urban += unit.planned_urban;
  }
  EXPECT_EQ(rural, 240);
  EXPECT_EQ(urban, 36);
  EXPECT_EQ(report->units.size(), 11U);
  EXPECT_EQ(report->business_day, Date(2022, 5, 20));

  EXPECT_EQ(count("SELECT CAST(SUM(posts) AS BIGINT) FROM plan_allocation"), 276);
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_run WHERE state <> 'locked'"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_line WHERE amount_fen <> province_fen + "
                  "city_fen + county_fen + social_fen + original_fen"),
            0);
  // Each month's lines add up to their runs, and each run to the bank's lines that are alive.
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_run r WHERE r.total_fen <> (SELECT "
                  "COALESCE(SUM(l.amount_fen), 0) FROM settlement_line l WHERE l.unit = r.unit AND "
                  "l.run_id = r.id)"),
            0);
  EXPECT_EQ(
      count("SELECT CAST(SUM(total_fen) AS BIGINT) FROM settlement_run"),
      count("SELECT CAST(SUM(amount_fen) AS BIGINT) FROM payment_line WHERE state IN ('paid', "
            "'returned')"));
  // 4:6 per unit and month, half a fen up for the city (三(二)).
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_run WHERE city_fen <> ((city_fen + county_fen) "
                  "* 4 + 5) / 10"),
            0);
  payments_are_paged_through_all_units();
  const auto journals = usecase::verify_journals(desk.database());
  ASSERT_EQ(told(journals), "done");
  for (const usecase::JournalReport& unit : *journals) {
    EXPECT_FALSE(unit.first_bad);
    for (const Problem& fault : unit.faults) ADD_FAILURE() << fault.code;
  }
}

TEST_P(DemoCity, nobody_in_it_can_exist) {
  ASSERT_EQ(told(build({1, 2, Month(2022, 3)})), "done");
  EXPECT_GT(count("SELECT COUNT(*) FROM person"), 200);
  EXPECT_EQ(count("SELECT COUNT(*) FROM account WHERE password_hash IS NOT NULL"), 0);
  // Each register was handed in by the department whose it is.
  EXPECT_GT(count("SELECT COUNT(*) FROM register_snapshot"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM register_snapshot s JOIN account a ON a.id = s.loaded_by "
                  "JOIN organisation o ON o.id = a.organisation_id WHERE o.name <> s.owner"),
            0);
  // Nobody holds two posts, and everybody on duty has gone through all eight steps.
  EXPECT_EQ(count("SELECT COUNT(*) FROM placement p WHERE (SELECT COUNT(*) FROM application_step s "
                  "WHERE s.unit = p.unit AND s.application_id = p.application_id) <> 8"),
            0);
}

TEST_P(DemoCity, the_same_seed_pays_the_same_and_a_used_database_is_refused) {
  const auto first = build({1, 3, Month(2022, 3)});
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(told(build({1, 3, Month(2022, 3)})), "demo_not_empty");
  usecase::TestDesk other(GetParam());
  const auto second = build_on(other, {1, 3, Month(2022, 3)});
  ASSERT_EQ(told(second), "done");
  ASSERT_EQ(first->months.size(), 1U);
  EXPECT_EQ(first->months[0].total, second->months[0].total);
  EXPECT_EQ(first->truth.text(), second->truth.text());
}

TEST_P(DemoCity, a_city_that_was_stopped_is_begun_anew_and_becomes_the_same) {
  // As the process that is killed leaves it: nothing is tidied up behind it.
  ASSERT_EQ(told(build({1, 9, Month(2022, 4)},
                       [](int done, int, const std::string&) { return done < 30; })),
            "demo_cancelled");
  ASSERT_GT(count("SELECT COUNT(*) FROM person"), 0);
  const auto again = build({1, 1, Month(2022, 3)});
  ASSERT_EQ(told(again), "done");
  usecase::TestDesk other(GetParam());
  const auto undisturbed = build_on(other, {1, 1, Month(2022, 3)});
  ASSERT_EQ(told(undisturbed), "done");
  EXPECT_EQ(again->truth.text(), undisturbed->truth.text());
  EXPECT_EQ(roots(desk), roots(other));
  EXPECT_EQ(count("SELECT COUNT(*) FROM plan"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM programme_unit"), 12);
}

TEST_P(DemoCity, what_goes_out_with_a_city_is_written_before_it_is_finished) {
  const CityOptions options{1, 1, Month(2022, 3)};
  EXPECT_EQ(told(build_on(desk, options, {},
                          [](const CityReport& report) -> Result<> {
                            EXPECT_EQ(report.months.size(), 1U);
                            return fail(failure("file_unwritable"));
                          })),
            "file_unwritable");
  const auto standing = [&] {
    return desk.database()
        .read_value<Standing>([](store::Reader& reader) { return standing_of(reader); })
        .value();
  };
  EXPECT_EQ(standing(), Standing::unfinished);
  EXPECT_EQ(told(claim(*desk)), "done");
}

TEST_P(DemoCity, a_finished_city_is_emptied_when_it_is_asked_for) {
  const auto mark = claim(*desk);
  ASSERT_EQ(told(mark), "done");
  const auto finish = desk.database().write([&](store::Writer& writer) -> Result<> {
    TRY_VOID(writer.execute(
        "INSERT INTO organisation (id, kind, name, unit, second_factor, version) VALUES (1, "
        "'city', '市局', 371500, 'off', 1)"));
    return mark_finished(writer, *mark, {});
  });
  ASSERT_EQ(told(finish), "done");
  EXPECT_EQ(told(claim(*desk)), "demo_not_empty");
  EXPECT_EQ(count("SELECT COUNT(*) FROM organisation"), 1);
  EXPECT_EQ(told(claim(*desk, FinishedCity::empty)), "done");
  EXPECT_EQ(count("SELECT COUNT(*) FROM organisation"), 0);
}

TEST_P(DemoCity, an_office_is_never_emptied) {
  const auto add = desk.database().write([](store::Writer& writer) -> Result<> {
    TRY_VOID(writer.execute(
        "INSERT INTO organisation (id, kind, name, unit, second_factor, version) VALUES (1, "
        "'city', '市局', 371500, 'optional', 1)"));
    return {};
  });
  ASSERT_EQ(told(add), "done");
  EXPECT_EQ(told(claim(*desk)), "demo_not_empty");
  EXPECT_EQ(told(claim(*desk, FinishedCity::empty)), "demo_not_empty");
  EXPECT_EQ(count("SELECT COUNT(*) FROM organisation"), 1);
}

TEST_P(DemoCity, of_two_builders_the_earlier_one_stops) {
  const auto first = claim(*desk);
  ASSERT_EQ(told(first), "done");
  const auto second = claim(*desk);
  ASSERT_EQ(told(second), "done");
  const auto ours = [&](const std::string& mark) {
    return told(desk.database().read(
        [&](store::Reader& reader) -> Result<> { return still_ours(reader, mark); }));
  };
  EXPECT_EQ(ours(*first), "demo_taken_over");
  EXPECT_EQ(ours(*second), "done");
}

// LZ-2022-4 二(四): the minimum wage rises in October 2023, and 临清 misses it: its run has
// problems, is discarded, and the run after the late standard is the one that is locked.
TEST_P(DemoCity, a_county_that_missed_the_new_minimum_wage_runs_its_month_again) {
  if (GetParam() == store::Engine::postgresql) GTEST_SKIP() << "twenty months, told on SQLite";
  ASSERT_EQ(told(build({1, 1, Month(2023, 10)})), "done");
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_run WHERE state NOT IN ('locked', 'discarded')"),
            0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_run WHERE state = 'locked' AND problem_count > "
                  "0"),
            0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_run WHERE state = 'discarded'"), 1);
  // 一/6: the plan of 2023 was revised in summer, and its sum is the same.
  EXPECT_EQ(count("SELECT COUNT(*) FROM plan WHERE year = 2023"), 2);
  EXPECT_EQ(
      count("SELECT COUNT(*) FROM plan WHERE year = 2023 AND 276 <> (SELECT SUM(a.posts) FROM "
            "plan_allocation a WHERE a.plan_id = plan.id)"),
      0);
  EXPECT_EQ(count("SELECT CAST(SUM(CASE WHEN p.plan_version = 1 THEN a.posts ELSE -a.posts END) AS "
                  "BIGINT) FROM plan p JOIN plan_allocation a ON a.plan_id = p.id WHERE p.year = "
                  "2023 AND a.unit = 371522 AND a.side = 'rural'"),
            2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM settlement_run WHERE state = 'discarded' AND unit = 371581 "
                  "AND month = '2023-10' AND problem_count > 0"),
            1);
}

TEST_P(DemoCity, ten_percent_of_it_holds_what_it_was_seeded_with) {
  if (GetParam() == store::Engine::postgresql) GTEST_SKIP() << "ten percent, told on SQLite";
  const auto report = build({10, 1, Month(2022, 11)});
  ASSERT_EQ(told(report), "done");
  faults_stand_as_told(*report);
  units_add_widen_and_fall_short(*report);
  each_of_the_cast_has_a_role_that_fits();
}

TEST_P(DemoCity, wrong_wishes_are_refused) {
  EXPECT_EQ(told(check_options({50, 1, Month(2022, 12)})), "demo_scale");
  EXPECT_EQ(told(check_options({1, 1, Month(2022, 2)})), "demo_until");
  EXPECT_EQ(told(check_options({1, 1, Month(2026, 1)})), "demo_until");
  EXPECT_EQ(told(check_options({1, 1, Month(2025, 12)})), "done");
}

YIGANG_EACH_ENGINE(DemoCity);

TEST(Apportion, by_largest_remainder_and_to_the_last_one) {
  const std::vector<int> weights{2550, 2100, 3100, 3100, 5000, 3400, 1500, 1700, 400, 600, 550};
  const std::vector<int> parts = apportion(240, weights);
  EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), 0), 240);
  EXPECT_EQ(parts[4], 50);
  EXPECT_EQ(apportion(3, std::vector<int>{1, 1}), (std::vector<int>{2, 1}));
  EXPECT_EQ(apportion(0, std::vector<int>{0, 0}), (std::vector<int>{0, 0}));
}

TEST(Names, numbers_are_valid_unique_and_of_areas_that_do_not_exist) {
  NumberMaker numbers;
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const ResidentNumber number = numbers.make(Date(1966, 5, 5), i % 2 == 0 ? Sex::M : Sex::F);
    EXPECT_TRUE(number.full().starts_with("372599"));
    EXPECT_TRUE(seen.insert(number.full()).second);
  }
  EXPECT_EQ(numbers.make(Date(2000, 1, 1), Sex::F).sex(), Sex::F);
  EXPECT_TRUE(numbers.make(Date(2000, 1, 1), Sex::M).full().starts_with("371599"));
}

}  // namespace

}  // namespace yigang::demo
