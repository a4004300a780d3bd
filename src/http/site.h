// The one Service of the product: routes each request through the table, checks what all routes
// share (host, key, version, session gate), turns problems into responses, adds the security
// headers, counts and logs. Files of the web are answered for what is no route. It adds the system
// routes (/healthz, /readyz, /metrics, /api/v1/openapi.json) to the table. Built once; thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/metrics.h"
#include "http/router.h"
#include "http/server.h"
#include "http/static_files.h"

namespace yigang::http {

// One finished request: the pattern, never the path or its query. Of a failure (status 500 and
// above, unknown outcomes among them) also what it was: the problem's code and the engine's own, if
// any.
struct AccessLine {
  std::string_view method;
  std::string_view route;
  int status = 0;
  std::int64_t microseconds = 0;
  std::string_view request_id;
  std::string_view code;
  std::string_view cause;
};

struct SiteOptions {
  App* app = nullptr;
  std::string version;
  // Host names that are answered, in lower case and without port, beside localhost and literal
  // addresses; empty: all. Guards against DNS rebinding.
  std::vector<std::string> hosts;
  // Finds the session, fills call.session, refuses who may not come in. It is also run on open
  // routes (route.open), where it must let everybody pass.
  std::function<Result<void>(Call&)> gate;
  std::function<Result<void>()> ready;  // for /readyz; absent: always ready
  std::function<void(const AccessLine&)> access_log;
  std::function<std::string()> more_metrics;  // lines after the site's own; must not wait
  std::string request_id_prefix = "r";        // differs at each start and server, so that ids do
};

class Site final : public Service {
 public:
  Site(std::vector<Route> routes, StaticFiles files, SiteOptions options);

  [[nodiscard]] Admission admit(const Request& request) override;
  [[nodiscard]] Response answer(const Request& request, Admission& admission) override;
  [[nodiscard]] Response refuse(const Request& request, const Admission& admission,
                                const Problem& problem) override;
  void answered(const Request& request, const Admission& admission, int status,
                std::chrono::microseconds taken) override;

  [[nodiscard]] const std::vector<Route>& routes() const { return router_.routes(); }
  [[nodiscard]] const std::string& openapi() const { return openapi_; }

 private:
  struct Ticket;
  [[nodiscard]] std::vector<Route> with_system_routes(std::vector<Route> routes);
  [[nodiscard]] Result<Response> run(Call& call) const;
  [[nodiscard]] Response finish(const Request& request, Response response) const;
  [[nodiscard]] Response refuse_as(const Request& request, const Problem& problem,
                                   Ticket& ticket) const;
  [[nodiscard]] bool knows_name(std::string_view authority) const;
  [[nodiscard]] bool knows_host(const Request& request) const;

  SiteOptions options_;
  StaticFiles files_;
  Router router_;
  Metrics metrics_;
  std::string openapi_;
  std::atomic<std::uint64_t> next_id_{1};
};

}  // namespace yigang::http
