// Who comes onto a post: people are registered, posts announced, applications taken (good and bad
// ones), reviewed, published, approved; agreement, training, account and start (LZ-2022-4 二(二)).
#include "city.h"
#include "usecase/person_verbs.h"
#include "usecase/post_verbs.h"

namespace yigang::sim {

namespace {

constexpr int kPresent = 21;

std::string resident_number(Date birth, int sequence) {
  std::string digits = fmt::format("{}{:04}{:02}{:02}{:03}", birth.year() < 1998 ? 372599 : 371599,
                                   birth.year(), birth.month(), birth.day(), sequence);
  digits.push_back(resident_number_check_character(digits));
  return digits;
}

}  // namespace

std::size_t City::register_somebody(PlaceCode village, Side side) {
  Resident one;
  one.model = static_cast<int>(state_.model.persons.size());
  one.unit = unit_of(village);
  one.village = village;
  one.side = side;
  ModelPerson person;
  person.sex = world_.dice.one_in(2) ? Sex::F : Sex::M;
  const bool urban = side == Side::urban;
  const int age = !urban ? world_.dice.between(46, 64) : person.sex == Sex::F ? 46 : 57;
  const int year = world_.today().year() - age - (urban ? world_.dice.below(3) : 0);
  person.birth = Date(year, world_.dice.between(1, 12), world_.dice.between(1, 28));
  // Of the two sequences that a sex may have, the next free one of the whole city.
  const auto sequence = static_cast<int>(state_.next_number++ * 2 % 998);
  one.number = resident_number(person.birth, person.sex == Sex::M ? sequence + 1 : sequence + 2);
  one.name = fmt::format("张{}", static_cast<std::string>(world_.dice.one_in(2) ? "秀英" : "建国"));
  const auto registered = world_.must(
      clerk(village),
      usecase::RegisterPerson{village, one.name, *ResidentNumber::parse(one.number), {}});
  if (registered.known_before) violated("one number, one person", one.name);
  one.id = registered.id;
  state_.model.persons.push_back(person);
  state_.people.push_back(one);
  circumstances(state_.people.size() - 1);
  return state_.people.size() - 1;
}

// What speaks for somebody: a register, a recognition, a category, months of the old scheme.
void City::circumstances(std::size_t who) {
  Resident& one = state_.people[who];
  ModelPerson& person = book(one);
  const Date today = world_.today();
  if (one.side == Side::urban) {
    one.group = TargetGroup::older_unemployed;
    usecase::Actor office = actor(Role::DEPT, one.unit);
    const usecase::RecordRecognition recognised{one.id,
                                                one.group,
                                                "公共就业人才服务中心",
                                                "就业困难认定",
                                                today.plus_days(-60),
                                                Date(today.year() + 8, 12, 31)};
    if (world_.dice.one_in(10)) world_.must_not(office, recognised, "kind_of_other_department");
    office.organisation = state_.services.at(one.unit);
    world_.must(office, recognised);
    person.category = person.sex == Sex::M    ? RetirementCategory::M60
                      : world_.dice.one_in(3) ? RetirementCategory::F55
                                              : RetirementCategory::F50;
    world_.must(office, usecase::ConfirmCategory{one.id, *person.category, "档案审核"});
  } else if (world_.dice.one_in(3)) {
    one.group = TargetGroup::low_income;
    usecase::LoadRegister load;
    load.unit = one.unit;
    load.register_name = "民政局名单";
    load.owner = "民政局";
    load.true_on = today;
    load.partial = true;
    load.deputy_reason = "部门未开通账号";
    load.rows.push_back({*ResidentNumber::parse(one.number), one.group,
                         Date(today.year() - 1, 1, 1), std::nullopt});
    world_.must(county(one.unit, 0), load);
  }
  if (!world_.dice.one_in(6)) return;
  const int months = world_.dice.between(10, 34);
  const auto prior =
      world_.must(clerk(one.village), usecase::RecordPriorMonths{one.id, months, "原岗位发放记录"});
  if (!world_.dice.one_in(5)) {
    world_.must(county(one.unit, 1), usecase::ConfirmPriorMonths{prior.id});
    person.prior_months = months;
  }
}

// As many as there are free posts and a few more, up to the size of the city and a third over.
void City::newcomers(Month) {
  for (const Unit& unit : state_.units)
    for (const Town& town : unit.towns)
      for (const Village& village : town.villages)
        for (const Side side : {Side::rural, Side::urban}) {
          std::int64_t wanted = 0;
          for (const Post& post : state_.posts)
            if (post.village == village.code && post.side == side && !post.taken) ++wanted;
          for (const Resident& one : state_.people)
            if (one.village == village.code && one.side == side && one.stage == Stage::idle)
              --wanted;
          for (; wanted > 0 && state_.registered < settings_.people * 4 / 3; --wanted) {
            register_somebody(village.code, side);
            ++state_.registered;
          }
        }
}

void City::announce(Month month) {
  for (const Unit& unit : std::vector<Unit>(state_.units))
    for (const Town& town : unit.towns)
      for (const Side side : {Side::rural, Side::urban}) {
        usecase::DraftAnnouncement draft;
        draft.unit = unit.code;
        draft.town = town.code;
        draft.title = to_text(month) + " 公益性岗位招聘公告";
        draft.body = "详见附件";
        draft.side = side;
        draft.opens_on = world_.today();
        draft.closes_on = world_.today().plus_days(10);
        if (month.month() > 3) draft.off_season_reason = "及时补充空岗";
        for (const Post& post : state_.posts)
          if (post.town == town.code && post.side == side && !post.taken)
            draft.posts.push_back(post.id);
        if (draft.posts.empty()) continue;
        const auto drafted = world_.must(clerk(town.code), draft);
        world_.must(county(unit.code, 0), usecase::PublishAnnouncement{drafted.id});
        apply(drafted.id, town, side);
      }
}

void City::apply(AnnouncementId announcement, const Town& town, Side side) {
  for (std::size_t who = 0; who < state_.people.size(); ++who) {
    const Resident& one = state_.people[who];
    if (one.village.town() != town.code || one.side != side || one.stage != Stage::idle) continue;
    if (one.died) continue;
    if (!state_.model.tenure_left(one.model, side, Month::of(world_.today()).plus(1))) continue;
    apply_one(announcement, who);
  }
  if (world_.dice.one_in(3))
    bad_application(announcement, world_.dice.pick(town.villages).code, side);
}

void City::apply_one(AnnouncementId announcement, std::size_t who) {
  Resident& one = state_.people[who];
  const usecase::ApplyForPost wanted{announcement, one.id, {{one.group, ""}}, {}, false};
  const auto applied = world_.must(clerk(one.village), wanted);
  const int age = world_.today().year() - book(one).birth.year();
  if (applied.outcome != policy::Outcome::eligible) {
    // Only age may have overtaken somebody who was registered as one of the target.
    const bool old =
        applied.headline == policy::Reason::over_age && (one.side == Side::urban || age >= 66);
    if (!old)
      violated("who qualifies may apply",
               fmt::format("{}: {}", one.name,
                           applied.outcome == policy::Outcome::refused ? word(*applied.headline)
                                                                       : "for_decision"));
    one.stage = Stage::out;
    return;
  }
  one.stage = Stage::applied;
  one.announcement = announcement;
  one.application = applied.id;
  if (world_.dice.one_in(15))
    world_.must_not(clerk(one.village), wanted, "application_already_open");
}

// Too young, without a register, or with a post already: each is told why.
void City::bad_application(AnnouncementId announcement, PlaceCode village, Side side) {
  const auto told = [&](PersonId who, TargetGroup group) {
    const auto applied = world_.must(
        clerk(village), usecase::ApplyForPost{announcement, who, {{group, ""}}, {}, false});
    return std::string(applied.headline ? word(*applied.headline) : "eligible");
  };
  const auto expect = [&](const std::string& reason, const std::string& wanted) {
    world_.tally.check("who does not qualify is told why");
    if (reason != wanted)
      violated("who does not qualify is told why", reason + " instead of " + wanted);
  };
  const Date birth(world_.today().year() - 30, 5, 5);
  const auto number = resident_number(birth, static_cast<int>(state_.next_number++ * 2 % 998 + 1));
  const PersonId young =
      world_
          .must(clerk(village),
                usecase::RegisterPerson{village, "李年轻", *ResidentNumber::parse(number), {}})
          .id;
  state_.model.persons.push_back({.birth = birth});
  if (side == Side::urban) return expect(told(young, TargetGroup::older), "not_in_target_group");
  if (world_.dice.one_in(2)) return expect(told(young, TargetGroup::older), "under_age");
  if (world_.dice.one_in(2)) return expect(told(young, TargetGroup::disabled), "register_missing");
  const policy::Reason fact = world_.dice.one_in(2) ? policy::Reason::draws_employee_pension
                                                    : policy::Reason::employed_elsewhere;
  world_.must(clerk(village),
              usecase::RecordFact{young, fact, world_.today().plus_days(-90), {}, "部门名单"});
  expect(told(young, TargetGroup::older), std::string(word(fact)));
}

void City::review() {
  std::map<std::pair<PlaceCode, AnnouncementId>, std::vector<std::size_t>> by_village;
  for (std::size_t who = 0; who < state_.people.size(); ++who)
    if (state_.people[who].stage == Stage::applied)
      by_village[{state_.people[who].village, state_.people[who].announcement}].push_back(who);
  for (const auto& [where, list] : by_village) {
    const usecase::Actor village = actor(Role::VILL, unit_of(where.first), where.first);
    const auto session =
        world_.must(village, usecase::OpenReview{where.second, where.first, world_.today(),
                                                 "村委会", "主持人", "记录人", kPresent, kPresent});
    usecase::CloseReview close{session.id, {}, "签到表"};
    for (const std::size_t who : list) {
      const bool agree = !world_.dice.one_in(20);
      close.votes.push_back(
          {state_.people[who].application, agree ? 15 : 8, agree ? 6 : 13, 0, ""});
      state_.people[who].stage = agree ? Stage::passed : Stage::idle;
    }
    world_.must(village, close);
  }
}

void City::publish() {
  std::map<PlaceCode, std::vector<std::size_t>> by_town;
  for (std::size_t who = 0; who < state_.people.size(); ++who)
    if (state_.people[who].stage == Stage::passed)
      by_town[state_.people[who].village.town()].push_back(who);
  for (const auto& [town, list] : by_town) {
    usecase::PublishNotice notice{town, "拟安置人员公示", "0635-0000000", {}};
    for (const std::size_t who : list)
      notice.applications.push_back(state_.people[who].application);
    // domain.md §7.1 parts enterer, reviewer and approver; who entered may put up the notice.
    const auto published = world_.must(clerk(town, world_.dice.below(2)), notice);
    for (const std::size_t who : list) {
      state_.people[who].stage = Stage::noticed;
      state_.people[who].approval_from = published.approval_from;
    }
    if (!world_.dice.one_in(4)) continue;
    const auto lodged = world_.must(clerk(town), usecase::LodgeObjection{published.id, 1, "举报"});
    world_.must(county(unit_of(town), 0),
                usecase::AnswerObjection{lodged.id, false, "经核查不属实"});
  }
}

// The step is tried too early now and then.
void City::object() {
  for (const Resident& one : state_.people) {
    if (one.stage != Stage::noticed || !world_.dice.one_in(10)) continue;
    for (const Post& post : state_.posts)
      if (!post.taken && post.town == one.village.town() && post.side == one.side)
        return world_.must_not(county(one.unit, 1),
                               usecase::ApproveApplication{one.application, post.id, ""},
                               "notice_not_over");
  }
}

void City::approve() {
  for (Resident& one : state_.people) {
    if (one.stage != Stage::noticed || world_.today() < one.approval_from) continue;
    for (std::size_t i = 0; i < state_.posts.size(); ++i) {
      Post& post = state_.posts[i];
      if (post.taken || post.town != one.village.town() || post.side != one.side) continue;
      if (one.died && world_.dice.one_in(2)) break;
      const auto approved = world_.run(county(one.unit, 1),
                                       usecase::ApproveApplication{one.application, post.id, ""});
      if (!approved && approved.error().code == "post_not_announced") continue;
      if (!approved) break;
      post.taken = true;
      one.post = i;
      one.stage = Stage::approved;
      one.approved_on = world_.today();
      ModelPerson& person = book(one);
      if (!person.first_approved) {
        person.first_approved = world_.today();
        const RetirementCategory category = person.category.value_or(RetirementCategory::M60);
        person.under_five_years =
            add_months(world_.today(), 60) > retirement_day(person.birth, category, world_.today());
      }
      break;
    }
    if (one.stage == Stage::approved) continue;
    // No post was left, or the person may not any more: the case ends.
    world_.must(county(one.unit, 1),
                usecase::RefuseApplication{one.application, "没有空岗或者条件变化"});
    one.stage = Stage::idle;
  }
}

// In the unit in which the person lives, or in one that was left and still owes something.
void City::set_account(Resident& one, PersonId id) {
  const PlaceCode village = id == one.id ? one.village : one.before.at(id);
  const auto account = world_.must(
      clerk(village), usecase::SetBankAccount{id, fmt::format("62{:014}", state_.next_account++),
                                              "农商银行", one.name});
  world_.must_not(clerk(village), usecase::ConfirmBankAccount{account.id}, "role_may_not");
  world_.must(county(unit_of(village), 0), usecase::ConfirmBankAccount{account.id});
  book(one).account_of.insert(id);
}

void City::sign() {
  std::map<PlaceCode, usecase::RecordTraining> trainings;
  const Date today = world_.today();
  for (Resident& one : state_.people) {
    if (one.stage != Stage::approved || one.approved_on != today.plus_days(-1)) continue;
    world_.must(clerk(one.village), usecase::SignAgreement{one.application, today,
                                                           today.plus_days(3 * 365 - 1), today});
    usecase::RecordTraining& training = trainings[one.village.town()];
    training.town = one.village.town();
    training.held_on = today;
    training.topic = "安全";
    training.lecturer = "讲师";
    training.hours_x10 = Hours(40);
    training.trainees.push_back({one.application, true});
  }
  for (const auto& [town, training] : trainings) world_.must(clerk(town), training);
}

void City::confirm_accounts() {
  for (Resident& one : state_.people) {
    if (one.stage != Stage::approved) continue;
    if (book(one).account_of.contains(one.id)) continue;
    if (world_.faulty() && world_.dice.one_in(12)) continue;  // forgotten: the run will tell
    set_account(one, one.id);
  }
}

// Some never come, and their approval lapses.
void City::start(Date day) {
  for (Resident& one : state_.people) {
    if (one.stage != Stage::approved) continue;
    if (one.approved_on.plus_days(30) < day) {
      world_.must(county(one.unit, 0), usecase::LapseApproval{one.application, "未上岗"});
      state_.posts[*one.post].taken = false;
      one.stage = Stage::idle;
      continue;
    }
    if (one.died || world_.dice.one_in(25)) continue;
    const usecase::StartPlacement wanted{one.application, day};
    if (world_.dice.one_in(20))
      world_.must_not(clerk(one.village),
                      usecase::StartPlacement{one.application, day.plus_days(3)}, "day_in_future");
    const auto started = world_.run(clerk(one.village), wanted);
    if (!started) continue;
    one.stage = Stage::on_duty;
    one.placement = started->id;
    const Post& post = state_.posts[*one.post];
    state_.model.placements[started->id] = {.id = started->id,
                                            .number = started->number,
                                            .unit = one.unit,
                                            .person = one.model,
                                            .number_of = one.id,
                                            .side = one.side,
                                            .town = one.village.town(),
                                            .village = one.village,
                                            .post_type = post.type,
                                            .post_hours_x10 = post.hours_x10,
                                            .post = post.id,
                                            .started = day};
  }
}

}  // namespace yigang::sim
