// What a backup writes before it gets its name, FILE.part with SQLite's journal beside it, goes
// away when the command is stopped (SIGINT, SIGTERM, SIGHUP) or fails: half a backup holds persons
// and restores nothing. One at a time; a process that is killed with -9 leaves it to the next.
#pragma once

#include <string>

namespace yigang::cli {

class BackupDraft {
 public:
  explicit BackupDraft(const std::string& file);
  ~BackupDraft();
  BackupDraft(const BackupDraft&) = delete;
  BackupDraft& operator=(const BackupDraft&) = delete;
};

}  // namespace yigang::cli
