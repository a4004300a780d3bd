// 拍照核验: somebody was looked for at work, with a photograph; see migration 038. Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/nouns.h"
#include "store/attachment_rows.h"

namespace yigang {

using SpotCheckId = Id<struct SpotCheckTag>;

}  // namespace yigang

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(SpotFinding, std::uint8_t, at_work, not_at_work, away_with_cause)

struct SpotCheckRow {
  static constexpr std::string_view kTable = "spot_check";
  UnitCode unit;
  SpotCheckId id;
  PlacementId placement_id;
  Date day;
  std::int64_t minute = 0;  // of the day in China
  std::string place;
  std::optional<std::int64_t> latitude_hundredths;  // of a degree
  std::optional<std::int64_t> longitude_hundredths;
  SpotFinding finding{};
  std::string remark;
  AttachmentId photo_id;
  Bytes photo_digest;
  AccountId checked_by;
  Role checked_as{};
  Date recorded_on;
  std::optional<Date> withdrawn_on;
  std::optional<AccountId> withdrawn_by;
  std::string withdraw_reason;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SpotCheckRow, (),
                      (unit, id, placement_id, day, minute, place, latitude_hundredths,
                       longitude_hundredths, finding, remark, photo_id, photo_digest, checked_by,
                       checked_as, recorded_on, withdrawn_on, withdrawn_by, withdraw_reason,
                       version))

}  // namespace yigang::store
