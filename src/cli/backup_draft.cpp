#include "cli/backup_draft.h"

#include <signal.h>
#include <unistd.h>

namespace yigang::cli {

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

// Read by the handler: set before it stands, and not changed while it does.
std::string draft;
std::string journal;

void remove_and_end(int received) {
  ::unlink(draft.c_str());
  ::unlink(journal.c_str());
  ::signal(received, SIG_DFL);
  ::raise(received);
}

}  // namespace

BackupDraft::BackupDraft(const std::string& file) {
  draft = file + ".part";
  journal = draft + "-journal";
  // What is ignored (nohup) stays ignored.
  for (const int one : kSignals)
    if (::signal(one, &remove_and_end) == SIG_IGN) ::signal(one, SIG_IGN);
}

BackupDraft::~BackupDraft() {
  for (const int one : kSignals)
    if (::signal(one, SIG_DFL) == SIG_IGN) ::signal(one, SIG_IGN);
  // The draft itself is taken away by the one who failed; the journal belongs to SQLite.
  ::unlink(journal.c_str());
}

}  // namespace yigang::cli
