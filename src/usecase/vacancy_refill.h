// 空岗补充 (LZ-2022-4 二(二)/10): one vacancy with its clock, the reserve list in its order, what
// came of each call, and the next step of who accepted. A call is recorded for the first in the
// list who has not been called; who accepts is the person for the post (the application names it),
// and goes on with notice and approval as everybody does. Reading changes nothing; cost: a fixed
// number of statements.
#pragma once

#include "store/reserve_queries.h"
#include "usecase/answers.h"
#include "usecase/desk.h"
#include "usecase/offers.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

struct CallView {
  store::CallOutcome outcome{};
  std::string reason;
  Date called_on;
};
BOOST_DESCRIBE_STRUCT(CallView, (), (outcome, reason, called_on))

struct RefillLine {
  std::int64_t place = 0;  // 1 is the first
  ApplicationId application;
  std::int64_t number = 0;
  std::string name;  // masked
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
  Side side = Side::rural;
  registry::ApplicationState state{};
  std::int64_t version = 0;
  std::int64_t votes_for = 0;
  bool re_recognised = false;
  std::vector<CallView> calls;  // for this vacancy, the last one counts
};
BOOST_DESCRIBE_STRUCT(RefillLine, (),
                      (place, application, number, name, unit, town, village, side, state, version,
                       votes_for, re_recognised, calls))

struct VacancyView {
  VacancyLine vacancy;
  Side side = Side::rural;
  PlaceCode town;
  std::vector<RefillLine> lines;
  std::optional<ApplicationId> next;      // whom to call
  std::optional<ApplicationId> accepted;  // who takes it
  std::vector<Offer> actions;             // of the call, and of who accepted
};
BOOST_DESCRIBE_STRUCT(VacancyView, (), (vacancy, side, town, lines, next, accepted, actions))
struct OneVacancy {
  VacancyId id;
};
BOOST_DESCRIBE_STRUCT(OneVacancy, (), (id))
[[nodiscard]] Result<VacancyView> read_vacancy(Desk& desk, const Actor& actor,
                                               const OneVacancy& query);

// Refusals: `vacancy_closed`, `not_in_reserve`, `reserve_order` with who stands before,
// `vacancy_accepted` while another person has it.
struct RecordReserveCall {
  static constexpr std::string_view kVerb = "record_reserve_call";
  using Answer = Changed<ApplicationId>;
  VacancyId vacancy;
  ApplicationId application;
  store::CallOutcome outcome{};
  std::string reason;  // needed unless the person accepts
};
BOOST_DESCRIBE_STRUCT(RecordReserveCall, (), (vacancy, application, outcome, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordReserveCall&);
[[nodiscard]] Result<Changed<ApplicationId>> act(Work&, const Grant<RecordReserveCall>&,
                                                 const RecordReserveCall&);

// Open vacancies by how long they have stood: for a picture; each count opens its list.
struct VacancyAge {
  std::int64_t from_days = 0;
  std::optional<std::int64_t> until_days;  // nothing: and longer
  Date opened_from;
  Date opened_until;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(VacancyAge, (), (from_days, until_days, opened_from, opened_until, count))
struct VacancyAges {
  Date on;
  std::vector<VacancyAge> ages;
};
BOOST_DESCRIBE_STRUCT(VacancyAges, (), (on, ages))
struct AreaQuery {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
};
BOOST_DESCRIBE_STRUCT(AreaQuery, (), (unit, town))
[[nodiscard]] Result<VacancyAges> vacancy_ages(Desk& desk, const Actor& actor,
                                               const AreaQuery& query);

}  // namespace yigang::usecase
