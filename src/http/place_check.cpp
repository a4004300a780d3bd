#include "http/place_check.h"

#include <string>

#include "http/app.h"
#include "usecase/reads.h"

namespace yigang::http {

namespace {

using wire::Kind;
using wire::Shape;

// The path grows from the inside out, and only when there is a problem to tell.
tl::unexpected<Problem> under(std::string_view place, Problem problem) {
  if (!problem.field.empty() && problem.field.front() != '[')
    problem.field.insert(problem.field.begin(), '.');
  problem.field.insert(0, place);
  return fail(std::move(problem));
}

class PlaceCheck {
 public:
  explicit PlaceCheck(usecase::Desk& desk) : desk_(desk) {}

  // `name` is the member's that holds the value.
  Result<void> check(const Shape& shape, const void* value, std::string_view name) {
    switch (shape.kind) {
      case Kind::text:
        if (shape.format == "unit") return check_unit(*static_cast<const UnitCode*>(value));
        if (shape.format == "place")
          return check_place(*static_cast<const PlaceCode*>(value), name);
        return {};
      case Kind::optional:
        if (const void* const inner = shape.item_at(value, 0))
          return check(shape.item(), inner, name);
        return {};
      case Kind::list:
        return check_list(shape, value);
      case Kind::object:
        return check_object(shape, value);
      case Kind::boolean:
      case Kind::integer:
      case Kind::word:
      case Kind::map:
      case Kind::raw:
        return {};
    }
    return {};
  }

 private:
  Result<void> check_list(const Shape& shape, const void* value) {
    for (std::size_t i = 0, size = shape.size(value); i < size; ++i)
      if (auto fine = check(shape.item(), shape.item_at(value, i), {}); !fine)
        return under("[" + std::to_string(i) + "]", std::move(fine).error());
    return {};
  }

  Result<void> check_object(const Shape& shape, const void* value) {
    for (const wire::Member& member : shape.members) {
      // The tables have one kind of pointer for reading and writing; here nothing is changed.
      const void* const at = member.at(const_cast<void*>(value));
      if (auto fine = check(member.shape(), at, member.name); !fine)
        return under(member.name, std::move(fine).error());
    }
    return {};
  }

  Result<void> check_unit(UnitCode unit) {
    TRY_VOID(ask_law());
    if (law_->areas().ordinal_of(unit)) return {};
    return fail(bad_input("unknown_unit").with("unit", to_text(unit)));
  }

  Result<void> check_place(PlaceCode place, std::string_view name) {
    TRY_VOID(ask_law());
    const law::Areas& areas = law_->areas();
    const bool known =
        place.is_village() ? areas.village(place) != nullptr : areas.town(place) != nullptr;
    if (!known) return fail(bad_input("unknown_place").with("place", to_text(place)));
    if (name == "town" && place.is_village()) return fail(bad_input("town_needed"));
    if (name == "village" && !place.is_village()) return fail(bad_input("village_needed"));
    return {};
  }

  Result<void> ask_law() {
    if (law_ == nullptr) {
      TRY(law_, usecase::law_of(desk_));
    }
    return {};
  }

  usecase::Desk& desk_;
  law::LawPtr law_;
};

}  // namespace

Result<void> check_places(const Call& call, const wire::Shape& shape, const void* value) {
  if (call.app == nullptr) return {};
  return PlaceCheck(call.app->desk()).check(shape, value, {});
}

}  // namespace yigang::http
