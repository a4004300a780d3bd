// Rows of plan, hosts, pay standards, posts and vacancies, as they stand in the tables of the same
// names (src/store/migrations). Member names are column names; described_row.h reads and writes
// them. Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "core/ids.h"
#include "registry/post.h"
#include "store/value.h"

namespace yigang::store {

struct PlanRow {
  static constexpr std::string_view kTable = "plan";
  PlanId id;
  std::int64_t year = 0;
  std::int64_t plan_version = 0;
  std::string document;
  Date issued_on;
  Date effective_from;
  std::string reason;
  bool rural_approximate = false;  // 约
  bool urban_approximate = false;
  AccountId issued_by;
};
BOOST_DESCRIBE_STRUCT(PlanRow, (),
                      (id, year, plan_version, document, issued_on, effective_from, reason,
                       rural_approximate, urban_approximate, issued_by))

struct PlanAllocationRow {
  static constexpr std::string_view kTable = "plan_allocation";
  UnitCode unit;
  PlanId plan_id;
  Side side{};
  std::int64_t posts = 0;
};
BOOST_DESCRIBE_STRUCT(PlanAllocationRow, (), (unit, plan_id, side, posts))

struct SelfIncreaseRow {
  static constexpr std::string_view kTable = "self_increase";
  UnitCode unit;
  SelfIncreaseId id;
  std::int64_t year = 0;
  Side side{};
  std::int64_t posts = 0;
  std::string document;
  Date effective_from;
  AccountId entered_by;
  std::optional<AccountId> withdrawn_by = {};
  std::optional<Date> withdrawn_on = {};  // it counts no more
  std::string withdrawn_reason = {};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SelfIncreaseRow, (),
                      (unit, id, year, side, posts, document, effective_from, entered_by,
                       withdrawn_by, withdrawn_on, withdrawn_reason, version))

struct TownAllocationRow {
  static constexpr std::string_view kTable = "town_allocation";
  UnitCode unit;
  TownAllocationId id;
  PlanId plan_id;
  PlaceCode town;
  Side side{};
  std::int64_t posts = 0;
  bool superseded = false;
  AccountId entered_by;
};
BOOST_DESCRIBE_STRUCT(TownAllocationRow, (),
                      (unit, id, plan_id, town, side, posts, superseded, entered_by))

struct HostRow {
  static constexpr std::string_view kTable = "host";
  UnitCode unit;
  HostId id;
  HostKind kind{};
  std::string name;
  std::optional<std::string> credit_code;
  PlaceCode place;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(HostRow, (), (unit, id, kind, name, credit_code, place, version))

struct PayStandardRow {
  static constexpr std::string_view kTable = "pay_standard";
  UnitCode unit;
  PayStandardId id;
  Side side{};
  std::string post_type;
  std::string band;
  Fen rate_fen;
  Date from_day;
  std::string document;
  Date document_day;
  AccountId entered_by;
};
BOOST_DESCRIBE_STRUCT(PayStandardRow, (),
                      (unit, id, side, post_type, band, rate_fen, from_day, document, document_day,
                       entered_by))

BOOST_DEFINE_FIXED_ENUM_CLASS(PayStandardState, std::uint8_t, asked, confirmed, withdrawn)

// As one person entered it; confirmed, it has a PayStandardRow of the same id.
struct PayStandardEntryRow {
  static constexpr std::string_view kTable = "pay_standard_entry";
  UnitCode unit;
  PayStandardId id;
  Side side{};
  std::string post_type;
  std::string band;
  Fen rate_fen;
  Date from_day;
  std::string document;
  Date document_day;
  AccountId entered_by;
  PayStandardState state{};
  std::optional<AccountId> decided_by;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PayStandardEntryRow, (),
                      (unit, id, side, post_type, band, rate_fen, from_day, document, document_day,
                       entered_by, state, decided_by, version))

struct PostRow {
  static constexpr std::string_view kTable = "post";
  UnitCode unit;
  PostId id;
  std::int64_t number = 0;
  std::int64_t year = 0;
  Side side{};
  registry::PostKind kind{};
  bool self_increase = false;
  std::string title;
  HostId host_id;
  PlaceCode town;
  PlaceCode place;
  std::string department;
  std::string post_type;
  std::string band;
  Hours hours_x10;
  registry::PostState state{};
  AccountId proposed_by;
  std::optional<AccountId> approved_by;
  std::optional<Date> created_on;
  std::optional<Date> first_filled_on;
  std::optional<Date> abolished_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PostRow, (),
                      (unit, id, number, year, side, kind, self_increase, title, host_id, town,
                       place, department, post_type, band, hours_x10, state, proposed_by,
                       approved_by, created_on, first_filled_on, abolished_on, version))

struct PostItemRow {
  static constexpr std::string_view kTable = "post_item";
  UnitCode unit;
  PostId post_id;
  Side side{};
  std::int64_t category_no = 0;
  std::int64_t item_no = 0;
};
BOOST_DESCRIBE_STRUCT(PostItemRow, (), (unit, post_id, side, category_no, item_no))

struct VacancyRow {
  static constexpr std::string_view kTable = "vacancy";
  UnitCode unit;
  VacancyId id;
  PostId post_id;
  Date opened_on;
  PlacementId after_placement_id;
  std::optional<Date> closed_on;
  std::optional<PlacementId> closed_by_placement_id;
};
BOOST_DESCRIBE_STRUCT(VacancyRow, (),
                      (unit, id, post_id, opened_on, after_placement_id, closed_on,
                       closed_by_placement_id))

}  // namespace yigang::store
