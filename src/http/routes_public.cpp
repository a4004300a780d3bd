// What everybody may read, without a session: no name in full, no number, no group.
#include "http/verb_route.h"
#include "usecase/notice_reads.h"
#include "usecase/public_posts.h"
#include "usecase/self_check.h"
#include "usecase/verify_paper.h"

namespace yigang::http {

namespace {

Result<wire::Page<usecase::PublicNoticeLine>> notices(Call& call,
                                                      const store::PublicNoticeFilter& filter) {
  return usecase::list_public_notices(call.app->desk(), filter);
}

Result<usecase::PublicNotice> notice(Call& call, const usecase::OneNotice& query) {
  return usecase::read_public_notice(call.app->desk(), query);
}

Result<usecase::PublicPosts> posts(Call& call, const store::PublicPostFilter& filter) {
  return usecase::list_public_posts(call.app->desk(), filter);
}

Result<usecase::SelfCheckQuestions> questions(Call& call, const wire::Nothing&) {
  return usecase::self_check_questions(call.app->desk());
}

// A body and no address: what somebody answers stands in nobody's log.
Result<usecase::SelfCheckAnswer> self_check(Call& call, const usecase::SelfCheck& answers) {
  return call.app->self_check(call.request, answers);
}

Result<usecase::VerifiedPaper> paper(Call& call, const usecase::PaperQuery& query) {
  return call.app->verify_paper(call.request, query);
}

}  // namespace

void add_public_routes(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(get<store::PublicNoticeFilter, wire::Page<PublicNoticeLine>>(
                       "/api/v1/public/notices", "list_public_notices", &notices)
                       .open_to_all());
  routes.push_back(
      get<OneNotice, PublicNotice>("/api/v1/public/notices/{id}", "read_public", &notice)
          .open_to_all());
  routes.push_back(
      get<store::PublicPostFilter, PublicPosts>("/api/v1/public/posts", "list_public_posts", &posts)
          .open_to_all());
  routes.push_back(get<wire::Nothing, SelfCheckQuestions>("/api/v1/public/self-check",
                                                          "list_self_check_questions", &questions)
                       .open_to_all());
  routes.push_back(
      post<SelfCheck, SelfCheckAnswer>("/api/v1/public/self-check", "self_check", &self_check)
          .without_key()
          .open_to_all());
  routes.push_back(
      get<PaperQuery, VerifiedPaper>("/api/v1/public/papers/{code}", "verify_paper", &paper)
          .open_to_all());
}

}  // namespace yigang::http
