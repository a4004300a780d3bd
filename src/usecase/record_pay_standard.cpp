// 补贴标准: what the county's government has ordered is entered by one person, held against the
// minimum wage and the months that are locked, and counts once another has confirmed it.
#include "registry/veterans_post.h"
#include "store/described_row.h"
#include "store/pay_standard_queries.h"
#include "store/plan_queries.h"
#include "usecase/application_steps.h"
#include "usecase/floor.h"
#include "usecase/places.h"
#include "usecase/post_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// The notice names no upper bound. No county pays ten times the minimum wage for such a post, but a
// monthly amount typed as the hourly rate (680.00 of a 40-hour month) lies above it on every tier.
constexpr std::int64_t kFloorsMost = 10;

Result<> check_rate(const store::PayStandardRow& row, Fen floor) {
  // 二(四)/2–3: 不低于当地小时(月)最低工资标准.
  if (row.rate_fen < floor)
    return fail(refused("rate_below_floor")
                    .with("rate", to_text(row.rate_fen))
                    .with("floor", to_text(floor))
                    .with("missing", to_text(floor - row.rate_fen))
                    .by("LZ-2022-4 二(四)")
                    .at("rate"));
  if (row.rate_fen.value() > floor.value() * kFloorsMost)
    return fail(refused("rate_absurd")
                    .with("rate", to_text(row.rate_fen))
                    .with("floor", to_text(floor))
                    .at("rate"));
  return {};
}

// A rate is never written over: what was paid by it must stay explained.
Result<> check_day_free(Work& work, const store::PayStandardRow& row) {
  TRY(const std::vector<store::PayStandardRow> known,
      store::pay_standards(work.tx, row.unit, row.side, row.post_type, row.band));
  for (const store::PayStandardRow& one : known)
    if (one.from_day == row.from_day)
      return fail(conflict("pay_standard_exists")
                      .with("rate", to_text(one.rate_fen))
                      .with("from_day", to_text(one.from_day))
                      .by("LZ-2022-4 二(四)")
                      .at("from_day"));
  return {};
}

// A locked month keeps what it was settled by; a standard that reaches back changes what a
// correction finds (domain.md §10 P10), and never by a slip of the day.
Result<> check_months_open(Work& work, const store::PayStandardRow& row, bool reaches_back) {
  if (reaches_back) return {};
  TRY(const std::optional<Month> locked, store::locked_month_of(work.tx, row));
  if (!locked) return {};
  return fail(refused("pay_standard_month_locked")
                  .with("month", to_text(*locked))
                  .with("first_day", to_text(locked->plus(1).first_day()))
                  .by("LZ-2022-4 二(四)")
                  .at("from_day"));
}

Result<> check_standard(Work& work, const store::PayStandardRow& row,
                        std::optional<bool> into_locked_months) {
  TRY(const Fen floor, floor_on(work.law(), row.side, row.from_day, row.unit));
  TRY_VOID(check_rate(row, floor));
  TRY_VOID(check_day_free(work, row));
  return check_months_open(work, row, into_locked_months.value_or(false));
}

store::PayStandardRow standard_of(const store::PayStandardEntryRow& entry) {
  return {entry.unit,     entry.id,       entry.side,     entry.post_type,    entry.band,
          entry.rate_fen, entry.from_day, entry.document, entry.document_day, entry.entered_by};
}

Result<store::PayStandardEntryRow> entry_of(store::Reader& reader, const law::Areas& areas,
                                            PayStandardId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PayStandardEntryRow> row,
      store::find<store::PayStandardEntryRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of_entry(store::Reader& reader, const law::Areas& areas,
                                   PayStandardId id) {
  TRY(const store::PayStandardEntryRow entry, entry_of(reader, areas, id));
  return location_of_unit(areas, entry.unit);
}

// One that waits, as it goes out of waiting.
Result<Changed<PayStandardId>> decide(Work& work, store::PayStandardEntryRow& entry,
                                      store::PayStandardState state, std::string_view reason) {
  entry.state = state;
  entry.decided_by = work.actor.account;
  TRY_VOID(store::save(work.tx, entry));
  work.note({entry.unit, "pay_standard", entry.id.value(), "asked", std::string(word(state)),
             std::string(reason), ""});
  return Changed<PayStandardId>{entry.id, entry.version};
}

Result<> still_waits(const store::PayStandardEntryRow& entry) {
  if (entry.state == store::PayStandardState::asked) return {};
  return fail(conflict("pay_standard_decided").with("state", std::string(word(entry.state))));
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const RecordPayStandard& command) {
  return location_of_unit(areas, command.unit);
}

Result<Changed<PayStandardId>> act(Work& work, const Grant<RecordPayStandard>& grant,
                                   const RecordPayStandard& command) {
  // LZ-2022-4 二(四): 由县级人民政府确定执行: the government's document is part of the standard.
  TRY_VOID(require_text(command.document, "document"));
  TRY_VOID(require_text(command.post_type, "post_type"));
  TRY_VOID(require_text(command.band, "band"));
  TRY_VOID(registry::refuse_veterans_post(command.post_type, "post_type"));
  TRY_VOID(not_in_future(work, command.document_day, "document_day"));
  TRY_VOID(registry::refuse_veterans_post(command.band, "band"));
  const store::PayStandardRow row{command.unit,         work.make_id<PayStandardId>(command.unit),
                                  command.side,         command.post_type,
                                  command.band,         command.rate_fen,
                                  command.from_day,     command.document,
                                  command.document_day, grant.actor().account};
  TRY_VOID(check_standard(work, row, command.into_locked_months));
  TRY(const std::optional<store::PayStandardEntryRow> waits,
      store::asked_pay_standard(work.tx, row));
  if (waits)
    return fail(conflict("pay_standard_waits")
                    .with("rate", to_text(waits->rate_fen))
                    .with("from_day", to_text(waits->from_day))
                    .at("from_day"));
  const store::PayStandardEntryRow entry{row.unit,
                                         row.id,
                                         row.side,
                                         row.post_type,
                                         row.band,
                                         row.rate_fen,
                                         row.from_day,
                                         row.document,
                                         row.document_day,
                                         row.entered_by,
                                         store::PayStandardState::asked,
                                         {},
                                         1};
  TRY_VOID(store::insert(work.tx, entry));
  work.note({row.unit, "pay_standard", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<PayStandardId>{row.id, entry.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmPayStandard& command) {
  return location_of_entry(reader, areas, command.id);
}

Result<Changed<PayStandardId>> act(Work& work, const Grant<ConfirmPayStandard>& grant,
                                   const ConfirmPayStandard& command) {
  TRY(store::PayStandardEntryRow entry, entry_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(entry));
  TRY_VOID(require_other_person(grant.actor(), entry.entered_by, "record_pay_standard"));
  // The minimum wage may have risen, and months may have been locked, since it was entered.
  const store::PayStandardRow row = standard_of(entry);
  TRY_VOID(check_standard(work, row, command.into_locked_months));
  TRY_VOID(store::insert(work.tx, row));
  return decide(work, entry, store::PayStandardState::confirmed, "");
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawPayStandard& command) {
  return location_of_entry(reader, areas, command.id);
}

Result<Changed<PayStandardId>> act(Work& work, const Grant<WithdrawPayStandard>&,
                                   const WithdrawPayStandard& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::PayStandardEntryRow entry, entry_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(entry));
  return decide(work, entry, store::PayStandardState::withdrawn, command.reason);
}

}  // namespace yigang::usecase
