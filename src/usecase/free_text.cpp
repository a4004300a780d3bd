#include "usecase/free_text.h"

#include "base/check.h"
#include "core/number_in_text.h"

namespace yigang::usecase {

namespace {

Result<> judge(const std::string& text) {
  switch (number_in_text(text)) {
    case NumberInText::none:
      return {};
    case NumberInText::resident_number:
      return fail(bad_input("resident_number_in_text"));
    case NumberInText::bank_card:
      return fail(bad_input("bank_card_in_text"));
  }
  return {};
}

// The path grows from the inside out, as where a body is read (wire/read.cpp).
Result<> placed(Result<> judged, std::string_view place) {
  if (judged) return {};
  Problem problem = std::move(judged).error();
  if (!problem.field.empty() && problem.field.front() != '[') problem.field.insert(0, ".");
  problem.field.insert(0, place);
  return fail(std::move(problem));
}

Result<> walk(const wire::Shape& shape, const void* value, std::string_view allowed) {
  switch (shape.kind) {
    case wire::Kind::text:
      return shape.free_text ? judge(*static_cast<const std::string*>(value)) : Result<>{};
    case wire::Kind::optional: {
      const void* item = shape.item_at(value, 0);
      return item == nullptr ? Result<>{} : walk(shape.item(), item, allowed);
    }
    case wire::Kind::list:
      for (std::size_t i = 0; i < shape.size(value); ++i)
        TRY_VOID(placed(walk(shape.item(), shape.item_at(value, i), allowed),
                        "[" + std::to_string(i) + "]"));
      return {};
    case wire::Kind::object:
      for (const wire::Member& member : shape.members)
        if (member.name != allowed)
          // A shape serves reader and writer and so asks for an object that may be changed.
          TRY_VOID(placed(walk(member.shape(), member.at(const_cast<void*>(value)), allowed),
                          member.name));
      return {};
    case wire::Kind::boolean:
    case wire::Kind::integer:
    case wire::Kind::word:
      return {};
    case wire::Kind::map:
    case wire::Kind::raw:
      break;
  }
  CHECK(!"no command holds a map or JSON: say here how its texts are read");
  return {};
}

}  // namespace

namespace detail {

Result<> refuse_numbers(const wire::Shape& shape, const void* value, std::string_view allowed) {
  return walk(shape, value, allowed);
}

}  // namespace detail

}  // namespace yigang::usecase
