// What is typed freely is read by others, some of it by everybody on the public page: no text of a
// command may hold a full resident number or a bank card number (reliability.md fault 24, §10.10).
// `perform` asks this for each verb, so that no verb can forget a member. A command that is made to
// carry such a number in a text names that member: `kNumberMember` (an account, a bank's file).
// Pure; the cost is one pass over the command's texts.
#pragma once

#include "wire/shape.h"

namespace yigang::usecase {

namespace detail {

// Refusals `resident_number_in_text` and `bank_card_in_text`, at the member; the number itself is
// never repeated.
[[nodiscard]] Result<> refuse_numbers(const wire::Shape& shape, const void* value,
                                      std::string_view allowed);

}  // namespace detail

template <class V>
[[nodiscard]] Result<> refuse_numbers_in_texts(const V& command) {
  std::string_view allowed;
  if constexpr (requires { V::kNumberMember; }) allowed = V::kNumberMember;
  return detail::refuse_numbers(wire::shape_of<V>(), &command, allowed);
}

}  // namespace yigang::usecase
