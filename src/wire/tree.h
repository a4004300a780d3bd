// The flat tree that one pass over a JSON text makes: nodes in a vector, all text in one buffer.
// It keeps what a map would lose (repeated members, how a number was written), so that the reader
// can refuse it. Internal to wire; the tree owns its text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "wire/json.h"

namespace yigang::wire {

enum class NodeKind : std::uint8_t { null, boolean, integer, too_big, real, text, list, object };

struct Node {
  NodeKind kind = NodeKind::null;
  std::uint32_t key_at = 0;  // inside an object
  std::uint32_t key_size = 0;
  std::uint32_t text_at = 0;  // text; too_big and real as they were written
  std::uint32_t text_size = 0;
  std::uint32_t children = 0;
  std::uint32_t end = 0;    // the node after this one and all below it
  std::int64_t number = 0;  // integer, boolean
};

// Nodes stand in the order of the text: the first child of node i is i + 1, and the sibling of a
// node is its `end`.
struct Tree {
  std::vector<Node> nodes;
  std::string bytes;

  [[nodiscard]] std::string_view key(const Node& node) const {
    return std::string_view(bytes).substr(node.key_at, node.key_size);
  }
  [[nodiscard]] std::string_view text(const Node& node) const {
    return std::string_view(bytes).substr(node.text_at, node.text_size);
  }
};

// Refusals: `json_not_utf8`, `json_syntax`, `json_too_deep`, `too_many_items`.
[[nodiscard]] Result<Tree> parse_tree(std::string_view text, const Limits& limits);

}  // namespace yigang::wire
