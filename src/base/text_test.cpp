#include "base/text.h"

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "base/csv.h"
#include "base/messages.h"
#include "base/random.h"

namespace yigang {

namespace {

TEST(text, invalid_utf8_is_found_at_its_first_byte) {
  EXPECT_FALSE(first_invalid_utf8("益岗 ok \xF0\xA0\xAE\xB7"));
  EXPECT_EQ(first_invalid_utf8("ab\xC0\xAF"), 2U);        // overlong
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U);      // surrogate
  EXPECT_EQ(first_invalid_utf8("abc\xE7\x9B"), 3U);       // cut off
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0U);  // beyond U+10FFFF
  EXPECT_EQ(first_invalid_utf8("\xB4\xF3\xC7\xBD"), 0U);  // GBK
}

TEST(text, full_width_input_folds_and_zero_width_marks_go) {
  EXPECT_EQ(fold_width("３７１５９９"), "371599");
  EXPECT_EQ(fold_width("a\xE2\x80\x8B"
                       "b\xEF\xBB\xBF"
                       "c"),
            "abc");
  EXPECT_EQ(fold_width("王\xE3\x80\x80英"), "王 英");
}

TEST(text, integers_are_whole_or_nothing) {
  EXPECT_EQ(parse_integer("-12"), -12);
  for (const char* wrong : {"", "+1", "1.0", " 1", "1 ", "0x1", "9223372036854775808"})
    EXPECT_FALSE(parse_integer(wrong)) << wrong;
}

TEST(text, the_nearest_word_is_suggested) {
  EXPECT_EQ(nearest_word("rual", {"rural", "urban"}), "rural");
}

TEST(csv, quotes_commas_and_line_ends_inside_fields_are_kept) {
  const auto rows = parse_csv(
      "\xEF\xBB\xBF"
      "a,\"b,\"\"c\"\"\r\nd\"\r\n\r\nx,\r\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[0].fields, (std::vector<std::string>{"a", "b,\"c\"\r\nd"}));
  EXPECT_EQ((*rows)[1].fields, (std::vector<std::string>{"x", ""}));
  EXPECT_EQ((*rows)[1].line, 4);
}

TEST(csv, torn_files_name_their_line) {
  EXPECT_EQ(parse_csv("a\nb\"c").error().code, "csv_stray_quote");
  EXPECT_EQ(parse_csv("a\n\"b").error().field, "line 2");
  EXPECT_EQ(parse_csv("\"a\"b").error().code, "csv_text_after_quote");
  EXPECT_EQ(parse_csv("a\xFF").error().code, "not_utf8");
}

TEST(messages, sentences_exist_in_both_languages_and_take_their_params) {
  const Problem problem = refused("not_found").with("x", "y");
  EXPECT_NE(say(problem, Language::zh_cn), say(problem, Language::en));
  EXPECT_EQ(say("bad_date", {{"value", "x"}}, Language::en).find('{'), std::string::npos);
  const Params steps{{"step", "approval"}, {"missing", "review"}};
  EXPECT_EQ(say("step_out_of_order", steps, Language::zh_cn),
            "还不能办“县级审批”：先要办“民主评议”");
  const Params levels{{"role", "CNTY_HR"}, {"levels", "city, town, elsewhere"}};
  EXPECT_NE(
      say("role_of_other_level", levels, Language::zh_cn).find("市级、乡镇（街道）、elsewhere"),
      std::string::npos);
  EXPECT_EQ(say("no_such_code_at_all", {}, Language::en), "no_such_code_at_all");
}

TEST(bytes, hex_and_base64url_are_what_the_standards_say) {
  EXPECT_EQ(to_hex(*from_hex("00ffA0")), "00ffa0");
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0g"));
  // RFC 4648 section 10, without padding.
  EXPECT_EQ(to_base64url(bytes_of("foob")), "Zm9vYg");
  EXPECT_EQ(to_base64url(bytes_of("fooba")), "Zm9vYmE");
}

TEST(random, the_same_seed_gives_the_same_numbers) {
  SeededRandom a(7);
  SeededRandom b(7);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(a.next(), b.next());
  for (int i = 0; i < 1000; ++i) EXPECT_LT(a.below(7), 7U);
}

}  // namespace

}  // namespace yigang
