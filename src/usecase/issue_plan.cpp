#include <algorithm>

#include "registry/plan.h"
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/application_steps.h"
#include "usecase/places.h"
#include "usecase/plan_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// LZ-2022-4 一: the plan years of 十四五; a following programme gets its own document.
constexpr std::int64_t kFirstYear = 2021;
constexpr std::int64_t kLastYear = 2100;

Result<> check_allocations(const Work& work, const IssuePlan& command) {
  std::vector<registry::Allocation> rows;
  for (const UnitPosts& unit : command.units) {
    const std::string place = "units[" + std::to_string(rows.size() / 2) + "]";
    TRY_VOID(registry::check_posts(unit.rural, to_text(unit.unit), place + ".rural"));
    TRY_VOID(registry::check_posts(unit.urban, to_text(unit.unit), place + ".urban"));
    rows.push_back({unit.unit, Side::rural, unit.rural});
    rows.push_back({unit.unit, Side::urban, unit.urban});
  }
  std::vector<UnitCode> units;
  for (const law::Unit& unit : work.areas().units()) units.push_back(unit.code);
  return registry::check_allocation(rows, units, {command.rural_total, command.urban_total});
}

// A document is written before it is entered, and a revision that begins before the version in
// force would be behind it on every day to come: it would be accepted and change nothing.
Result<> check_days(const Work& work, const IssuePlan& command) {
  TRY_VOID(not_in_future(work, command.issued_on, "issued_on"));
  TRY(const std::optional<store::PlanRow> in_force,
      store::plan_in_force(work.tx, command.year, work.today));
  if (!in_force || command.effective_from >= in_force->effective_from) return {};
  return fail(refused("plan_before_version")
                  .with("version", std::to_string(in_force->plan_version))
                  .with("effective_from", to_text(in_force->effective_from))
                  .by("LZ-2022-4 一")
                  .at("effective_from"));
}

}  // namespace

Result<> check_plan_year(std::int64_t year) {
  if (year >= kFirstYear && year <= kLastYear) return {};
  return fail(bad_input("bad_year")
                  .with("first", std::to_string(kFirstYear))
                  .with("last", std::to_string(kLastYear))
                  .at("year"));
}

Date plan_day(std::int64_t year, Date today) {
  return std::max(today, Date(static_cast<int>(year), 1, 1));
}

Result<Location> locate(store::Reader&, const law::Areas&, const IssuePlan&) {
  return Location{};
}

Result<Changed<PlanId>> act(Work& work, const Grant<IssuePlan>& grant, const IssuePlan& command) {
  return issue(work, grant.actor(), command);
}

Result<Changed<PlanId>> issue(Work& work, const Actor& actor, const IssuePlan& command) {
  TRY_VOID(check_plan_year(command.year));
  TRY_VOID(require_text(command.document, "document"));
  // LZ-2022-4 一: a year's plan is in force in its year; a revision too, from its own day on.
  if (command.effective_from.year() != command.year)
    return fail(bad_input("plan_of_other_year")
                    .with("year", std::to_string(command.year))
                    .by("LZ-2022-4 一")
                    .at("effective_from"));
  TRY_VOID(check_days(work, command));
  TRY_VOID(check_allocations(work, command));
  TRY(const std::int64_t newest, store::newest_plan_version(work.tx, command.year));
  // 一/6: 动态调整: a revision says why.
  if (newest > 0) TRY_VOID(require_text(command.reason, "reason"));

  store::PlanRow plan{work.make_id<PlanId>(kCity),
                      command.year,
                      newest + 1,
                      command.document,
                      command.issued_on,
                      command.effective_from,
                      command.reason,
                      command.rural_approximate,
                      command.urban_approximate,
                      actor.account};
  TRY_VOID(store::insert(work.tx, plan));
  for (const UnitPosts& unit : command.units) {
    TRY_VOID(store::insert(work.tx,
                           store::PlanAllocationRow{unit.unit, plan.id, Side::rural, unit.rural}));
    TRY_VOID(store::insert(work.tx,
                           store::PlanAllocationRow{unit.unit, plan.id, Side::urban, unit.urban}));
  }
  work.note({kCity, "plan", plan.id.value(), "", wire::to_json(command), command.reason, ""});
  return Changed<PlanId>{plan.id, plan.plan_version};
}

}  // namespace yigang::usecase
