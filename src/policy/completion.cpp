#include "policy/completion.h"

#include <fmt/format.h>

#include <algorithm>

namespace yigang::policy {

bool is_completed(const PostFact& post, Date day) {
  return post.created_on <= day && post.first_filled_on && *post.first_filled_on <= day;
}

int SideCount::percent() const {
  if (planned == 0 || completed >= planned) return 100;
  return static_cast<int>(std::int64_t{completed} * 100 / planned);
}

SideCount count_side(std::span<const PostFact> posts, int year, Side side, int planned, Date day) {
  SideCount count{.planned = planned};
  for (const PostFact& post : posts) {
    if (post.year != year || post.side != side || post.created_on > day) continue;
    (post.self_increase ? count.self_increase_created : count.created) += 1;
    if (is_completed(post, day))
      (post.self_increase ? count.self_increase_completed : count.completed) += 1;
  }
  return count;
}

// LZ-2022-4 二(二): 在未完成省、市下达当年度…任务之前,不得新增政府购买人力资源服务项目.
bool gate_allows(const SideCount& rural, const SideCount& urban) {
  return rural.complete() && urban.complete();
}

namespace {

TraceNode side_node(Side side, const SideCount& count) {
  return TraceNode{
      .id = fmt::format("completion:{}", word(side)),
      .say = {side == Side::rural ? "trace.completion_rural" : "trace.completion_urban",
              {{"planned", std::to_string(count.planned)},
               {"completed", std::to_string(count.completed)}}},
      .facts = {{"planned", std::to_string(count.planned), "", ""},
                {"created", std::to_string(count.created), "", ""},
                {"completed", std::to_string(count.completed), "", ""},
                {"self_increase", std::to_string(count.self_increase_completed), "", ""}},
      .cite = notice_clause("二(二)", "在未完成省、市下达当年度城乡公益性岗位开发安置任务之前"),
      .expr = "completed ≥ planned",
      .expr_filled =
          fmt::format("{} {} {}", count.completed, count.complete() ? "≥" : "<", count.planned),
      .value = fmt::format("{}%", count.percent()),
      .state = count.complete() ? NodeState::met : NodeState::not_met};
}

}  // namespace

GateVerdict explain_gate(const GateFacts& facts) {
  GateVerdict verdict{.allowed = gate_allows(facts.rural, facts.urban)};
  verdict.trace.add(side_node(Side::rural, facts.rural));
  verdict.trace.add(side_node(Side::urban, facts.urban));
  verdict.trace.add(TraceNode{
      .id = "gate",
      .say = {verdict.allowed ? "trace.gate_allowed" : "trace.gate_closed",
              {{"year", std::to_string(facts.year)}, {"day", to_text(facts.day)}}},
      .facts = {{"unit", to_text(facts.unit), "", ""},
                {"plan_version", facts.plan_version, "", ""},
                {"day", to_text(facts.day), "", ""}},
      .cite = notice_clause("二(二)", "不得新增政府购买人力资源(含劳务派遣)服务项目"),
      .expr = "rural complete and urban complete",
      .expr_filled = fmt::format("{}; {}", facts.rural.complete(), facts.urban.complete()),
      .value = verdict.allowed ? "allowed" : "not_allowed",
      .state = verdict.allowed ? NodeState::met : NodeState::not_met,
      .deps = {"completion:rural", "completion:urban"}});
  return verdict;
}

}  // namespace yigang::policy
