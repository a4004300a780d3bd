// Grammar: RFC 8259, read by Boost.JSON's event parser; no comments, no trailing commas.
#include "wire/tree.h"

#include <boost/json/basic_parser_impl.hpp>
#include <string>

#include "base/text.h"

namespace yigang::wire {

namespace {

namespace json = boost::json;
using Text = json::string_view;
using Error = json::error_code;

class Builder {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  Builder(Tree& tree, std::size_t items) : tree_(tree), items_(items) {}
  [[nodiscard]] bool too_many() const { return too_many_; }
  // The member that holds the list or map with too many; empty for one without a name.
  [[nodiscard]] std::string too_long() const {
    return std::string(tree_.key(tree_.nodes[open_.back()]));
  }

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error& error) { return open(NodeKind::object, error); }
  bool on_object_end(std::size_t, Error&) { return close(); }
  bool on_array_begin(Error& error) { return open(NodeKind::list, error); }
  bool on_array_end(std::size_t, Error&) { return close(); }

  bool on_key_part(Text part, std::size_t, Error&) { return take(part); }
  bool on_key(Text part, std::size_t, Error&) {
    take(part);
    key_at_ = piece_at_;
    key_size_ = size() - piece_at_;
    piece_at_ = size();
    return true;
  }
  bool on_string_part(Text part, std::size_t, Error&) { return take(part); }
  bool on_string(Text part, std::size_t, Error& error) {
    take(part);
    return add_text(NodeKind::text, error);
  }
  bool on_number_part(Text part, Error&) { return take(part); }
  bool on_int64(std::int64_t value, Text, Error& error) {
    return drop_piece() && add(NodeKind::integer, value, error);
  }
  bool on_uint64(std::uint64_t, Text part, Error& error) {
    take(part);
    return add_text(NodeKind::too_big, error);
  }
  bool on_double(double, Text part, Error& error) {
    take(part);
    return add_text(NodeKind::real, error);
  }
  bool on_bool(bool value, Error& error) { return add(NodeKind::boolean, value ? 1 : 0, error); }
  bool on_null(Error& error) { return add(NodeKind::null, 0, error); }
  bool on_comment_part(Text, Error&) { return true; }
  bool on_comment(Text, Error&) { return true; }

 private:
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(tree_.bytes.size());
  }
  bool take(Text part) {
    tree_.bytes.append(part.data(), part.size());
    return true;
  }
  bool drop_piece() {
    tree_.bytes.resize(piece_at_);
    return true;
  }
  bool add(NodeKind kind, std::int64_t number, Error& error) {
    if (!open_.empty() && ++tree_.nodes[open_.back()].children > items_) {
      too_many_ = true;
      error = json::error::array_too_large;
      return false;
    }
    Node node;
    node.kind = kind;
    node.number = number;
    node.key_at = key_at_;
    node.key_size = key_size_;
    node.end = static_cast<std::uint32_t>(tree_.nodes.size() + 1);
    key_size_ = 0;
    tree_.nodes.push_back(node);
    return true;
  }
  bool add_text(NodeKind kind, Error& error) {
    const std::uint32_t from = piece_at_;
    piece_at_ = size();
    if (!add(kind, 0, error)) return false;
    tree_.nodes.back().text_at = from;
    tree_.nodes.back().text_size = size() - from;
    return true;
  }
  bool open(NodeKind kind, Error& error) {
    if (!add(kind, 0, error)) return false;
    open_.push_back(tree_.nodes.size() - 1);
    return true;
  }
  bool close() {
    tree_.nodes[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes.size());
    open_.pop_back();
    return true;
  }

  Tree& tree_;
  std::size_t items_;
  std::vector<std::size_t> open_;
  std::uint32_t piece_at_ = 0;  // where the text that is being read begins
  std::uint32_t key_at_ = 0;
  std::uint32_t key_size_ = 0;
  bool too_many_ = false;
};

}  // namespace

Result<Tree> parse_tree(std::string_view text, const Limits& limits) {
  if (const auto offset = first_invalid_utf8(text))
    return fail(bad_input("json_not_utf8").with("offset", std::to_string(*offset)));
  Tree tree;
  tree.bytes.reserve(text.size());
  tree.nodes.reserve(text.size() / 12 + 8);
  json::parse_options options;
  options.max_depth = limits.depth;
  json::basic_parser<Builder> parser(options, tree, limits.items);
  Error error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (parser.handler().too_many())
    return fail(bad_input("too_many_items")
                    .with("limit", std::to_string(limits.items))
                    .at(parser.handler().too_long()));
  if (error == json::error::too_deep)
    return fail(bad_input("json_too_deep").with("limit", std::to_string(limits.depth)));
  if (error || read != text.size())
    return fail(bad_input("json_syntax").with("offset", std::to_string(read)));
  return tree;
}

}  // namespace yigang::wire
