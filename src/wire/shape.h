// The shape of a described type: one table of function pointers for each type, from which the
// reader, the writer and the schema all work (no code is generated for a type but these small
// functions; that keeps the build quick). Member names on the wire are the names in C++ without
// `_fen` and `_x10`. A type of the field that is a text on the wire gets a TextForm. Constant
// tables; thread-safe.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"
#include "wire/text_form.h"

namespace yigang::wire {

// A value that is JSON already (a stored trace). Written as it stands, read back compactly; empty
// is null.
struct RawJson {
  std::string text;
  friend bool operator==(const RawJson&, const RawJson&) = default;
};

// For a verb that takes or answers nothing but its path: `{}`.
struct Nothing {
  friend bool operator==(const Nothing&, const Nothing&) = default;
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

// One page of a list by key: `next` is the `after` of the following page, absent on the last.
template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  BOOST_DESCRIBE_CLASS(Page, (), (items, next, total), (), ())
};

enum class Kind : std::uint8_t { boolean, integer, text, word, optional, list, map, object, raw };

struct Shape;
using ShapeFunction = const Shape& (*)();

struct Word {
  std::string_view name;
  std::int64_t value = 0;
};

struct Member {
  std::string_view name;
  ShapeFunction shape = nullptr;
  void* (*at)(void* object) = nullptr;
};

// Which pointers are set depends on the kind; the comments name it.
struct Shape {
  Kind kind = Kind::raw;
  std::string_view type_name = {};  // object, word: the qualified name in C++
  std::string_view format = {};     // text: the OpenAPI format
  bool free_text = false;           // text: std::string, limited in length by the caller
  // Text that is not free, in bytes: ids, dates, amounts and words are no longer, and a problem
  // must not repeat a novel.
  std::size_t most = 200;
  std::int64_t minimum = 0;  // integer
  std::int64_t maximum = 0;
  std::int64_t (*get)(const void*) = nullptr;  // boolean, integer, word
  void (*set)(void*, std::int64_t) = nullptr;
  Result<void> (*parse)(std::string_view, void*) = nullptr;  // text
  void (*print)(const void*, std::string&) = nullptr;
  std::span<const Word> words = {};      // word
  std::span<const Member> members = {};  // object
  ShapeFunction item = nullptr;          // optional, list, map
  std::size_t (*size)(const void*) = nullptr;
  const void* (*item_at)(const void*, std::size_t) = nullptr;  // list; optional: nullptr if absent
  void* (*append)(void*) = nullptr;                            // list; optional: made present
  void* (*insert)(void*, std::string_view) = nullptr;          // map
  void (*each)(const void*, void* context,
               void (*)(void* context, std::string_view, const void*)) = nullptr;  // map
};

template <class T>
[[nodiscard]] const Shape& shape_of();

// A value to read into. Types without an empty value (ResidentNumber) get a fictitious one, which
// the reader always overwrites, since their members are required.
template <class T>
[[nodiscard]] T blank();

namespace detail {

template <class T>
constexpr std::string_view type_name() {
  constexpr std::string_view text = __PRETTY_FUNCTION__;
  constexpr std::size_t from = text.find("T = ") + 4;
  return text.substr(from, text.find_first_of(";]", from) - from);
}

constexpr std::string_view wire_name(std::string_view name) {
  for (const std::string_view unit : {std::string_view("_fen"), std::string_view("_x10")})
    if (name.size() > unit.size() && name.ends_with(unit))
      return name.substr(0, name.size() - unit.size());
  return name;
}

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};

template <class T, class D>
constexpr Member member_of() {
  using Type = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
  constexpr std::string_view name = D::name;
  static_assert(wire_name(name) == name || !std::is_arithmetic_v<Type>,
                "a member in _fen or _x10 is a Fen or Hours: a raw number would lose its point");
  return {wire_name(name), &shape_of<Type>,
          [](void* object) -> void* { return &(static_cast<T*>(object)->*D::pointer); }};
}

template <class T, class List>
struct MemberTable;
template <class T, template <class...> class L, class... D>
struct MemberTable<T, L<D...>> {
  static constexpr std::array<Member, sizeof...(D)> rows{member_of<T, D>()...};
};

// `pay` and `pay_fen` would be one member on the wire: the reader could not tell them apart.
constexpr bool names_differ(std::span<const Member> members) {
  for (std::size_t i = 0; i < members.size(); ++i)
    for (std::size_t k = i + 1; k < members.size(); ++k)
      if (members[i].name == members[k].name) return false;
  return true;
}

template <class E, class List>
struct WordTable;
template <class E, template <class...> class L, class... D>
struct WordTable<E, L<D...>> {
  static constexpr std::array<Word, sizeof...(D)> rows{
      Word{D::name, static_cast<std::int64_t>(D::value)}...};
};

template <class T>
constexpr Shape number_shape(Kind kind) {
  Shape shape;
  shape.kind = kind;
  shape.get = [](const void* at) { return static_cast<std::int64_t>(*static_cast<const T*>(at)); };
  shape.set = [](void* at, std::int64_t value) { *static_cast<T*>(at) = static_cast<T>(value); };
  if constexpr (std::is_integral_v<T>) {
    constexpr auto top = std::numeric_limits<std::int64_t>::max();
    constexpr bool wide = sizeof(T) == 8;
    shape.minimum = static_cast<std::int64_t>(std::numeric_limits<T>::min());
    shape.maximum = wide ? top : static_cast<std::int64_t>(std::numeric_limits<T>::max());
  }
  return shape;
}

template <class T>
constexpr Shape text_shape() {
  Shape shape;
  shape.kind = Kind::text;
  shape.format = TextForm<T>::kFormat;
  shape.free_text = std::is_same_v<T, std::string>;
  if constexpr (requires { TextForm<T>::kMost; }) shape.most = TextForm<T>::kMost;
  shape.parse = [](std::string_view text, void* at) -> Result<void> {
    TRY(*static_cast<T*>(at), TextForm<T>::parse(text));
    return {};
  };
  shape.print = [](const void* at, std::string& out) {
    TextForm<T>::print(*static_cast<const T*>(at), out);
  };
  return shape;
}

template <class T>
constexpr Shape optional_shape() {
  using Item = typename T::value_type;
  Shape shape;
  shape.kind = Kind::optional;
  shape.item = &shape_of<Item>;
  shape.item_at = [](const void* at, std::size_t) -> const void* {
    const auto& value = *static_cast<const T*>(at);
    return value ? &*value : nullptr;
  };
  shape.append = [](void* at) -> void* { return &static_cast<T*>(at)->emplace(blank<Item>()); };
  return shape;
}

template <class T>
constexpr Shape list_shape() {
  using Item = typename T::value_type;
  static_assert(!std::is_same_v<Item, bool>, "vector<bool> has no elements to point at");
  Shape shape;
  shape.kind = Kind::list;
  shape.item = &shape_of<Item>;
  shape.size = [](const void* at) { return static_cast<const T*>(at)->size(); };
  shape.item_at = [](const void* at, std::size_t index) -> const void* {
    return &(*static_cast<const T*>(at))[index];
  };
  shape.append = [](void* at) -> void* {
    return &static_cast<T*>(at)->emplace_back(blank<Item>());
  };
  return shape;
}

template <class T>
constexpr Shape map_shape() {
  using Item = typename T::mapped_type;
  Shape shape;
  shape.kind = Kind::map;
  shape.item = &shape_of<Item>;
  shape.insert = [](void* at, std::string_view key) -> void* {
    return &static_cast<T*>(at)->emplace(std::string(key), blank<Item>()).first->second;
  };
  shape.each = [](const void* at, void* context,
                  void (*visit)(void*, std::string_view, const void*)) {
    for (const auto& [key, value] : *static_cast<const T*>(at)) visit(context, key, &value);
  };
  return shape;
}

template <class T>
constexpr Shape make_shape() {
  if constexpr (std::is_same_v<T, bool>) {
    return number_shape<bool>(Kind::boolean);
  } else if constexpr (std::is_integral_v<T>) {
    return number_shape<T>(Kind::integer);
  } else if constexpr (HasTextForm<T>) {
    return text_shape<T>();
  } else if constexpr (IsOptional<T>::value) {
    return optional_shape<T>();
  } else if constexpr (IsList<T>::value) {
    return list_shape<T>();
  } else if constexpr (IsMap<T>::value) {
    return map_shape<T>();
  } else if constexpr (std::is_same_v<T, RawJson>) {
    return Shape{};
  } else if constexpr (boost::describe::has_describe_enumerators<T>::value) {
    Shape shape = number_shape<T>(Kind::word);
    shape.type_name = type_name<T>();
    shape.words = WordTable<T, boost::describe::describe_enumerators<T>>::rows;
    return shape;
  } else {
    static_assert(boost::describe::has_describe_members<T>::value,
                  "this type has no form on the wire: describe it (BOOST_DESCRIBE_STRUCT) or give "
                  "it a TextForm");
    static_assert(names_differ(MemberTable<T, MembersOf<T>>::rows),
                  "two members of this type have one name on the wire");
    Shape shape;
    shape.kind = Kind::object;
    shape.type_name = type_name<T>();
    shape.members = MemberTable<T, MembersOf<T>>::rows;
    return shape;
  }
}

template <class T, class List>
struct BlankAggregate;
template <class T, template <class...> class L, class... D>
struct BlankAggregate<T, L<D...>> {
  static T make() {
    return T{blank<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>()...};
  }
};

}  // namespace detail

template <class T>
const Shape& shape_of() {
  static constexpr Shape shape = detail::make_shape<T>();
  return shape;
}

template <class T>
T blank() {
  if constexpr (std::is_default_constructible_v<T>) {
    return T{};
  } else if constexpr (HasTextForm<T>) {
    return TextForm<T>::blank();
  } else {
    return detail::BlankAggregate<T, detail::MembersOf<T>>::make();
  }
}

}  // namespace yigang::wire
