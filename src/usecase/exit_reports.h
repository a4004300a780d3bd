// How a person leaves a post (LZ-2022-4 二(五); domain.md §7, "exit"): the village, the host or the
// person reports it, the town takes the report or records the exit itself (exit_placement), and the
// county orders one where the town does not. An exit counts at once: nothing after it is paid, and
// post and person are free; only a report waits for its town.
#pragma once

#include "usecase/placement_verbs.h"

namespace yigang::usecase {

struct ReportExit {
  static constexpr std::string_view kVerb = "report_exit";
  using Answer = Changed<ExitReportId>;
  PlacementId placement;
  Date last_day;
  registry::ExitReason reason = registry::ExitReason::own_request;
  std::optional<bool> employment_wanted;
  std::string remark;
};
BOOST_DESCRIBE_STRUCT(ReportExit, (), (placement, last_day, reason, employment_wanted, remark))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ReportExit&);
[[nodiscard]] Result<Changed<ExitReportId>> act(Work&, const Grant<ReportExit>&, const ReportExit&);

// As it was reported, by another person than the one who did.
struct TakeExitReport {
  static constexpr std::string_view kVerb = "take_exit_report";
  using Answer = Exited;
  ExitReportId id;
};
BOOST_DESCRIBE_STRUCT(TakeExitReport, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const TakeExitReport&);
[[nodiscard]] Result<Exited> act(Work&, const Grant<TakeExitReport>&, const TakeExitReport&);

struct TurnDownExitReport {
  static constexpr std::string_view kVerb = "turn_down_exit_report";
  using Answer = Changed<ExitReportId>;
  ExitReportId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(TurnDownExitReport, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const TurnDownExitReport&);
[[nodiscard]] Result<Changed<ExitReportId>> act(Work&, const Grant<TurnDownExitReport>&,
                                                const TurnDownExitReport&);

struct OrderExit {
  static constexpr std::string_view kVerb = "order_exit";
  using Answer = Exited;
  PlacementId id;
  Date last_day;
  registry::ExitReason reason = registry::ExitReason::own_request;
  std::optional<bool> employment_wanted;
  std::string remark;
};
BOOST_DESCRIBE_STRUCT(OrderExit, (), (id, last_day, reason, employment_wanted, remark))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const OrderExit&);
[[nodiscard]] Result<Exited> act(Work&, const Grant<OrderExit>&, const OrderExit&);

}  // namespace yigang::usecase
