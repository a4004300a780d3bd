// The official text of a document of law, on both engines: who brings it, who confirms it, what is
// refused and what is shown.
#include "usecase/document_texts.h"

#include "store/described_row.h"
#include "usecase/confirmation_reads.h"
#include "usecase/desk_fixture.h"
#include "usecase/figures.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

const std::string kNumber(law::kNotice);
const std::string kText =
    "聊政办字〔2022〕4号\n\n二、组织实施\n\n(四)统一岗位待遇。补贴期限一\n般不超过3年,"
    "到期后可视情适当延长。\n";

class DocumentTextTest : public store::EachEngine {
 protected:
  DocumentTextTest() : desk(GetParam()) {}

  Result<DocumentTextTaken> upload(const Actor& actor, const std::string& text) {
    return desk.run(actor, UploadDocumentText{kCity, kNumber, text});
  }
  DocumentTextId shown(const std::string& text) {
    const auto taken = upload(city, text);
    EXPECT_EQ(told(taken), "done");
    EXPECT_EQ(told(desk.run(city2, ConfirmDocumentText{taken->id})), "done");
    return taken->id;
  }
  std::string offset_of(const std::string& text) {
    const auto refused = upload(city, text);
    if (refused) return "taken";
    std::string said = refused.error().code + " " + refused.error().field;
    for (const auto& [name, value] : refused.error().params) said += " " + name + "=" + value;
    return said;
  }
  // A figure of the county, by a document of its own.
  void enter_county_document() {
    const auto entered = desk.run(county, EnterFigure{"wage_tier",
                                                      desk.unit(),
                                                      Date(2022, 4, 1),
                                                      {},
                                                      "2",
                                                      kCountyDocument,
                                                      "一",
                                                      "我县执行第二档",
                                                      store::FigureStatus::confirmed});
    ASSERT_EQ(told(entered), "done");
    ASSERT_EQ(told(desk.run(desk.actor(Role::CNTY_HR, 1), ConfirmFigure{entered->id})), "done");
  }

  const std::string kCountyDocument = "冠政办发〔2022〕5号";
  TestDesk desk;
  const Actor city = desk.actor(Role::CITY_HR);
  const Actor city2 = desk.actor(Role::CITY_HR, 1);
  const Actor county = desk.actor(Role::CNTY_HR);
};

TEST_P(DocumentTextTest, a_text_is_shown_once_a_second_person_has_confirmed_it) {
  const auto before = read_law_text(*desk, {kNumber});
  ASSERT_EQ(told(before), "done");
  EXPECT_FALSE(before->shown);
  EXPECT_EQ(before->may_supply, std::vector<Role>{Role::CITY_HR});
  const auto taken = upload(city, kText);
  ASSERT_EQ(told(taken), "done");
  EXPECT_EQ(taken->paragraphs, 4);
  EXPECT_EQ(taken->size_bytes, static_cast<std::int64_t>(kText.size()));
  EXPECT_GE(taken->phrases_found, 3);
  EXPECT_LT(taken->phrases_found, taken->phrases);
  EXPECT_FALSE(read_law_text(*desk, {kNumber})->shown);
  EXPECT_EQ(told(desk.run(city, ConfirmDocumentText{taken->id})), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county, ConfirmDocumentText{taken->id})), "not_found");
  ASSERT_EQ(told(desk.run(city2, ConfirmDocumentText{taken->id})), "done");
  const auto after = read_law_text(*desk, {kNumber});
  ASSERT_TRUE(after->shown);
  EXPECT_EQ(after->shown->digest, taken->digest);
  EXPECT_EQ(after->paragraphs.size(), 4U);
  EXPECT_FALSE(after->missing.empty());
  EXPECT_TRUE(list_documents(*desk, {})->front().has_text);
  EXPECT_EQ(told(desk.run(city2, ConfirmDocumentText{taken->id})), "document_text_decided");
}

TEST_P(DocumentTextTest, the_clause_shows_the_paragraphs_around_its_phrases) {
  shown(kText);
  const auto clause = read_clause_text(*desk, {kNumber, "LZ-2022-4 二(四)/6"});
  ASSERT_EQ(told(clause), "done");
  EXPECT_EQ(clause->clause, "LZ-2022-4 二(四)");
  const auto passage =
      std::ranges::find(clause->passages, "补贴期限一般不超过3年", &PhrasePassage::phrase);
  ASSERT_NE(passage, clause->passages.end());
  EXPECT_TRUE(passage->found);
  ASSERT_EQ(passage->paragraphs.size(), 3U);  // broken over two lines, and the one before
  EXPECT_EQ(passage->paragraphs[1].begins, std::vector<std::string>{"LZ-2022-4 二(四)"});
  const auto missing =
      std::ranges::find(clause->passages, "已购买的不再重复购买", &PhrasePassage::phrase);
  ASSERT_NE(missing, clause->passages.end());
  EXPECT_FALSE(missing->found);
  EXPECT_TRUE(missing->paragraphs.empty());
}

TEST_P(DocumentTextTest, what_is_no_plain_text_is_refused_with_the_byte) {
  EXPECT_EQ(offset_of("聊城\xC1\xC4"), "document_text_not_utf8 body offset=6");
  EXPECT_EQ(offset_of(std::string("PK\x03\x04", 4)), "document_text_control body offset=2");
  EXPECT_EQ(offset_of(std::string("a\0b", 3)), "document_text_control body offset=1");
  EXPECT_EQ(offset_of("第\u202E一"), "document_text_control body offset=3")
      << "turns the text round";
  EXPECT_EQ(offset_of("一\u200B"), "document_text_control body offset=3");
  EXPECT_EQ(offset_of("\u0085"), "document_text_control body offset=0");
  EXPECT_EQ(offset_of(""), "document_text_empty body");
  EXPECT_EQ(offset_of("\xEF\xBB\xBF \r\n"), "document_text_empty body");
  EXPECT_EQ(offset_of(std::string(kDocumentTextBytes + 1, 'a')),
            "document_text_too_large body most=1");
  EXPECT_EQ(offset_of("联系人 372599196903080024"), "resident_number_in_text body");
}

TEST_P(DocumentTextTest, a_later_text_takes_the_place_and_the_earlier_stays_known) {
  const DocumentTextId first = shown(kText);
  EXPECT_EQ(told(upload(city, kText)), "document_text_same");
  const auto second = upload(city, kText + "附件\n");
  ASSERT_EQ(told(second), "done");
  EXPECT_EQ(told(upload(city, kText + "附件2\n")), "document_text_waits");
  EXPECT_EQ(read_law_text(*desk, {kNumber})->paragraphs.size(), 4U);
  ASSERT_EQ(told(desk.run(city2, ConfirmDocumentText{second->id})), "done");
  EXPECT_EQ(read_law_text(*desk, {kNumber})->paragraphs.size(), 5U);
  const auto known = list_document_texts(*desk, city, {kNumber});
  ASSERT_EQ(told(known), "done");
  ASSERT_EQ(known->items.size(), 2U);
  EXPECT_EQ(known->items[0].id, second->id);
  EXPECT_EQ(known->items[1].id, first);
  EXPECT_EQ(read_document_text(*desk, county, {first})->paragraphs.size(), 4U);
}

TEST_P(DocumentTextTest, one_that_is_not_the_document_goes_back) {
  const auto wrong = upload(city, "另一份文件");
  ASSERT_EQ(told(wrong), "done");
  EXPECT_EQ(wrong->phrases_found, 0);
  EXPECT_EQ(told(desk.run(city2, WithdrawDocumentText{wrong->id, ""})), "text_missing");
  ASSERT_EQ(told(desk.run(city2, WithdrawDocumentText{wrong->id, "传错文件"})), "done");
  EXPECT_EQ(told(desk.run(city2, ConfirmDocumentText{wrong->id})), "document_text_decided");
  EXPECT_EQ(told(upload(city, kText)), "done");
}

TEST_P(DocumentTextTest, a_county_brings_its_own_documents_and_no_others) {
  EXPECT_EQ(told(desk.run(county, UploadDocumentText{desk.unit(), kNumber, kText})),
            "document_of_another");
  EXPECT_EQ(told(upload(county, kText)), "not_found");
  EXPECT_EQ(told(desk.run(county, UploadDocumentText{desk.unit(), kCountyDocument, "一"})),
            "not_found");
  enter_county_document();
  const auto own = desk.run(
      county, UploadDocumentText{desk.unit(), kCountyDocument, "一、我县执行第二档最低工资标准"});
  ASSERT_EQ(told(own), "done");
  EXPECT_EQ(own->phrases_found, 1);
  EXPECT_EQ(told(desk.run(desk.actor(Role::CNTY_HR, 1), ConfirmDocumentText{own->id})),
            "role_may_not");
  ASSERT_EQ(told(desk.run(city, ConfirmDocumentText{own->id})), "done");
  EXPECT_EQ(read_law_text(*desk, {kCountyDocument})->missing.size(), 0U);
  EXPECT_EQ(told(read_law_text(*desk, {"没有这份文件"})), "not_found");
}

TEST_P(DocumentTextTest, it_waits_in_the_list_of_who_may_confirm_it) {
  ASSERT_EQ(told(upload(city, kText)), "done");
  ConfirmationQuery query;
  query.kind = store::ConfirmationKind::document_text;
  query.for_me = true;
  EXPECT_EQ(list_confirmations(*desk, city, query)->items.size(), 0U);
  const auto waiting = list_confirmations(*desk, city2, query);
  ASSERT_EQ(told(waiting), "done");
  ASSERT_EQ(waiting->items.size(), 1U);
  EXPECT_EQ(waiting->items[0].name, kNumber);
  EXPECT_EQ(told(list_confirmations(*desk, county, query)), "role_may_not");
}

TEST_P(DocumentTextTest, a_text_that_was_changed_in_the_store_is_not_shown) {
  const DocumentTextId id = shown(kText);
  const auto changed = desk.database().write([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("UPDATE document_text SET content = 'x' WHERE id = ?1", store::args(id)));
    return {};
  });
  ASSERT_EQ(told(changed), "done");
  EXPECT_EQ(told(read_law_text(*desk, {kNumber})), "document_text_digest");
}

YIGANG_EACH_ENGINE(DocumentTextTest);

}  // namespace

}  // namespace yigang::usecase
