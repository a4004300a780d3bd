// 审核公示: the reviewed applicants of a place, masked, with working days and hotline; whole or not
// at all.
#include <set>

#include "core/person_name.h"
#include "crypto/digest.h"
#include "policy/notice.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/plan_rows.h"
#include "usecase/application_steps.h"
#include "usecase/application_verbs.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

namespace {

// How long a notice stands on the web after its last day (domain.md §4.6, provisional).
constexpr int kWebDays = 30;

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
  TRY_VOID(require_text(command.title, "title"));
  TRY_VOID(require_text(command.hotline, "hotline"));
  if (command.applications.empty()) return fail(bad_input("nothing_chosen").at("applications"));
  const Location location = grant.location();
  policy::LawReader reader(work.law(), location.unit);
  TRY(const policy::NoticeSpan span, policy::explain_notice(reader, nullptr, work.today));

  store::NoticeRow notice;
  notice.unit = location.unit;
  notice.id = work.make_id<NoticeId>(location.unit);
  notice.kind = store::NoticeKind::applicants;
  notice.town = location.town;
  if (!location.village.empty()) notice.village = location.village;
  notice.title = command.title;
  notice.hotline = command.hotline;
  notice.published_on = work.today;
  notice.first_day = work.today;
  notice.last_day = span.last_day;
  notice.web_until = span.last_day.plus_days(kWebDays);
  notice.published_by = grant.actor().account;

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
  const crypto::Digest digest = list.finish();
  notice.list_digest = Bytes(digest.begin(), digest.end());
  TRY_VOID(store::insert(work.tx, notice));
  for (const store::NoticeItemRow& item : items) TRY_VOID(store::insert(work.tx, item));
  for (store::ApplicationRow& application : applications) {
    TRY(const registry::Progress progress, progress_of(work.tx, application));
    TRY(const registry::Advance advance, registry::publish_notice(progress, work.today));
    TRY_VOID(
        take_step(work, application, advance, {work.today, "notice/" + to_text(notice.id), ""}));
  }
  work.note({notice.unit, "notice", notice.id.value(), "", to_hex(digest), "", ""});
  return NoticePublished{notice.id, span.last_day, span.approval_from,
                         static_cast<std::int64_t>(items.size())};
}

}  // namespace yigang::usecase
