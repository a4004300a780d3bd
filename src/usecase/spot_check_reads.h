// Spot checks for the office: the list with what the attendance says of the same day, and the
// photograph, for those who may look behind a line. Within the actor's scope; names are masked.
// Reads only.
#pragma once

#include "store/spot_check_queries.h"
#include "usecase/attachments.h"
#include "usecase/offers.h"

namespace yigang::usecase {

struct SpotCheckLine {
  SpotCheckId id;
  UnitCode unit;
  PlacementId placement;
  std::int64_t placement_number = 0;
  PersonId person;
  std::string name;
  std::string post_title;
  PlaceCode town;
  PlaceCode village;
  Date day;
  std::string time;  // 09:05
  std::string place;
  std::optional<std::int64_t> latitude_hundredths;
  std::optional<std::int64_t> longitude_hundredths;
  store::SpotFinding finding{};
  std::string remark;
  std::string checked_by;
  Role checked_as{};
  Date recorded_on;
  std::optional<store::LeaveKind> attendance;  // of the day; nothing: none was entered
  bool contradicts = false;
  std::optional<Date> withdrawn_on;
  std::string withdrawn_by;
  std::string withdraw_reason;
  std::int64_t version = 0;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(SpotCheckLine, (),
                      (id, unit, placement, placement_number, person, name, post_title, town,
                       village, day, time, place, latitude_hundredths, longitude_hundredths,
                       finding, remark, checked_by, checked_as, recorded_on, attendance,
                       contradicts, withdrawn_on, withdrawn_by, withdraw_reason, version, actions))
struct SpotCheckPage {
  std::vector<SpotCheckLine> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  store::SpotCheckSums sums;
};
BOOST_DESCRIBE_STRUCT(SpotCheckPage, (), (items, next, total, sums))
[[nodiscard]] Result<SpotCheckPage> list_spot_checks(Desk& desk, const Actor& actor,
                                                     const store::SpotCheckFilter& filter);

struct OneSpotCheck {
  SpotCheckId id;
};
BOOST_DESCRIBE_STRUCT(OneSpotCheck, (), (id))
[[nodiscard]] Result<AttachmentFile> read_spot_check_photo(Desk& desk, const Actor& actor,
                                                           const OneSpotCheck& query);

}  // namespace yigang::usecase
