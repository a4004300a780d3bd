// 补贴发放公示: who gets how much in a town, masked; whole or not at all, with the digest of the
// list (reliability.md fault 24).
#include "core/person_name.h"
#include "policy/notice.h"
#include "store/application_rows.h"
#include "store/described_row.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"

namespace yigang::usecase {

namespace {

// How long a notice stands on the web after its last day (domain.md §4.6, provisional).
constexpr int kWebDays = 30;

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
  TRY_VOID(require_text(command.title, "title"));
  TRY_VOID(require_text(command.hotline, "hotline"));
  const Location place = grant.location();
  TRY(const store::SettlementRunRow run, run_row(work.tx, work.areas(), command.run));
  TRY_VOID(may_publish_pay(run));
  TRY(const std::vector<store::NoticeLine> lines,
      store::notice_lines(work.tx, run.unit, run.id, place.town, place.village));
  if (lines.empty()) return fail(conflict("nobody_is_paid"));
  policy::LawReader reader(work.law(), run.unit);
  TRY(const policy::NoticeSpan span, policy::explain_notice(reader, nullptr, work.today));

  store::NoticeRow notice;
  notice.unit = run.unit;
  notice.id = work.make_id<NoticeId>(run.unit);
  notice.kind = store::NoticeKind::pay;
  notice.town = place.town;
  if (!place.village.empty()) notice.village = place.village;
  notice.month = run.month;
  notice.title = command.title;
  notice.hotline = command.hotline;
  notice.published_on = work.today;
  notice.first_day = work.today;
  notice.last_day = span.last_day;
  notice.web_until = span.last_day.plus_days(kWebDays);
  notice.published_by = grant.actor().account;
  crypto::Hasher list;
  std::vector<store::NoticeItemRow> items;
  for (const store::NoticeLine& line : lines) {
    items.push_back(item_of(notice, line, static_cast<std::int64_t>(items.size() + 1)));
    list.update(to_text(line.placement) + "|" + items.back().masked_name + "|" +
                to_text(line.amount) + "\n");
  }
  const crypto::Digest digest = list.finish();
  notice.list_digest = Bytes(digest.begin(), digest.end());
  TRY_VOID(store::insert(work.tx, notice));
  for (const store::NoticeItemRow& item : items) TRY_VOID(store::insert(work.tx, item));
  work.note({notice.unit, "notice", notice.id.value(), "", to_hex(digest), "", ""});
  return PayNoticePublished{notice.id, notice.first_day, notice.last_day,
                            static_cast<std::int64_t>(items.size()), to_hex(digest)};
}

}  // namespace yigang::usecase
