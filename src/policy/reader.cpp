#include "policy/reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace yigang::policy {

using law::Figure;

namespace {

// ⚠ where the words can be read in several ways, ◇ where there are none; ✓ once it is confirmed.
NodeState state_of(const law::FigureHead& head, bool provisional) {
  if (!provisional) return NodeState::met;
  return head.unclear ? NodeState::ambiguous : NodeState::by_parameter;
}

}  // namespace

void LawReader::record(const law::Found& found, Figure figure, Date day) {
  const law::FigureRow& row = *found.row;
  const std::string id = fmt::format("figure:{}@{}", word(figure), to_text(day));
  if (std::ranges::find(reads_, id) == reads_.end()) reads_.push_back(id);
  if (trace_->find(id) != nullptr) return;
  const bool provisional = row.status == law::Status::provisional || !found.reviewed();
  TraceNode node{.id = id,
                 .say = {"figure." + std::string(word(figure)),
                         {{"value", row.value.text}, {"from", to_text(row.from)}}},
                 .cite = {row.citation.document, row.citation.clause, row.citation.quote},
                 .value = row.value.text,
                 .state = state_of(law_.head(figure), provisional),
                 .provisional = provisional};
  node.facts.push_back({"figure_row", row.value.text, row.source,
                        fmt::format("{} {}", to_text(row.scope), word(row.status))});
  for (const law::FigureRow* lost : found.lost)
    node.facts.push_back({"figure_row_lost", lost->value.text, lost->source,
                          fmt::format("{} {}", to_text(lost->scope), to_text(lost->from))});
  if (found.blank != nullptr)
    node.facts.push_back(
        {"figure_not_reviewed", "", found.blank->source, to_text(found.blank->from)});
  trace_->add(std::move(node));
}

Result<const law::FigureRow*> LawReader::read(Figure figure, Date day) {
  if (trace_ == nullptr) return law_.row(figure, day, unit_);
  TRY(const law::Found found, law_.find(figure, day, unit_));
  record(found, figure, day);
  return found.row;
}

Result<std::int64_t> LawReader::integer(Figure figure, Date day) {
  TRY(const law::FigureRow* row, read(figure, day));
  return row->value.integer;
}

Result<law::RetirementTable> LawReader::retirement(Date day) {
  TRY(const law::FigureRow* row, read(Figure::retirement_law, day));
  return row->value.retirement;
}

Result<law::Share> LawReader::share(Figure figure, Date day) {
  TRY(const law::FigureRow* row, read(figure, day));
  return row->value.share;
}

Result<> LawReader::note(Figure figure, Date day) {
  TRY_VOID(read(figure, day));
  return {};
}

Result<LeapBirthday> LawReader::leap_birthday(Date day) {
  TRY(const law::FigureRow* row, read(Figure::leap_birthday, day));
  return row->value.text == "march_1" ? LeapBirthday::march_1 : LeapBirthday::february_28;
}

// LZ-2022-4 二(四): 乡村按小时最低工资, 城镇按月最低工资.
Result<LawReader::Floor> LawReader::floor(Side side, Date day) {
  TRY(const std::int64_t tier, integer(Figure::wage_tier, day));
  const Figure figure =
      side == Side::rural ? Figure::minimum_wage_hour : Figure::minimum_wage_month;
  TRY(const law::Found found,
      trace_ != nullptr ? law_.find(figure, day, unit_) : law_.in_force(figure, day, unit_));
  if (trace_ != nullptr) record(found, figure, day);
  return Floor{.amount = found.row->value.tiers[static_cast<std::size_t>(tier - 1)],
               .tier = static_cast<int>(tier),
               .reviewed = found.reviewed()};
}

}  // namespace yigang::policy
