// What is attached to one object and day.
#pragma once

#include "store/attachment_rows.h"
#include "store/database.h"

namespace yigang::store {

struct AttachedTo {
  UnitCode unit;
  AttachmentObject kind{};
  std::int64_t id = 0;
  Date day;
};
// Oldest first, without their content.
[[nodiscard]] Result<std::vector<AttachmentRow>> attachments_of(Reader& reader,
                                                                const AttachedTo& object);

}  // namespace yigang::store
