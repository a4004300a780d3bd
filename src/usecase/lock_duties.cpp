#include "usecase/lock_duties.h"

#include "policy/notice.h"
#include "store/account_person.h"
#include "store/described_row.h"
#include "store/lock_queries.h"
#include "usecase/month_steps.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const CountersignSettlement& command) {
  TRY(const store::SettlementRunRow run, run_row(reader, areas, command.id));
  return Location{run.unit, {}, {}};
}

Result<Changed<SettlementRunId>> act(Work& work, const Grant<CountersignSettlement>& grant,
                                     const CountersignSettlement& command) {
  TRY(const store::SettlementRunRow run, run_row(work.tx, work.areas(), command.id));
  if (run.state == store::RunState::computed && run.version != command.version)
    return fail(conflict("stale_version"));
  const AccountId who = grant.actor().account;
  TRY_VOID(may_countersign(work.tx, run, grant.actor()));
  const std::string text =
      "countersign|" + run_text(run) + "|" + to_text(who) + "|" + to_text(work.today);
  TRY(Bytes signature, work.desk.keys.sign(to_text(run.unit), bytes_of(text)));
  TRY_VOID(store::insert(work.tx, store::SettlementCountersignRow{run.unit, run.id, who, work.today,
                                                                  std::move(signature)}));
  work.note({run.unit, "settlement_run", run.id.value(), run_text(run), text, "", ""});
  return Changed<SettlementRunId>{run.id, run.version};
}

Result<> check_pay_notice(store::Reader& tx, const law::LawSnapshot& law,
                          const store::SettlementRunRow& run, Date today) {
  // A correction follows an objection; its list is the one that was objected to.
  if (run.kind == store::RunKind::correction) return {};
  policy::LawReader reader(law, run.unit);
  TRY(const policy::PayNoticeGate gate,
      reader.setting<policy::PayNoticeGate>(law::Figure::pay_notice_gate, today));
  if (gate == policy::PayNoticeGate::off) return {};
  TRY(const store::PayListStanding standing, store::pay_list_standing(tx, run));
  if (standing.unlisted > 0)
    return fail(refused("pay_notice_missing")
                    .with("count", std::to_string(standing.unlisted))
                    .with("month", to_text(run.month))
                    .by("LZ-2022-4 二(三)"));
  if (standing.last_day && today <= *standing.last_day)
    return fail(refused("pay_notice_not_over")
                    .with("last_day", to_text(*standing.last_day))
                    .by("LZ-2022-4 二(三)"));
  return {};
}

Result<> check_not_alone(store::Reader& tx, const store::SettlementRunRow& run, AccountId locker) {
  TRY(const bool approver, store::approved_in_month(tx, run, locker));
  if (!approver) return {};
  TRY(const std::vector<AccountId> witnesses, store::countersigners(tx, run.unit, run.id));
  TRY(std::vector<AccountId> same, store::accounts_of_person(tx, locker));
  TRY(const std::vector<AccountId> runner, store::accounts_of_person(tx, run.run_by));
  same.insert(same.end(), runner.begin(), runner.end());
  for (const AccountId witness : witnesses)
    if (std::ranges::find(same, witness) == same.end()) return {};
  return fail(forbidden("approver_locks_alone").with("month", to_text(run.month)));
}

// policy-rules, "Pay": what is left out of a lock is left out by a second person's decision; who
// locks is that second person, unless he is the first.
Result<> check_left_out(store::Reader& tx, const store::SettlementRunRow& run,
                        const Actor& locker) {
  TRY(const std::vector<AccountId> placers, store::who_left_out(tx, run));
  const auto other = [&](AccountId who) {
    return require_other_person(locker, who, "hold_pay").has_value();
  };
  if (std::ranges::all_of(placers, other)) return {};
  TRY(const std::vector<AccountId> witnesses, store::countersigners(tx, run.unit, run.id));
  for (const AccountId witness : witnesses)
    if (other(witness) && witness != run.run_by) return {};
  return fail(forbidden("left_out_locks_alone").with("month", to_text(run.month)));
}

Result<> may_countersign(store::Reader& tx, const store::SettlementRunRow& run,
                         const Actor& actor) {
  if (run.state != store::RunState::computed)
    return fail(conflict("run_state").with("state", std::string(word(run.state))));
  TRY_VOID(require_other_person(actor, run.run_by, "run_settlement"));
  // Who approved somebody there is as little a witness as the locker.
  TRY(const bool approver, store::approved_in_month(tx, run, actor.account));
  if (approver) return fail(forbidden("same_person_two_steps").with("step", "approve_application"));
  TRY(const std::vector<AccountId> before, store::countersigners(tx, run.unit, run.id));
  if (std::ranges::any_of(before, [&](AccountId one) { return actor.is(one); }))
    return fail(conflict("countersigned_before"));
  return {};
}

}  // namespace yigang::usecase
