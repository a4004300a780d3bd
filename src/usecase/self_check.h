// 我能报吗: what the rules say today about somebody who answers four questions, for everybody and
// without a trace: nothing is stored, nothing noted. The rule is the one that decides about
// applications (policy/eligibility.h); what four answers cannot tell (registers, recognition,
// other work) is taken as the person says and named as still to be checked. Of the birth date the
// month is enough: both ends of it are asked, and where they differ the answer says so.
#pragma once

#include "policy/eligibility.h"
#include "policy/turning.h"
#include "usecase/desk.h"
#include "usecase/unclear_words.h"
#include "wire/json.h"

namespace yigang::usecase {

struct SelfCheckQuestions {
  std::vector<TargetGroup> rural;  // the groups of each side, in the order of the notice
  std::vector<TargetGroup> urban;
  Date today;
};
BOOST_DESCRIBE_STRUCT(SelfCheckQuestions, (), (rural, urban, today))
[[nodiscard]] Result<SelfCheckQuestions> self_check_questions(Desk& desk);

struct SelfCheck {
  UnitCode unit;
  Side side = Side::rural;
  Month birth;
  Sex sex = Sex::F;
  std::vector<TargetGroup> groups;  // none: not known; what goes by age alone is asked
};
BOOST_DESCRIBE_STRUCT(SelfCheck, (), (unit, side, birth, sex, groups))

// In both languages, since the reader may turn to the other.
struct Sentence {
  std::string zh;
  std::string en;
};
BOOST_DESCRIBE_STRUCT(Sentence, (), (zh, en))
struct SelfCheckBasis {
  Sentence said;
  std::string clause;
  std::string quote;
  bool provisional = false;
};
BOOST_DESCRIBE_STRUCT(SelfCheckBasis, (), (said, clause, quote, provisional))
struct SelfCheckTurning {
  Sentence said;
  std::optional<Date> day;
};
BOOST_DESCRIBE_STRUCT(SelfCheckTurning, (), (said, day))

struct SelfCheckAnswer {
  Date day;
  policy::Outcome outcome{};
  // The day of birth within the month decides; `outcome` is the less favourable one.
  bool depends_on_day = false;
  std::vector<Sentence> reasons;
  std::vector<SelfCheckTurning> turning;
  bool turning_together = false;
  std::vector<SelfCheckBasis> basis;
  std::vector<Sentence> to_check;
  std::vector<UnclearWords> unclear;  // of the clauses of `basis`
};
BOOST_DESCRIBE_STRUCT(SelfCheckAnswer, (),
                      (day, outcome, depends_on_day, reasons, turning, turning_together, basis,
                       to_check, unclear))
// Refusals: `unknown_unit`, `birth_month_bad`, `group_not_asked` for a scope expansion, which is
// no answer of a person, `group_twice`, `too_many_groups`.
[[nodiscard]] Result<> check_self_check(Desk& desk, const SelfCheck& answers);
[[nodiscard]] Result<SelfCheckAnswer> self_check(Desk& desk, const SelfCheck& answers);

// What the rules say of these answers and a day of birth, all else taken as it is said.
struct JudgedAsSaid {
  policy::EligibilityFacts facts;
  policy::EligibilityVerdict verdict;
};
[[nodiscard]] Result<JudgedAsSaid> judge_as_said(const SelfCheck& answers, Date birth, Date today,
                                                 const law::LawSnapshot& law);

}  // namespace yigang::usecase
