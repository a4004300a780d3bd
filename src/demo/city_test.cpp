// The demo city on both engines: what it promises of itself, checked against the annex and against
// the stored rows, not against its own sums.
#include "demo/city.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "demo/apportion.h"
#include "store/month_queries.h"
#include "usecase/desk_fixture.h"
#include "usecase/journal.h"

namespace yigang::demo {

namespace {

using store::engines_here;
using store::told;

class DemoCity : public store::EachEngine {
 protected:
  DemoCity() : desk(GetParam()), seeded(7), random(seeded), ids(clock, random) {}

  Result<CityReport> build(CityOptions options, const Progress& progress = {}) {
    usecase::Desk& real = *desk;
    usecase::Desk own{real.database, real.law, real.authority, clock,
                      random,        ids,      real.keys,      real.passwords};
    return build_city({own, clock}, options, progress);
  }
  std::int64_t count(const std::string& sql) {
    return desk.database()
        .read_value<std::int64_t>([&](store::Reader& reader) -> Result<std::int64_t> {
          TRY(const auto row, reader.query_one(sql));
          return row->get<std::int64_t>(0);
        })
        .value();
  }

  usecase::TestDesk desk;
  SetClock clock{Instant{}};
  SeededRandom seeded;
  usecase::LockedRandom random;
  usecase::Ids ids;
};

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
  const auto journals = usecase::verify_journals(desk.database());
  ASSERT_EQ(told(journals), "done");
  for (const usecase::JournalReport& unit : *journals) EXPECT_FALSE(unit.first_bad);
}

TEST_P(DemoCity, nobody_in_it_can_exist) {
  ASSERT_EQ(told(build({1, 2, Month(2022, 3)})), "done");
  EXPECT_GT(count("SELECT COUNT(*) FROM person"), 200);
  EXPECT_EQ(count("SELECT COUNT(*) FROM account WHERE password_hash IS NOT NULL"), 0);
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
  usecase::Desk& real = *other;
  SeededRandom again(7);
  usecase::LockedRandom other_random(again);
  SetClock other_clock{Instant{}};
  usecase::Ids other_ids(other_clock, other_random);
  usecase::Desk own{real.database, real.law,  real.authority, other_clock,
                    other_random,  other_ids, real.keys,      real.passwords};
  const auto second = build_city({own, other_clock}, {1, 3, Month(2022, 3)}, {});
  ASSERT_EQ(told(second), "done");
  ASSERT_EQ(first->months.size(), 1U);
  EXPECT_EQ(first->months[0].total, second->months[0].total);
  EXPECT_EQ(first->truth.text(), second->truth.text());
}

TEST_P(DemoCity, a_cancelled_city_says_that_it_is_unfinished) {
  EXPECT_EQ(told(build({1, 1, Month(2022, 3)},
                       [](int done, int, const std::string&) { return done < 4; })),
            "demo_cancelled");
  EXPECT_EQ(told(build({1, 1, Month(2022, 3)})), "demo_unfinished");
}

TEST_P(DemoCity, wrong_wishes_are_refused) {
  EXPECT_EQ(told(build({50, 1, Month(2022, 12)})), "demo_scale");
  EXPECT_EQ(told(build({1, 1, Month(2022, 2)})), "demo_until");
  EXPECT_EQ(told(build({1, 1, Month(2026, 1)})), "demo_until");
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
