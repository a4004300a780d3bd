#include "usecase/page_reads.h"

namespace yigang::usecase {

Result<> check_limit(std::int64_t limit) {
  if (limit >= 1 && limit <= kPageMax) return {};
  return fail(
      bad_input("limit_out_of_range").with("maximum", std::to_string(kPageMax)).at("limit"));
}

Result<> may_list(const Desk& desk, const Actor& actor, std::string_view verb) {
  const Scope& scope = actor.scope;
  TRY_VOID(desk.authority.check(verb, actor, {scope.unit, scope.town, scope.village}));
  const VerbRule* const rule = desk.authority.rule(verb);
  const std::string& qualifier = desk.authority.cell(rule->action, actor.role).qualifier;
  if (qualifier.empty() || qualifier == "masked") return {};
  return fail(forbidden("only_own").with("role", std::string(word(actor.role))));
}

bool has_as_work(const Authority& authority, const Actor& actor, std::string_view verb) {
  if (!authority.allows(verb, actor.role)) return false;
  return authority.cell(authority.rule(verb)->action, actor.role).qualifier.empty();
}

store::ListScope list_scope(const Actor& actor) {
  return {actor.scope.unit, actor.scope.town, actor.scope.village};
}

}  // namespace yigang::usecase
