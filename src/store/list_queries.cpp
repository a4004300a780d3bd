#include "store/list_queries.h"

#include "store/list_order.h"
#include "store/unit_scope.h"

namespace yigang::store {

namespace {

constexpr std::string_view kApplicationFrom =
    "application a JOIN person p ON p.unit = a.unit AND p.id = a.person_id";
constexpr std::string_view kApplicationColumns =
    "SELECT a.id, a.unit, a.number, p.name, a.town, a.village, a.side, a.state, a.applied_on, "
    "a.votes_for "
    "FROM application a JOIN person p ON p.unit = a.unit AND p.id = a.person_id ";
// The posts that take somebody, of the scope: asked for once, not for each application
// (post_waits_for says the same of a single one).
std::string some_post_waits(UnitCode unit) {
  const std::string waits =
      of_unit("w.unit", unit) +
      "AND w.state IN ('open', 'vacant') AND NOT EXISTS (SELECT 1 FROM holder h WHERE h.unit = "
      "w.unit AND h.post_id = w.id)";
  return "((a.unit, a.announcement_id, a.side) IN (SELECT w.unit, b.announcement_id, w.side FROM "
         "post w JOIN announcement_post b ON b.unit = w.unit AND b.post_id = w.id WHERE " +
         waits +
         ") OR (a.unit, a.town, a.side) IN (SELECT w.unit, w.town, w.side FROM post w JOIN "
         "announcement_post b ON b.unit = w.unit AND b.post_id = w.id JOIN announcement c ON "
         "c.unit = b.unit AND c.id = b.announcement_id AND c.state = 'published' WHERE " +
         waits + "))";
}

// ?7 the day of the decision.
std::string decidable(UnitCode unit) {
  return "(a.state = 'noticed' AND NOT EXISTS (SELECT 1 FROM notice_item i JOIN notice n ON n.unit "
         "= i.unit AND n.id = i.notice_id WHERE i.unit = a.unit AND i.application_id = a.id AND "
         "n.kind = 'applicants' AND n.withdrawn = 0 AND n.last_day >= ?7) AND NOT EXISTS (SELECT 1 "
         "FROM notice_item i JOIN objection o ON o.unit = i.unit AND o.notice_id = i.notice_id AND "
         "o.item_no = i.item_no WHERE i.unit = a.unit AND i.application_id = a.id AND o.state IN "
         "('open', 'upheld')) AND " +
         some_post_waits(unit) + ")";
}

// ?1–?3 scope, ?4 state, ?5 unit, ?6 town, ?7 the day of a decision or nothing, ?8 person, ?9
// village, ?10 announcement, ?11 review, ?12 how its vote ended (-1: either way), ?13 only what
// waits for a decision, ?14–?17 when it was made and approved.
std::string application_scope(UnitCode unit) {
  return "WHERE " + of_unit("a.unit", unit) +
         "AND (?2 = 0 OR a.town = ?2) AND (?3 = 0 OR a.village = ?3) AND (?4 = '' OR a.state = ?4) "
         "AND (?5 = 0 OR a.unit = ?5) AND (?6 = 0 OR a.town = ?6) AND (?7 = '' OR " +
         decidable(unit) +
         ") AND (?8 = 0 OR a.person_key = ?8) AND (?9 = 0 OR a.village = ?9) AND (?10 = 0 OR "
         "a.announcement_id = ?10) AND (?11 = 0 OR EXISTS (SELECT 1 FROM review_vote v WHERE "
         "v.unit = a.unit AND v.session_id = ?11 AND v.application_id = a.id AND (?12 = -1 OR "
         "v.passed = ?12))) AND (?13 = 0 OR a.state IN ('applied', 'reviewed', 'noticed', "
         "'reserve')) AND (?14 = '' OR a.applied_on >= ?14) AND (?15 = '' OR a.applied_on <= ?15) "
         "AND ((?16 = '' AND ?17 = '') OR (a.unit, a.id) IN (SELECT y.unit, y.application_id FROM "
         "approval y WHERE (?16 = '' OR y.decided_on >= ?16) AND (?17 = '' OR y.decided_on <= "
         "?17))) ";
}

Args scope_args(const ListScope& scope, const ApplicationFilter& filter) {
  return args(scope.unit, scope.town, scope.village, word_or_nothing(filter.state),
              filter.unit.value_or(UnitCode{}), filter.town.value_or(PlaceCode{}),
              day_or_nothing(filter.decidable_on), filter.person.value_or(PersonKey{}),
              filter.village.value_or(PlaceCode{}), filter.announcement.value_or(AnnouncementId{}),
              filter.review.value_or(ReviewSessionId{}),
              filter.passed ? std::int64_t(*filter.passed) : std::int64_t(-1),
              std::int64_t(filter.undecided), day_or_nothing(filter.applied_from),
              day_or_nothing(filter.applied_until), day_or_nothing(filter.approved_from),
              day_or_nothing(filter.approved_until));
}

// ?1–?3 the scope.
constexpr std::string_view kApplicationWithin =
    "(?1 = 371500 OR a.unit = ?1) AND (?2 = 0 OR a.town = ?2) AND (?3 = 0 OR a.village = ?3)";

ListOrder order_of(const ApplicationFilter& filter) {
  if (!filter.sort) return {"", filter.descending};
  switch (*filter.sort) {
    case ApplicationOrder::number:
      return {"a.number", filter.descending};
    case ApplicationOrder::name:
      return {"p.sort_key", filter.descending};
    case ApplicationOrder::applied_on:
      return {"a.applied_on", filter.descending};
    case ApplicationOrder::votes_for:
      return {"COALESCE(a.votes_for, -1)", filter.descending};
  }
  return {};
}

ListedApplication read(const Row& row) {
  return {row.get<ApplicationId>(0), row.get<UnitCode>(1),
          row.get<std::int64_t>(2),  row.get<std::string>(3),
          row.get<PlaceCode>(4),     row.get<PlaceCode>(5),
          row.get<Side>(6),          row.get<registry::ApplicationState>(7),
          row.get<Date>(8),          row.get<std::optional<std::int64_t>>(9)};
}

}  // namespace

Result<std::vector<ListedApplication>> list_applications(Reader& reader, const ListScope& scope,
                                                         const ApplicationFilter& filter) {
  std::vector<ListedApplication> rows;
  Args arguments = scope_args(scope, filter);
  const ListOrder order = order_of(filter);
  TRY(const PageStart start,
      page_start(reader, order, kApplicationFrom, kApplicationWithin,
                 args(scope.unit, scope.town, scope.village), filter.after.value(), "a.id"));
  const std::string tail = page_tail(arguments, order, start, filter.limit, "a.id");
  const std::string sql = std::string(kApplicationColumns) + application_scope(scope.unit) + tail;
  TRY_VOID(reader.each(sql, arguments, [&](const Row& row) -> Result<> {
    rows.push_back(read(row));
    return {};
  }));
  return rows;
}

Result<std::int64_t> count_applications(Reader& reader, const ListScope& scope,
                                        const ApplicationFilter& filter) {
  const std::string sql = "SELECT COUNT(*) FROM application a " + application_scope(scope.unit);
  TRY(const std::optional<Row> row, reader.query_one(sql, scope_args(scope, filter)));
  return row->get<std::int64_t>(0);
}

Result<std::optional<Date>> first_lapse(Reader& reader, const ListScope& scope,
                                        registry::ApplicationState state) {
  const std::string sql =
      "SELECT MIN(y.lapses_on) FROM application a JOIN approval y ON y.unit = a.unit AND "
      "y.application_id = a.id AND y.state = 'standing' WHERE a.state = ?4 AND " +
      std::string(kApplicationWithin);
  TRY(const std::optional<Row> row,
      reader.query_one(sql, args(scope.unit, scope.town, scope.village, state)));
  return row->get<std::optional<Date>>(0);
}

Result<std::optional<ListedApplication>> one_application(Reader& reader, UnitCode unit,
                                                         ApplicationId id) {
  TRY(const std::optional<Row> row,
      reader.query_one(std::string(kApplicationColumns) + "WHERE a.unit = ?1 AND a.id = ?2",
                       args(unit, id)));
  if (!row) return std::optional<ListedApplication>();
  return std::optional(read(*row));
}

Result<std::vector<ListedDecision>> decisions_about(Reader& reader, UnitCode unit,
                                                    std::int64_t subject) {
  std::vector<ListedDecision> rows;
  TRY_VOID(reader.each(
      "SELECT id, kind, day, outcome, headline FROM explanation WHERE unit = ?1 AND subject_id = "
      "?2 "
      "ORDER BY id",
      args(unit, subject), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<ExplanationId>(0), row.get<std::string>(1), row.get<Date>(2),
                        row.get<std::string>(3), row.get<std::optional<std::string>>(4)});
        return {};
      }));
  return rows;
}

// The last day on a post is a day on it: it is worked and paid.
Result<std::vector<OnDutyCount>> on_duty_by_unit(Reader& reader, const ListScope& scope,
                                                 std::int64_t year, Date day) {
  std::vector<OnDutyCount> rows;
  TRY_VOID(reader.each(
      "SELECT d.unit, COUNT(*), CAST(SUM(p.self_increase) AS BIGINT) FROM placement d JOIN post p "
      "ON p.unit = d.unit AND p.id = d.post_id WHERE (?1 = 371500 OR d.unit = ?1) AND (?2 = 0 OR "
      "d.town = ?2) AND (?3 = 0 OR d.village = ?3) AND d.started_on <= ?4 AND (d.ended_on IS NULL "
      "OR d.ended_on >= ?4) AND p.year = ?5 GROUP BY d.unit ORDER BY d.unit",
      args(scope.unit, scope.town, scope.village, day, year), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2)});
        return {};
      }));
  return rows;
}

}  // namespace yigang::store
