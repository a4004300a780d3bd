// JSON Schema (2020-12, as OpenAPI 3.1 uses it) of described types. Structs and enums become
// components, named by their last name in C++ (Page<PostRow> → Page_PostRow); of two types with one
// last name the later carries its namespace too. Names, types, formats, required and words all come
// from the shape, so that the description cannot differ from what is read and written. One
// document, one Schemas; not thread-safe.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wire/shape.h"
#include "wire/writer.h"

namespace yigang::wire {

class Schemas {
 public:
  // A reference for structs and enums (remembered for `write_components`), the schema itself for
  // all else.
  void write(Writer& writer, const Shape& shape);
  // The body of a struct without the members that come from elsewhere.
  void write_without(Writer& writer, const Shape& shape, const std::vector<std::string>& names);
  // All that was referred to, and what that refers to: the value of "schemas".
  void write_components(Writer& writer);

 private:
  const std::string& name_of(const Shape& shape);
  void write_component(Writer& writer, const Shape& shape);

  std::map<const Shape*, std::string> names_;
  std::map<std::string, const Shape*> taken_;
  std::vector<const Shape*> waiting_;
};

// "yigang::http::Page<yigang::Post>" → "Page_Post".
[[nodiscard]] std::string component_name(std::string_view qualified);

}  // namespace yigang::wire
