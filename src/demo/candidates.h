// Who applies (domain.md §9): age, sex, group and circumstances of one side, drawn so that most are
// eligible and some are not, as in a real village. Whether somebody is eligible is decided by the
// policy alone; here only facts are made up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "demo/dice.h"
#include "demo/names.h"
#include "policy/eligibility.h"
#include "usecase/facts.h"

namespace yigang::demo {

struct Candidate {
  std::string name;
  ResidentNumber number;
  std::string phone;
  Sex sex = Sex::F;
  std::vector<usecase::ClaimedGroup> groups;
  std::optional<TargetGroup> in_register;      // covered by a register of this group
  std::optional<TargetGroup> recognised;       // urban: 就业困难认定
  std::optional<RetirementCategory> category;  // urban women
  std::optional<policy::Reason> circumstance;  // a fact that the town knows of
  int prior_months = 0;                        // proven months of the old scheme
  std::optional<PersonId> twin_of;             // the same person under another number
};

class Candidates {
 public:
  Candidates(Dice& dice, NumberMaker& numbers) : dice_(dice), numbers_(numbers) {}
  // Ages are counted on `day`.
  [[nodiscard]] Candidate rural(Date day, Townsfolk townsfolk);
  [[nodiscard]] Candidate urban(Date day, Townsfolk townsfolk);
  // Of a group that the government has added by a document (二(一)/10).
  [[nodiscard]] Candidate expanded(Date day, Townsfolk townsfolk, const std::string& group);
  // The same person with a number whose birth day was misread by a day.
  [[nodiscard]] Candidate under_another_number(const Candidate& one);

 private:
  Candidate person(Sex sex, Date birth, Townsfolk townsfolk);
  Date born(Date day, int age);
  Dice& dice_;
  NumberMaker& numbers_;
};

}  // namespace yigang::demo
