// The product behind the routes: its desk, and the gate that finds the session of a call. The
// cookie carries one token, the header X-Yigang-Token the page's own; both are needed, so that
// neither a stolen cookie nor a forged form is enough (CSRF). Lives as long as the server;
// thread-safe.
#pragma once

#include <string>
#include <vector>

#include "http/call.h"
#include "http/job_watch.h"
#include "http/look_up_meter.h"
#include "http/router.h"
#include "http/traffic.h"
#include "usecase/desk.h"
#include "usecase/receipt_reads.h"
#include "usecase/self_check.h"
#include "usecase/session.h"
#include "usecase/verify_paper.h"

namespace yigang::http {

class App {
 public:
  explicit App(usecase::Desk& desk, std::string version = {})
      : desk_(desk), version_(std::move(version)), jobs_(desk), traffic_(desk.clock) {}
  [[nodiscard]] usecase::Desk& desk() { return desk_; }
  [[nodiscard]] JobWatch& jobs() { return jobs_; }
  [[nodiscard]] const std::string& version() const { return version_; }
  // What this server was asked, since it began.
  [[nodiscard]] Traffic& traffic() { return traffic_; }
  // For Site::Options::gate.
  [[nodiscard]] Result<void> gate(Call& call);
  // Before each look-up by number; refusal `look_ups_too_often`.
  [[nodiscard]] Result<void> count_look_up(AccountId account);
  // Before what may turn out to have been one; it is counted when it has.
  [[nodiscard]] Result<void> may_look_up(AccountId account) const;
  // For everybody, and computed anew each time: `self_checks_too_often` for the address from which
  // too many are asked. What is refused for its answers is not counted.
  [[nodiscard]] Result<usecase::SelfCheckAnswer> self_check(const Request& request,
                                                            const usecase::SelfCheck& answers);
  // A paper by its code, for everybody; who tries codes that are none has to wait, by the address
  // from which they come: `guesses_too_often`.
  [[nodiscard]] Result<usecase::VerifiedPaper> verify_paper(const Request& request,
                                                            const usecase::PaperQuery& query);
  // An application by its code; codes that are none are counted like those of papers.
  [[nodiscard]] Result<usecase::ProgressAnswer> read_progress(
      const Request& request, const usecase::ProgressQuestion& question);
  [[nodiscard]] Result<usecase::Receipt> read_receipt(const Request& request,
                                                      const usecase::ProgressQuestion& question);
  // Before each form that somebody without an account sends, by the address from which it comes:
  // `sent_too_often`.
  [[nodiscard]] Result<void> count_submission(const Request& request);

 private:
  template <class Answer, class Ask>
  Result<Answer> by_code(const Request& request, std::string_view unknown, const Ask& ask);

  usecase::Desk& desk_;
  std::string version_;
  JobWatch jobs_;
  Traffic traffic_;
  LookUpMeter look_ups_;
  GuessMeter guesses_;
  GuessMeter self_checks_;
  GuessMeter submissions_;
};

struct Session {
  usecase::LiveSession live;
  std::string token;
};

// "__Host-yigang" under TLS; a browser takes that name over plain HTTP from nobody, so a desk uses
// "yigang".
[[nodiscard]] std::string_view cookie_name(const Request& request);
[[nodiscard]] std::string session_cookie(const Request& request, std::string_view token);
[[nodiscard]] std::string ended_cookie(const Request& request);

// All routes of the product.
[[nodiscard]] std::vector<Route> product_routes();
void add_session_routes(std::vector<Route>& routes);
void add_area_routes(std::vector<Route>& routes);
void add_plan_routes(std::vector<Route>& routes);
void add_report_routes(std::vector<Route>& routes);
void add_person_routes(std::vector<Route>& routes);
void add_list_routes(std::vector<Route>& routes);
void add_public_routes(std::vector<Route>& routes);
void add_law_routes(std::vector<Route>& routes);
void add_month_routes(std::vector<Route>& routes);
void add_job_routes(std::vector<Route>& routes);
void add_account_routes(std::vector<Route>& routes);
void add_health_routes(std::vector<Route>& routes);
void add_application_routes(std::vector<Route>& routes);
void add_online_routes(std::vector<Route>& routes);

}  // namespace yigang::http
