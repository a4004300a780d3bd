#include "usecase/notice_draft.h"

#include "store/described_row.h"

namespace yigang::usecase {

Result<NoticeDraft> draft_notice(Work& work, store::NoticeKind kind, const Location& place,
                                 const std::string& title, const std::string& hotline) {
  TRY_VOID(require_text(title, "title"));
  TRY_VOID(require_text(hotline, "hotline"));
  policy::LawReader reader(work.law(), place.unit);
  NoticeDraft draft;
  TRY(draft.span, policy::explain_notice(reader, nullptr, work.today));
  TRY(const std::int64_t web_days, reader.integer(law::Figure::notice_web_days, work.today));
  store::NoticeRow& row = draft.row;
  row.unit = place.unit;
  row.id = work.make_id<NoticeId>(place.unit);
  row.kind = kind;
  row.town = place.town;
  if (!place.village.empty()) row.village = place.village;
  row.title = title;
  row.hotline = hotline;
  row.published_on = work.today;
  row.first_day = work.today;
  row.last_day = draft.span.last_day;
  row.web_until = draft.span.last_day.plus_days(static_cast<int>(web_days));
  row.published_by = work.actor.account;
  return draft;
}

Result<> put_up_notice(Work& work, store::NoticeRow& notice,
                       const std::vector<store::NoticeItemRow>& items,
                       const crypto::Digest& shown) {
  notice.list_digest = Bytes(shown.begin(), shown.end());
  TRY_VOID(store::insert(work.tx, notice));
  for (const store::NoticeItemRow& item : items) TRY_VOID(store::insert(work.tx, item));
  work.note({notice.unit, "notice", notice.id.value(), "", to_hex(shown), "", ""});
  return {};
}

}  // namespace yigang::usecase
