// What happens to persons on duty without the programme knowing: it stands in the registers of
// other departments and in the truth file.
#include "base/check.h"
#include "demo/unit_story.h"
#include "usecase/placement_verbs.h"

namespace yigang::demo {

using usecase::Together;

namespace {

std::string_view fault_of(Register which) {
  switch (which) {
    case Register::deaths:
      return "dead_but_paid";
    case Register::pensions:
      return "pension_while_on_duty";
    case Register::businesses:
      return "business_while_on_duty";
    case Register::employments:
      return "employed_while_on_duty";
  }
  CHECK(false);
}

}  // namespace

void UnitStory::draw_fate(std::size_t placement) {
  std::optional<Register> known_to;
  if (faults_.dead.next())
    known_to = Register::deaths;
  else if (faults_.pension.next())
    known_to = Register::pensions;
  else if (faults_.business.next())
    known_to = Register::businesses;
  else if (faults_.employer.next())
    known_to = Register::employments;
  if (!known_to) return;
  Fate fate{
      placement, *known_to, placements_[placement].started.plus_days(dice_.between(30, 200)), {}};
  // Six of ten businesses are given up, so that the hit is cleared.
  if (*known_to == Register::businesses && dice_.chance(6000))
    fate.until = fate.from.plus_days(dice_.between(20, 90));
  placements_[placement].fated = true;
  fates_.push_back(fate);
}

void UnitStory::tell_fates(Month month) {
  std::erase_if(fates_, [&](const Fate& fate) {
    if (Month::of(fate.from) > month) return false;
    const Placement& placement = placements_[fate.placement];
    if (placement.ended && *placement.ended < fate.from) return true;
    const Identity& person = people_.at(placement.person);
    registers_.add(fate.known_to, {unit_.code, person.name, person.number, fate.from, fate.until});
    truth_.add({std::string(fault_of(fate.known_to)), unit_.code,
                "placement " + std::to_string(placement.number), to_text(fate.from),
                fate.until ? "cleared " + to_text(*fate.until) : ""});
    return true;
  });
}

// 优亲厚友: a complaint finds that a cadre's relative was placed before others.
Result<> UnitStory::end_for_nepotism(Date day) {
  if (!options_.nepotism || nepotism_told_) return {};
  const auto found =
      std::find_if(placements_.begin(), placements_.end(), [&](const Placement& placement) {
        return !placement.ended && !placement.fated && placement.side == Side::rural &&
               placement.started < day;
      });
  if (found == placements_.end()) return {};
  nepotism_told_ = true;
  truth_.add({"nepotism", unit_.code, "placement " + std::to_string(found->number), to_text(day),
              "complaint proved; ended"});
  return on(day, [&](Together& acts) {
    return leave(acts, static_cast<std::size_t>(found - placements_.begin()), day,
                 registry::ExitReason::false_information, "举报查实：村干部近亲属，未按规定回避");
  });
}

}  // namespace yigang::demo
