// What was last done for the care of this database: when a backup of it was made and when its
// record was found whole. Noted by the command that did it, for the page that says how the service
// fares; copies made by other means (a physical backup of PostgreSQL) are not known here. The marks
// belong to this database and are in no portable backup. Settings; one statement each.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"
#include "store/database.h"

namespace yigang::store {

inline constexpr std::string_view kCareSettings = "'backed_up_at', 'verified_at', 'verified_size'";

struct CareMarks {
  std::optional<Instant> backed_up_at;
  std::optional<Instant> verified_at;
  // Entries of all journals together, as they were then.
  std::optional<std::int64_t> verified_entries;
};

[[nodiscard]] Result<> mark_backed_up(Writer& writer, Instant now);
[[nodiscard]] Result<> mark_verified(Writer& writer, Instant now, std::int64_t entries);
// Of the database that this one was copied from.
[[nodiscard]] Result<> forget_care(Writer& writer);
[[nodiscard]] Result<CareMarks> care_marks(Reader& reader);

}  // namespace yigang::store
