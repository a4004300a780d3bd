// 审核公示: the reviewed applicants of a place, masked, with working days and hotline; whole or not
// at all.
#include <set>

#include "core/person_name.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/plan_rows.h"
#include "usecase/application_steps.h"
#include "usecase/application_verbs.h"
#include "usecase/notice_draft.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

namespace {

Result<std::string> post_of_application(Work& work, const store::ApplicationRow& application) {
  if (!application.wished_post_id) return std::string();
  TRY(const std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, application.unit, *application.wished_post_id));
  return post ? post->title : std::string();
}

Result<store::NoticeItemRow> item_of(Work& work, const store::NoticeRow& notice,
                                     const store::ApplicationRow& application,
                                     std::int64_t item_no) {
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), application.person_id));
  TRY(const std::string title, post_of_application(work, application));
  store::NoticeItemRow item;
  item.unit = notice.unit;
  item.notice_id = notice.id;
  item.item_no = item_no;
  item.application_id = application.id;
  item.masked_name = masked_name(person.name);
  item.post_category = std::string(word(application.side));
  item.post_title = title;
  item.village = application.village;
  return item;
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const PublishNotice& command) {
  return location_of_place(areas, command.place);
}

Result<NoticePublished> act(Work& work, const Grant<PublishNotice>& grant,
                            const PublishNotice& command) {
  if (command.applications.empty()) return fail(bad_input("nothing_chosen").at("applications"));
  const Location location = grant.location();
  TRY(NoticeDraft draft,
      draft_notice(work, store::NoticeKind::applicants, location, command.title, command.hotline));
  store::NoticeRow& notice = draft.row;
  crypto::Hasher list;
  std::vector<store::NoticeItemRow> items;
  std::vector<store::ApplicationRow> applications;
  std::set<ApplicationId> seen;
  for (const ApplicationId id : command.applications) {
    if (!seen.insert(id).second) return fail(bad_input("application_twice").at("applications"));
    TRY(store::ApplicationRow application, application_of(work.tx, work.areas(), id));
    if (!Scope{location.unit, location.town, location.village}.contains(
            {application.unit, application.town, application.village}))
      return fail(not_found("not_found").at("applications"));
    TRY(store::NoticeItemRow item,
        item_of(work, notice, application, static_cast<std::int64_t>(items.size() + 1)));
    list.update(to_text(id));
    list.update(item.masked_name);
    items.push_back(std::move(item));
    applications.push_back(std::move(application));
  }
  TRY_VOID(put_up_notice(work, notice, items, list.finish()));
  for (store::ApplicationRow& application : applications) {
    TRY(const registry::Progress progress, progress_of(work.tx, application));
    TRY(const registry::Advance advance, registry::publish_notice(progress, work.today));
    TRY_VOID(
        take_step(work, application, advance, {work.today, "notice/" + to_text(notice.id), ""}));
  }
  return NoticePublished{notice.id, draft.span.last_day, draft.span.approval_from,
                         static_cast<std::int64_t>(items.size())};
}

}  // namespace yigang::usecase
