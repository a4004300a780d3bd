#include "registry/veterans_post.h"
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/floor.h"
#include "usecase/places.h"
#include "usecase/post_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// The notice names no upper bound. No county pays ten times the minimum wage for such a post, but a
// monthly amount typed as the hourly rate (680.00 of a 40-hour month) lies above it on every tier.
constexpr std::int64_t kFloorsMost = 10;

Result<> check_rate(const RecordPayStandard& command, Fen floor) {
  // 二(四)/2–3: 不低于当地小时(月)最低工资标准.
  if (command.rate_fen < floor)
    return fail(refused("rate_below_floor")
                    .with("rate", to_text(command.rate_fen))
                    .with("floor", to_text(floor))
                    .with("missing", to_text(floor - command.rate_fen))
                    .by("LZ-2022-4 二(四)")
                    .at("rate"));
  if (command.rate_fen.value() > floor.value() * kFloorsMost)
    return fail(refused("rate_absurd")
                    .with("rate", to_text(command.rate_fen))
                    .with("floor", to_text(floor))
                    .at("rate"));
  return {};
}

// A rate is never written over: what was paid by it must stay explained.
Result<> check_day_free(Work& work, const RecordPayStandard& command) {
  TRY(const std::vector<store::PayStandardRow> known,
      store::pay_standards(work.tx, command.unit, command.side, command.post_type, command.band));
  for (const store::PayStandardRow& row : known)
    if (row.from_day == command.from_day)
      return fail(conflict("pay_standard_exists")
                      .with("rate", to_text(row.rate_fen))
                      .with("from_day", to_text(row.from_day))
                      .by("LZ-2022-4 二(四)")
                      .at("from_day"));
  return {};
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
  TRY(const Fen floor, floor_on(work.law(), command.side, command.from_day, command.unit));
  TRY_VOID(check_rate(command, floor));
  TRY_VOID(check_day_free(work, command));
  const store::PayStandardRow row{command.unit,         work.make_id<PayStandardId>(command.unit),
                                  command.side,         command.post_type,
                                  command.band,         command.rate_fen,
                                  command.from_day,     command.document,
                                  command.document_day, grant.actor().account};
  TRY_VOID(store::insert(work.tx, row));
  work.note({command.unit, "pay_standard", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<PayStandardId>{row.id, 1};
}

}  // namespace yigang::usecase
