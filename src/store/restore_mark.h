// What a restore leaves in the database that it made: when it was, how far the backup reaches, and
// whether the record was verified afterwards. What was done between the two moments is unknown
// here, and the world outside may know it: a bank that was given a file (docs/operating/
// backup-and-restore.md). The mark belongs to this database and is in no portable backup. Settings;
// one statement each.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "core/calendar.h"
#include "store/database.h"

namespace yigang::store {

inline constexpr std::string_view kRestoreSettings =
    "'restored_at', 'restored_on', 'restored_newest', 'restored_state'";

struct RestoreMark {
  Instant at;
  Date day;                       // the business day of the restore
  std::optional<Instant> newest;  // of the journal's entries; nothing in an empty one
  bool verified = false;
};

// In the transaction of the restore, not verified yet.
[[nodiscard]] Result<> put_restore_mark(Writer& writer, const Clock& clock);
[[nodiscard]] Result<> restore_verified(Writer& writer);
// Nothing for a database that no restore has made.
[[nodiscard]] Result<std::optional<RestoreMark>> restore_mark(Reader& reader);
// Refusal `restore_unverified`: whoever works with the database asks first.
[[nodiscard]] Result<> require_verified(Reader& reader);

}  // namespace yigang::store
