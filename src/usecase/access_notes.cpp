#include "usecase/access_notes.h"

#include "store/account_queries.h"
#include "store/setting_queries.h"
#include "usecase/work.h"

namespace yigang::usecase {

Result<> note_access(Desk& desk, store::Writer& writer, const Actor& who, const AccessNote& note) {
  TRY(LawShelf::Edition law, desk.law.edition(writer));
  TRY(const Date today, store::business_day(writer, desk.clock));
  Work work(desk, writer, who, note.verb, "", std::move(law), today);
  work.note({kCity, "account", note.account.value(), note.before, note.after, "", ""});
  return write_notes(work);
}

Result<Actor> actor_itself(store::Reader& reader, AccountId account, GrantId grant) {
  Actor self;
  self.account = account;
  self.grant = grant;
  TRY(const std::optional<store::RoleGrantRow> row, store::grant_by_id(reader, grant));
  if (row) self.role = row->role;
  return self;
}

}  // namespace yigang::usecase
