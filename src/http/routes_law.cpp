// The law as it stood on a day, for everybody; and the office's own dated figures.
#include "http/verb_route.h"
#include "usecase/figures.h"
#include "usecase/law_reads.h"

namespace yigang::http {

namespace {

Result<usecase::FigureView> figure(Call& call, const usecase::FigureQuery& query) {
  return usecase::figure_on(call.app->desk(), query);
}

Result<std::vector<usecase::FigureView>> figures(Call& call, const usecase::FiguresQuery& query) {
  return usecase::figures_on(call.app->desk(), query);
}

Result<wire::Page<usecase::OfficeFigureLine>> office_figures(
    Call& call, const usecase::OfficeFigureQuery& query) {
  return usecase::list_figures(call.app->desk(), actor_of(call), query);
}

}  // namespace

void add_law_routes(std::vector<Route>& routes) {
  routes.push_back(get<usecase::FiguresQuery, std::vector<usecase::FigureView>>(
                       "/api/v1/law/figures", "list_law_figures", &figures)
                       .open_to_all());
  routes.push_back(get<usecase::FigureQuery, usecase::FigureView>("/api/v1/law/figures/{figure}",
                                                                  "read_law_figure", &figure)
                       .open_to_all());
  routes.push_back(verb_route<usecase::EnterFigure>("/api/v1/figures"));
  routes.push_back(verb_route<usecase::ConfirmFigure>("/api/v1/figures/{id}/confirm"));
  routes.push_back(get<usecase::OfficeFigureQuery, wire::Page<usecase::OfficeFigureLine>>(
      "/api/v1/figures", "list_figures", &office_figures));
}

}  // namespace yigang::http
