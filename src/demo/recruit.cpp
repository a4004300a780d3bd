// A round of recruitment through the eight steps of LZ-2022-4 二(二), for all towns of a unit.
#include <algorithm>

#include "demo/unit_story.h"
#include "usecase/person_verbs.h"
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
Date usable_until(const Candidate& candidate) {
  const bool rural = !candidate.recognised;
  const int years = rural ? 65 : candidate.category == RetirementCategory::F50 ? 49 : 54;
  const Date birth = candidate.number.birth_date();
  return Date(birth.year() + years, birth.month(), 1).plus_days(300);
}

}  // namespace

Result<> UnitStory::announce(Together& acts, const Round& round, std::vector<Announced>& rounds) {
  for (const auto& [key, target] : year_target_) {
    const auto& [town, side] = key;
    const int upto = (target.created * round.part + 99) / 100;
    const int count = upto - developed_[key];
    if (count <= 0) continue;
    const std::size_t first = posts_.size();
    TRY_VOID(develop(acts, town, side, count, round.year));
    Announced one;
    one.town = town;
    one.side = side;
    usecase::DraftAnnouncement draft;
    draft.unit = unit_.code;
    draft.town = town;
    draft.title = std::to_string(round.year) + " 年" + law_.areas().town(town)->name +
                  (side == Side::rural ? "乡村" : "城镇") + "公益性岗位招聘公告";
    draft.body = "岗位、条件、待遇和报名办法见附件。";
    draft.side = side;
    draft.opens_on = acts.today();
    draft.closes_on = acts.today().plus_days(7);
    draft.off_season_reason = round.off_season_reason;
    for (std::size_t i = first; i < posts_.size(); ++i) {
      draft.posts.push_back(posts_[i].id);
      // What is developed beyond the share to be filled stays open.
      if (static_cast<int>(i - first) < target.filled - (developed_[key] - count))
        one.posts.push_back(i);
    }
    TRY(const auto drafted, acts.run(town_cast(town).clerk, draft));
    TRY_VOID(acts.run(cast_.developer, usecase::PublishAnnouncement{drafted.id}));
    one.id = drafted.id;
    if (!round.off_season_reason.empty())
      truth_.add({"off_season_batch", unit_.code, "announcement " + to_text(one.id),
                  to_text(acts.today()), std::string(word(side))});
    rounds.push_back(std::move(one));
  }
  return {};
}

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
    load.rows.push_back(
        {one.number, *one.in_register, Date(acts.today().year() - 1, 1, 1), std::nullopt});
  }
  for (const auto& [owner, load] : loads) TRY_VOID(acts.run(cast_.department, load));
  return {};
}

Result<> UnitStory::record_circumstances(Together& acts, const Candidate& candidate,
                                         PersonId person, const usecase::Actor& clerk) {
  if (candidate.category)
    TRY_VOID(acts.run(cast_.department,
                      usecase::ConfirmCategory{person, *candidate.category, "档案审核"}));
  if (candidate.recognised)
    TRY_VOID(acts.run(
        cast_.department,
        usecase::RecordRecognition{
            person, *candidate.recognised, unit_.name + "公共就业人才服务中心", "就业困难认定",
            Date(acts.today().year() - 1, 7, 1), Date(acts.today().year() + 3, 6, 30)}));
  if (candidate.circumstance)
    TRY_VOID(acts.run(
        clerk, usecase::RecordFact{person, *candidate.circumstance, acts.today().plus_days(-90),
                                   std::nullopt, "部门名单"}));
  if (candidate.prior_months > 0) {
    TRY(const auto prior, acts.run(clerk, usecase::RecordPriorMonths{person, candidate.prior_months,
                                                                     "原岗位发放记录"}));
    TRY_VOID(acts.run(cast_.approver, usecase::ConfirmPriorMonths{prior.id}));
  }
  return {};
}

// True when the application stands.
Result<bool> UnitStory::apply(Together& acts, const Announced& one, const Candidate& candidate,
                              PlaceCode village, Applicant& applicant) {
  const usecase::Actor& clerk = town_cast(one.town).clerk;
  TRY(const auto person,
      acts.run(clerk, usecase::RegisterPerson{village, candidate.name, candidate.number,
                                              candidate.phone}));
  TRY_VOID(record_circumstances(acts, candidate, person.id, clerk));
  TRY(const usecase::Applied applied,
      acts.run(clerk, usecase::ApplyForPost{
                          one.id, person.id, candidate.groups, {}, candidate.prior_months > 0}));
  applicant = {applied.id, person.id, candidate.name, village, one.side, usable_until(candidate),
               0};
  if (applied.outcome == policy::Outcome::refused)
    truth_.add({"application_refused", unit_.code, "application " + std::to_string(applied.number),
                to_text(acts.today()), std::string(word(*applied.headline))});
  // Those whom the rules leave to a person are not the demo's to decide.
  return applied.outcome == policy::Outcome::eligible;
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
      for (int i = 0; i < missing; ++i)
        batch.push_back(one.side == Side::rural ? candidates_.rural(acts.today())
                                                : candidates_.urban(acts.today()));
      TRY_VOID(load_registers(acts, batch));
      for (const Candidate& candidate : batch) {
        Applicant applicant;
        TRY(const bool stands, apply(acts, one, candidate, village, applicant));
        if (stands) list.push_back(std::move(applicant));
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
      const bool fails = spare > 0 && dice_.chance(1200);
      if (fails) --spare;
      applicant.votes = fails ? dice_.between(3, 9) : dice_.between(12, kPresent);
      close.votes.push_back(
          {applicant.application, applicant.votes, kPresent - applicant.votes, 0, ""});
      if (!fails) one.passed.push_back(applicant);
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
      TRY_VOID(refuse_for_age(acts, applicant));
      continue;
    }
    const std::size_t post = posts.front();
    posts.erase(posts.begin());
    TRY_VOID(acts.run(cast_.approver,
                      usecase::ApproveApplication{applicant.application, posts_[post].id, ""}));
    winners.push_back({applicant, post});
  }
  return winners;
}

Result<> UnitStory::refuse_for_age(Together& acts, const Applicant& applicant) {
  TRY_VOID(acts.run(cast_.approver,
                    usecase::RefuseApplication{applicant.application, "审批前已接近年龄上限"}));
  return {};
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
    placements_.push_back({started.id,
                           started.number,
                           winner.post,
                           winner.applicant.village,
                           winner.applicant.side,
                           winner.applicant.person,
                           acts.today(),
                           {}});
  }
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
        if (const Result<> refused = refuse_for_age(acts, applicant); !refused) return refused;
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
