// 以初次核定其享受补贴时年龄为准 (LZ-2022-4 二(四)/8) of staff of the old scheme (二(六)/4), on
// both engines: the first approval of any subsidy is proven with the months, and the term follows
// it. The man was born on 1965-05-01; by the law of 2019 to 2022 he retires on 2025-05-01.
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class FirstApprovalTest : public Chain {
 protected:
  FirstApprovalTest() {
    desk.set_day(Date(2022, 3, 1));
    issue_the_plan();
    posts = open_posts(1);
    announcement = announce(posts);
    who = person("王建国", Date(1965, 5, 1), 301);
  }
  RecordPriorMonths months(std::int64_t count, Date first) const {
    return {who, count, "原协议和发放记录", first, "初次核定表"};
  }
  void prove(std::int64_t count, Date first) {
    const auto recorded = desk.run(town, months(count, first));
    ASSERT_EQ(told(recorded), "done");
    ASSERT_EQ(told(desk.run(county, ConfirmPriorMonths{recorded->id})), "done");
  }
  // Approved on 2022-03-09; as if the post were urban, the steps before are the same.
  ApplicationId approved() {
    const Applied applied = apply(announcement, who);
    review(announcement, {applied.id});
    notice({applied.id});
    desk.set_day(kApproval);
    EXPECT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[0], ""})), "done");
    const auto turned = desk.database().write([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute("UPDATE application SET side = 'urban' WHERE unit = ?1 AND id = ?2",
                          store::args(desk.unit(), applied.id)));
      return {};
    });
    EXPECT_EQ(told(turned), "done");
    return applied.id;
  }
  Date last_day(ApplicationId id) {
    const auto made = desk.run(town, SignAgreement{id, kApproval, Date(2026, 12, 31), kApproval});
    EXPECT_EQ(told(made), "done");
    return made ? made->until_day : Date();
  }
  store::FirstApprovalRow frozen() {
    const auto row = desk.database().read_value<std::optional<store::FirstApprovalRow>>(
        [&](store::Reader& tx) { return store::first_approval(tx, PersonKey(who.value())); });
    EXPECT_EQ(told(row), "done");
    return row && *row ? **row : store::FirstApprovalRow{};
  }
  std::string trace_of(std::string_view kind) {
    const auto trace =
        desk.database().read_value<std::string>([&](store::Reader& tx) -> Result<std::string> {
          TRY(const auto row,
              tx.query_one("SELECT trace FROM explanation WHERE kind = ?1 ORDER BY id DESC LIMIT 1",
                           store::args(kind)));
          return row->get<std::string>(0);
        });
    EXPECT_EQ(told(trace), "done");
    return trace.value_or("");
  }

  const Date kApproval = Date(2022, 3, 9);
  std::vector<PostId> posts;
  AnnouncementId announcement;
  PersonId who;
};

// Five years and eight months before: 30 old months and six new ones.
TEST_P(FirstApprovalTest, who_was_five_years_away_under_the_old_scheme_has_no_extension) {
  prove(30, Date(2019, 9, 1));
  EXPECT_EQ(frozen().day, Date(2019, 9, 1));
  EXPECT_EQ(frozen().age, 54);
  EXPECT_EQ(frozen().retirement_day, Date(2025, 5, 1));
  EXPECT_FALSE(frozen().under_five_years);
  const ApplicationId application = approved();
  EXPECT_EQ(frozen().day, Date(2019, 9, 1));
  EXPECT_EQ(last_day(application), Date(2022, 8, 31));
}

// T27: less than five years on 2020-05-02, by the law of that day, and on no earlier one.
TEST_P(FirstApprovalTest, who_was_nearer_goes_on_to_the_month_of_retirement) {
  prove(20, Date(2020, 5, 2));
  EXPECT_TRUE(frozen().under_five_years);
  EXPECT_EQ(last_day(approved()), Date(2025, 5, 31));
}
TEST_P(FirstApprovalTest, five_years_to_the_day_are_not_less_than_five) {
  prove(20, Date(2020, 5, 1));
  EXPECT_FALSE(frozen().under_five_years);
  EXPECT_EQ(last_day(approved()), Date(2023, 6, 30));
}

// Proven after the approval in this system; 20 old months and 16 from March 2022 on.
TEST_P(FirstApprovalTest, the_earlier_day_stands_whenever_it_is_proven) {
  const ApplicationId application = approved();
  EXPECT_EQ(frozen().day, kApproval);
  EXPECT_TRUE(frozen().under_five_years);
  prove(20, Date(2020, 4, 30));
  EXPECT_EQ(frozen().day, Date(2020, 4, 30));
  EXPECT_FALSE(frozen().under_five_years);
  prove(1, Date(2021, 4, 30));
  EXPECT_EQ(frozen().day, Date(2020, 4, 30));
  EXPECT_EQ(last_day(application), Date(2023, 5, 31));
}

// What was proven wrongly gives way to the earliest approval that stands.
TEST_P(FirstApprovalTest, a_proof_that_is_withdrawn_takes_its_day_with_it) {
  const auto withdraw = [&](PriorMonthsId id) {
    return told(desk.run(county2, WithdrawPriorMonths{id, "他人的表"}));
  };
  const auto prove_again = [&](Date first) {
    const auto recorded = desk.run(town, months(15, first));
    EXPECT_EQ(told(recorded), "done");
    EXPECT_EQ(told(desk.run(county, ConfirmPriorMonths{recorded->id})), "done");
    return recorded->id;
  };
  approved();
  const PriorMonthsId later = prove_again(Date(2020, 9, 1));
  const PriorMonthsId earlier = prove_again(Date(2020, 4, 30));
  EXPECT_EQ(frozen().day, Date(2020, 4, 30));
  EXPECT_EQ(withdraw(earlier), "done");
  EXPECT_EQ(frozen().day, Date(2020, 9, 1));
  EXPECT_TRUE(frozen().under_five_years);
  EXPECT_EQ(withdraw(later), "done");
  EXPECT_EQ(frozen().day, kApproval);
}

TEST_P(FirstApprovalTest, it_counts_when_a_second_person_confirmed_it) {
  const auto recorded = desk.run(town, months(20, Date(2020, 4, 30)));
  ASSERT_EQ(told(recorded), "done");
  Actor same = county;
  same.account = town.account;
  EXPECT_EQ(told(desk.run(same, ConfirmPriorMonths{recorded->id})), "same_person_two_steps");
  EXPECT_EQ(last_day(approved()), Date(2025, 5, 31));
  EXPECT_EQ(frozen().day, kApproval);
}

TEST_P(FirstApprovalTest, a_day_without_proof_or_that_cannot_be_is_refused) {
  RecordPriorMonths wrong = months(20, Date(2020, 5, 2));
  wrong.first_approval_proof.reset();
  EXPECT_EQ(told(desk.run(town, wrong)), "first_approval_and_proof");
  wrong.first_approval_proof = "";
  EXPECT_EQ(told(desk.run(town, wrong)), "first_approval_and_proof");
  wrong = months(20, Date(2020, 5, 2));
  wrong.first_approved_on.reset();
  EXPECT_EQ(told(desk.run(town, wrong)), "first_approval_and_proof");
  EXPECT_EQ(told(desk.run(town, months(1, Date(2022, 3, 2)))), "day_in_future");
  EXPECT_EQ(told(desk.run(town, months(1, Date(1965, 5, 1)))), "first_approval_before_birth");
  const auto many = desk.run(town, months(24, Date(2020, 5, 2)));
  ASSERT_EQ(told(many), "months_before_first_approval");
  EXPECT_EQ(many.error().params, (Params{{"day", "2020-05-02"}, {"most", "23"}}));
  EXPECT_EQ(told(desk.run(town, months(23, Date(2020, 5, 2)))), "done");
}

// Each fact with its own source, and no name of a person.
TEST_P(FirstApprovalTest, the_explanation_tells_the_proof) {
  prove(30, Date(2019, 9, 1));
  const auto recognised =
      desk.run(desk.of_department("公共就业服务机构"),
               RecordRecognition{who, TargetGroup::older_unemployed, "县人社局", "认定表 1",
                                 Date(2022, 1, 1), Date(2030, 12, 31)});
  ASSERT_EQ(told(recognised), "done");
  approved();
  const std::string trace = trace_of("approval");
  EXPECT_NE(trace.find(R"("name":"proven_months","value":"30","source":"原协议和发放记录")"),
            std::string::npos)
      << trace;
  EXPECT_NE(trace.find(R"("source":"resident_number")"), std::string::npos);
  EXPECT_EQ(trace.find(R"("source":"person")"), std::string::npos);
}

YIGANG_EACH_ENGINE(FirstApprovalTest);

}  // namespace

}  // namespace yigang::usecase
