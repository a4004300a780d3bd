// Payments that hold a debt, for the queries of what is due (due_lines.cpp) and of the books: on
// their way, paid, or returned and not given up. The declarations of what is due stand in
// payment_queries.h.
#pragma once

#include <string_view>

#include "store/payment_queries.h"

namespace yigang::store {

inline constexpr std::string_view kLivePayments = "('pending', 'sent', 'paid', 'returned')";

}  // namespace yigang::store
