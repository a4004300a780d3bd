#include "usecase/reserve_order.h"

#include <algorithm>

#include "policy/notice.h"

namespace yigang::usecase {

namespace {

policy::ReservePlace place_of(const store::PassedApplication& one) {
  return {static_cast<int>(one.row.votes_for.value_or(0)), is_re_recognised(one),
          to_milliseconds(one.row.applied_at)};
}

bool stands_before(const store::PassedApplication& a, const store::PassedApplication& b) {
  const policy::ReservePlace one = place_of(a);
  const policy::ReservePlace other = place_of(b);
  if (one == other) return a.row.number < b.row.number;
  return policy::stands_before(one, other);
}

}  // namespace

bool is_re_recognised(const store::PassedApplication& one) {
  return one.row.re_recognised && one.old_staff;
}

void sort_by_reserve_order(std::vector<store::PassedApplication>& passed) {
  std::ranges::sort(passed, &stands_before);
}

}  // namespace yigang::usecase
