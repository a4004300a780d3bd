// How an application ended without a start: kind, day, who and in which words; see migration
// application_end.
// Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/ids.h"
#include "store/value.h"

namespace yigang::store {

// `withdrawn`: by the person's side, before the approval; `approval_withdrawn`: by the county.
BOOST_DEFINE_FIXED_ENUM_CLASS(ApplicationEnd, std::uint8_t, review_failed, refused, withdrawn,
                              approval_withdrawn, approval_lapsed)

struct ApplicationEndRow {
  static constexpr std::string_view kTable = "application_end";
  UnitCode unit;
  ApplicationId application_id;
  ApplicationEnd kind{};
  Date day;
  AccountId actor;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ApplicationEndRow, (), (unit, application_id, kind, day, actor, reason))

}  // namespace yigang::store
