// Files that stand behind a step: what kind, of which object and day, sealed content and its
// digest.
#pragma once

#include <boost/describe.hpp>

#include "core/area.h"
#include "core/calendar.h"
#include "core/ids.h"
#include "store/rows.h"

namespace yigang {

using AttachmentId = Id<struct AttachmentTag>;

}  // namespace yigang

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(AttachmentObject, std::uint8_t, review, day, spot_check, agreement)
BOOST_DEFINE_FIXED_ENUM_CLASS(MediaType, std::uint8_t, jpeg, png, webp, pdf)

struct AttachmentRow {
  static constexpr std::string_view kTable = "attachment";
  UnitCode unit;
  AttachmentId id;
  AttachmentObject object_kind{};
  std::int64_t object_id = 0;  // of the session, the placement, the spot check or the agreement
  Date day;
  MediaType media_type{};
  std::int64_t size_bytes = 0;
  Bytes digest;  // SM3 of the file as it was sent
  Bytes content_sealed;
  AccountId added_by;
  Date added_on;
};
BOOST_DESCRIBE_STRUCT(AttachmentRow, (),
                      (unit, id, object_kind, object_id, day, media_type, size_bytes, digest,
                       content_sealed, added_by, added_on))

}  // namespace yigang::store
