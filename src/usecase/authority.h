// The one place that says who may: reads the role × action matrix of domain.md §7
// (law/authority/matrix.csv), which role belongs to whom (roles.csv) and the table of verbs
// (law/authority/verbs.csv: which action and right each verb needs, and its conditions, joined by
// +: "step_up", and "beside" for one that lets others decide about its unit meanwhile) and gives a
// Grant<Verb>. A write use case takes a Grant, which nobody else can make, so that a forgotten
// check does not compile. Outside the scope is 404, inside it but not allowed is 403. Immutable.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "usecase/actor.h"
#include "usecase/role_rules.h"

namespace yigang::usecase {

enum class Right : std::uint8_t { view, enter, submit, approve, pay };

struct MatrixCell {
  std::set<Right> rights;
  // Nothing, or how far the rights reach: "own" the actor's own person, which check() holds;
  // "masked", "sum", "result" what a list may show (page_reads.h); "account" one's own account and
  // jobs (jobs.h); "kinds" the registers that the department keeps (load_register.cpp). Not held
  // yet: "reason", "pay", "policies" and "contract", for which no verb asks.
  std::string qualifier;
  // The cell says "E:appeal": what is entered is an appeal, which no verb takes yet.
  bool appeal = false;
};

struct VerbRule {
  std::string verb;
  std::string action;
  Right right = Right::view;
  bool step_up = false;
  // Nobody else decides about its unit meanwhile. Not so for a verb that only computes, for as long
  // as it takes, and whose result is looked at again before it counts, nor for what stops it.
  bool alone = true;
};

class Authority;

template <class Verb>
class Grant {
 public:
  [[nodiscard]] const Actor& actor() const { return actor_; }
  [[nodiscard]] const Location& location() const { return location_; }

 private:
  friend class Authority;
  Grant(const Actor& actor, const Location& location) : actor_(actor), location_(location) {}
  Actor actor_;
  Location location_;
};

class Authority {
 public:
  // Refusals name file and line: unknown role, action, right, a row twice or of another length.
  [[nodiscard]] static Result<Authority> read(std::string_view matrix_csv,
                                              std::string_view verbs_csv,
                                              std::string_view roles_csv);
  // Also that every verb and action of the program (verb_names.h) has its row, and no other.
  [[nodiscard]] static Result<Authority> load(const std::filesystem::path& folder);

  template <class Verb>
  [[nodiscard]] Result<Grant<Verb>> grant(const Actor& actor, const Location& location) const {
    TRY_VOID(check(Verb::kVerb, actor, location));
    return Grant<Verb>(actor, location);
  }

  // `not_found` outside the scope, `role_may_not` inside it, `step_up_needed`; CHECK that the verb
  // is in the table. Who may only for the own person: another person's object is `not_found`, one
  // that concerns no person `role_may_not`. Who decides about his own person: `own_case`.
  [[nodiscard]] Result<> check(std::string_view verb, const Actor& actor,
                               const Location& location) const;
  // Before an object is looked for: who sees the whole city has nothing outside his scope, so that
  // `not_found` and `role_may_not` would tell him which objects exist. Nothing for all others.
  [[nodiscard]] Result<> check_role(std::string_view verb, const Actor& actor) const;
  // May the role do the verb at all? For menus and lists of possible actions; scope is not looked
  // at.
  [[nodiscard]] bool allows(std::string_view verb, Role role) const;
  // How far the role reaches with the verb, as the matrix qualifies it; empty: without a limit.
  [[nodiscard]] const std::string& reach(std::string_view verb, Role role) const;
  [[nodiscard]] bool only_own(std::string_view verb, Role role) const {
    return reach(verb, role) == "own";
  }
  [[nodiscard]] const MatrixCell& cell(std::string_view action, Role role) const;
  [[nodiscard]] const VerbRule* rule(std::string_view verb) const;
  [[nodiscard]] const std::vector<VerbRule>& verbs() const { return verbs_; }
  [[nodiscard]] std::vector<Role> roles_that_may(std::string_view verb) const;
  // `role_may_not`, with the roles that may.
  [[nodiscard]] Problem may_not(std::string_view verb, Role role) const;
  [[nodiscard]] const RoleRules& roles() const { return roles_; }

 private:
  [[nodiscard]] Result<> read_verbs(std::string_view verbs_csv);
  std::map<std::string, std::map<Role, MatrixCell>, std::less<>> matrix_;
  std::vector<VerbRule> verbs_;
  RoleRules roles_;
};

}  // namespace yigang::usecase
