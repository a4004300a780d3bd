// Writes JSON piece by piece, with commas where they belong, for documents whose shape is no struct
// (the OpenAPI description). Everything else is written from its struct by json.h. Appends to a
// string that the caller owns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wire/json.h"

namespace yigang::wire {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_list() { return open('['); }
  Writer& end_list() { return close(']'); }
  Writer& key(std::string_view name) {
    comma();
    write_text(out_, name);
    out_ += ':';
    first_ = true;
    return *this;
  }
  Writer& text(std::string_view value) {
    comma();
    write_text(out_, value);
    return *this;
  }
  Writer& number(std::int64_t value) {
    comma();
    out_ += std::to_string(value);
    return *this;
  }
  Writer& boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
    return *this;
  }
  // JSON that was written elsewhere.
  Writer& raw(std::string_view json) {
    comma();
    out_ += json;
    return *this;
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  Writer& open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  Writer& close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace yigang::wire
