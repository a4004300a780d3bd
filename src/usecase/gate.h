// The procurement gate (LZ-2022-4 二(二)/12): may this unit start a new purchase of staffing
// services on this day? A read shows the figures and the reasoning; a certificate stores them as
// they stood, with plan version and time, and is never computed again.
#pragma once

#include "policy/completion.h"
#include "usecase/explanation.h"
#include "usecase/work.h"
#include "wire/json.h"

namespace yigang::usecase {

// Two bases: the city's plan, which alone decides, and the plan with the county's self-increase.
struct GateSide {
  Side side = Side::rural;
  std::int64_t planned = 0;
  std::int64_t created = 0;
  std::int64_t completed = 0;
  std::int64_t percent = 0;
  std::int64_t self_increase_planned = 0;
  std::int64_t self_increase_completed = 0;
  std::int64_t percent_with_self_increase = 0;
};
BOOST_DESCRIBE_STRUCT(GateSide, (),
                      (side, planned, created, completed, percent, self_increase_planned,
                       self_increase_completed, percent_with_self_increase))

struct GateView {
  UnitCode unit;
  std::int64_t year = 0;
  Date day;
  std::int64_t plan_version = 0;
  std::string document;
  bool allowed = false;
  std::vector<GateSide> sides;
  std::vector<ExplainedNode> nodes;
};
BOOST_DESCRIBE_STRUCT(GateView, (),
                      (unit, year, day, plan_version, document, allowed, sides, nodes))

struct GateQuery {
  UnitCode unit;
  std::optional<Date> on;  // default: the business day; a day to come is refused
};
BOOST_DESCRIBE_STRUCT(GateQuery, (), (unit, on))
// `no_plan` when the year has no plan in force on the day.
[[nodiscard]] Result<GateView> read_gate(Desk& desk, const Actor& actor, const GateQuery& query);

struct CertificateIssued {
  ExplanationId id;
  bool allowed = false;
  GateView gate;
};
BOOST_DESCRIBE_STRUCT(CertificateIssued, (), (id, allowed, gate))

// 采购前置核验证明: for a new project; a renewal is no 新增 and needs none.
struct IssueCertificate {
  static constexpr std::string_view kVerb = "issue_certificate";
  using Answer = CertificateIssued;
  UnitCode unit;
  std::string project;
};
BOOST_DESCRIBE_STRUCT(IssueCertificate, (), (unit, project))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const IssueCertificate&);
[[nodiscard]] Result<CertificateIssued> act(Work&, const Grant<IssueCertificate>&,
                                            const IssueCertificate&);

struct OneCertificate {
  ExplanationId id;
};
BOOST_DESCRIBE_STRUCT(OneCertificate, (), (id))
// As it was issued.
[[nodiscard]] Result<wire::RawJson> read_certificate(Desk& desk, const Actor& actor,
                                                     const OneCertificate& query);

}  // namespace yigang::usecase
