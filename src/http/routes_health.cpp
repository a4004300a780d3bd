// How the service fares: the database as the use case sees it, and this server's own part.
#include "http/verb_route.h"
#include "usecase/health_reads.h"

namespace yigang::http {

namespace {

struct Health {
  std::string version;
  Instant started_at;  // of this server: its hours begin there
  usecase::HealthView view;
  std::vector<TrafficHour> hours;
};
BOOST_DESCRIBE_STRUCT(Health, (), (version, started_at, view, hours))

Result<Health> health(Call& call, const wire::Nothing&) {
  Health health;
  App& app = *call.app;
  TRY(health.view, usecase::read_health(app.desk(), actor_of(call)));
  health.version = app.version();
  health.started_at = app.traffic().since();
  health.hours = app.traffic().hours();
  return health;
}

}  // namespace

void add_health_routes(std::vector<Route>& routes) {
  routes.push_back(get<wire::Nothing, Health>("/api/v1/health", "read_health", &health));
}

}  // namespace yigang::http
