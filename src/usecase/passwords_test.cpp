// Passwords by the figure password_policy.
#include "usecase/passwords.h"

#include <gtest/gtest.h>

namespace yigang::usecase {

namespace {

const CommonPasswords& shipped() {
  static const CommonPasswords common = *CommonPasswords::load("law");
  return common;
}

std::string verdict(std::string_view password, PasswordPolicy policy = PasswordPolicy::asvs) {
  const auto checked = check_new_password(password, "county1", policy, shipped());
  return checked ? "done" : checked.error().code;
}

TEST(Passwords, the_shipped_list_holds_a_few_hundred_of_those_that_everybody_tries) {
  EXPECT_GT(shipped().size(), 300U);
  for (const std::string_view word : {"123456", "qwertyuiop", "1qaz2wsx3edc", "liaocheng2022",
                                      "gongyigang@2024", "yigang123456", "password"})
    EXPECT_TRUE(shipped().holds(word)) << word;
  EXPECT_FALSE(CommonPasswords::load("no-such-folder"));
}

TEST(Passwords, a_common_one_is_refused_whatever_its_case_and_what_stands_around_it) {
  for (const std::string_view password :
       {"QwertyUiopAsdf", "gongyigangwei2026", "Liaocheng@2025!!", "123-Liaocheng-456",
        "Passw0rd!!!!!!", "371502196501011234", "0635-1234567-8", "aaaaaaaaaaaaaa",
        "woaizhongguo1949", "my-county1-password"})
    EXPECT_EQ(verdict(password), "password_too_common") << password;
  for (const std::string_view password : {"清泉街道的一长串密码呀呀", "correct horse battery",
                                          "liaocheng is not enough", "k7mqp2xw9hvd"})
    EXPECT_EQ(verdict(password), "done") << password;
}

TEST(Passwords, asvs_asks_for_twelve_characters_and_mlps3_for_eight_of_three_kinds) {
  EXPECT_EQ(verdict("k7mqp2xw9hv"), "password_too_short");
  EXPECT_EQ(verdict("k7mqp2xw9hvd"), "done");
  EXPECT_EQ(verdict("k7Mqp2x", PasswordPolicy::mlps3), "password_too_short");
  EXPECT_EQ(verdict("k7mqp2xw", PasswordPolicy::mlps3), "password_too_plain");
  EXPECT_EQ(verdict("k7Mqp2xw", PasswordPolicy::mlps3), "done");
  EXPECT_EQ(verdict("k7-qp2xw", PasswordPolicy::mlps3), "done");
  EXPECT_EQ(verdict("Yigang@2026", PasswordPolicy::mlps3), "password_too_common");
}

TEST(Passwords, mlps3_has_it_changed_every_ninety_days_and_asvs_never) {
  const Date set(2022, 1, 1);
  EXPECT_FALSE(password_is_old(PasswordPolicy::mlps3, set, Date(2022, 4, 1)));  // the 90th day
  EXPECT_TRUE(password_is_old(PasswordPolicy::mlps3, set, Date(2022, 4, 2)));
  EXPECT_TRUE(password_is_old(PasswordPolicy::mlps3, std::nullopt, set));
  EXPECT_FALSE(password_is_old(PasswordPolicy::asvs, set, Date(2030, 1, 1)));
  EXPECT_FALSE(password_is_old(PasswordPolicy::asvs, std::nullopt, set));
}

TEST(Passwords, a_new_one_passes_the_rules_itself) {
  SeededRandom random(1);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(verdict(new_password(random)), "done");
}

}  // namespace

}  // namespace yigang::usecase
