// What was sent in online and waits for the town; see migration 033. Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "core/ids.h"
#include "store/value.h"

namespace yigang {

using OnlineApplicationId = Id<struct OnlineApplicationTag>;

}  // namespace yigang

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(OnlineState, std::uint8_t, waiting, accepted, returned)
// Words that a town chooses from, since whoever has the code reads them: a free text would tell of
// a person. `come_to_office` also stands for what must not be told there.
BOOST_DEFINE_FIXED_ENUM_CLASS(ReturnReason, std::uint8_t, wrong_place, not_reachable,
                              number_or_name, not_wanted, come_to_office)

struct OnlineApplicationRow {
  static constexpr std::string_view kTable = "online_application";
  UnitCode unit;
  OnlineApplicationId id;
  AnnouncementId announcement_id;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  std::optional<PostId> wished_post_id;
  std::optional<Bytes> personal_sealed;  // usecase::OnlinePersonal as JSON
  std::optional<Bytes> resident_index;
  OnlineState state{};
  Date received_on;
  Instant received_at;
  std::optional<AccountId> decided_by;
  std::optional<Date> decided_on;
  std::optional<ReturnReason> return_reason;
  std::optional<ApplicationId> application_id;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(OnlineApplicationRow, (),
                      (unit, id, announcement_id, side, town, village, wished_post_id,
                       personal_sealed, resident_index, state, received_on, received_at, decided_by,
                       decided_on, return_reason, application_id, version))

}  // namespace yigang::store
