// What both public notices do alike: the row with its days by the law of the day of publication,
// and the writing of a list that stands whole or not at all.
#pragma once

#include <string>
#include <vector>

#include "crypto/digest.h"
#include "policy/notice.h"
#include "store/application_rows.h"
#include "usecase/places.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct NoticeDraft {
  store::NoticeRow row;
  policy::NoticeSpan span;
};

// A notice of this place that begins with today's publication; `calendar_missing` when its working
// days run into a year without holidays. Refuses an empty title or hotline by field.
[[nodiscard]] Result<NoticeDraft> draft_notice(Work& work, store::NoticeKind kind,
                                               const Location& place, const std::string& title,
                                               const std::string& hotline);
// Stores notice and items with the digest of what is shown, and notes them in the journal.
[[nodiscard]] Result<> put_up_notice(Work& work, store::NoticeRow& notice,
                                     const std::vector<store::NoticeItemRow>& items,
                                     const crypto::Digest& shown);

}  // namespace yigang::usecase
