// What crosses the border to SQL: a Value is null, a 64-bit integer, UTF-8 text or bytes; nothing
// else is stored (engines.md §1, column types). Stored<T> says how a type of the field becomes a
// Value and comes back; it is the only place that knows that a Date is ISO text and Hours are
// tenths. A type without Stored<> (a ResidentNumber, a double) does not compile as an argument.
// Args are the arguments of one statement in the order of ?1 ?2 …; each carries its SQL type, so
// that PostgreSQL never guesses, not even for null. Values; free of threads.
#pragma once

#include <boost/describe.hpp>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "core/area.h"
#include "core/calendar.h"
#include "core/fen.h"
#include "core/id.h"
#include "core/nouns.h"
#include "core/tenths.h"

namespace yigang::store {

using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

// `any` is a bare nullptr: the engine takes the type from the place where it stands.
enum class ValueType : std::uint8_t { any, integer, text, bytes };

// type: the SQL type; to(value): the Value; from(value): the way back, nothing if it has no such
// form. Specialise it beside a type that is stored in one column.
template <class T>
struct Stored;

template <class T>
  requires(std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>)
struct Stored<T> {
  static constexpr ValueType type = ValueType::integer;
  static Value to(T value) {
    CHECK(std::in_range<std::int64_t>(value));
    return static_cast<std::int64_t>(value);
  }
  static std::optional<T> from(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr || !std::in_range<T>(*number)) return std::nullopt;
    return static_cast<T>(*number);
  }
};

template <>
struct Stored<bool> {
  static constexpr ValueType type = ValueType::integer;
  static Value to(bool value) { return std::int64_t{value ? 1 : 0}; }
  static std::optional<bool> from(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr || (*number != 0 && *number != 1)) return std::nullopt;
    return *number == 1;
  }
};

template <>
struct Stored<std::string> {
  static constexpr ValueType type = ValueType::text;
  static Value to(std::string value) { return value; }
  static std::optional<std::string> from(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::nullopt : std::optional(*text);
  }
};

// As a result it looks into the row and lives as long as the row.
template <>
struct Stored<std::string_view> {
  static constexpr ValueType type = ValueType::text;
  static Value to(std::string_view value) { return std::string(value); }
  static std::optional<std::string_view> from(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::nullopt : std::optional<std::string_view>(*text);
  }
};

template <>
struct Stored<Bytes> {
  static constexpr ValueType type = ValueType::bytes;
  static Value to(Bytes value) { return value; }
  static std::optional<Bytes> from(const Value& value) {
    const auto* bytes = std::get_if<Bytes>(&value);
    return bytes == nullptr ? std::nullopt : std::optional(*bytes);
  }
};

template <>
struct Stored<ByteView> {
  static constexpr ValueType type = ValueType::bytes;
  static Value to(ByteView value) { return Bytes(value.begin(), value.end()); }
  static std::optional<ByteView> from(const Value& value) {
    const auto* bytes = std::get_if<Bytes>(&value);
    return bytes == nullptr ? std::nullopt : std::optional<ByteView>(*bytes);
  }
};

template <>
struct Stored<Fen> {
  static constexpr ValueType type = ValueType::integer;
  static Value to(Fen value) { return value.value(); }
  static std::optional<Fen> from(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number == nullptr ? std::nullopt : std::optional(Fen(*number));
  }
};

template <>
struct Stored<Date> {
  static constexpr ValueType type = ValueType::text;
  static Value to(Date value) { return to_text(value); }
  static std::optional<Date> from(const Value& value);
};

template <>
struct Stored<Month> {
  static constexpr ValueType type = ValueType::text;
  static Value to(Month value) { return to_text(value); }
  static std::optional<Month> from(const Value& value);
};

template <class Tag>
struct Stored<Tenths<Tag>> {
  static constexpr ValueType type = ValueType::integer;
  static Value to(Tenths<Tag> value) { return value.x10(); }
  static std::optional<Tenths<Tag>> from(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number == nullptr ? std::nullopt : std::optional(Tenths<Tag>(*number));
  }
};

template <class Tag>
struct Stored<Id<Tag>> {
  static constexpr ValueType type = ValueType::integer;
  static Value to(Id<Tag> value) { return value.value(); }
  static std::optional<Id<Tag>> from(const Value& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number == nullptr ? std::nullopt : std::optional(Id<Tag>(*number));
  }
};

template <>
struct Stored<UnitCode> {
  static constexpr ValueType type = ValueType::integer;
  static Value to(UnitCode value) { return std::int64_t{value.value()}; }
  static std::optional<UnitCode> from(const Value& value) {
    const auto number = Stored<std::int32_t>::from(value);
    return number ? std::optional(UnitCode(*number)) : std::nullopt;
  }
};

template <>
struct Stored<PlaceCode> {
  static constexpr ValueType type = ValueType::integer;
  static Value to(PlaceCode value) { return value.value(); }
  static std::optional<PlaceCode> from(const Value& value) {
    const auto number = Stored<std::int64_t>::from(value);
    return number ? std::optional(PlaceCode(*number)) : std::nullopt;
  }
};

template <>
struct Stored<Instant> {
  static constexpr ValueType type = ValueType::integer;
  static Value to(Instant value) { return to_milliseconds(value); }
  static std::optional<Instant> from(const Value& value) {
    const auto number = Stored<std::int64_t>::from(value);
    return number ? std::optional(from_milliseconds(*number)) : std::nullopt;
  }
};

// A described enum is its word.
template <class E>
  requires(std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value)
struct Stored<E> {
  static constexpr ValueType type = ValueType::text;
  static Value to(E value) { return std::string(word(value)); }
  static std::optional<E> from(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::nullopt : enum_from_word<E>(*text);
  }
};

// Null and absent are the same; the outer optional of from() still says "wrong type".
template <class T>
struct Stored<std::optional<T>> {
  static constexpr ValueType type = Stored<T>::type;
  static Value to(const std::optional<T>& value) {
    return value ? Stored<T>::to(*value) : Value(std::monostate{});
  }
  static std::optional<std::optional<T>> from(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return std::optional<T>();
    auto inner = Stored<T>::from(value);
    if (!inner) return std::nullopt;
    return std::optional<std::optional<T>>(std::move(inner));
  }
};

template <>
struct Stored<std::nullptr_t> {
  static constexpr ValueType type = ValueType::any;
  static Value to(std::nullptr_t) { return std::monostate{}; }
};

struct Argument {
  Value value;
  ValueType type = ValueType::any;
};

class Args {
 public:
  template <class T>
  Args& add(const T& value) {
    if constexpr (std::is_convertible_v<const T&, const char*> && !std::is_null_pointer_v<T>) {
      return add(std::string_view(value));
    } else {
      list_.push_back(Argument{Stored<T>::to(value), Stored<T>::type});
      return *this;
    }
  }
  Args& add_value(Value value, ValueType type) {
    list_.push_back(Argument{std::move(value), type});
    return *this;
  }
  void clear() { list_.clear(); }
  [[nodiscard]] std::size_t size() const { return list_.size(); }
  [[nodiscard]] const Argument& operator[](std::size_t i) const { return list_[i]; }
  [[nodiscard]] auto begin() const { return list_.begin(); }
  [[nodiscard]] auto end() const { return list_.end(); }

 private:
  std::vector<Argument> list_;
};

// args(unit, id, Fen(68000), "text", std::optional<Date>()): ?1 … ?5.
template <class... T>
[[nodiscard]] Args args(const T&... values) {
  Args list;
  (list.add(values), ...);
  return list;
}

// Text that one of the engines would not keep as it is: no UTF-8, or a NUL character. Both refuse
// it with `text_not_storable`; the param is the place of the argument.
[[nodiscard]] Result<> check_storable(const Args& args);

}  // namespace yigang::store
