// A file inside a body: base64 on the wire (RFC 4648 section 4, OpenAPI's format `byte`), the bytes
// themselves inside. For a small file that is nothing without what stands beside it, so that both
// come with one key or not at all; a file alone is the body of its request (http/verb_route.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "wire/text_form.h"

namespace yigang::wire {

struct FileText {
  std::string bytes;
  friend bool operator==(const FileText&, const FileText&) = default;
};

// The bits behind the last whole byte are nought, so that a file has one text; refusal
// `bad_base64`. Linear.
[[nodiscard]] Result<std::string> parse_base64(std::string_view text);
[[nodiscard]] std::string to_base64(std::string_view bytes);

template <>
struct TextForm<FileText> {
  static constexpr std::string_view kFormat = "byte";
  // Longer than what any verb takes as a file, so that the verb says what is too large.
  static constexpr std::size_t kMost = std::size_t{12} << 20;
  static Result<FileText> parse(std::string_view text) {
    TRY(std::string bytes, parse_base64(text));
    return FileText{std::move(bytes)};
  }
  static void print(const FileText& value, std::string& out) { out += to_base64(value.bytes); }
};

}  // namespace yigang::wire
