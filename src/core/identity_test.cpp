// Numbers and names that identify: vectors from tests/vectors (GB 11643, GB 32100) and the oddities
// of spreadsheets.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/csv.h"
#include "core/credit_code.h"
#include "core/person_name.h"
#include "core/resident_number.h"

namespace yigang {

namespace {

TEST(identity, the_published_vectors_hold) {
  std::ifstream file("tests/vectors/validator-vectors.csv");
  std::stringstream text;
  text << file.rdbuf();
  const auto rows = parse_csv(text.str());
  ASSERT_TRUE(rows);
  int seen = 0;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const auto& row = (*rows)[i].fields;
    const bool valid = row[2] == "1";
    if (row[0] == "id18" || row[0] == "id18-input") {
      EXPECT_EQ(ResidentNumber::parse(row[1]).has_value(), valid) << row[1];
      ++seen;
    } else if (row[0] == "uscc") {
      EXPECT_EQ(parse_credit_code(row[1]).has_value(), valid) << row[1];
      ++seen;
    }
  }
  EXPECT_GE(seen, 17);
}

TEST(identity, every_single_digit_error_is_found) {
  const std::string good = "371599196507071010";
  ASSERT_TRUE(ResidentNumber::parse(good));
  for (std::size_t place = 0; place < 17; ++place)
    for (char digit = '0'; digit <= '9'; ++digit) {
      if (digit == good[place]) continue;
      std::string wrong = good;
      wrong[place] = digit;
      EXPECT_FALSE(ResidentNumber::parse(wrong)) << place;
    }
}

TEST(identity, each_wrong_number_is_told_what_is_wrong) {
  const auto code = [](std::string_view text) { return ResidentNumber::parse(text).error().code; };
  EXPECT_EQ(code("3.71599196507071E+17"), "resident_number_scientific");
  EXPECT_EQ(code("371599650707101"), "resident_number_15");
  EXPECT_EQ(code("37159919650707101"), "resident_number_shape");
  EXPECT_EQ(code("37159919650707101O"), "resident_number_shape");
  EXPECT_EQ(code("37159919700229001X"), "resident_number_birth_date");
  EXPECT_EQ(code("371599196507071011"), "resident_number_check");
  EXPECT_EQ(code(""), "resident_number_shape");
  EXPECT_EQ(code("\xFF\xFE"), "resident_number_shape");
}

TEST(identity, old_and_unknown_area_prefixes_are_as_good_as_any) {
  std::string old = "37252519650707101";
  old.push_back(resident_number_check_character(old));
  EXPECT_TRUE(ResidentNumber::parse(old));
  std::string elsewhere = "52999919650707102";
  elsewhere.push_back(resident_number_check_character(elsewhere));
  const auto number = ResidentNumber::parse(elsewhere);
  ASSERT_TRUE(number);
  EXPECT_EQ(number->sex(), Sex::F);
  EXPECT_EQ(number->birth_date(), Date(1965, 7, 7));
  EXPECT_EQ(number->masked().substr(6, 8), "********");
}

TEST(identity, fifteen_digits_become_eighteen_only_on_request) {
  EXPECT_EQ(*resident_number_from_15("371599650707101"), "371599196507071010");
  EXPECT_EQ(resident_number_from_15("371599651307101").error().code, "resident_number_birth_date");
}

TEST(identity, names_are_han_with_one_kind_of_dot) {
  EXPECT_EQ(*parse_person_name("张 三"), "张三");
  EXPECT_EQ(*parse_person_name("买买提•艾力"), "买买提·艾力");
  EXPECT_EQ(*parse_person_name("买买提.艾力"), "买买提·艾力");
  // domain.md §4.6: 2–15 Han characters; a dot between them is none.
  const std::string twelve = "阿卜杜热合曼阿布都热西提";
  EXPECT_EQ(*parse_person_name("买·" + twelve + "·汗"), "买·" + twelve + "·汗");
  EXPECT_TRUE(parse_person_name("古丽·" + twelve + "汗"));
  EXPECT_FALSE(parse_person_name("古丽汗·" + twelve + "汗"));
  EXPECT_TRUE(parse_person_name("㛃䶮"));
  EXPECT_TRUE(parse_person_name("王\xF0\xA0\xAE\xB7"));  // U+20BB7
  for (const char* text :
       {"王", "", "Wang", "王·", "·王", "王3", "王<b>", "一二三四五六七八九十一二三四五六"})
    EXPECT_FALSE(parse_person_name(text)) << text;
  EXPECT_EQ(masked_name("王秀英"), "王*英");
  EXPECT_EQ(masked_name("王英"), "王*");
}

}  // namespace

}  // namespace yigang
