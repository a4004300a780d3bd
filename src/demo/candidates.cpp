#include "demo/candidates.h"

#include <array>

namespace yigang::demo {

namespace {

// A circumstance that bars a person, by its share among those who have one.
struct Share {
  policy::Reason reason;
  int weight;
};
constexpr std::array<Share, 4> kCircumstances{{{policy::Reason::draws_employee_pension, 20},
                                               {policy::Reason::registered_business, 45},
                                               {policy::Reason::employed_elsewhere, 30},
                                               {policy::Reason::in_school_or_service, 5}}};

}  // namespace

Date Candidates::born(Date day, int age) {
  return Date(day.year() - age - 1, day.month(), 1).plus_days(dice_.below(365));
}

Candidate Candidates::person(Sex sex, Date birth, Townsfolk townsfolk) {
  while (!numbers_.has_room(birth, sex)) birth = birth.plus_days(1);
  ResidentNumber number = numbers_.make(birth, sex);
  std::string name = make_name(dice_, sex, birth, townsfolk);
  std::string phone = make_phone(dice_);
  Candidate one{
      std::move(name), std::move(number), std::move(phone), sex, {}, {}, {}, {}, {}, 0, {}};
  if (dice_.chance(250)) {
    constexpr std::array<int, 4> kWeights{kCircumstances[0].weight, kCircumstances[1].weight,
                                          kCircumstances[2].weight, kCircumstances[3].weight};
    one.circumstance = kCircumstances[dice_.pick(kWeights)].reason;
  }
  return one;
}

Candidate Candidates::rural(Date day, Townsfolk townsfolk) {
  const bool young = dice_.chance(800);
  const bool boundary = !young && dice_.chance(200);
  const Sex sex = dice_.chance(5800) ? Sex::F : Sex::M;
  const int age = young ? dice_.between(18, 44) : dice_.triangular(45, 57, 64);
  Date birth = born(day, age);
  // 64.9 to 66 years: on both sides of the upper limit.
  if (boundary) birth = Date(day.year() - 66, day.month(), 1).plus_days(dice_.below(400));
  Candidate one = person(sex, birth, townsfolk);
  const int drawn = dice_.below(100);
  if (!young && drawn < 64) {
    one.groups = {{TargetGroup::older, ""}};
  } else if (drawn < 84 && (young || drawn >= 64)) {
    one.in_register = dice_.chance(1500) ? TargetGroup::monitored : TargetGroup::poverty_alleviated;
  } else {
    one.in_register = drawn < 95 ? TargetGroup::low_income : TargetGroup::disabled;
  }
  if (one.in_register) {
    one.groups = {{*one.in_register, ""}};
    // Groups overlap: who is of the age as well says so.
    if (!young && dice_.chance(4000)) one.groups.push_back({TargetGroup::older, ""});
  }
  if (!one.circumstance && dice_.chance(500)) one.prior_months = dice_.between(6, 31);
  return one;
}

Candidate Candidates::urban(Date day, Townsfolk townsfolk) {
  const int drawn = dice_.below(100);
  const Sex sex = drawn < 60 ? Sex::F : drawn < 85 ? Sex::M : dice_.chance(5000) ? Sex::F : Sex::M;
  const int age = drawn < 60   ? dice_.between(45, 48)
                  : drawn < 85 ? dice_.between(55, 58)
                               : dice_.between(25, 44);
  Candidate one = person(sex, born(day, age), townsfolk);
  TargetGroup group = TargetGroup::older_unemployed;
  if (drawn >= 95)
    group = TargetGroup::other_hardship;
  else if (drawn >= 85)
    group = TargetGroup::zero_employment_household;
  one.groups = {{group, ""}};
  one.recognised = group;
  if (sex == Sex::F)
    one.category = dice_.chance(8000) ? RetirementCategory::F50 : RetirementCategory::F55;
  return one;
}

Candidate Candidates::expanded(Date day, Townsfolk townsfolk, const std::string& group) {
  const Sex sex = dice_.chance(5000) ? Sex::F : Sex::M;
  Candidate one = person(sex, born(day, dice_.between(30, 44)), townsfolk);
  one.groups = {{TargetGroup::expanded, group}};
  return one;
}

Candidate Candidates::under_another_number(const Candidate& one) {
  Date birth = one.number.birth_date().plus_days(1);
  while (!numbers_.has_room(birth, one.sex)) birth = birth.plus_days(1);
  Candidate twin = one;
  twin.number = numbers_.make(birth, one.sex);
  return twin;
}

}  // namespace yigang::demo
