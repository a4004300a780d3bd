// domain.md §7.1: nobody locks, files or releases his own pay, on both engines.
#include "usecase/month_fixture.h"
#include "usecase/month_reads.h"
#include "usecase/payment_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class OwnPay : public MonthFixture {
 protected:
  // The same account, tied to person 1.
  Actor paid(const Actor& actor, SettlementRunId run) {
    Actor tied = actor;
    tied.person = lines(run)[0].person_key;
    return tied;
  }
  // Why the offer is not allowed; "-": there is none.
  static std::string reason(const std::vector<Offer>& offers, std::string_view verb) {
    const auto offer = std::ranges::find(offers, verb, &Offer::verb);
    if (offer == offers.end()) return "-";
    return offer->allowed ? "allowed" : offer->reason_code.value_or("");
  }
  std::string run_offer(const Actor& actor, SettlementRunId run, std::string_view verb) {
    const auto view = read_settlement(*desk, actor, OneRun{run});
    EXPECT_EQ(told(view), "done");
    return view ? reason(view->actions, verb) : "";
  }
};

TEST_P(OwnPay, nobody_locks_a_run_or_a_correction_of_the_own_line) {
  a_worked_month(2);
  const RunSummary computed = run();
  const Actor own = paid(county2, computed.id);
  const LockSettlement command{computed.id, computed.version, true};
  EXPECT_EQ(told(desk.run(own, command)), "own_case");
  EXPECT_EQ(run_offer(own, computed.id, "lock_settlement"), "own_case");
  EXPECT_EQ(run_offer(county2, computed.id, "lock_settlement"), "allowed");
  ASSERT_EQ(told(desk.run(county2, command)), "done");
  const auto correct = [&](std::size_t line) {
    const auto done =
        desk.run(county, CorrectLine{lines(computed.id)[line].id,
                                     {{kMarch.first_day(), kMarch.last_day(), Hours(390), {}, {}}},
                                     "核减"});
    EXPECT_EQ(told(done), "done");
    return done ? done->run : SettlementRunId();
  };
  // That of somebody else he may.
  ASSERT_EQ(told(desk.run(own, LockSettlement{correct(1), 2, true})), "done");
  EXPECT_EQ(told(desk.run(own, LockSettlement{correct(0), 2, true})), "own_case");
}

TEST_P(OwnPay, nobody_makes_or_releases_the_file_of_the_own_line) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const Actor maker = paid(county, locked.id);
  EXPECT_EQ(told(desk.run(maker, MakeBankFile{locked.id})), "own_case");
  EXPECT_EQ(run_offer(maker, locked.id, "make_bank_file"), "own_case");
  EXPECT_EQ(run_offer(county, locked.id, "make_bank_file"), "allowed");
  const auto batch = desk.run(county, MakeBankFile{locked.id});
  ASSERT_EQ(told(batch), "done");
  const Actor releaser = paid(finance, locked.id);
  EXPECT_EQ(told(desk.run(releaser, ReleasePayment{batch->id, batch->version})), "own_case");
  const auto view = read_payment(*desk, releaser, OneBatch{batch->id});
  ASSERT_EQ(told(view), "done");
  EXPECT_EQ(reason(view->actions, "release_payment"), "own_case");
  EXPECT_EQ(told(desk.run(finance, ReleasePayment{batch->id, batch->version})), "done");
}

YIGANG_EACH_ENGINE(OwnPay);

}  // namespace

}  // namespace yigang::usecase
