// The persons of a unit as the books know them: entered at the door, under one number or, as it
// happens, under two, with the registers and circumstances that speak for or against them.
#include "base/check.h"
#include "demo/unit_story.h"
#include "usecase/merge_persons.h"
#include "usecase/person_verbs.h"

namespace yigang::demo {

using usecase::Together;

namespace {

std::optional<Register> register_of(policy::Reason circumstance) {
  switch (circumstance) {
    case policy::Reason::draws_employee_pension:
      return Register::pensions;
    case policy::Reason::registered_business:
      return Register::businesses;
    case policy::Reason::employed_elsewhere:
      return Register::employments;
    default:
      return std::nullopt;
  }
}

}  // namespace

// The registers of the group's department cover the candidates that say so, from the year before.
Result<> UnitStory::load_registers(Together& acts, const std::vector<Candidate>& candidates) {
  std::map<std::string, usecase::LoadRegister> loads;
  for (const Candidate& one : candidates) {
    if (!one.in_register) continue;
    const bool village = *one.in_register == TargetGroup::poverty_alleviated ||
                         *one.in_register == TargetGroup::monitored;
    const std::string owner = village                                     ? "乡村振兴局"
                              : *one.in_register == TargetGroup::disabled ? "残联"
                                                                          : "民政局";
    usecase::LoadRegister& load = loads[owner];
    load.unit = unit_.code;
    load.register_name = owner + "名单";
    load.owner = unit_.name + owner;
    load.true_on = acts.today();
    load.partial = true;  // each month brings its own applicants
    load.rows.push_back(
        {one.number, *one.in_register, Date(acts.today().year() - 1, 1, 1), std::nullopt});
  }
  for (const auto& [owner, load] : loads) TRY_VOID(acts.run(cast_.register_owners.at(owner), load));
  return {};
}

Result<> UnitStory::record_circumstances(Together& acts, const Candidate& candidate,
                                         PersonId person, const usecase::Actor& clerk) {
  if (candidate.category)
    TRY_VOID(acts.run(cast_.recogniser,
                      usecase::ConfirmCategory{person, *candidate.category, "档案审核"}));
  if (candidate.recognised)
    TRY_VOID(acts.run(
        cast_.recogniser,
        usecase::RecordRecognition{
            person, *candidate.recognised, unit_.name + "公共就业人才服务中心", "就业困难认定",
            Date(acts.today().year() - 1, 7, 1), Date(acts.today().year() + 3, 6, 30)}));
  if (candidate.circumstance) {
    const Date since = acts.today().plus_days(-90);
    TRY_VOID(acts.run(clerk, usecase::RecordFact{person, *candidate.circumstance, since,
                                                 std::nullopt, "部门名单"}));
    if (const auto known = register_of(*candidate.circumstance))
      registers_.add(*known, {unit_.code, candidate.name, candidate.number, since, {}});
  }
  if (candidate.prior_months > 0) {
    TRY(const auto prior, acts.run(clerk, usecase::RecordPriorMonths{person, candidate.prior_months,
                                                                     "原岗位发放记录"}));
    TRY_VOID(acts.run(cast_.approver, usecase::ConfirmPriorMonths{prior.id}));
  }
  return {};
}

// A number that is written down wrong is refused, or read as it is meant; then it is entered right.
Result<PersonId> UnitStory::enter_person(Together& acts, const Candidate& candidate,
                                         PlaceCode village) {
  const std::optional<Miswritten> written = miswritten(faults_, candidate.number);
  if (written) {
    const auto read = ResidentNumber::parse(written->text);
    CHECK(read ? written->answer.empty() && *read == candidate.number
               : read.error().code == written->answer);
  }
  TRY(const auto person, acts.run(town_cast(village).clerk,
                                  usecase::RegisterPerson{village, candidate.name, candidate.number,
                                                          candidate.phone}));
  people_.emplace(person.id, Identity{candidate.name, candidate.number});
  if (written)
    truth_.add({std::string(written->kind), unit_.code, "person " + std::to_string(person.number),
                to_text(acts.today()),
                written->answer.empty() ? "read as meant" : std::string(written->answer)});
  return person.id;
}

// One person in the books under two numbers; every second time it is found and the two are merged,
// by two officials.
Result<> UnitStory::enter_twice(Together& acts, const Candidate& candidate, PersonId person,
                                PlaceCode village) {
  if (!faults_.duplicate.next()) return {};
  const Candidate twin = candidates_.under_another_number(candidate);
  TRY(const auto second,
      acts.run(town_cast(village).clerk,
               usecase::RegisterPerson{village, twin.name, twin.number, twin.phone}));
  if (merge_next_) {
    TRY(const auto merge,
        acts.run(cast_.developer, usecase::MergePersons{person, second.id, "同一人两次登记",
                                                        "户口簿和身份证复印件"}));
    TRY_VOID(acts.run(cast_.approver, usecase::ConfirmMerge{merge.id}));
  }
  truth_.add({"duplicate_registration", unit_.code, "person " + std::to_string(second.number),
              to_text(acts.today()), merge_next_ ? "merged" : "not found"});
  merge_next_ = !merge_next_;
  return {};
}

// The same person applies under the second number too, and both find everybody's vote.
Result<> UnitStory::apply_twice(Together& acts, const Announced& one, const Candidate& candidate,
                                std::vector<Applicant>& list) {
  const bool plain = one.side == Side::rural && !candidate.in_register && !candidate.circumstance &&
                     candidate.groups.front().group == TargetGroup::older;
  if (!plain || !faults_.double_post.next()) return {};
  const PlaceCode village = list.back().village;
  Candidate twin = candidates_.under_another_number(candidate);
  twin.twin_of = list.back().person;
  Applicant applicant;
  TRY(const bool stands, apply(acts, one, twin, village, applicant));
  if (!stands) return {};
  list.back().sure = true;
  list.push_back(std::move(applicant));
  return {};
}

void UnitStory::tell_of_twins(Date day, const std::vector<Winner>& winners) {
  const auto placement_of = [&](PersonId person) {
    return std::find_if(placements_.begin(), placements_.end(), [&](const Placement& placement) {
      return placement.person == person && !placement.ended;
    });
  };
  for (const Winner& winner : winners) {
    if (!winner.applicant.twin_of) continue;
    const auto first = placement_of(*winner.applicant.twin_of);
    const auto second = placement_of(winner.applicant.person);
    if (first == placements_.end() || second == placements_.end()) continue;
    truth_.add({"double_post", unit_.code, "placement " + std::to_string(second->number),
                to_text(day), "placement " + std::to_string(first->number)});
  }
}

}  // namespace yigang::demo
