// What happens to people on duty: they leave, die, pause, change posts, move to another unit, turn
// out to be one person under two numbers, come to the end of their term. Some of it is told late.
#include <algorithm>

#include "city.h"
#include "usecase/exit_reports.h"
#include "usecase/merge_persons.h"
#include "usecase/person_verbs.h"

namespace yigang::sim {

namespace {

Date last_event(const ModelPlacement& one) {
  Date day = one.started;
  for (const ModelPause& pause : one.pauses)
    day = std::max(day, pause.resumed.value_or(pause.first));
  return day;
}

std::string valid_number(std::string number) {
  number.pop_back();
  number.push_back(resident_number_check_character(number));
  return number;
}

}  // namespace

// By the town, on a report of the village, or by order of the county.
void City::leave(std::size_t who, Date last, registry::ExitReason reason) {
  Resident& one = state_.people[who];
  ModelPlacement& placement = state_.model.placements.at(one.placement);
  last = std::max(last, last_event(placement));
  const usecase::ExitPlacement exit{one.placement, last, reason, false, "情况属实"};
  switch (world_.dice.below(4)) {
    case 0: {
      const auto report =
          world_.must(actor(Role::VILL, one.unit, placement.village),
                      usecase::ReportExit{one.placement, last, reason, false, "村报告"});
      world_.must(clerk(placement.town), usecase::TakeExitReport{report.id});
      break;
    }
    case 1:
      world_.must(county(one.unit, 0),
                  usecase::OrderExit{one.placement, last, reason, false, "县责令退出"});
      break;
    default:
      world_.must(clerk(placement.town), exit);
  }
  if (world_.dice.one_in(5)) world_.must_not(clerk(placement.town), exit, "placement_state");
  placement.last = last;
  for (ModelPause& pause : placement.pauses)
    if (!pause.resumed) pause.resumed = last.plus_days(1);
  state_.posts[*one.post].taken = false;
  one.post.reset();
  one.stage = Stage::idle;
}

void City::die(std::size_t who, Date day) {
  Resident& one = state_.people[who];
  one.died = std::max(day, state_.model.placements.at(one.placement).started);
}

void City::learn_of_deaths(int chance) {
  for (std::size_t who = 0; who < state_.people.size(); ++who) {
    Resident& one = state_.people[who];
    if (!one.died || (one.death_known && one.stage != Stage::on_duty)) continue;
    if (!world_.dice.one_in(chance)) continue;
    if (one.death_known) {
      leave(who, *one.died, registry::ExitReason::death);
      one.stage = Stage::out;
      continue;
    }
    world_.must(
        clerk(one.village),
        usecase::RecordFact{one.id, policy::Reason::deceased, *one.died, {}, "民政部门通报"});
    one.death_known = true;
    book(one).died = one.died;
    // The town may record the exit later: the death alone ends the pay.
    if (one.stage == Stage::on_duty && (chance == 1 || !world_.dice.one_in(2)))
      leave(who, *one.died, registry::ExitReason::death);
    if (one.stage == Stage::idle) one.stage = Stage::out;
  }
}

void City::pause(std::size_t who, Date day) {
  const Resident& one = state_.people[who];
  ModelPlacement& placement = state_.model.placements.at(one.placement);
  if (day <= last_event(placement)) return;
  world_.must(clerk(placement.town), usecase::PausePlacement{one.placement, day, "住院"});
  placement.pauses.push_back({day, {}});
}

void City::resume(std::size_t who, Date day) {
  const Resident& one = state_.people[who];
  ModelPlacement& placement = state_.model.placements.at(one.placement);
  world_.must(clerk(placement.town), usecase::ResumePlacement{one.placement, day});
  placement.pauses.back().resumed = day;
}

void City::transfer(std::size_t who, Date day) {
  Resident& one = state_.people[who];
  ModelPlacement& from = state_.model.placements.at(one.placement);
  if (last_event(from) >= day) return;
  for (std::size_t i = 0; i < state_.posts.size(); ++i) {
    Post& post = state_.posts[i];
    if (post.taken || post.unit != one.unit || post.side != one.side) continue;
    const auto moved = world_.run(
        county(one.unit, 1), usecase::TransferPlacement{one.placement, post.id, day, day, "调整"});
    if (!moved) return;
    from.last = day.plus_days(-1);
    ModelPlacement to = from;
    to.id = moved->id;
    to.number = moved->number;
    to.town = post.town;
    to.village = post.village;
    to.post_type = post.type;
    to.post = post.id;
    to.started = day;
    to.last.reset();
    to.pauses.clear();
    to.work.clear();
    to.overtime.clear();
    to.holds.clear();
    state_.model.placements[to.id] = to;
    state_.posts[*one.post].taken = false;
    post.taken = true;
    one.post = i;
    one.placement = to.id;
    return;
  }
}

// Who leaves a post may go to another unit; term and paid months go along.
void City::move(std::size_t who) {
  Resident& one = state_.people[who];
  if (one.stage != Stage::idle) return;
  const Unit& unit = world_.dice.pick(state_.units);
  const PlaceCode village = world_.dice.pick(world_.dice.pick(unit.towns).villages).code;
  if (village == one.village) return;
  const auto moved =
      world_.must(county(one.unit, 0), usecase::MovePerson{one.id, village, "户籍迁移"});
  const bool other_unit = unit.code != one.unit;
  if (other_unit) one.before[one.id] = one.village;
  one.id = moved.id;
  one.unit = unit.code;
  one.village = village;
  if (other_unit && one.group == TargetGroup::low_income) {
    usecase::LoadRegister load;
    load.unit = one.unit;
    load.register_name = "民政局名单";
    load.owner = "民政局";
    load.true_on = world_.today();
    load.partial = true;
    load.deputy_reason = "部门未开通账号";
    load.rows.push_back({*ResidentNumber::parse(one.number), one.group,
                         Date(world_.today().year() - 1, 1, 1), std::nullopt});
    world_.must(county(one.unit, 0), load);
  }
}

// The same person registered again under a mistyped number; two officials make them one, and the
// number that stays may be either.
void City::merge(std::size_t who) {
  Resident& one = state_.people[who];
  if (one.side == Side::urban) return;
  const Date birth = book(one).birth.plus_days(1);
  std::string number =
      one.number.substr(0, 6) +
      fmt::format("{:04}{:02}{:02}", birth.year(), birth.month(), birth.day()) +
      fmt::format("{:03}", state_.next_number++ * 2 % 998 + (book(one).sex == Sex::M ? 1 : 2));
  number = valid_number(number + "0");
  const auto twin = world_.must(
      clerk(one.village),
      usecase::RegisterPerson{one.village, one.name, *ResidentNumber::parse(number), {}});
  const bool swapped = one.group == TargetGroup::older && world_.dice.one_in(2);
  const usecase::MergePersons wanted{swapped ? twin.id : one.id, swapped ? one.id : twin.id,
                                     "一人两号", "户口簿"};
  const auto asked = world_.must(county(one.unit, 0), wanted);
  world_.must_not(county(one.unit, 0), usecase::ConfirmMerge{asked.id}, "same_person_two_steps");
  world_.must(county(one.unit, 1), usecase::ConfirmMerge{asked.id});
  if (!swapped) return;
  for (auto& [id, placement] : state_.model.placements)
    if (placement.number_of == one.id) placement.number_of = twin.id;
  if (book(one).account_of.erase(one.id) > 0) book(one).account_of.insert(twin.id);
  one.id = twin.id;
  one.number = number;
  book(one).birth = birth;
}

// Before the last month that is payable: extended on a rural post, or it ends.
void City::end_of_term(std::size_t who, Month month) {
  Resident& one = state_.people[who];
  if (!state_.model.tenure_left(one.model, one.side, month)) {
    leave(who, world_.today(), registry::ExitReason::expiry);
    return;
  }
  const int used =
      book(one).prior_months + static_cast<int>(state_.model.months_paid(one.model).size());
  if (one.side == Side::urban || used < 33 || !world_.dice.one_in(3)) return;
  const Month until = month.plus(world_.dice.between(3, 12));
  const auto asked = world_.run(
      clerk(one.village), usecase::RecordExtension{one.placement, until, "岗位需要", "审批表"});
  if (!asked) return;
  world_.must(county(one.unit, 1), usecase::ApproveExtension{asked->id});
  std::optional<Month>& extended = book(one).extended_until;
  extended = std::max(extended.value_or(until), until);
}

void City::illegal(const ModelPlacement& one, Month month) {
  const Month before = month.plus(-1);
  const usecase::Actor village = actor(Role::VILL, one.unit, one.village);
  const Date day = before.last_day();
  if (one.started <= day && state_.model.settled(one.id, before))
    world_.must_not(village, usecase::EnterAttendance{one.id, before, {{day, day, {}, {}}}},
                    "attendance_settled");
  const Date tomorrow = world_.today().plus_days(1);
  world_.must_not(village, usecase::EnterAttendance{one.id, month, {{tomorrow, tomorrow, {}, {}}}},
                  "span_in_future");
  world_.must_not(county(one.unit, 2), usecase::RunSettlement{one.unit, month, {}},
                  "month_not_over");
  world_.must_not(clerk(one.town),
                  usecase::ExitPlacement{one.id, world_.today().plus_days(9),
                                         registry::ExitReason::own_request, true, ""},
                  "day_in_future");
  if (state_.model.locked(one.unit, before))
    world_.must_not(clerk(one.town, 1), usecase::CloseAttendance{one.town, month.plus(2)},
                    "month_in_future");
}

void City::fates(Month month) {
  const Date today = world_.today();
  for (std::size_t who = 0; who < state_.people.size(); ++who) {
    const Resident& one = state_.people[who];
    if (one.stage != Stage::on_duty) continue;
    const ModelPlacement placement = state_.model.placements.at(one.placement);
    const bool paused = !placement.pauses.empty() && !placement.pauses.back().resumed;
    if (one.died) continue;
    if (paused) {
      if (world_.dice.one_in(2)) resume(who, today);
      continue;
    }
    if (!world_.faulty()) continue;
    if (world_.dice.one_in(30)) illegal(placement, month);
    switch (world_.dice.below(150)) {
      case 0:
      case 1:
      case 2:
        leave(who, today.plus_days(-world_.dice.between(0, 50)), registry::ExitReason::employed);
        if (world_.dice.one_in(2)) move(who);
        break;
      case 3:
      case 4:
        die(who, today.plus_days(-world_.dice.between(0, 60)));
        break;
      case 5:
      case 6:
        pause(who, today.plus_days(-world_.dice.between(0, 10)));
        break;
      case 7:
      case 8:
      case 9:
        transfer(who, today);
        break;
      case 10:
      case 11:
        merge(who);
        break;
      default:
        end_of_term(who, month.plus(1));
    }
  }
}

// A standard follows the minimum wage, in time or not; or the county raises its own.
void City::raise_rates(Month month) {
  const bool floor_rises = month == Month(2023, 10);
  for (const Unit& unit : std::vector<Unit>(state_.units)) {
    if (!floor_rises && !world_.dice.one_in(15)) continue;
    if (floor_rises && world_.dice.one_in(2)) continue;
    const int percent = 100 + world_.dice.between(5, 20);
    set_rates(unit, Side::rural, month.first_day(), percent);
    set_rates(unit, Side::urban, month.first_day(), percent);
  }
}

// Fault 11: a figure for months that are locked already.
void City::figures(Month month) {
  for (const Unit& unit : std::vector<Unit>(state_.units)) {
    if (!world_.faulty() || !world_.dice.one_in(6)) continue;
    world_.tally.fault("11 a figure for locked months");
    enter_share(unit, month.plus(-world_.dice.between(0, 5)).first_day());
  }
}

}  // namespace yigang::sim
