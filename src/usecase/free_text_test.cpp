// reliability.md fault 24: a full number must not reach the public page, nor anybody else, through
// what is typed freely. On both engines; the number never stands in the problem.
#include "usecase/free_text.h"

#include "usecase/chain_fixture.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class FreeText : public Chain {
 protected:
  template <class V>
  void expect_refused(const Actor& actor, const V& command, std::string_view field,
                      std::string_view code = "resident_number_in_text") {
    const auto answer = desk.run(actor, command);
    ASSERT_EQ(told(answer), code) << V::kVerb;
    EXPECT_EQ(answer.error().field, field);
    EXPECT_TRUE(answer.error().params.empty());
    EXPECT_EQ(answer.error().kind, ProblemKind::bad_input);
  }

  const std::string number = fictitious_number(Date(1966, 1, 1), 123).full();
};

TEST_P(FreeText, no_notice_names_a_person_by_number) {
  expect_refused(town2, PublishNotice{desk.town(), "公示 " + number, "0635-0000000", {}}, "title");
  expect_refused(town2, PublishNotice{desk.town(), "公示", number, {}}, "hotline");
}

TEST_P(FreeText, every_verb_refuses_it_also_where_a_text_may_be_empty) {
  expect_refused(town, RegisterHost{desk.village(), HostKind::town_or_village, number, {}}, "name");
  ProposePosts posts = proposal(HostId(1), 1);
  posts.title = "保洁员" + number.substr(0, 6) + " " + number.substr(6);
  expect_refused(town, posts, "title");
  DraftAnnouncement draft;
  draft.title = "公告";
  draft.body = "详见附件";
  draft.off_season_reason = number;
  expect_refused(town, draft, "off_season_reason");
  CloseReview close{ReviewSessionId(1), {}, "签到表 1 页"};
  close.votes.push_back({ApplicationId(1), 1, 0, 0, ""});
  close.votes.push_back({ApplicationId(2), 1, 0, 0, "同意 " + number});
  expect_refused(village, close, "votes[1].remark");
  expect_refused(
      town,
      RegisterPerson{desk.village(), "王秀英", fictitious_number(Date(1966, 1, 1), 9), number},
      "phone");
}

TEST_P(FreeText, a_card_is_refused_in_a_reason_and_taken_as_an_account) {
  const std::string card = "4111111111111111";
  HoldPay hold;
  hold.reason = "退到" + card;
  expect_refused(county, hold, "reason", "bank_card_in_text");
  const PersonId who = person("王秀英", Date(1966, 1, 1), 1);
  SetBankAccount account{who, card, "冠县农商行", "王秀英"};
  EXPECT_EQ(told(desk.run(town, account)), "done");
  account.bank = card;
  expect_refused(town, account, "bank", "bank_card_in_text");
}

YIGANG_EACH_ENGINE(FreeText);

}  // namespace

}  // namespace yigang::usecase
