// The embedded engine: one file, one writer thread that groups commits (group_commit.h), a pool of
// reader connections over WAL snapshots. Refuses to start on a network file system, where WAL's
// shared memory does not work.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/database.h"

namespace yigang::store {

[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(Options options);

// The type of the file system that holds `path` (absolute), by the longest mount point in the text
// of /proc/self/mountinfo; empty if none fits.
[[nodiscard]] std::string file_system_of(std::string_view path, std::string_view mountinfo);
[[nodiscard]] bool is_network_file_system(std::string_view type);

}  // namespace yigang::store
