// The lists of the registers: one line a list. Who may see what, and how far, is decided below.
#include "http/verb_route.h"
#include "usecase/find_person.h"
#include "usecase/register_reads.h"

namespace yigang::http {

namespace {

// GET, filter from the query, one page back.
template <class Filter, class Line,
          Result<wire::Page<Line>> (*ask)(usecase::Desk&, const usecase::Actor&, const Filter&)>
Route list_route(std::string pattern, std::string verb) {
  return get<Filter, wire::Page<Line>>(
      std::move(pattern), std::move(verb),
      [](Call& call, const Filter& filter) -> Result<wire::Page<Line>> {
        return ask(call.app->desk(), actor_of(call), filter);
      });
}

}  // namespace

void add_list_routes(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(
      list_route<store::PostFilter, PostLine, &list_posts>("/api/v1/posts", "list_posts"));
  routes.push_back(
      list_route<store::HostFilter, HostLine, &list_hosts>("/api/v1/hosts", "list_hosts"));
  routes.push_back(list_route<store::PayStandardFilter, PayStandardLine, &list_pay_standards>(
      "/api/v1/pay-standards", "list_pay_standards"));
  routes.push_back(list_route<store::VacancyFilter, VacancyLine, &list_vacancies>(
      "/api/v1/vacancies", "list_vacancies"));
  routes.push_back(list_route<store::PersonFilter, PersonLine, &list_persons>("/api/v1/persons",
                                                                              "list_persons"));
  routes.push_back(verb_route<FindPerson>("/api/v1/persons/find"));
  routes.push_back(list_route<store::PlacementFilter, PlacementLine, &list_placements>(
      "/api/v1/placements", "list_placements"));
  routes.push_back(list_route<store::AnnouncementFilter, AnnouncementLine, &list_announcements>(
      "/api/v1/announcements", "list_announcements"));
  routes.push_back(list_route<store::NoticeFilter, NoticeLine, &list_notices>("/api/v1/notices",
                                                                              "list_notices"));
}

}  // namespace yigang::http
