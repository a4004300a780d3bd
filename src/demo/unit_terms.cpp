// Who comes to the end of the term (LZ-2022-4 二(四)/6-7, 二(六)): the settlement of each month
// says which month is the last payable one; three of ten rural persons are extended by a year in
// the month before, the others leave with their last payable month.
#include "base/check.h"
#include "demo/unit_story.h"
#include "store/month_queries.h"
#include "usecase/placement_verbs.h"

namespace yigang::demo {

using usecase::Together;

void UnitStory::note_term(const store::SettlementLineRow& line) {
  if (line.kind != store::LineKind::pay || !line.last_payable_month) return;
  constexpr std::int64_t kFullTerm = 36;
  const auto placement = static_cast<std::size_t>(line.placement_number - 1);
  CHECK(placement < placements_.size() && placements_[placement].id == line.placement_id);
  if (placements_[placement].ended) return;
  // What is not paid does not count, so that the term goes on for a month.
  const bool over =
      line.status == settle::LineStatus::tenure_over ||
      (line.status == settle::LineStatus::payable && *line.last_payable_month == line.month);
  if (!over && *line.last_payable_month != line.month.plus(1)) return;
  endings_.push_back(
      {placement, over ? line.month : *line.last_payable_month, line.months_used >= kFullTerm});
}

Result<> UnitStory::extend_terms(Together& acts, Month month) {
  std::vector<Ending> ending;
  for (const Ending& one : endings_) {
    const Placement& placement = placements_[one.placement];
    const bool next = one.last_payable == month.plus(1);
    if (one.last_payable == month) ending.push_back(one);
    // Who has worked the full term with a month still to come is extended already, on another post.
    if (!next || one.full_term || placement.side == Side::urban || placement.extended ||
        !dice_.chance(3000))
      continue;
    const usecase::RecordExtension extension{placement.id, one.last_payable.plus(12),
                                             "岗位仍有需要，本人自愿，评议同意", "延长审批表"};
    TRY(const auto recorded, acts.run(town_cast(placement.village).clerk, extension));
    TRY_VOID(acts.run(cast_.approver, usecase::ApproveExtension{recorded.id}));
    const Date end = extension.until_month.last_day();
    TRY_VOID(acts.run(town_cast(placement.village).clerk,
                      usecase::RenewAgreement{placement.id, std::nullopt, end, acts.today()}));
    placements_[one.placement].extended = true;
  }
  endings_ = std::move(ending);
  return {};
}

Result<> UnitStory::end_terms(Together& acts, Month month) {
  for (const Ending& one : endings_) {
    const Placement& placement = placements_[one.placement];
    if (placement.ended) continue;
    const auto reason =
        one.full_term ? registry::ExitReason::expiry : registry::ExitReason::retirement;
    TRY_VOID(leave(acts, one.placement, month.last_day(), reason, "期满"));
  }
  endings_.clear();
  return {};
}

}  // namespace yigang::demo
