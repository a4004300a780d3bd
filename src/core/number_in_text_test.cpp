// A number of a person or of a card hides in a text in many shapes; figures, days, telephones and
// numbers of documents are no such number.
#include "core/number_in_text.h"

#include <gtest/gtest.h>

#include <string>

#include "core/resident_number.h"

namespace yigang {

namespace {

// Fictitious: the prefix 371599 is nobody's.
std::string number(const std::string& seventeen) {
  return seventeen + resident_number_check_character(seventeen);
}

std::string with_x() {
  for (int sequence = 100;; ++sequence) {
    const std::string whole = number("37159919660101" + std::to_string(sequence));
    if (whole.back() == 'X') return whole;
  }
}

TEST(NumberInText, a_resident_number_is_found_wherever_it_stands) {
  const std::string whole = number("37159919660101123");
  EXPECT_EQ(number_in_text(whole), NumberInText::resident_number);
  EXPECT_EQ(number_in_text("公示:" + whole + " 王某"), NumberInText::resident_number);
  EXPECT_EQ(number_in_text("ID" + whole + "abc"), NumberInText::resident_number);
  EXPECT_EQ(number_in_text("电话13800000000" + whole), NumberInText::resident_number);
  EXPECT_EQ(number_in_text(whole + "13800000000"), NumberInText::resident_number);
  EXPECT_EQ(number_in_text(whole.substr(0, 6) + " " + whole.substr(6, 8) + "-" + whole.substr(14)),
            NumberInText::resident_number);
  EXPECT_EQ(number_in_text(whole.substr(0, 6) + "\xE2\x80\x94" + whole.substr(6)),
            NumberInText::resident_number);
  EXPECT_EQ(number_in_text(whole.substr(0, 9) + "\xE2\x80\x8B" + whole.substr(9)),
            NumberInText::resident_number);
}

TEST(NumberInText, groups_of_any_usual_form_are_one_number) {
  const std::string whole = number("37159919660101123");
  const std::string day =
      whole.substr(6, 4) + "-" + whole.substr(10, 2) + "-" + whole.substr(12, 2);
  EXPECT_EQ(number_in_text(whole.substr(0, 6) + " " + day + " " + whole.substr(14)),
            NumberInText::resident_number);
  std::string spaced;
  for (const char c : whole) spaced += std::string(1, c) + " ";
  EXPECT_EQ(number_in_text(spaced), NumberInText::resident_number);
  EXPECT_EQ(number_in_text("13800000000 " + whole.substr(0, 6) + " " + whole.substr(6)),
            NumberInText::resident_number);
}

// Some of so many windows have a right check character.
TEST(NumberInText, a_list_of_days_is_no_number) {
  for (const char* year : {"2019", "2020", "2022"}) {
    std::string days;
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= 28; ++day) {
        const std::string two = std::to_string(100 + day).substr(1);
        days += std::string(year) + "-" + std::to_string(100 + month).substr(1) + "-" + two + " ";
      }
    EXPECT_EQ(number_in_text(days), NumberInText::none) << year;
  }
}

TEST(NumberInText, a_final_x_and_full_width_digits_count) {
  std::string whole = with_x();
  EXPECT_EQ(number_in_text("号码" + whole + "。"), NumberInText::resident_number);
  whole.back() = 'x';
  EXPECT_EQ(number_in_text(whole), NumberInText::resident_number);
  std::string wide;
  for (const char c : whole) {
    wide += "\xEF\xBC";
    wide += static_cast<char>(c == 'x' ? 0xB8 : 0x90 + (c - '0'));
    if (c == 'x') wide.replace(wide.size() - 3, 3, "\xEF\xBD\x98");
  }
  EXPECT_EQ(number_in_text(wide), NumberInText::resident_number);
}

TEST(NumberInText, an_old_number_of_fifteen_digits_is_found_as_a_group) {
  EXPECT_EQ(number_in_text("旧证 372599660101123 号"), NumberInText::resident_number);
  EXPECT_EQ(number_in_text("372599 660101 123"), NumberInText::resident_number);
  EXPECT_EQ(number_in_text("3725996601011230"), NumberInText::none);
  EXPECT_EQ(number_in_text("372599661301123"), NumberInText::none);
}

TEST(NumberInText, a_bank_card_is_found_by_its_check_digit) {
  EXPECT_EQ(number_in_text("6222 0000 0000 0000 001"), NumberInText::none);
  int found = 0;
  for (int last = 0; last < 10; ++last) {
    const std::string card = "622200000000000001" + std::to_string(last);
    if (number_in_text("退到 " + card) == NumberInText::bank_card) ++found;
    EXPECT_EQ(number_in_text("0" + card), NumberInText::none);
  }
  EXPECT_EQ(found, 1);
  EXPECT_EQ(number_in_text("卡号:4111 1111 1111 1111"), NumberInText::bank_card);
  EXPECT_EQ(number_in_text("4111-1111-1111-1111,开户行"), NumberInText::bank_card);
}

TEST(NumberInText, what_texts_of_an_office_hold_is_no_number) {
  for (const std::string text :
       {"聊政办字〔2022〕4号", "0635-8224567、13800000000", "2022-03-01 至 2022-03-31",
        "2022-03-01 2022-03-31", "合同 3715022022030001", "6358224567 8224568、6358224567 8224569",
        "6358224560 8224568、6358224561 8224568、6358224562 8224568、6358224563 8224568",
        "每月 680.00 元,共 12 个月", "", "371599196601011230000",
        "1234567890123456789012345678901234567890"})
    EXPECT_EQ(number_in_text(text), NumberInText::none) << text;
  // The check character is wrong: a slip of the pen names nobody, and is not this rule's matter.
  std::string wrong = number("37159919660101123");
  wrong.back() = wrong.back() == '1' ? '2' : '1';
  EXPECT_EQ(number_in_text(wrong), NumberInText::none);
  EXPECT_EQ(number_in_text("\xC3"), NumberInText::none);
}

TEST(excerpt, cuts_between_characters_and_tells_no_long_number) {
  EXPECT_EQ(excerpt("在押"), "在押");
  std::string long_text;
  for (int i = 0; i < 61; ++i) long_text += "村";
  EXPECT_EQ(excerpt(long_text), long_text.substr(0, 180)) << "three bytes a character";
  EXPECT_EQ(excerpt("a村b", 2), "a村");
  EXPECT_EQ(excerpt("20220301.csv"), "20220301.csv");
  EXPECT_EQ(excerpt("x372599196903080021y"), "x******************y");
  EXPECT_EQ(excerpt("３７２５９９ 1969-0308"), "****** ****-****");
  EXPECT_EQ(excerpt("ab372599196903080021", 5), "ab***") << "also what is cut off";
  EXPECT_EQ(excerpt("\xff"), "");
}

}  // namespace

}  // namespace yigang
