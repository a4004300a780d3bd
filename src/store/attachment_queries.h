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
// Of the object in the days of a month.
[[nodiscard]] Result<std::int64_t> attachments_in(Reader& reader, const AttachedTo& object,
                                                  Month month);
struct AttachmentUse {
  std::int64_t count = 0;
  std::int64_t bytes = 0;
};
// What the account has added on the day.
[[nodiscard]] Result<AttachmentUse> attachments_by(Reader& reader, UnitCode unit, AccountId account,
                                                   Date day);
// All of a unit, without their content and who added them: to be held against its journal.
[[nodiscard]] Result<> each_attachment(Reader& reader, UnitCode unit,
                                       const std::function<void(const AttachmentRow&)>& tell);

}  // namespace yigang::store
