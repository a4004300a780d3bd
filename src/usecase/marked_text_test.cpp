// Phrases in a text that officials bring as they have it. No store, no law.
#include "usecase/marked_texts.h"

#include <gtest/gtest.h>

namespace yigang::usecase {

namespace {

std::string marked_words(const MarkedText& marked) {
  std::string said;
  for (const Paragraph& paragraph : marked.paragraphs)
    for (const TextPart& part : paragraph.parts)
      if (part.cited) said += "[" + part.text + "]";
  return said;
}

TEST(marked_text, a_phrase_is_found_over_a_broken_line_and_shown_as_it_stands) {
  const std::string text = "其中乡\r\n\r\n村公益性岗位 7.2 万个。\n尾\n";
  const MarkedText marked = mark_text(text, {}, {{"一", "其中乡村公益性岗位7.2万个"}});
  ASSERT_EQ(marked.paragraphs.size(), 3U);
  EXPECT_EQ(marked_words(marked), "[其中乡][村公益性岗位 7.2 万个]");
  EXPECT_EQ(marked.paragraphs[1].parts.back().text, "。");
  EXPECT_FALSE(marked.paragraphs[1].parts.back().cited);
  EXPECT_EQ(marked.paragraphs[2].number, 3);
}

TEST(marked_text, width_of_signs_and_kinds_of_dashes_do_not_count) {
  const std::string text = "农村大龄人员（45－65周岁）等群体";
  EXPECT_EQ(marked_words(mark_text(text, {}, {{"一", "农村大龄人员(45—65 周岁)"}})),
            "[农村大龄人员（45－65周岁）]");
  EXPECT_TRUE(stands_in(text, "(45-65周岁)"));
  EXPECT_FALSE(stands_in(text, "(45-66周岁)"));
  EXPECT_FALSE(stands_in(text, " "));
}

TEST(marked_text, a_phrase_is_taken_from_its_own_clause_first) {
  const std::string text = "(一)甲。报名申请\n(二)乙。报名申请\n";
  const std::vector<ClauseHead> heads{{"二(一)", "(一)甲"}, {"二(二)", "(二)乙"}};
  const MarkedText second = mark_text(text, heads, {{"二(二)", "报名申请"}});
  EXPECT_GT(second.phrases[0].begin, text.find("(二)"));
  ASSERT_EQ(second.paragraphs.size(), 2U);
  EXPECT_EQ(second.paragraphs[0].begins, std::vector<std::string>{"二(一)"});
  EXPECT_EQ(second.paragraphs[1].begins, std::vector<std::string>{"二(二)"});
  // Where it does not stand there, from wherever it does.
  const MarkedText moved = mark_text(text, heads, {{"二(二)", "甲"}});
  EXPECT_TRUE(moved.phrases[0].found);
  EXPECT_TRUE(moved.phrases[0].elsewhere);
  EXPECT_FALSE(second.phrases[0].elsewhere);
  EXPECT_LT(moved.phrases[0].begin, text.find("(二)"));
}

TEST(marked_text, what_is_not_there_is_said_and_marks_nothing) {
  const MarkedText marked = mark_text("补贴期限", {}, {{"一", "意外伤害"}, {"一", "期限"}});
  EXPECT_FALSE(marked.phrases[0].found);
  EXPECT_TRUE(marked.phrases[1].found);
  EXPECT_EQ(marked_words(marked), "[期限]");
}

TEST(marked_text, two_phrases_over_each_other_keep_both_clauses) {
  const MarkedText marked = mark_text("甲乙丙", {}, {{"一", "甲乙"}, {"二", "乙丙"}});
  ASSERT_EQ(marked.paragraphs.size(), 1U);
  const std::vector<TextPart>& parts = marked.paragraphs[0].parts;
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[1].text, "乙");
  EXPECT_EQ(parts[1].clauses, (std::vector<std::string>{"一", "二"}));
}

TEST(marked_text, a_passage_has_its_neighbours_and_their_numbers) {
  const std::string text = "\xEF\xBB\xBF一\n二\n三\n四\n五";
  const MarkedText marked = mark_text(text, {}, {{"x", "三"}, {"x", "一"}});
  const auto around = passage(marked, text, marked.phrases[0], 1);
  ASSERT_EQ(around.size(), 3U);
  EXPECT_EQ(around[0].number, 2);
  EXPECT_TRUE(around[1].parts[0].cited);
  const auto first = passage(marked, text, marked.phrases[1], 1);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].parts[0].text, "一");  // without the mark of the order of bytes
}

TEST(MarkedTexts, the_same_words_are_marked_once_and_the_latest_few_are_kept) {
  MarkedTexts texts;
  const auto first = texts.of("补贴期限", {}, {{"一", "期限"}});
  EXPECT_EQ(texts.of("补贴期限", {}, {{"一", "期限"}}), first);
  EXPECT_NE(texts.of("补贴期限", {}, {{"一", "补贴"}}), first) << "other phrases";
  EXPECT_NE(texts.of("补贴期限一", {}, {{"一", "期限"}}), first) << "another text";
  EXPECT_NE(texts.of("补贴期限", {{"一", ""}}, {{"一", "期限"}}), first) << "other headings";
  EXPECT_EQ(texts.of("补贴期限", {}, {{"一", "期限"}}), first);
  for (std::size_t at = 0; at < MarkedTexts::kMost; ++at)
    static_cast<void>(texts.of("另一份" + std::to_string(at), {}, {}));
  EXPECT_NE(texts.of("补贴期限", {}, {{"一", "期限"}}), first) << "it has gone";
  EXPECT_EQ(first->phrases.size(), 1U) << "whoever holds it still has it";
}

}  // namespace

}  // namespace yigang::usecase
