#include "usecase/page_reads.h"

namespace yigang::usecase {

Result<> check_limit(std::int64_t limit) {
  if (limit >= 1 && limit <= kPageMax) return {};
  return fail(
      bad_input("limit_out_of_range").with("maximum", std::to_string(kPageMax)).at("limit"));
}

Result<> may_list(const Desk& desk, const Actor& actor, std::string_view verb) {
  const std::string& reach = desk.authority.reach(verb, actor.role);
  const bool whole = reach.empty() || reach == "masked";
  if (!whole && desk.authority.allows(verb, actor.role))
    return fail(forbidden("only_own").with("role", std::string(word(actor.role))));
  return desk.authority.check(verb, actor, own_location(actor));
}

Result<> may_look_behind(const Desk& desk, const Actor& actor, std::string_view verb) {
  TRY_VOID(may_list(desk, actor, verb));
  if (desk.authority.reach(verb, actor.role) != "masked") return {};
  return fail(forbidden("only_masked").with("role", std::string(word(actor.role))));
}

Location own_location(const Actor& actor) {
  return {actor.scope.unit, actor.scope.town, actor.scope.village, actor.person, actor.scope.host};
}

std::optional<PersonKey> whose(const Authority& authority, const Actor& actor,
                               std::string_view verb) {
  return authority.only_own(verb, actor.role) ? actor.person : std::nullopt;
}

bool has_as_work(const Authority& authority, const Actor& actor, std::string_view verb) {
  if (!authority.allows(verb, actor.role)) return false;
  return authority.reach(verb, actor.role).empty();
}

store::ListScope list_scope(const Actor& actor) {
  return {actor.scope.unit, actor.scope.town, actor.scope.village, actor.scope.host};
}

}  // namespace yigang::usecase
