// Completion of the yearly plan, and the procurement gate. A post counts as completed for its year
// and side once it is created and first filled; refills never count again, self-increase posts
// never count. The gate is `allowed` only if both sides of the plan in force that day are complete;
// over-completion on one side never makes up for the other. Pure; O(posts), or O(1) on counts.
// Source: LZ-2022-4 二(二), policy-rules.md "Completion and the procurement gate", domain.md P13,
// P17.
#pragma once

#include <optional>
#include <span>

#include "core/calendar.h"
#include "core/nouns.h"
#include "policy/reader.h"

namespace yigang::policy {

struct PostFact {
  int year = 0;
  Side side = Side::rural;
  bool self_increase = false;
  Date created_on;
  std::optional<Date> first_filled_on;
};
// Whether the post counts as completed on the day.
[[nodiscard]] bool is_completed(const PostFact& post, Date day);

struct SideCount {
  int planned = 0;
  int created = 0;
  int completed = 0;
  int self_increase_created = 0;
  int self_increase_completed = 0;
  [[nodiscard]] bool complete() const { return completed >= planned; }
  // Whole percent, rounded down and never above 100: 99.9 % is not 100 %.
  [[nodiscard]] int percent() const;
  friend bool operator==(const SideCount&, const SideCount&) = default;
};
[[nodiscard]] SideCount count_side(std::span<const PostFact> posts, int year, Side side,
                                   int planned, Date day);

struct GateFacts {
  int year = 0;
  Date day;
  UnitCode unit;
  std::string plan_version;
  SideCount rural;
  SideCount urban;
};
struct GateVerdict {
  bool allowed = false;
  Trace trace;
};
[[nodiscard]] bool gate_allows(const SideCount& rural, const SideCount& urban);
[[nodiscard]] GateVerdict explain_gate(const GateFacts& facts);

}  // namespace yigang::policy
