#include "http/app.h"

#include <set>

namespace yigang::http {

namespace {

const std::set<std::string, std::less<>> kBeforePasswordChange = {"change_password", "sign_out",
                                                                  "read_me"};

}  // namespace

Result<void> App::gate(Call& call) {
  const std::string_view token = call.request.cookie(cookie_name(call.request));
  const std::string_view page_token = call.request.header("x-yigang-token");
  if (token.empty() && call.route.open) return {};
  Result<usecase::LiveSession> live = usecase::find_session(desk_, token, page_token);
  if (!live) {
    // An open route lets everybody pass, also who holds an old cookie.
    if (call.route.open) return {};
    return fail(std::move(live).error());
  }
  // A password that somebody else has given, or an old one, opens only what changes it.
  if (live->must_change_password && !call.route.open &&
      !kBeforePasswordChange.contains(call.route.verb))
    return fail(forbidden("password_must_change"));
  call.session = std::make_shared<Session>(Session{*std::move(live), std::string(token)});
  return {};
}

namespace {

Result<void> unless_too_often(const std::optional<std::int64_t>& wait) {
  if (!wait) return {};
  return fail(problem(ProblemKind::busy, "look_ups_too_often")
                  .with("most", std::to_string(LookUpMeter::kMost))
                  .with("seconds", std::to_string(*wait)));
}

}  // namespace

Result<void> App::count_look_up(AccountId account) {
  return unless_too_often(look_ups_.take(account, desk_.clock.now()));
}

Result<void> App::may_look_up(AccountId account) const {
  return unless_too_often(look_ups_.wait_of(account, desk_.clock.now()));
}

Result<usecase::SelfCheckAnswer> App::self_check(const Request& request,
                                                 const usecase::SelfCheck& answers) {
  TRY_VOID(usecase::check_self_check(desk_, answers));
  if (const auto wait = self_checks_.take(guesser_of(request.peer), desk_.clock.now()))
    return fail(
        problem(ProblemKind::busy, "self_checks_too_often").with("seconds", std::to_string(*wait)));
  return usecase::self_check(desk_, answers);
}

// A code of nobody is counted, one that is found costs nothing and is always answered.
template <class Answer, class Ask>
Result<Answer> App::by_code(const Request& request, std::string_view unknown, const Ask& ask) {
  Result<Answer> answer = ask();
  if (answer || answer.error().code != unknown) return answer;
  const auto wait = guesses_.take(guesser_of(request.peer), desk_.clock.now());
  if (!wait) return answer;
  return fail(
      problem(ProblemKind::busy, "guesses_too_often").with("seconds", std::to_string(*wait)));
}

Result<usecase::VerifiedPaper> App::verify_paper(const Request& request,
                                                 const usecase::PaperQuery& query) {
  return by_code<usecase::VerifiedPaper>(request, "paper_not_found",
                                         [&] { return usecase::verify_paper(desk_, query); });
}

Result<usecase::ProgressAnswer> App::read_progress(const Request& request,
                                                   const usecase::ProgressQuestion& question) {
  return by_code<usecase::ProgressAnswer>(request, "progress_not_found",
                                          [&] { return usecase::read_progress(desk_, question); });
}

Result<usecase::Receipt> App::read_receipt(const Request& request,
                                           const usecase::ProgressQuestion& question) {
  return by_code<usecase::Receipt>(request, "progress_not_found",
                                   [&] { return usecase::read_receipt(desk_, question); });
}

Result<void> App::count_submission(const Request& request) {
  const auto wait = submissions_.take(guesser_of(request.peer), desk_.clock.now());
  if (!wait) return {};
  return fail(problem(ProblemKind::busy, "sent_too_often").with("seconds", std::to_string(*wait)));
}

std::string_view cookie_name(const Request& request) {
  return request.tls ? "__Host-yigang" : "yigang";
}

std::string session_cookie(const Request& request, std::string_view token) {
  std::string cookie(cookie_name(request));
  cookie += "=";
  cookie += token;
  cookie += "; Path=/; HttpOnly; SameSite=Strict";
  if (request.tls) cookie += "; Secure";
  return cookie;
}

std::string ended_cookie(const Request& request) {
  return session_cookie(request, "") + "; Max-Age=0";
}

std::vector<Route> product_routes() {
  std::vector<Route> routes;
  add_session_routes(routes);
  add_area_routes(routes);
  add_plan_routes(routes);
  add_report_routes(routes);
  add_person_routes(routes);
  add_application_routes(routes);
  add_online_routes(routes);
  add_account_routes(routes);
  add_health_routes(routes);
  add_month_routes(routes);
  add_job_routes(routes);
  add_list_routes(routes);
  add_public_routes(routes);
  add_law_routes(routes);
  return routes;
}

}  // namespace yigang::http
