// 文字歧义簿 on both engines: which words are taken, who asks, who enters the answer, and where ⚠
// stands until then.
#include "usecase/ambiguities.h"

#include "store/described_row.h"
#include "usecase/desk_fixture.h"
#include "usecase/document_texts.h"

namespace yigang::usecase {

namespace {

using store::AmbiguityState;
using store::engine_name;
using store::engines_here;
using store::told;

const std::string kNumber(law::kNotice);
const std::string kClause = "LZ-2022-4 二(四)";

class AmbiguityTest : public store::EachEngine {
 protected:
  AmbiguityTest() : desk(GetParam()) { desk.set_day(Date(2022, 6, 10)); }

  RecordAmbiguity unclear(std::string phrase = "到期后可视情适当延长") const {
    return {kCity, kNumber, kClause, std::move(phrase), "“适当”最长多久？", "最多再延 12 个月"};
  }
  AmbiguityId recorded() {
    const auto made = desk.run(city, unclear());
    EXPECT_EQ(told(made), "done");
    return made->id;
  }
  AmbiguityLine line() {
    const auto page = list_ambiguities(*desk, city, {});
    EXPECT_EQ(told(page), "done");
    return page->items.front();
  }
  std::int64_t found(const Actor& actor, const store::AmbiguityFilter& filter) {
    const auto page = list_ambiguities(*desk, actor, filter);
    EXPECT_EQ(told(page), "done");
    EXPECT_EQ(page->total, std::ssize(page->items));
    return std::ssize(page->items);
  }

  TestDesk desk;
  const Actor city = desk.actor(Role::CITY_HR);
  const Actor city2 = desk.actor(Role::CITY_HR, 1);
  const Actor county = desk.actor(Role::CNTY_HR);
};

TEST_P(AmbiguityTest, it_is_recorded_asked_and_answered_and_unclear_until_then) {
  const AmbiguityId id = recorded();
  const auto unclear_now = list_unclear(*desk, {});
  ASSERT_EQ(unclear_now->size(), 1U);
  EXPECT_EQ(unclear_now->front().clause, kClause);
  EXPECT_EQ(unclear_now->front().reading, "最多再延 12 个月");
  EXPECT_EQ(told(desk.run(city2, AnswerAmbiguity{id, "可以", Date(2022, 6, 10), "六个月"})),
            "ambiguity_not_asked");
  ASSERT_EQ(told(desk.run(city, AskAmbiguity{id, "省人社厅就业处", Date(2022, 6, 1)})), "done");
  EXPECT_EQ(line().state, AmbiguityState::asked);
  EXPECT_EQ(list_unclear(*desk, {})->size(), 1U);
  EXPECT_EQ(told(desk.run(city2, AnswerAmbiguity{id, "可以", Date(2022, 5, 31), "六个月"})),
            "answered_before_asked");
  EXPECT_EQ(told(desk.run(city, AnswerAmbiguity{id, "可以", Date(2022, 6, 9), "六个月"})),
            "same_person_two_steps");
  ASSERT_EQ(told(desk.run(city2, AnswerAmbiguity{id, "最长六个月", Date(2022, 6, 9), "六个月"})),
            "done");
  EXPECT_EQ(line().state, AmbiguityState::answered);
  EXPECT_EQ(line().reading, "六个月");
  EXPECT_EQ(line().answer, "最长六个月");
  EXPECT_TRUE(list_unclear(*desk, {})->empty());
  EXPECT_EQ(told(desk.run(city, AskAmbiguity{id, "财政厅", Date(2022, 6, 10)})),
            "ambiguity_answered");
}

TEST_P(AmbiguityTest, only_words_of_the_clause_are_taken) {
  EXPECT_EQ(told(desk.run(city, unclear("由各县自行确定"))), "phrase_not_cited");
  RecordAmbiguity other = unclear();
  other.clause = std::string(law::kNoticePrefix) + "二(九)";
  EXPECT_EQ(told(desk.run(city, other)), "not_found");
  other = unclear();
  other.document = "没有这份文件";
  EXPECT_EQ(told(desk.run(city, other)), "not_found");
  // With the official text the text decides, and its clause.
  const auto text = desk.run(
      city, UploadDocumentText{kCity, kNumber,
                               "(三)规范岗位管理。双实名管理\n(四)统一岗位待遇。由各县自行确定\n"
                               "(五)持续跟踪服务。"});
  ASSERT_EQ(told(text), "done");
  ASSERT_EQ(told(desk.run(city2, ConfirmDocumentText{text->id})), "done");
  EXPECT_EQ(told(desk.run(city, unclear("由各县自行确定"))), "done");
  EXPECT_EQ(told(desk.run(city, unclear("双实名管理"))), "phrase_not_in_text");
  EXPECT_EQ(told(desk.run(city, unclear("到期后可视情适当延长"))), "phrase_not_in_text");
}

TEST_P(AmbiguityTest, the_same_words_wait_once) {
  recorded();
  EXPECT_EQ(told(desk.run(city2, unclear())), "ambiguity_known");
  RecordAmbiguity of_county = unclear();
  of_county.unit = desk.unit();
  EXPECT_EQ(told(desk.run(county, of_county)), "done");
  EXPECT_EQ(told(desk.run(county, unclear("适当延长"))), "not_found");
  RecordAmbiguity empty = unclear();
  empty.question = " ";
  EXPECT_EQ(told(desk.run(city, empty)), "text_missing");
}

TEST_P(AmbiguityTest, what_was_recorded_by_mistake_is_withdrawn_and_stays_in_the_register) {
  const AmbiguityId id = recorded();
  EXPECT_TRUE(line().withdrawable);
  EXPECT_EQ(told(desk.run(city, WithdrawAmbiguity{id, " "})), "text_missing");
  ASSERT_EQ(told(desk.run(city, AskAmbiguity{id, "省人社厅", Date(2022, 6, 1)})), "done");
  ASSERT_EQ(told(desk.run(city, WithdrawAmbiguity{id, "看错了条款"})), "done");
  EXPECT_EQ(line().state, AmbiguityState::withdrawn);
  EXPECT_EQ(line().withdrawal_reason, "看错了条款");
  EXPECT_EQ(line().withdrawn_on, Date(2022, 6, 10));
  EXPECT_EQ(line().asked_whom, "省人社厅");
  EXPECT_FALSE(line().withdrawable);
  EXPECT_TRUE(list_unclear(*desk, {})->empty());
  EXPECT_EQ(told(desk.run(city, WithdrawAmbiguity{id, "又一次"})), "ambiguity_withdrawn");
  EXPECT_EQ(told(desk.run(city2, AnswerAmbiguity{id, "可以", Date(2022, 6, 9), "六个月"})),
            "ambiguity_withdrawn");
  EXPECT_EQ(told(desk.run(city2, unclear())), "done") << "the words may be recorded again";
}

TEST_P(AmbiguityTest, it_is_withdrawn_by_its_author_or_by_who_enters_answers) {
  RecordAmbiguity of_county = unclear();
  of_county.unit = desk.unit();
  const auto first = desk.run(county, of_county);
  ASSERT_EQ(told(first), "done");
  const Actor colleague = desk.actor(Role::CNTY_HR, 1);
  EXPECT_EQ(told(desk.run(colleague, WithdrawAmbiguity{first->id, "不是我登记的"})),
            "not_your_ambiguity");
  EXPECT_FALSE(list_ambiguities(*desk, colleague, {})->items.front().withdrawable);
  EXPECT_EQ(told(desk.run(desk.actor(Role::TOWN), WithdrawAmbiguity{first->id, "不行"})),
            "not_found");
  EXPECT_EQ(told(desk.run(city, WithdrawAmbiguity{first->id, "审核时发现没有歧义"})), "done");
  const AmbiguityId answered = recorded();
  ASSERT_EQ(told(desk.run(city, AskAmbiguity{answered, "省人社厅", Date(2022, 6, 1)})), "done");
  ASSERT_EQ(told(desk.run(city2, AnswerAmbiguity{answered, "可", Date(2022, 6, 9), "六个月"})),
            "done");
  EXPECT_EQ(told(desk.run(city, WithdrawAmbiguity{answered, "太晚了"})), "ambiguity_answered");
}

TEST_P(AmbiguityTest, no_more_wait_than_can_be_shown_at_once) {
  ASSERT_EQ(told(desk.database().write([&](store::Writer& writer) -> Result<> {
              for (std::int64_t at = 1; at <= kMostWaiting; ++at)
                TRY_VOID(store::insert(
                    writer, store::AmbiguityRow{.unit = kCity,
                                                .id = AmbiguityId(at),
                                                .document = kNumber,
                                                .clause = kClause,
                                                .phrase = "第 " + std::to_string(at) + " 处",
                                                .question = "？",
                                                .reading = "读法",
                                                .state = AmbiguityState::open,
                                                .recorded_by = city.account,
                                                .recorded_on = Date(2022, 6, 1),
                                                .version = 1}));
              return {};
            })),
            "done");
  EXPECT_EQ(told(desk.run(city, unclear())), "ambiguities_too_many");
  EXPECT_EQ(std::ssize(*list_unclear(*desk, {})), kMostWaiting);
  RecordAmbiguity of_county = unclear();
  of_county.unit = desk.unit();
  EXPECT_EQ(told(desk.run(county, of_county)), "done") << "each unit by itself";
}

TEST_P(AmbiguityTest, the_list_is_searched_by_words_and_state_within_the_scope) {
  const AmbiguityId id = recorded();
  RecordAmbiguity of_county = unclear("补贴期限一般不超过3年");
  of_county.unit = desk.unit();
  of_county.question = "100% 计入吗？";
  ASSERT_EQ(told(desk.run(county, of_county)), "done");
  EXPECT_EQ(found(city, {}), 2);
  EXPECT_EQ(found(county, {}), 2);
  Actor other = county;
  other.scope.unit = UnitCode(371522);
  EXPECT_EQ(found(other, {}), 1);
  EXPECT_EQ(found(city, {.q = "适当"}), 1);
  EXPECT_EQ(found(city, {.q = "0%"}), 1);
  EXPECT_EQ(found(city, {.q = "没有的词"}), 0);
  EXPECT_EQ(found(city, {.unit = desk.unit()}), 1);
  ASSERT_EQ(told(desk.run(city, AskAmbiguity{id, "省人社厅", Date(2022, 6, 1)})), "done");
  EXPECT_EQ(found(city, {.state = AmbiguityState::asked}), 1);
  EXPECT_EQ(found(city, {.answered = true}), 0);
  EXPECT_EQ(found(city, {.answered = false}), 2);
  EXPECT_EQ(found(city, {.document = kNumber}), 2);
  const auto first = list_ambiguities(*desk, city, {.limit = 1});
  ASSERT_TRUE(first->next);
  EXPECT_EQ(first->total, 2);
  EXPECT_EQ(told(list_ambiguities(*desk, desk.actor(Role::SYSADM), {})), "role_may_not");
}

TEST_P(AmbiguityTest, who_acts_on_a_row_that_has_moved_on_is_told) {
  const AmbiguityId id = recorded();
  const AskAmbiguity ask{id, "省人社厅", Date(2022, 6, 1)};
  Request request{city, "ambiguity-key-1", wire::to_json(ask)};
  request.if_match = 1;
  ASSERT_EQ(told(perform(*desk, request, ask)), "done");
  request.key = "ambiguity-key-2";
  EXPECT_EQ(told(perform(*desk, request, ask)), "stale_version");
}

YIGANG_EACH_ENGINE(AmbiguityTest);

}  // namespace

}  // namespace yigang::usecase
