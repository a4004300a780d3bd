#include "store/approval_lists.h"

#include "store/described_row.h"
#include "store/unit_scope.h"

namespace yigang::store {

namespace {

std::string awaiting(UnitCode unit) {
  return of_unit("a.unit", unit) + "AND a.state = 'noticed' ";
}

ApplicationStepRow step_from(const Row& row, std::size_t at, registry::Step step) {
  ApplicationStepRow read;
  read.step_no = static_cast<std::int64_t>(step);
  read.kind = row.get<registry::StepKind>(at);
  read.day = row.get<Date>(at + 1);
  read.actor = row.get<AccountId>(at + 2);
  return read;
}

Result<std::vector<AwaitingReason>> reasons(Reader& reader, const std::string& sql,
                                            const Args& arguments) {
  std::vector<AwaitingReason> rows;
  TRY_VOID(reader.each(sql, arguments, [&](const Row& row) -> Result<> {
    const auto reason = enum_from_word<policy::Reason>(row.get<std::string>(1));
    CHECK(reason.has_value());
    rows.push_back({row.get<ApplicationId>(0), *reason});
    return {};
  }));
  return rows;
}

}  // namespace

Result<std::vector<AwaitingApproval>> awaiting_approval(Reader& reader, UnitCode unit) {
  std::vector<AwaitingApproval> rows;
  const std::size_t own = columns_of<ApplicationRow>().size();
  TRY_VOID(reader.each(
      "SELECT " + column_list<ApplicationRow>("a.") +
          ", p.name, r.kind, r.day, r.actor, n.kind, n.day, n.actor, CASE WHEN a.re_recognised = 1 "
          "THEN (SELECT COUNT(*) FROM prior_months m JOIN person o ON o.unit = m.unit AND o.id = "
          "m.person_id WHERE o.person_key = a.person_key AND m.confirmed_by IS NOT NULL AND "
          "m.withdrawn_on IS NULL) ELSE 0 END FROM application a JOIN person p ON p.unit = a.unit "
          "AND p.id = a.person_id JOIN application_step r ON r.unit = a.unit AND r.application_id "
          "= a.id AND r.step_no = 3 JOIN application_step n ON n.unit = a.unit AND "
          "n.application_id = a.id AND n.step_no = 4 WHERE " +
          awaiting(unit) + "ORDER BY a.id",
      args(unit), [&](const Row& row) -> Result<> {
        AwaitingApproval one;
        one.application = read_row<ApplicationRow>(row);
        one.name = row.get<std::string>(own);
        one.review = step_from(row, own + 1, registry::Step::review);
        one.notice = step_from(row, own + 4, registry::Step::notice);
        one.old_staff = row.get<std::int64_t>(own + 7) > 0;
        rows.push_back(std::move(one));
        return {};
      }));
  return rows;
}

Result<std::vector<NoticedItem>> noticed_items(Reader& reader, UnitCode unit) {
  std::vector<NoticedItem> rows;
  TRY_VOID(reader.each(
      "SELECT i.application_id, n.id, i.item_no, n.last_day, n.published_by FROM application a "
      "JOIN notice_item i ON i.unit = a.unit AND i.application_id = a.id JOIN notice n ON n.unit = "
      "i.unit AND n.id = i.notice_id WHERE " +
          awaiting(unit) +
          "AND n.kind = 'applicants' AND n.withdrawn = 0 ORDER BY a.id, n.published_on, n.id",
      args(unit), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<ApplicationId>(0), row.get<NoticeId>(1), row.get<std::int64_t>(2),
                        row.get<Date>(3), row.get<AccountId>(4)});
        return {};
      }));
  return rows;
}

Result<std::vector<ObjectedItem>> objected_items(Reader& reader, UnitCode unit) {
  std::vector<ObjectedItem> rows;
  TRY_VOID(reader.each(
      "SELECT a.id, o.notice_id, COUNT(CASE WHEN o.state = 'open' THEN 1 END), COUNT(CASE WHEN "
      "o.state = 'upheld' THEN 1 END) FROM objection o JOIN notice_item i ON i.unit = o.unit AND "
      "i.notice_id = o.notice_id AND i.item_no = o.item_no JOIN application a ON a.unit = i.unit "
      "AND a.id = i.application_id WHERE " +
          awaiting(unit) +
          "AND o.state IN ('open', 'upheld') GROUP BY a.id, o.notice_id ORDER BY a.id, o.notice_id",
      args(unit), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<ApplicationId>(0), row.get<NoticeId>(1), row.get<std::int64_t>(2),
                        row.get<std::int64_t>(3)});
        return {};
      }));
  return rows;
}

Result<std::vector<CountedVote>> counted_votes(Reader& reader, UnitCode unit) {
  std::vector<CountedVote> rows;
  TRY_VOID(reader.each(
      "SELECT a.id, v.agree, s.present, s.opened_by FROM application a JOIN review_vote v ON "
      "v.unit = a.unit AND v.application_id = a.id JOIN review_session s ON s.unit = v.unit AND "
      "s.id = v.session_id WHERE " +
          awaiting(unit) + "ORDER BY a.id, s.held_on, s.id",
      args(unit), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<ApplicationId>(0), row.get<std::int64_t>(1),
                        row.get<std::int64_t>(2), row.get<AccountId>(3)});
        return {};
      }));
  return rows;
}

Result<std::vector<ApplicationId>> awaiting_holders(Reader& reader, UnitCode unit) {
  std::vector<ApplicationId> rows;
  TRY_VOID(
      reader.each("SELECT a.id FROM application a JOIN holder h ON h.person_key = "
                  "a.person_key WHERE " +
                      awaiting(unit) + "ORDER BY a.id",
                  args(unit), [&](const Row& row) -> Result<> {
                    rows.push_back(row.get<ApplicationId>(0));
                    return {};
                  }));
  return rows;
}

Result<std::vector<AwaitingReason>> screened_for_decision(Reader& reader, UnitCode unit) {
  return reasons(reader,
                 "SELECT a.id, e.headline FROM application a JOIN explanation e ON e.unit = a.unit "
                 "AND e.id = a.screening_id WHERE " +
                     awaiting(unit) +
                     "AND e.outcome <> 'eligible' AND e.headline IS NOT NULL ORDER BY a.id",
                 args(unit));
}

Result<std::vector<AwaitingReason>> circumstances_on(Reader& reader, UnitCode unit, Date day) {
  return reasons(
      reader,
      "SELECT DISTINCT a.id, f.fact FROM application a JOIN person n ON n.person_key = "
      "a.person_key AND n.superseded = 0 JOIN person_fact f ON f.unit = n.unit AND f.person_id = "
      "n.id WHERE " +
          awaiting(unit) +
          "AND f.withdrawn_on IS NULL AND f.from_day <= ?2 AND (f.until_day IS NULL OR "
          "f.until_day >= ?2) ORDER BY a.id, f.fact",
      args(unit, day));
}

Result<std::vector<WaitingPost>> waiting_posts(Reader& reader, UnitCode unit) {
  std::vector<WaitingPost> rows;
  TRY_VOID(reader.each(
      "SELECT p.unit, p.id, p.number, p.title, p.side, p.town, p.place, p.post_type, p.band, "
      "p.hours_x10, b.announcement_id, n.state FROM post p JOIN announcement_post b ON b.unit = "
      "p.unit AND b.post_id = p.id JOIN announcement n ON n.unit = b.unit AND n.id = "
      "b.announcement_id WHERE " +
          of_unit("p.unit", unit) +
          "AND p.state IN ('open', 'vacant') AND "
          "NOT EXISTS (SELECT 1 FROM holder h WHERE h.unit = p.unit AND h.post_id = p.id) ORDER BY "
          "p.unit, p.number, b.announcement_id",
      args(unit), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<PostId>(1), row.get<std::int64_t>(2),
                        row.get<std::string>(3), row.get<Side>(4), row.get<PlaceCode>(5),
                        row.get<PlaceCode>(6), row.get<std::string>(7), row.get<std::string>(8),
                        row.get<Hours>(9), row.get<AnnouncementId>(10),
                        row.get<AnnouncementState>(11) == AnnouncementState::published});
        return {};
      }));
  return rows;
}

Result<std::vector<StateCount>> applications_by_state(Reader& reader, UnitCode unit, PlaceCode town,
                                                      PlaceCode village) {
  std::vector<StateCount> rows;
  TRY_VOID(reader.each("SELECT state, COUNT(*) FROM application WHERE " + of_unit("unit", unit) +
                           "AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR village = ?3) GROUP BY state "
                           "ORDER BY state",
                       args(unit, town, village), [&](const Row& row) -> Result<> {
                         rows.push_back(
                             {row.get<registry::ApplicationState>(0), row.get<std::int64_t>(1)});
                         return {};
                       }));
  return rows;
}

Result<std::vector<PlaceStateCount>> applications_by_place(Reader& reader, UnitCode unit,
                                                           PlaceCode town, PlaceCode village) {
  const std::string place = unit.is_city() ? "unit" : "unit, town";
  std::vector<PlaceStateCount> rows;
  TRY_VOID(reader.each(
      "SELECT state, COUNT(*), " + place + " FROM application WHERE " + of_unit("unit", unit) +
          "AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR village = ?3) GROUP BY " + place +
          ", state ORDER BY " + place + ", state",
      args(unit, town, village), [&](const Row& row) -> Result<> {
        PlaceStateCount one{row.get<UnitCode>(2), std::nullopt,
                            row.get<registry::ApplicationState>(0), row.get<std::int64_t>(1)};
        if (!unit.is_city()) one.town = row.get<PlaceCode>(3);
        rows.push_back(one);
        return {};
      }));
  return rows;
}

}  // namespace yigang::store
