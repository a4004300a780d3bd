// The law as it stood on a day: for everybody.
#include "http/app.h"
#include "http/typed_route.h"
#include "usecase/law_reads.h"

namespace yigang::http {

namespace {

Result<usecase::FigureView> figure(Call& call, const usecase::FigureQuery& query) {
  return usecase::figure_on(call.app->desk(), query);
}

Result<std::vector<usecase::FigureView>> figures(Call& call, const usecase::FiguresQuery& query) {
  return usecase::figures_on(call.app->desk(), query);
}

}  // namespace

void add_law_routes(std::vector<Route>& routes) {
  routes.push_back(get<usecase::FiguresQuery, std::vector<usecase::FigureView>>(
                       "/api/v1/law/figures", "list_law_figures", &figures)
                       .open_to_all());
  routes.push_back(get<usecase::FigureQuery, usecase::FigureView>("/api/v1/law/figures/{figure}",
                                                                  "read_law_figure", &figure)
                       .open_to_all());
}

}  // namespace yigang::http
