// What a unit announces: its posts of the plan in rounds, those that it adds to the plan, and those
// that it opens to a further group.
#include <fmt/format.h>

#include <numeric>

#include "demo/apportion.h"
#include "demo/unit_story.h"
#include "usecase/expansion.h"
#include "usecase/plan_verbs.h"

namespace yigang::demo {

using usecase::Together;

// 一/7: 3 of 100 rural posts beyond the plan, decided by the unit itself.
Result<std::map<UnitStory::TownSide, int>> UnitStory::increase(Together& acts, const Round& round) {
  std::vector<TownSide> towns;
  std::vector<int> weights;
  for (const auto& [where, target] : year_target_) {
    if (where.second != Side::rural) continue;
    towns.push_back(where);
    weights.push_back(target.created);
  }
  const int all = std::accumulate(weights.begin(), weights.end(), 0);
  const int more = (all * 3 + 50) / 100;
  std::map<TownSide, int> counts;
  if (more == 0) return counts;
  const usecase::AddSelfIncrease decision{unit_.code,
                                          round.year,
                                          Side::rural,
                                          more,
                                          fmt::format("{}政办字〔{}〕36号", unit_.name, round.year),
                                          acts.today()};
  TRY_VOID(acts.run(cast_.developer, decision));
  const std::vector<int> parts = apportion(more, weights);
  for (std::size_t i = 0; i < towns.size(); ++i) counts[towns[i]] = parts[i];
  return counts;
}

// 二(一)/10: what the first round left unfilled is opened to one more group, with the document of
// the government of the same unit and as many places as there are posts.
Result<> UnitStory::widen(Together& acts, const Round& round) {
  expanded_places_ = 0;
  if (held_.empty() || !unfilled_round_) return {};
  expanded_group_ = "农村富余劳动力";
  expanded_places_ = static_cast<int>(held_.size());
  usecase::RecordExpansion expansion;
  expansion.unit = unit_.code;
  expansion.name = expanded_group_;
  expansion.side = Side::rural;
  expansion.quota = expanded_places_;
  expansion.from_day = acts.today();
  expansion.until_day = Date(round.year, 12, 31);
  expansion.document = fmt::format("{}政字〔{}〕58号", unit_.name, round.year);
  expansion.document_day = acts.today();
  expansion.unfilled_announcement = *unfilled_round_;
  TRY_VOID(acts.run(cast_.developer, expansion));
  return {};
}

// Which of the announced posts are filled. What is developed beyond the share to be filled stays
// open; a unit that widens its groups keeps some rural posts of the first rounds without anybody.
void UnitStory::choose_posts(const Round& round, const TownSide& where, std::size_t first,
                             Announced& one) {
  const Target& target = year_target_[where];
  const int before = developed_[where] - static_cast<int>(posts_.size() - first);
  const bool holds = options_.widens && round.part < 100 && where.second == Side::rural;
  for (std::size_t i = first; i < posts_.size(); ++i) {
    if (!round.self_increase && static_cast<int>(i - first) >= target.filled - before) break;
    if (holds && dice_.chance(400)) {
      held_.push_back(i);
      if (!unfilled_round_) unfilled_round_ = one.id;
    } else {
      one.posts.push_back(i);
    }
  }
}

Result<> UnitStory::announce_in(Together& acts, const Round& round, const TownSide& where,
                                int count, std::vector<Announced>& rounds) {
  const auto& [town, side] = where;
  const std::size_t first = posts_.size();
  if (count > 0) TRY_VOID(develop(acts, where, count, round));
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
  for (std::size_t i = first; i < posts_.size(); ++i) draft.posts.push_back(posts_[i].id);
  if (round.part == 100 && side == Side::rural)
    std::erase_if(held_, [&](std::size_t i) {
      if (posts_[i].village.town() != town) return false;
      draft.posts.push_back(posts_[i].id);
      one.posts.push_back(i);
      return true;
    });
  if (!round.off_season_reason.empty()) {
    // A supplement also takes what was left and has no reserve any more.
    for (std::size_t i = 0; i < first; ++i) {
      if (!posts_[i].vacant || posts_[i].side != side || posts_[i].village.town() != town) continue;
      draft.posts.push_back(posts_[i].id);
      one.posts.push_back(i);
    }
  }
  if (draft.posts.empty()) return {};
  TRY(const auto drafted, acts.run(town_cast(town).clerk, draft));
  TRY_VOID(acts.run(cast_.developer, usecase::PublishAnnouncement{drafted.id}));
  one.id = drafted.id;
  choose_posts(round, where, first, one);
  if (!round.off_season_reason.empty())
    truth_.add({"off_season_batch", unit_.code, "announcement " + to_text(one.id),
                to_text(acts.today()), std::string(word(side))});
  rounds.push_back(std::move(one));
  return {};
}

Result<> UnitStory::announce(Together& acts, const Round& round, std::vector<Announced>& rounds) {
  std::map<TownSide, int> counts;
  if (round.self_increase) {
    TRY(counts, increase(acts, round));
  } else {
    for (const auto& [where, target] : year_target_)
      counts[where] = (target.created * round.part + 99) / 100 - developed_[where];
  }
  if (round.part == 100 && options_.widens) TRY_VOID(widen(acts, round));
  for (const auto& [where, count] : counts)
    TRY_VOID(announce_in(acts, round, where, count, rounds));
  return {};
}

}  // namespace yigang::demo
