#include "demo/names.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/check.h"

namespace yigang::demo {

namespace {

constexpr std::array<std::string_view, 26> kSurnames{
    "王", "张", "李", "刘", "陈", "杨", "赵", "孙", "高", "郭", "马", "徐", "朱",
    "韩", "许", "崔", "魏", "于", "田", "任", "宋", "吕", "耿", "靖", "訾", "逯"};
constexpr std::array<int, 26> kSurnameWeights{1300, 1000, 900, 800, 420, 400, 400, 360, 300,
                                              280,  300,  260, 220, 220, 200, 180, 170, 170,
                                              160,  150,  150, 140, 40,  20,  10,  10};
constexpr std::array<std::string_view, 16> kOlderWomen{
    "秀英", "桂兰", "玉兰", "桂英", "秀兰", "玉英", "凤英", "桂荣",
    "秀云", "玉梅", "爱英", "兰英", "春梅", "月英", "秀芹", "桂芝"};
constexpr std::array<std::string_view, 16> kOlderMen{"建国", "建军", "卫东", "洪军", "金生", "玉柱",
                                                     "长江", "保国", "庆丰", "立新", "书田", "德胜",
                                                     "西岭", "学文", "兆祥", "广林"};
constexpr std::array<std::string_view, 10> kYoungerWomen{"丽娜", "海燕", "晓敏", "婷婷", "文静",
                                                         "雪梅", "艳丽", "倩倩", "晓红", "娟娟"};
constexpr std::array<std::string_view, 10> kYoungerMen{"海涛", "志强", "晓东", "洪涛", "永刚",
                                                       "鹏飞", "浩然", "文博", "立明", "帅帅"};
constexpr std::array<std::string_view, 5> kRareGiven{"㛃霞", "䶮成", "𠮷顺", "靐生", "龘明"};
constexpr std::array<std::string_view, 4> kDotted{"阿卜杜拉·马合木", "古丽·买买提", "法图麦·马",
                                                  "尔洒·白"};

template <std::size_t N>
std::string_view any(Dice& dice, const std::array<std::string_view, N>& list) {
  return list[static_cast<std::size_t>(dice.below(static_cast<int>(N)))];
}

}  // namespace

std::string make_name(Dice& dice, Sex sex, Date birth, Townsfolk townsfolk) {
  const int kind = dice.below(10'000);
  if (kind < 30 || (townsfolk == Townsfolk::hui && kind >= 9'530))
    return std::string(any(dice, kDotted));
  std::string name(kSurnames[dice.pick(kSurnameWeights)]);
  if (kind < 50) return name += any(dice, kRareGiven);
  const bool older = birth < Date(1978, 1, 1);
  if (sex == Sex::F) return name += older ? any(dice, kOlderWomen) : any(dice, kYoungerWomen);
  return name += older ? any(dice, kOlderMen) : any(dice, kYoungerMen);
}

std::string make_phone(Dice& dice) {
  return fmt::format("1990000{:04}", dice.below(10'000));
}

std::string make_account(Dice& dice) {
  std::string digits = fmt::format("6217999999{:04}{:04}", dice.below(10'000), dice.below(10'000));
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    // Counted from the check digit to come, every second digit is doubled.
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return digits += static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool NumberMaker::has_room(Date birth, Sex sex) const {
  const auto found = used_.find({birth, sex});
  return found == used_.end() || found->second < 499;
}

ResidentNumber NumberMaker::make(Date birth, Sex sex) {
  const int taken = used_[{birth, sex}]++;
  CHECK(taken < 499);
  const int sequence = 2 * taken + (sex == Sex::M ? 1 : 2);
  std::string digits =
      fmt::format("{}{:04}{:02}{:02}{:03}", birth < Date(1998, 1, 1) ? "372599" : "371599",
                  birth.year(), birth.month(), birth.day(), sequence);
  digits += resident_number_check_character(digits);
  auto number = ResidentNumber::parse(digits);
  CHECK(number.has_value());
  return *std::move(number);
}

}  // namespace yigang::demo
