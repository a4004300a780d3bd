// Pay standards of the county's government on both engines (LZ-2022-4 二(四)/4): two persons, no
// locked month, and what was entered wrongly can be taken back until it counts.
#include "usecase/confirmation_reads.h"
#include "usecase/month_fixture.h"
#include "usecase/post_verbs.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class PayStandards : public MonthFixture {
 protected:
  RecordPayStandard standard(Date from, Fen rate = Fen(1'800)) const {
    return {unit, Side::rural, "ordinary",          "40h",
            rate, from,        "冠政发〔2022〕2号", Date(2022, 2, 25)};
  }
  PayStandardId entered(const RecordPayStandard& command) {
    const auto row = desk.run(county, command);
    EXPECT_EQ(told(row), "done");
    return row ? row->id : PayStandardId(0);
  }
  std::string confirms(const Actor& actor, PayStandardId id) {
    return told(desk.run(actor, ConfirmPayStandard{id}));
  }
  std::string withdraws(const Actor& actor, PayStandardId id) {
    return told(desk.run(actor, WithdrawPayStandard{id, "录错"}));
  }
  std::int64_t known() { return list_pay_standards(*desk, county, {})->total.value(); }
};

// LZ-2022-4 二(四): a standard rests on a document that is there.
TEST_P(PayStandards, a_document_of_a_day_to_come_is_none) {
  RecordPayStandard command = standard(Date(2022, 3, 1));
  command.document_day = Date(2030, 1, 1);
  const auto refused = desk.run(county, command);
  ASSERT_EQ(told(refused), "day_in_future");
  EXPECT_EQ(refused.error().field, "document_day");
}

// A slip in type or band would leave the post without a rate in each month.
TEST_P(PayStandards, a_post_is_proposed_for_a_kind_that_is_paid) {
  const auto proposed = [&](std::string type, std::string band) {
    ProposePosts posts;
    posts.year = 2022;
    posts.side = Side::rural;
    posts.title = "保洁员";
    posts.host = id<HostId>(1);
    posts.place = desk.village();
    posts.department = "城管";
    posts.post_type = std::move(type);
    posts.band = std::move(band);
    posts.items = {{1, 1}};
    posts.count = 1;
    return told(desk.run(town, posts));
  };
  EXPECT_EQ(proposed("ordinray", "40h"), "kind_of_pay_unknown");
  EXPECT_EQ(proposed("ordinary", "41h"), "kind_of_pay_unknown");
  RecordPayStandard skilled = standard(Date(2022, 3, 1));
  skilled.band = "60h";
  entered(skilled);
  EXPECT_NE(proposed("ordinary", "60h"), "kind_of_pay_unknown") << "one that waits is known";
}

TEST_P(PayStandards, one_persons_standard_pays_nobody) {
  a_worked_month(1);
  const std::int64_t before = known();
  const PayStandardId id = entered(standard(Date(2022, 3, 1)));
  EXPECT_EQ(known(), before);
  EXPECT_EQ(run().total_fen, Fen(68'000));
  EXPECT_EQ(confirms(county, id), "same_person_two_steps");
  ASSERT_EQ(confirms(county2, id), "done");
  EXPECT_EQ(known(), before + 1);
  EXPECT_EQ(run().total_fen, Fen(72'000));
  EXPECT_EQ(confirms(county2, id), "pay_standard_decided");
  EXPECT_EQ(withdraws(county2, id), "pay_standard_decided");
}

TEST_P(PayStandards, a_wrong_one_is_withdrawn_by_either_and_entered_again) {
  const RecordPayStandard wrong = standard(Date(2022, 3, 1), Fen(2'700));
  const PayStandardId first = entered(wrong);
  const auto again = desk.run(county2, standard(Date(2022, 3, 1)));
  ASSERT_EQ(told(again), "pay_standard_waits");
  EXPECT_EQ(again.error().field, "from_day");
  EXPECT_EQ(told(desk.run(county, WithdrawPayStandard{first, " "})), "text_missing");
  ASSERT_EQ(withdraws(county, first), "done");
  EXPECT_EQ(confirms(county2, first), "pay_standard_decided");
  const PayStandardId second = entered(wrong);
  ASSERT_EQ(withdraws(county2, second), "done");
  EXPECT_EQ(confirms(county2, entered(standard(Date(2022, 3, 1)))), "done");
}

TEST_P(PayStandards, none_reaches_into_a_month_that_is_locked) {
  a_worked_month(1);
  const PayStandardId waits = entered(standard(Date(2022, 3, 20)));
  lock(run());
  const auto refused = desk.run(county, standard(Date(2022, 3, 10)));
  ASSERT_EQ(told(refused), "pay_standard_month_locked");
  EXPECT_EQ(refused.error().field, "from_day");
  EXPECT_EQ(refused.error().clause, "LZ-2022-4 二(四)");
  // Entered before the lock, it is looked at again when it would begin to count.
  EXPECT_EQ(confirms(county2, waits), "pay_standard_month_locked");
  EXPECT_EQ(withdraws(county2, waits), "done");
  EXPECT_EQ(confirms(county2, entered(standard(Date(2022, 4, 1)))), "done");
}

// P10: arrears run where the government's document reaches back; both persons say so.
TEST_P(PayStandards, one_that_reaches_back_is_paid_by_corrections) {
  a_worked_month(1);
  const auto line = lines(lock(run()).id)[0];
  RecordPayStandard raised = standard(Date(2022, 3, 1));
  raised.into_locked_months = false;
  EXPECT_EQ(told(desk.run(county, raised)), "pay_standard_month_locked");
  raised.into_locked_months = true;
  const PayStandardId id = entered(raised);
  EXPECT_EQ(confirms(county2, id), "pay_standard_month_locked");
  ASSERT_EQ(told(desk.run(county2, ConfirmPayStandard{id, true})), "done");
  EXPECT_EQ(lines(line.run_id)[0].amount_fen, Fen(68'000)) << "the locked line stays";
  CorrectLine correct{line.id, {{Date(2022, 3, 1), Date(2022, 3, 31), Hours(400), {}, {}}}, "补差"};
  const auto arrears = desk.run(county, correct);
  ASSERT_EQ(told(arrears), "done");
  EXPECT_EQ(arrears->amount_fen, Fen(4'000));
}

// It changes only what it would pay: its own kind of post, up to the day of the next standard.
TEST_P(PayStandards, what_pays_nobody_of_a_locked_month_is_entered_for_it) {
  a_worked_month(1);
  lock(run());
  RecordPayStandard skilled = standard(Date(2022, 3, 1));
  skilled.post_type = "skilled";
  EXPECT_EQ(confirms(county2, entered(skilled)), "done");
  // The standard from the 1st of October 2021 stands behind it.
  EXPECT_EQ(confirms(county2, entered(standard(Date(2021, 9, 1)))), "done");
}

TEST_P(PayStandards, the_second_person_finds_what_waits) {
  const PayStandardId id = entered(standard(Date(2022, 3, 1), Fen(1'805)));
  ConfirmationQuery query;
  query.kind = store::ConfirmationKind::pay_standard;
  query.for_me = true;
  EXPECT_EQ(list_confirmations(*desk, county, query)->total, 0);
  const auto list = list_confirmations(*desk, county2, query);
  ASSERT_EQ(told(list), "done");
  ASSERT_EQ(list->items.size(), 1U);
  EXPECT_EQ(list->items[0].id.value(), id.value());
  EXPECT_EQ(list->items[0].verb, "confirm_pay_standard");
  EXPECT_EQ(list->items[0].name, "ordinary 40h");
  EXPECT_EQ(list->items[0].detail, "18.05 · 2022-03-01 · 冠政发〔2022〕2号");
  query.for_me = false;
  EXPECT_TRUE(list_confirmations(*desk, county, query)->items.at(0).mine);
  ASSERT_EQ(confirms(county2, id), "done");
  EXPECT_EQ(list_confirmations(*desk, county2, query)->total, 0);
}

YIGANG_EACH_ENGINE(PayStandards);

}  // namespace

}  // namespace yigang::usecase
