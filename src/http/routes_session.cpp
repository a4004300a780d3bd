// Sign-in, sign-out, step-up, and who I am.
#include "http/app.h"
#include "http/typed_route.h"
#include "http/verb_route.h"
#include "usecase/own_roles.h"
#include "usecase/reads.h"
#include "usecase/second_factor.h"

namespace yigang::http {

namespace {

struct SignInCommand {
  std::string login;
  std::string password;
  std::optional<std::string> code;
  std::optional<GrantId> grant;
};
BOOST_DESCRIBE_STRUCT(SignInCommand, (), (login, password, code, grant))

struct Me {
  std::string name;
  std::string login;
  usecase::OwnFactor second_factor = usecase::OwnFactor::off;
  AccountId account;
  Role role = Role::PUB;
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  bool stepped_up = false;
  bool must_change_password = false;
  Date today;
  std::vector<usecase::OwnRole> roles;  // among which choose_role chooses
  std::vector<std::string> verbs;  // what the role may do at all; the server still asks each time
  std::string law_version;         // of now, for the foot of what is printed
};
BOOST_DESCRIBE_STRUCT(Me, (),
                      (name, login, second_factor, account, role, unit, town, village, stepped_up,
                       must_change_password, today, roles, verbs, law_version))

struct SignedInAnswer {
  std::string page_token;
  bool must_change_password = false;
  Me me;
};
BOOST_DESCRIBE_STRUCT(SignedInAnswer, (), (page_token, must_change_password, me))

struct StepUpCommand {
  std::string proof;
};
BOOST_DESCRIBE_STRUCT(StepUpCommand, (), (proof))

Result<Me> me_of(Call& call, const usecase::Actor& actor, const std::string& name) {
  usecase::Desk& desk = call.app->desk();
  Me me;
  me.name = name;
  TRY(usecase::OwnSignIn own, usecase::own_sign_in(desk, actor.account));
  me.login = std::move(own.login);
  me.second_factor = own.factor;
  me.account = actor.account;
  me.role = actor.role;
  me.unit = actor.scope.unit;
  if (!actor.scope.town.empty()) me.town = actor.scope.town;
  if (!actor.scope.village.empty()) me.village = actor.scope.village;
  me.stepped_up = actor.stepped_up;
  TRY(me.today, usecase::today(desk));
  TRY(me.law_version, usecase::law_version(desk));
  TRY(me.roles, usecase::own_roles(desk, actor));
  for (const usecase::VerbRule& rule : desk.authority.verbs())
    if (desk.authority.allows(rule.verb, actor.role)) me.verbs.push_back(rule.verb);
  return me;
}

Result<SignedInAnswer> sign_in(Call& call, const SignInCommand& command) {
  TRY(const usecase::SignedIn signed_in,
      usecase::sign_in(call.app->desk(),
                       {command.login, command.password, command.code, command.grant}));
  // The browser forgets the cookie that came along; the store must not keep its session alive.
  TRY_VOID(usecase::sign_out(call.app->desk(), call.request.cookie(cookie_name(call.request))));
  call.headers.emplace_back("Set-Cookie", session_cookie(call.request, signed_in.token));
  TRY(Me me, me_of(call, signed_in.actor, signed_in.name));
  me.must_change_password = signed_in.must_change_password;
  return SignedInAnswer{signed_in.page_token, signed_in.must_change_password, std::move(me)};
}

Result<wire::Nothing> sign_out(Call& call, const wire::Nothing&) {
  TRY_VOID(usecase::sign_out(call.app->desk(), call.session->token));
  call.headers.emplace_back("Set-Cookie", ended_cookie(call.request));
  return wire::Nothing{};
}

Result<wire::Nothing> step_up(Call& call, const StepUpCommand& command) {
  TRY_VOID(usecase::step_up(call.app->desk(), call.session->token, command.proof));
  return wire::Nothing{};
}

struct PasswordCommand {
  std::string old_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordCommand, (), (old_password, new_password))

Result<wire::Nothing> change_password(Call& call, const PasswordCommand& command) {
  TRY_VOID(usecase::change_password(call.app->desk(), call.session->token, command.old_password,
                                    command.new_password));
  return wire::Nothing{};
}

struct PasswordProof {
  std::string login;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordProof, (), (login, password))

struct SecondFactorOffer {
  std::string secret;
  std::string uri;
};
BOOST_DESCRIBE_STRUCT(SecondFactorOffer, (), (secret, uri))

Result<SecondFactorOffer> offer_second_factor(Call& call, const PasswordProof& proof) {
  TRY(usecase::NewSecondFactor offer,
      usecase::offer_second_factor(call.app->desk(), proof.login, proof.password));
  return SecondFactorOffer{std::move(offer.secret), std::move(offer.uri)};
}

struct SecondFactorCommand {
  std::string login;
  std::string password;
  std::string secret;
  std::string code;
  std::optional<std::string> old_code;
};
BOOST_DESCRIBE_STRUCT(SecondFactorCommand, (), (login, password, secret, code, old_code))

Result<wire::Nothing> set_second_factor(Call& call, const SecondFactorCommand& command) {
  TRY_VOID(usecase::set_second_factor(
      call.app->desk(),
      {command.login, command.password, command.secret, command.code, command.old_code}));
  return wire::Nothing{};
}

struct RoleCommand {
  GrantId grant;
};
BOOST_DESCRIBE_STRUCT(RoleCommand, (), (grant))

Result<Me> choose_role(Call& call, const RoleCommand& command) {
  TRY(const usecase::Actor actor,
      usecase::choose_role(call.app->desk(), call.session->token, command.grant));
  return me_of(call, actor, call.session->live.name);
}

Result<Me> me(Call& call, const wire::Nothing&) {
  TRY(Me me, me_of(call, actor_of(call), call.session->live.name));
  me.must_change_password = call.session->live.must_change_password;
  return me;
}

}  // namespace

void add_session_routes(std::vector<Route>& routes) {
  routes.push_back(post<SignInCommand, SignedInAnswer>("/api/v1/session", "sign_in", &sign_in)
                       .without_key()
                       .open_to_all());
  routes.push_back(post<wire::Nothing, wire::Nothing>("/api/v1/session/end", "sign_out", &sign_out)
                       .without_key());
  routes.push_back(
      post<StepUpCommand, wire::Nothing>("/api/v1/session/step-up", "step_up", &step_up)
          .without_key());
  routes.push_back(
      post<RoleCommand, Me>("/api/v1/session/role", "choose_role", &choose_role).without_key());
  routes.push_back(post<PasswordCommand, wire::Nothing>("/api/v1/session/password",
                                                        "change_password", &change_password)
                       .without_key());
  // Open: who must set a second factor has no session before it is set.
  routes.push_back(post<PasswordProof, SecondFactorOffer>("/api/v1/session/second-factor/offer",
                                                          "offer_second_factor",
                                                          &offer_second_factor)
                       .without_key()
                       .open_to_all());
  routes.push_back(post<SecondFactorCommand, wire::Nothing>("/api/v1/session/second-factor",
                                                            "set_second_factor", &set_second_factor)
                       .without_key()
                       .open_to_all());
  routes.push_back(get<wire::Nothing, Me>("/api/v1/me", "read_me", &me));
}

}  // namespace yigang::http
