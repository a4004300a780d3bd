// 补贴发放公示: who gets how much in a town, masked; whole or not at all, with the digest of the
// list (reliability.md fault 24).
#include "core/person_name.h"
#include "store/application_rows.h"
#include "store/described_row.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"
#include "usecase/notice_draft.h"

namespace yigang::usecase {

namespace {

store::NoticeItemRow item_of(const store::NoticeRow& notice, const store::NoticeLine& line,
                             std::int64_t item_no) {
  store::NoticeItemRow item;
  item.unit = notice.unit;
  item.notice_id = notice.id;
  item.item_no = item_no;
  item.placement_id = line.placement;
  item.masked_name = masked_name(line.name);
  item.post_category = std::string(word(line.side));
  item.post_title = line.post_title;
  item.village = line.village;
  item.amount_fen = line.amount;
  if (line.side == Side::rural)
    item.hours_x10 = line.hours_x10;
  else
    item.days_x10 = line.days_x10;
  return item;
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const PublishPayNotice& command) {
  TRY(const store::SettlementRunRow run, run_row(reader, areas, command.run));
  TRY(const Location place, location_of_place(areas, command.place));
  if (place.unit != run.unit) return fail(not_found("not_found"));
  return place;
}

Result<PayNoticePublished> act(Work& work, const Grant<PublishPayNotice>& grant,
                               const PublishPayNotice& command) {
  const Location place = grant.location();
  TRY(const store::SettlementRunRow run, run_row(work.tx, work.areas(), command.run));
  TRY_VOID(may_publish_pay(run));
  TRY(const std::vector<store::NoticeLine> lines,
      store::notice_lines(work.tx, run.unit, run.id, place.town, place.village));
  if (lines.empty()) return fail(conflict("nobody_is_paid"));
  TRY_VOID(check_unlisted(work.tx, run, place));
  TRY(NoticeDraft draft,
      draft_notice(work, store::NoticeKind::pay, place, command.title, command.hotline));
  store::NoticeRow& notice = draft.row;
  notice.month = run.month;
  crypto::Hasher list;
  std::vector<store::NoticeItemRow> items;
  for (const store::NoticeLine& line : lines) {
    items.push_back(item_of(notice, line, static_cast<std::int64_t>(items.size() + 1)));
    list.update(to_text(line.placement) + "|" + items.back().masked_name + "|" +
                to_text(line.amount) + "\n");
  }
  const crypto::Digest digest = list.finish();
  TRY_VOID(put_up_notice(work, notice, items, digest));
  return PayNoticePublished{notice.id, notice.first_day, notice.last_day,
                            static_cast<std::int64_t>(items.size()), to_hex(digest)};
}

}  // namespace yigang::usecase
