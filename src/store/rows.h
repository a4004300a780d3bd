// One row of an answer, columns by index from 0 in the order of the SELECT or RETURNING list.
// get<T> takes every type that has Stored<> (value.h): int64_t, int, bool, std::string, Bytes, Fen,
// Date, Month, Hours, WorkDays, Id<Tag>, UnitCode, PlaceCode, Instant, described enums and optional
// of each. A wrong type, a null without optional or a word that the enum does not have is a bug:
// CHECK, since the schema has promised otherwise. A Row owns its values; std::string_view looks
// into it.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "base/check.h"
#include "store/value.h"

namespace yigang::store {

class Row {
 public:
  Row() = default;
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}

  template <class T>
  [[nodiscard]] T get(std::size_t column) const {
    CHECK(column < values_.size());
    auto value = Stored<T>::from(values_[column]);
    CHECK(value.has_value());
    return *std::move(value);
  }
  [[nodiscard]] bool is_null(std::size_t column) const {
    CHECK(column < values_.size());
    return std::holds_alternative<std::monostate>(values_[column]);
  }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] const Value& operator[](std::size_t column) const { return values_[column]; }

  // For the engines, which fill one row again and again.
  [[nodiscard]] std::vector<Value>& values() { return values_; }

  friend bool operator==(const Row&, const Row&) = default;

 private:
  std::vector<Value> values_;
};

using Rows = std::vector<Row>;

}  // namespace yigang::store
