// A round of recruitment through the eight steps of LZ-2022-4 二(二), for all towns of a unit.
#include <algorithm>

#include "demo/unit_story.h"
#include "usecase/placement_verbs.h"

namespace yigang::demo {

namespace {

using usecase::Together;

constexpr int kPresent = 21;
constexpr std::string_view kHotline = "0635-0000000";

// More apply than there are posts (domain.md §9: 1.35 times, those who are refused among them).
int wanted_applicants(Dice& dice, int posts) {
  return posts + (posts * 25 + dice.below(100)) / 100;
}

// The upper limits of 二(一), less a month: rural 65 years in full, urban the statutory retirement.
// The expanded group is open until the end of the year.
Date usable_until(const Candidate& candidate, Date today) {
  if (candidate.groups.front().group == TargetGroup::expanded) return Date(today.year(), 12, 31);
  const bool rural = !candidate.recognised;
  const int years = rural                                           ? 65
                    : candidate.sex == Sex::M                       ? 59
                    : candidate.category == RetirementCategory::F50 ? 49
                                                                    : 54;
  const Date birth = candidate.number.birth_date();
  return Date(birth.year() + years, birth.month(), 1).plus_days(300);
}

}  // namespace

// True when the application stands.
Result<bool> UnitStory::apply(Together& acts, const Announced& one, const Candidate& candidate,
                              PlaceCode village, Applicant& applicant) {
  const usecase::Actor& clerk = town_cast(one.town).clerk;
  TRY(const PersonId person, enter_person(acts, candidate, village));
  TRY_VOID(record_circumstances(acts, candidate, person, clerk));
  TRY(const usecase::Applied applied,
      acts.run(clerk, usecase::ApplyForPost{
                          one.id, person, candidate.groups, {}, candidate.prior_months > 0}));
  applicant.application = applied.id;
  applicant.number = applied.number;
  applicant.person = person;
  applicant.name = candidate.name;
  applicant.village = village;
  applicant.side = one.side;
  applicant.usable_until = usable_until(candidate, acts.today());
  applicant.twin_of = candidate.twin_of;
  applicant.sure = candidate.twin_of.has_value();
  if (applied.outcome == policy::Outcome::refused)
    tell_refused(acts.today(), applied.number, word(*applied.headline));
  // Those whom the rules leave to a person are not the demo's to decide.
  return applied.outcome == policy::Outcome::eligible;
}

Candidate UnitStory::candidate_for(const Together& acts, const Announced& one, PlaceCode village) {
  // 莘县张鲁镇.
  constexpr PlaceCode kHuiTown{371522101};
  const Townsfolk townsfolk = village.town() == kHuiTown ? Townsfolk::hui : Townsfolk::mixed;
  if (one.side == Side::urban) return candidates_.urban(acts.today(), townsfolk);
  if (expanded_places_ > 0 && dice_.chance(4000)) {
    --expanded_places_;
    return candidates_.expanded(acts.today(), townsfolk, expanded_group_);
  }
  return candidates_.rural(acts.today(), townsfolk);
}

Result<> UnitStory::take_applications(Together& acts, Announced& one) {
  std::map<PlaceCode, int> wanted;
  for (const std::size_t post : one.posts) ++wanted[posts_[post].village];
  for (auto& [village, posts] : wanted) {
    const int target = wanted_applicants(dice_, posts);
    std::vector<Applicant>& list = one.applicants[village];
    while (static_cast<int>(list.size()) < target) {
      std::vector<Candidate> batch;
      const int missing = target - static_cast<int>(list.size());
      for (int i = 0; i < missing; ++i) batch.push_back(candidate_for(acts, one, village));
      TRY_VOID(load_registers(acts, batch));
      for (const Candidate& candidate : batch) {
        Applicant applicant;
        TRY(const bool stands, apply(acts, one, candidate, village, applicant));
        TRY_VOID(enter_twice(acts, candidate, applicant.person, village));
        if (!stands) continue;
        list.push_back(std::move(applicant));
        if (posts > 1) TRY_VOID(apply_twice(acts, one, candidate, list));
      }
    }
  }
  return {};
}

Result<> UnitStory::review(Together& acts, Announced& one) {
  std::map<PlaceCode, int> posts;
  for (const std::size_t post : one.posts) ++posts[posts_[post].village];
  for (auto& [village, applicants] : one.applicants) {
    if (applicants.empty()) continue;
    TRY(const usecase::Actor actor, village_actor(acts, village));
    TRY(const auto session,
        acts.run(actor, usecase::OpenReview{one.id, village, acts.today(), "村委会会议室",
                                            "评议小组组长", "记录人", kPresent, kPresent}));
    usecase::CloseReview close{session.id, {}, "评议记录和签到表"};
    int spare = static_cast<int>(applicants.size()) - posts[village];
    for (Applicant& applicant : applicants) {
      // A few do not find a majority; never so many that a post stays empty.
      const bool fails = !applicant.sure && spare > 0 && dice_.chance(1200);
      if (fails) --spare;
      applicant.votes = applicant.sure ? kPresent
                        : fails        ? dice_.between(3, 9)
                                       : dice_.between(12, kPresent);
      close.votes.push_back(
          {applicant.application, applicant.votes, kPresent - applicant.votes, 0, ""});
      if (fails)
        tell_refused(acts.today(), applicant.number, "at_review");
      else
        one.passed.push_back(applicant);
    }
    TRY_VOID(acts.run(actor, close));
  }
  return {};
}

Result<> UnitStory::publish(Together& acts, Announced& one) {
  if (one.passed.empty()) return {};
  usecase::PublishNotice notice{
      one.town, law_.areas().town(one.town)->name + "拟安置人员公示", std::string(kHotline), {}};
  for (const Applicant& applicant : one.passed)
    notice.applications.push_back(applicant.application);
  TRY(one.notice, acts.run(town_cast(one.town).publisher, notice));
  return {};
}

// The most votes first, then who applied first; the rest stays as the reserve of its village.
Result<std::vector<UnitStory::Winner>> UnitStory::approve(Together& acts, Announced& one) {
  std::stable_sort(one.passed.begin(), one.passed.end(),
                   [](const Applicant& a, const Applicant& b) { return a.votes > b.votes; });
  std::map<PlaceCode, std::vector<std::size_t>> free;
  for (const std::size_t post : one.posts) free[posts_[post].village].push_back(post);
  std::vector<Winner> winners;
  for (const Applicant& applicant : one.passed) {
    std::vector<std::size_t>& posts = free[applicant.village];
    if (posts.empty()) {
      reserve_.push_back(applicant);
      continue;
    }
    if (acts.today() > applicant.usable_until) {
      TRY_VOID(refuse_late(acts, applicant));
      continue;
    }
    const std::size_t post = posts.front();
    posts.erase(posts.begin());
    TRY_VOID(acts.run(cast_.approver,
                      usecase::ApproveApplication{applicant.application, posts_[post].id, ""}));
    posts_[post].vacant = false;
    winners.push_back({applicant, post});
  }
  // Too few passed: the post waits for the next supplement.
  for (const auto& [village, posts] : free)
    for (const std::size_t post : posts) posts_[post].vacant = true;
  return winners;
}

Result<> UnitStory::refuse_late(Together& acts, const Applicant& applicant) {
  TRY_VOID(acts.run(cast_.approver,
                    usecase::RefuseApplication{applicant.application,
                                               "审批前已接近年龄上限，或者扩大范围的期限已过"}));
  // Near an end, not beyond it: the county's own word, no reason of the rule.
  tell_refused(acts.today(), applicant.number, "at_approval");
  return {};
}

void UnitStory::tell_refused(Date day, std::int64_t number, std::string_view why) {
  truth_.add({"application_refused", unit_.code, "application " + std::to_string(number),
              to_text(day), std::string(why)});
}

Result<> UnitStory::sign_and_train(Together& acts, const std::vector<Winner>& winners, Date start) {
  std::map<PlaceCode, usecase::RecordTraining> trainings;
  for (const Winner& winner : winners) {
    const PlaceCode town = winner.applicant.village.town();
    const usecase::Actor& clerk = town_cast(town).clerk;
    TRY_VOID(acts.run(clerk, usecase::SignAgreement{winner.applicant.application, start,
                                                    start.plus_days(3 * 365 - 1), acts.today()}));
    usecase::RecordTraining& training = trainings[town];
    training.town = town;
    training.held_on = acts.today();
    training.topic = "岗位职责和安全";
    training.lecturer = "镇街讲师";
    training.hours_x10 = Hours(40);
    training.trainees.push_back({winner.applicant.application, true});
    TRY(const auto account,
        acts.run(clerk, usecase::SetBankAccount{winner.applicant.person, make_account(dice_),
                                                unit_.name + "农商银行", winner.applicant.name}));
    TRY_VOID(acts.run(cast_.developer, usecase::ConfirmBankAccount{account.id}));
  }
  for (const auto& [town, training] : trainings)
    TRY_VOID(acts.run(town_cast(town).clerk, training));
  return {};
}

Result<> UnitStory::start(Together& acts, const std::vector<Winner>& winners) {
  for (const Winner& winner : winners) {
    TRY(const auto started,
        acts.run(town_cast(winner.applicant.village).clerk,
                 usecase::StartPlacement{winner.applicant.application, acts.today()}));
    // The unit counts its placements from 1, and nobody else places anybody.
    CHECK(started.number == static_cast<std::int64_t>(placements_.size()) + 1);
    placements_.push_back({started.id,
                           started.number,
                           winner.post,
                           winner.applicant.village,
                           winner.applicant.side,
                           winner.applicant.person,
                           acts.today(),
                           {}});
    draw_fate(placements_.size() - 1);
  }
  tell_of_twins(acts.today(), winners);
  return {};
}

Result<> UnitStory::recruit(const Round& round) {
  std::vector<Announced> rounds;
  const Date day = round.base;
  TRY_VOID(on(day, [&](Together& acts) { return announce(acts, round, rounds); }));
  if (rounds.empty()) return {};
  for (Announced& one : rounds)
    TRY_VOID(on(day.plus_days(1), [&](Together& acts) { return take_applications(acts, one); }));
  TRY_VOID(on(day.plus_days(4), [&](Together& acts) -> Result<> {
    for (Announced& one : rounds)
      if (const Result<> done = review(acts, one); !done) return done;
    return {};
  }));
  TRY_VOID(on(day.plus_days(5), [&](Together& acts) -> Result<> {
    for (Announced& one : rounds)
      if (const Result<> done = publish(acts, one); !done) return done;
    return {};
  }));
  Date approval = day.plus_days(6);
  for (const Announced& one : rounds)
    if (one.notice) approval = std::max(approval, one.notice->approval_from);
  std::vector<Winner> winners;
  for (Announced& one : rounds)
    TRY_VOID(on(approval, [&](Together& acts) -> Result<> {
      auto approved = approve(acts, one);
      if (!approved) return fail(approved.error());
      winners.insert(winners.end(), approved->begin(), approved->end());
      return {};
    }));
  const Date first_day = approval.plus_days(2);
  TRY_VOID(on(approval.plus_days(1),
              [&](Together& acts) { return sign_and_train(acts, winners, first_day); }));
  expanded_places_ = 0;
  return on(first_day, [&](Together& acts) { return start(acts, winners); });
}

// A vacancy goes to the reserve of its village (LZ-2022-4 二(二): 及时进行补充).
Result<> UnitStory::refill(Date day) {
  std::vector<Winner> winners;
  TRY_VOID(on(day, [&](Together& acts) -> Result<> {
    std::map<PlaceCode, std::vector<std::size_t>> free;
    for (std::size_t i = 0; i < posts_.size(); ++i)
      if (posts_[i].vacant) free[posts_[i].village].push_back(i);
    std::vector<Applicant> left;
    for (const Applicant& applicant : reserve_) {
      std::vector<std::size_t>& posts = free[applicant.village];
      const auto fits = std::find_if(posts.begin(), posts.end(), [&](std::size_t post) {
        return posts_[post].side == applicant.side;
      });
      if (fits == posts.end()) {
        left.push_back(applicant);
        continue;
      }
      if (day > applicant.usable_until) {
        if (const Result<> refused = refuse_late(acts, applicant); !refused) return refused;
        continue;
      }
      auto approved = acts.run(
          cast_.approver, usecase::ApproveApplication{applicant.application, posts_[*fits].id, ""});
      if (!approved) return fail(approved.error());
      posts_[*fits].vacant = false;
      winners.push_back({applicant, *fits});
      posts.erase(fits);
    }
    reserve_ = std::move(left);
    return {};
  }));
  if (winners.empty()) return {};
  const Date first_day = day.plus_days(2);
  TRY_VOID(on(day.plus_days(1),
              [&](Together& acts) { return sign_and_train(acts, winners, first_day); }));
  return on(first_day, [&](Together& acts) { return start(acts, winners); });
}

}  // namespace yigang::demo
