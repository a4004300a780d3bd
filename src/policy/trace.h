// Why: the nodes of reasoning that a decision leaves behind. One node is one step: the facts it
// looked at, the clause it rests on, the computation with names and with real values, what came
// out, and the nodes it depends on. The same shape goes to the screen, the paper and the API
// ("yigang.trace/1", interface.md §11). Sentences are message codes with params, so that the
// explanation exists in both languages. Values only; no name of a person and no resident number.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace yigang::policy {

// ✓ 符合, ✗ 不符合, ? 缺材料, ◇ 本文件未规定（按参数）, ⚠ 文字有歧义, ↻ 此后有变动: what was
// decided stands, but today's figures and facts no longer show how it came out.
BOOST_DEFINE_FIXED_ENUM_CLASS(NodeState, std::uint8_t, met, not_met, missing, by_parameter,
                              ambiguous, moved)

struct Say {
  std::string code;
  Params params;
  friend bool operator==(const Say&, const Say&) = default;
};
BOOST_DESCRIBE_STRUCT(Say, (), (code, params))

struct TraceFact {
  std::string name;  // message code of the fact's name is "fact.<name>"
  std::string value;
  std::string source;    // register, application, archive …
  std::string evidence;  // reference of a document or row
  friend bool operator==(const TraceFact&, const TraceFact&) = default;
};
BOOST_DESCRIBE_STRUCT(TraceFact, (), (name, value, source, evidence))

struct Cite {
  std::string doc;
  std::string clause;
  std::string quote;
  friend bool operator==(const Cite&, const Cite&) = default;
};
BOOST_DESCRIBE_STRUCT(Cite, (), (doc, clause, quote))

struct TraceNode {
  std::string id;
  Say say;
  std::vector<TraceFact> facts;
  Cite cite;
  std::string expr;
  std::string expr_filled;
  std::string value;
  NodeState state = NodeState::met;
  bool provisional = false;
  std::vector<std::string> deps;
  friend bool operator==(const TraceNode&, const TraceNode&) = default;
};
BOOST_DESCRIBE_STRUCT(TraceNode, (),
                      (id, say, facts, cite, expr, expr_filled, value, state, provisional, deps))

struct Trace {
  std::vector<TraceNode> nodes;

  [[nodiscard]] const TraceNode* find(std::string_view id) const {
    for (const TraceNode& node : nodes) {
      if (node.id == id) return &node;
    }
    return nullptr;
  }
  void add(TraceNode node) { nodes.push_back(std::move(node)); }
  friend bool operator==(const Trace&, const Trace&) = default;
};
BOOST_DESCRIBE_STRUCT(Trace, (), (nodes))

// LZ-2022-4, the notice, as every rule cites it.
[[nodiscard]] inline Cite notice_clause(std::string_view clause, std::string_view quote) {
  return Cite{"聊政办字〔2022〕4号", "LZ-2022-4 " + std::string(clause), std::string(quote)};
}

}  // namespace yigang::policy
