// 撤回发放公示: a list that nobody was locked by yet.
#include "store/application_rows.h"
#include "store/described_row.h"
#include "store/lock_queries.h"
#include "usecase/month_verbs.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

Result<store::NoticeRow> notice_row(store::Reader& reader, const law::Areas& areas, NoticeId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::NoticeRow> notice, store::find<store::NoticeRow>(reader, unit, id));
  if (!notice) return fail(not_found("not_found"));
  return *std::move(notice);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawPayNotice& command) {
  TRY(const store::NoticeRow notice, notice_row(reader, areas, command.id));
  return Location{notice.unit, notice.town.value_or(PlaceCode{}),
                  notice.village.value_or(PlaceCode{})};
}

Result<PayNoticeWithdrawn> act(Work& work, const Grant<WithdrawPayNotice>&,
                               const WithdrawPayNotice& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(const store::NoticeRow notice, notice_row(work.tx, work.areas(), command.id));
  if (notice.kind != store::NoticeKind::pay) return fail(refused("notice_not_of_pay"));
  CHECK(notice.month.has_value());
  TRY(const std::int64_t locked, store::rows_locked_by(work.tx, notice.unit, notice.id));
  if (locked > 0)
    return fail(conflict("pay_notice_locked")
                    .with("count", std::to_string(locked))
                    .with("month", to_text(*notice.month))
                    .by("LZ-2022-4 二(三)"));
  TRY(const bool withdrawn, store::withdraw_notice(work.tx, notice.unit, notice.id));
  if (!withdrawn) return fail(conflict("notice_withdrawn"));
  work.note({notice.unit, "notice", notice.id.value(), to_hex(notice.list_digest), "withdrawn",
             command.reason, ""});
  return PayNoticeWithdrawn{notice.id, *notice.month};
}

}  // namespace yigang::usecase
