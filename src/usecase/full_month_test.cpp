// An urban month on several posts of one unit, on both engines: whatever is corrected in whichever
// order, all of them together are paid at most in full (LZ-2022-4 二(四), policy-rules.md
// "Allowance"), and a post counts with the days that it is paid for.
#include "base/random.h"
#include "store/described_row.h"
#include "usecase/explain_line.h"
#include "usecase/month_fixture.h"
#include "usecase/month_recount.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

struct Stint {
  int first = 1;
  int last = 31;
  std::int64_t days_x10 = 0;
  std::int64_t host = 1;
};

class FullMonth : public MonthFixture {
 protected:
  void TearDown() override { expect_recount(desk.database(), unit); }

  void rate_is(Fen rate) {
    put([&](store::Writer& tx) -> Result<> {
      return store::insert(
          tx, store::PayStandardRow{unit, id<PayStandardId>(12), Side::urban, "ordinary", "40h",
                                    rate, Date(2022, 2, 1), "冠政发〔2022〕3号", Date(2022, 1, 9),
                                    AccountId(1)});
    });
  }
  // Host 1 has the 23 working days of the calendar.
  void host_with(std::int64_t host, WorkDays scheduled) {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(store::insert(tx, store::HostRow{unit,
                                                id<HostId>(host),
                                                HostKind::town_or_village,
                                                "社区" + std::to_string(host),
                                                {},
                                                desk.village(),
                                                1}));
      TRY(const bool written,
          store::put_scheduled_days(tx, {unit, id<HostId>(host), kMarch, scheduled, AccountId(1)}));
      CHECK(written);
      return {};
    });
  }
  // One person on posts `from`, `from` + 1, … one after the other; the sheet is not closed.
  void goes(const std::vector<Stint>& stints, std::int64_t from = 1) {
    for (std::size_t i = 0; i < stints.size(); ++i) {
      const auto n = from + static_cast<std::int64_t>(i);
      const Stint& one = stints[i];
      const bool stays = i + 1 == stints.size();
      place(n, Side::urban, stays ? std::nullopt : std::optional(Date(2022, 3, one.last)));
      put([&](store::Writer& tx) -> Result<> {
        TRY_VOID(
            tx.execute("UPDATE placement SET person_id = ?1, person_key = ?2, started_on = ?3 "
                       "WHERE id = ?4",
                       store::args(id<PersonId>(from), PersonKey(id<PersonId>(from).value()),
                                   Date(2022, 3, one.first), id<PlacementId>(n))));
        TRY_VOID(tx.execute("UPDATE post SET host_id = ?1 WHERE id = ?2",
                            store::args(id<HostId>(one.host), id<PostId>(n))));
        return {};
      });
      stints_[n] = one;
      const EnterAttendance entered{id<PlacementId>(n), kMarch, {span(n, one.days_x10)}};
      ASSERT_EQ(told(desk.run(village, entered)), "done");
    }
    give_account(from);
  }
  void settle() {
    if (!closed_) {
      ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
    }
    closed_ = true;
    for (const store::SettlementLineRow& line : lines(lock(run()).id))
      if (line.status != store::LineStatus::waiting) first_line_[line.placement_number] = line.id;
  }
  AttendanceSpan span(std::int64_t n, std::int64_t x10) const {
    const Stint& one = stints_.at(n);
    return {Date(2022, 3, one.first), Date(2022, 3, one.last), {}, WorkDays(x10), {}};
  }
  auto correction(std::int64_t n, std::int64_t x10) {
    return desk.run(county, CorrectLine{first_line_.at(n), {span(n, x10)}, "考勤有误"});
  }
  std::string locks(SettlementRunId run, std::int64_t version) {
    return told(desk.run(county2, LockSettlement{run, version, true}));
  }
  // The difference that was locked; nothing where there is none.
  Fen correct(std::int64_t n, std::int64_t x10) {
    const auto made = correction(n, x10);
    if (!made && made.error().code == "nothing_to_correct") return Fen();
    EXPECT_EQ(told(made), "done");
    if (!made) return Fen();
    EXPECT_EQ(locks(made->run, 2), "done");
    return made->amount_fen;
  }
  Fen paid() { return paid_on(1, 100); }
  // All that was locked for the posts from the one to before the other.
  Fen paid_on(std::int64_t first, std::int64_t end) {
    return desk.database()
        .read_value<Fen>([&](store::Reader& tx) -> Result<Fen> {
          TRY(const auto row,
              tx.query_one("SELECT CAST(COALESCE(SUM(l.amount_fen), 0) AS BIGINT) FROM "
                           "settlement_line l JOIN settlement_run r ON r.unit = l.unit AND r.id = "
                           "l.run_id WHERE l.unit = ?1 AND r.state = 'locked' AND "
                           "l.placement_number >= ?2 AND l.placement_number < ?3",
                           store::args(unit, first, end)));
          return row->get<Fen>(0);
        })
        .value();
  }
  // Every line comes out of its basis.
  void expect_explained() {
    std::vector<SettlementLineId> all;
    put([&](store::Writer& tx) -> Result<> {
      return tx.each("SELECT id FROM settlement_line WHERE unit = ?1 ORDER BY id",
                     store::args(unit), [&](const store::Row& row) -> Result<> {
                       all.push_back(row.get<SettlementLineId>(0));
                       return {};
                     });
    });
    for (const SettlementLineId line : all) {
      const auto trace = desk.database().read_value<StoredTrace>(
          [&](store::Reader& tx) { return explain_line(tx, desk->law, unit, line); });
      ASSERT_EQ(told(trace), "done");
      EXPECT_EQ(trace->nodes.back().say.code, "trace.line_settled");
    }
  }
  [[nodiscard]] SettlementLineId first_line(std::int64_t n) const { return first_line_.at(n); }
  [[nodiscard]] std::int64_t days_of(std::int64_t n) const {
    return stints_.at(n).last - stints_.at(n).first + 1;
  }
  void expect_stands(std::int64_t n, std::int64_t x10) {
    EXPECT_EQ(told(correction(n, x10)), "nothing_to_correct") << n << ": " << x10;
  }

 private:
  std::map<std::int64_t, Stint> stints_;
  std::map<std::int64_t, SettlementLineId> first_line_;
  bool closed_ = false;
};

TEST_P(FullMonth, a_correction_of_the_first_post_counts_what_the_second_is_paid_for) {
  rate_is(Fen(173'333));
  goes({{1, 14, 50}, {15, 31, 150}});
  settle();
  EXPECT_EQ(paid(), Fen(37'681 + 113'043));
  // 8 of the 10 days are left, and no fen more than the rate.
  EXPECT_EQ(correct(1, 100), Fen(22'609));
  EXPECT_EQ(paid(), Fen(173'333));
  expect_stands(1, 100);
  expect_stands(2, 150);
  expect_explained();
}

TEST_P(FullMonth, a_post_counts_with_the_days_that_it_is_paid_for_and_not_with_those_attended) {
  rate_is(Fen(173'333));
  goes({{1, 16, 140}, {17, 31, 115}});
  settle();
  EXPECT_EQ(paid(), Fen(173'333));
  expect_stands(1, 140);
  expect_stands(1, 160);  // the second one has its 9 days
  EXPECT_EQ(correct(1, 130), Fen(97'971 - 105'507));
  EXPECT_EQ(correct(2, 115), Fen(7'536));  // the tenth day
  EXPECT_EQ(paid(), Fen(173'333));
  expect_stands(1, 160);
  // Lowered, the second one leaves to the first what it gives up.
  EXPECT_LT(correct(2, 70), Fen());
  EXPECT_EQ(correct(1, 160), Fen(120'579 - 97'971));
  EXPECT_EQ(paid(), Fen(173'333));
  expect_stands(2, 150);
  expect_explained();
}

TEST_P(FullMonth, goes_up_and_down_and_to_nothing_and_back) {
  rate_is(Fen(173'333));
  goes({{1, 16, 140}, {17, 31, 115}});
  settle();
  // Below what the second one could then have.
  EXPECT_EQ(correct(1, 50), Fen(37'681 - 105'507));
  EXPECT_EQ(correct(2, 115), Fen(86'667 - 67'826));
  EXPECT_EQ(paid(), Fen(37'681 + 86'667));
  EXPECT_EQ(correct(1, 0), Fen(-37'681));
  EXPECT_EQ(correct(1, 140), Fen(86'666)) << "11.5 days, and the fen that the other one has";
  EXPECT_EQ(paid(), Fen(173'333));
  EXPECT_EQ(correct(2, 0), Fen(-86'667));
  EXPECT_EQ(correct(1, 140), Fen(105'507 - 86'666));
  EXPECT_EQ(correct(2, 150), Fen(67'826));
  EXPECT_EQ(paid(), Fen(173'333));
  expect_explained();
}

// Each half of an odd rate rounds up; who was first to be settled is not asked for the fen back.
TEST_P(FullMonth, a_correction_that_says_the_same_changes_nothing) {
  rate_is(Fen(173'401));
  goes({{1, 15, 115}, {16, 31, 115}});
  settle();
  EXPECT_EQ(paid(), Fen(173'401));
  expect_stands(1, 115);
  expect_stands(2, 115);
}

TEST_P(FullMonth, on_three_posts_comes_to_the_rate_to_the_fen) {
  rate_is(Fen(173'401));
  goes({{1, 10, 75}, {11, 20, 75}, {21, 31, 110}});
  settle();
  EXPECT_EQ(paid(), Fen(173'401));
  for (const std::int64_t n : {1, 2}) expect_stands(n, 75);
  expect_stands(1, 100);
  EXPECT_LT(correct(2, 25), Fen());
  EXPECT_GT(correct(1, 100), Fen());
  EXPECT_GT(correct(3, 110), Fen());
  EXPECT_EQ(paid(), Fen(173'401));
  expect_stands(2, 75);
  EXPECT_LT(correct(3, 40), Fen());
  EXPECT_GT(correct(2, 90), Fen());
  EXPECT_EQ(paid(), Fen(173'401));
  expect_explained();
}

// One lock pays both: the second correction of a run counts the first one.
TEST_P(FullMonth, two_corrections_of_one_run_count_each_other) {
  goes({{1, 15, 100}, {16, 31, 100}});
  settle();
  const auto first = correction(1, 130);
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(first->amount_fen, Fen(96'087 - 73'913));
  expect_stands(2, 130);
  EXPECT_EQ(locks(first->run, 2), "done");
  EXPECT_EQ(paid(), Fen(170'000));
  const auto lower = correction(1, 80);
  ASSERT_EQ(told(lower), "done");
  const auto more = correction(2, 150);
  ASSERT_EQ(told(more), "done");
  EXPECT_EQ(more->run, lower->run);
  EXPECT_EQ(locks(more->run, 3), "done");
  EXPECT_EQ(paid(), Fen(170'000));
  expect_explained();
  // Withdrawn, neither counts.
  const auto gone = correction(1, 50);
  ASSERT_EQ(told(gone), "done");
  ASSERT_EQ(told(desk.run(county, WithdrawCorrections{gone->run, 2, "有误"})), "done");
  EXPECT_EQ(correct(2, 160), Fen());
}

TEST_P(FullMonth, what_the_other_post_is_paid_for_is_a_fact_of_the_correction) {
  goes({{1, 15, 50}, {16, 31, 140}});
  settle();
  const auto made = correction(1, 90);
  ASSERT_EQ(told(made), "done");
  const auto other_has = [&](const std::string& from, const std::string& to) {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(
          tx.execute("UPDATE settlement_line SET basis = REPLACE(basis, ?1, ?2) WHERE "
                     "placement_number = 2",
                     store::args(from, to)));
      return {};
    });
  };
  other_has(",14.0", ",15.0");
  EXPECT_EQ(locks(made->run, 2), "facts_moved");
  other_has(",15.0", ",14.0");
  EXPECT_EQ(locks(made->run, 2), "done");
}

TEST_P(FullMonth, hosts_with_other_scheduled_days_count_by_the_share_of_their_month) {
  rate_is(Fen(173'333));
  host_with(2, WorkDays(200));
  goes({{1, 15, 70, 2}, {16, 31, 160}});
  settle();
  EXPECT_LE(paid(), Fen(173'333));
  expect_stands(1, 70);
  expect_stands(1, 80);
  expect_stands(2, 160);
  EXPECT_EQ(correct(1, 60), Fen(-8'667));
  EXPECT_EQ(correct(2, 160), Fen(120'579 - 112'290));
  EXPECT_LE(paid(), Fen(173'333));
  EXPECT_GE(paid(), Fen(172'500));
  // What a host enters later changes nothing of what was paid.
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("UPDATE scheduled_days SET days_x10 = 220", {}));
    return {};
  });
  expect_stands(2, 160);
  expect_explained();
}

// A post that has waited gets what the others are not paid for.
TEST_P(FullMonth, arrears_count_the_days_that_the_settled_posts_are_paid_for) {
  goes({{1, 15, 140}, {16, 27, 115}, {28, 31, 40}});
  const auto hold = desk.run(
      county, HoldPay{id<PlacementId>(3), store::HoldKind::waiting, kMarch, "考勤待核", kMarch});
  ASSERT_EQ(told(hold), "done");
  settle();
  EXPECT_EQ(paid(), Fen(170'000)) << "a post that waits takes nothing yet";
  EXPECT_EQ(correct(1, 110), Fen(81'304 - 103'478));
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核实"})), "done");
  settle();  // 3 of the 4 days: the second post is paid for 9
  EXPECT_EQ(paid(), Fen(170'000));
  expect_stands(3, 40);
}

// That the person had left before the month became known after the lock; the line stands until it
// is corrected.
TEST_P(FullMonth, a_settled_line_counts_also_when_its_post_had_ended_before_the_month) {
  goes({{1, 15, 80}, {16, 31, 120}});
  settle();
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(
        tx.execute("UPDATE placement SET started_on = '2022-02-02', ended_on = "
                   "'2022-02-28' WHERE number = 1",
                   {}));
    return {};
  });
  EXPECT_EQ(correct(2, 160), Fen(110'870 - 88'696));
  EXPECT_EQ(paid(), Fen(170'000));
  const auto none = desk.run(county, CorrectLine{first_line(1), {}, "二月已离岗"});
  ASSERT_EQ(told(none), "done");
  EXPECT_EQ(locks(none->run, 2), "done");
  EXPECT_GT(correct(2, 160), Fen());
}

TEST_P(FullMonth, is_never_exceeded_whatever_is_corrected) {
  SeededRandom random(31);
  const auto below = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most)));
  };
  const Fen rate(170'001 + below(20'000));
  rate_is(rate);
  host_with(2, WorkDays(185));
  host_with(3, WorkDays(210));
  std::map<std::int64_t, std::int64_t> posts;  // of the persons, by the number of the first
  std::int64_t next = 1;
  for (int person = 0; person < 4; ++person) {
    const std::int64_t count = 2 + person % 3;
    std::vector<Stint> stints;
    for (std::int64_t i = 0; i < count; ++i) {
      const auto first = static_cast<int>(i * 31 / count + 1);
      const auto last = static_cast<int>((i + 1) * 31 / count);
      stints.push_back(
          {first, last, 5 * below(2 * (last - first + 1) + 1), person < 2 ? 1 : 1 + below(3)});
    }
    goes(stints, next);
    posts[next] = count;
    next += count;
  }
  settle();
  for (int step = 0; step < 24; ++step) {
    std::optional<SettlementRunId> waits;
    std::int64_t version = 1;
    for (const auto& [first, count] : posts)
      for (std::int64_t n = first; n < first + count; ++n) {
        if (random.below(3) == 0) continue;
        const auto made = correction(n, 5 * below(2 * days_of(n) + 1));
        if (!made) {
          ASSERT_EQ(told(made), "nothing_to_correct");
          continue;
        }
        waits = made->run;
        ++version;
      }
    if (waits) {
      ASSERT_EQ(locks(*waits, version), "done");
    }
    for (const auto& [first, count] : posts)
      EXPECT_LE(paid_on(first, first + count), rate) << "person on post " << first;
  }
  expect_explained();
}

YIGANG_EACH_ENGINE(FullMonth);

}  // namespace

}  // namespace yigang::usecase
