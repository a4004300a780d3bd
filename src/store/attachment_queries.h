// What is attached to one object and day.
#pragma once

#include <functional>
#include <vector>

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
// All of a unit, without their content: to be held against its journal.
[[nodiscard]] Result<> each_attachment(Reader& reader, UnitCode unit,
                                       const std::function<void(const AttachmentRow&)>& tell);

}  // namespace yigang::store
