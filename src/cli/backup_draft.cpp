#include "cli/backup_draft.h"

#include <signal.h>
#include <unistd.h>

#include <array>

namespace yigang::cli {

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

// Read by the handler: set before it stands, and not changed while it does.
std::string draft;
// What SQLite keeps beside a file while it works on it.
std::array<std::string, 3> beside;

void remove_beside() {
  for (const std::string& file : beside) ::unlink(file.c_str());
}

void remove_and_end(int received) {
  ::unlink(draft.c_str());
  remove_beside();
  ::signal(received, SIG_DFL);
  ::raise(received);
}

}  // namespace

BackupDraft::BackupDraft(const std::string& file) {
  draft = file + ".part";
  beside = {draft + "-journal", draft + "-wal", draft + "-shm"};
  // What is ignored (nohup) stays ignored.
  for (const int one : kSignals)
    if (::signal(one, &remove_and_end) == SIG_IGN) ::signal(one, SIG_IGN);
}

BackupDraft::~BackupDraft() {
  for (const int one : kSignals)
    if (::signal(one, SIG_DFL) == SIG_IGN) ::signal(one, SIG_IGN);
  // The draft itself is taken away by the one who failed; the others belong to SQLite.
  remove_beside();
}

}  // namespace yigang::cli
