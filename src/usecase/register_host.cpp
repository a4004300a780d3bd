#include "core/credit_code.h"
#include "registry/veterans_post.h"
#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/plan_rows.h"
#include "usecase/places.h"
#include "usecase/post_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// A host enters itself and nobody else: its account stands for the 用人单位 of its own name.
Result<> check_own_name(Work& work, const std::string& name) {
  if (!work.actor.scope.host) return {};
  TRY(const std::optional<store::OrganisationRow> own,
      store::organisation_by_id(work.tx, work.actor.organisation));
  CHECK(own.has_value());
  if (own->name == name) return {};
  return fail(refused("host_of_another").with("name", own->name).at("name"));
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const RegisterHost& command) {
  return location_of_place(areas, command.place);
}

Result<Changed<HostId>> act(Work& work, const Grant<RegisterHost>& grant,
                            const RegisterHost& command) {
  TRY_VOID(require_text(command.name, "name"));
  TRY_VOID(limit_text(command.name, 100, "name"));
  TRY_VOID(registry::refuse_text_on_veterans_posts(command.name, "name"));
  const UnitCode unit = grant.location().unit;
  TRY_VOID(check_own_name(work, command.name));
  std::optional<std::string> code;
  if (command.credit_code) {
    TRY(std::string checked, parse_credit_code(*command.credit_code));
    code = std::move(checked);
  } else if (command.kind != HostKind::town_or_village) {
    // GB 32100: a village committee may have none yet, every other body has one.
    return fail(bad_input("credit_code_missing").at("credit_code"));
  }
  // Its name is what a clerk finds it by; of two who enter one at once, the second's insert
  // clashes.
  TRY(const std::optional<store::HostRow> namesake,
      store::select_one<store::HostRow>(work.tx, "unit = ?1 AND name = ?2",
                                        store::args(unit, command.name)));
  if (namesake) return fail(conflict("host_name_taken").with("name", command.name).at("name"));
  const store::HostRow host{
      unit, work.make_id<HostId>(unit), command.kind, command.name, code, command.place, 1};
  TRY_VOID(store::insert(work.tx, host));
  work.note({unit, "host", host.id.value(), "", wire::to_json(command), "", ""});
  return Changed<HostId>{host.id, host.version};
}

}  // namespace yigang::usecase
