// The town opens, takes or returns what was sent in online.
#include "store/described_row.h"
#include "usecase/apply_for_post.h"
#include "usecase/online_personal.h"
#include "usecase/person_verbs.h"

namespace yigang::usecase {

namespace {

Location location_of(const store::OnlineApplicationRow& row) {
  return {row.unit, row.town, row.village, std::nullopt};
}

Result<Location> location_of_online(store::Reader& reader, const law::Areas& areas,
                                    OnlineApplicationId id) {
  TRY(const store::OnlineApplicationRow row, online_of(reader, areas, id));
  return location_of(row);
}

Result<store::OnlineApplicationRow> waiting(Work& work, OnlineApplicationId id) {
  TRY(store::OnlineApplicationRow row, online_of(work.tx, work.areas(), id));
  if (row.state != store::OnlineState::waiting)
    return fail(conflict("online_decided").with("state", std::string(word(row.state))));
  return row;
}

// `row` comes with its new state.
Result<> decide(Work& work, store::OnlineApplicationRow& row, std::string after,
                std::string reason) {
  row.decided_by = work.actor.account;
  row.decided_on = work.today;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "online_application", row.id.value(),
             std::string(word(store::OnlineState::waiting)), std::move(after), std::move(reason),
             ""});
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const OpenOnlineApplication& command) {
  return location_of_online(reader, areas, command.id);
}

Result<OnlineOpened> act(Work& work, const Grant<OpenOnlineApplication>&,
                         const OpenOnlineApplication& command) {
  TRY(const store::OnlineApplicationRow row, online_of(work.tx, work.areas(), command.id));
  // Once it was taken, the person's row says whose it is.
  if (row.state == store::OnlineState::accepted)
    return fail(conflict("online_decided").with("state", std::string(word(row.state))));
  TRY(OnlinePersonal personal, open_personal(work.desk, row));
  TRY(const ResidentNumber number, ResidentNumber::parse(personal.resident_number));
  const std::string state(word(row.state));
  work.note({row.unit, "online_application", row.id.value(), state, state, "", ""});
  return OnlineOpened{row.id,
                      row.version,
                      std::move(personal.name),
                      number.masked(),
                      std::move(personal.phone),
                      std::move(personal.groups),
                      std::move(personal.filled_in_by)};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AcceptOnlineApplication& command) {
  return location_of_online(reader, areas, command.id);
}

Result<OnlineAccepted> act(Work& work, const Grant<AcceptOnlineApplication>& grant,
                           const AcceptOnlineApplication& command) {
  TRY(store::OnlineApplicationRow row, waiting(work, command.id));
  TRY(const OnlinePersonal personal, open_personal(work.desk, row));
  const Authority& authority = work.desk.authority;

  TRY(const ResidentNumber number, ResidentNumber::parse(personal.resident_number));
  const RegisterPerson person{row.village, personal.name, number, personal.phone};
  TRY(const Grant<RegisterPerson> may_register,
      authority.grant<RegisterPerson>(grant.actor(), location_of(row)));
  TRY(const PersonRegistered registered, act(work, may_register, person));

  const ApplyForPost application{row.announcement_id, registered.id, command.groups,
                                 row.wished_post_id, command.re_recognised};
  TRY(const Location where, locate(work.tx, work.areas(), application));
  TRY(const Grant<ApplyForPost> may_apply, authority.grant<ApplyForPost>(grant.actor(), where));
  TRY(Applied applied, apply_received(work, application, {row.received_on, row.received_at}));

  row.state = store::OnlineState::accepted;
  row.application_id = applied.id;
  // The person's row has them now.
  row.personal_sealed.reset();
  row.resident_index.reset();
  TRY_VOID(decide(work, row, "accepted application/" + to_text(applied.id), ""));
  return OnlineAccepted{row.id, row.version, registered.id, registered.known_before,
                        std::move(applied)};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ReturnOnlineApplication& command) {
  return location_of_online(reader, areas, command.id);
}

Result<Changed<OnlineApplicationId>> act(Work& work, const Grant<ReturnOnlineApplication>&,
                                         const ReturnOnlineApplication& command) {
  TRY(store::OnlineApplicationRow row, waiting(work, command.id));
  row.state = store::OnlineState::returned;
  row.return_reason = command.reason;
  TRY_VOID(decide(work, row, "returned", std::string(word(command.reason))));
  return Changed<OnlineApplicationId>{row.id, row.version};
}

}  // namespace yigang::usecase
