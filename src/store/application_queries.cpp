#include "store/application_queries.h"

#include <fmt/format.h>

#include "store/described_row.h"
#include "store/person_rows.h"

namespace yigang::store {

Result<bool> holds_a_post(Reader& reader, PersonKey person) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT 1 FROM holder WHERE person_key = ?1", args(person)));
  return row.has_value();
}

Result<bool> open_application(Writer& writer, const ApplicationOpenRow& row) {
  TRY(const Rows rows,
      writer.query("INSERT INTO application_open (person_key, unit, application_id) "
                   "VALUES (?1, ?2, ?3) ON CONFLICT (person_key) DO NOTHING RETURNING unit",
                   args(row.person_key, row.unit, row.application_id)));
  return rows.size() == 1;
}

Result<> close_application(Writer& writer, PersonKey person) {
  TRY_VOID(writer.execute("DELETE FROM application_open WHERE person_key = ?1", args(person)));
  return {};
}

Result<HolderClaim> claim_holder(Writer& writer, const HolderRow& row) {
  TRY(const Rows rows,
      writer.query("INSERT INTO holder (person_key, unit, post_id, application_id) "
                   "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING RETURNING unit",
                   args(row.person_key, row.unit, row.post_id, row.application_id)));
  if (rows.size() == 1) return HolderClaim::taken;
  TRY(const bool person, holds_a_post(writer, row.person_key));
  return person ? HolderClaim::person_holds : HolderClaim::post_held;
}

Result<> release_holder(Writer& writer, PersonKey person) {
  TRY_VOID(writer.execute("DELETE FROM holder WHERE person_key = ?1", args(person)));
  return {};
}

Result<bool> move_holder(Writer& writer, PersonKey person, UnitCode unit, PostId post) {
  TRY(const std::optional<Row> held,
      writer.query_one("SELECT 1 FROM holder WHERE unit = ?1 AND post_id = ?2", args(unit, post)));
  if (held) return false;
  TRY(const std::int64_t count,
      writer.execute("UPDATE holder SET post_id = ?3 WHERE person_key = ?1 AND unit = ?2",
                     args(person, unit, post)));
  return count == 1;
}

Result<std::optional<ApplicationId>> application_numbered(Reader& reader, UnitCode unit,
                                                          std::int64_t number) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT id FROM application WHERE unit = ?1 AND number = ?2",
                       args(unit, number)));
  if (!row) return std::optional<ApplicationId>();
  return std::optional(row->get<ApplicationId>(0));
}

Result<std::optional<Date>> day_of_step(Reader& reader, UnitCode unit, ApplicationId id,
                                        std::int64_t step) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT day FROM application_step WHERE unit = ?1 AND application_id = ?2 "
                       "AND step_no = ?3",
                       args(unit, id, step)));
  return row ? std::optional(row->get<Date>(0)) : std::nullopt;
}

Result<std::vector<ApplicationStepRow>> steps_of(Reader& reader, UnitCode unit, ApplicationId id) {
  return select_all<ApplicationStepRow>(
      reader, "unit = ?1 AND application_id = ?2 ORDER BY step_no", args(unit, id));
}

Result<std::vector<ApplicationRow>> applications_of_review(Reader& reader, UnitCode unit,
                                                           AnnouncementId announcement,
                                                           PlaceCode village) {
  return select_all<ApplicationRow>(
      reader,
      "unit = ?1 AND announcement_id = ?2 AND village = ?3 AND state = 'applied' ORDER BY number",
      args(unit, announcement, village));
}

Result<std::optional<NoticeOfApplication>> notice_of(Reader& reader, UnitCode unit,
                                                     ApplicationId id) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT n.id, i.item_no, n.last_day, n.published_by, "
          "(SELECT COUNT(*) FROM objection o WHERE o.unit = i.unit AND o.notice_id = i.notice_id "
          " AND o.item_no = i.item_no AND o.state = 'open'), "
          "(SELECT COUNT(*) FROM objection o WHERE o.unit = i.unit AND o.notice_id = i.notice_id "
          " AND o.item_no = i.item_no AND o.state = 'upheld') "
          "FROM notice_item i JOIN notice n ON n.unit = i.unit AND n.id = i.notice_id "
          "WHERE i.unit = ?1 AND i.application_id = ?2 AND n.kind = 'applicants' AND n.withdrawn = "
          "0 "
          "ORDER BY n.published_on DESC, n.id DESC LIMIT 1",
          args(unit, id)));
  if (!row) return std::optional<NoticeOfApplication>();
  return std::optional(NoticeOfApplication{row->get<NoticeId>(0), row->get<std::int64_t>(1),
                                           row->get<Date>(2), row->get<AccountId>(3),
                                           row->get<int>(4), row->get<int>(5)});
}

Result<std::vector<NoticeItemRow>> items_of_notice(Reader& reader, UnitCode unit, NoticeId notice) {
  return select_all<NoticeItemRow>(reader, "unit = ?1 AND notice_id = ?2 ORDER BY item_no",
                                   args(unit, notice));
}

Result<std::optional<AccountId>> reviewer_of(Reader& reader, UnitCode unit, ApplicationId id) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT s.opened_by FROM review_vote v JOIN review_session s ON s.unit = v.unit "
          "AND s.id = v.session_id WHERE v.unit = ?1 AND v.application_id = ?2 "
          "ORDER BY s.held_on DESC, s.id DESC LIMIT 1",
          args(unit, id)));
  if (!row) return std::optional<AccountId>();
  return std::optional(row->get<AccountId>(0));
}

Result<std::optional<ApprovalRow>> standing_approval(Reader& reader, UnitCode unit,
                                                     ApplicationId id) {
  return select_one<ApprovalRow>(reader, "unit = ?1 AND application_id = ?2 AND state = 'standing'",
                                 args(unit, id));
}

Result<std::optional<std::string>> office_that_filled(Reader& reader, UnitCode unit, PostId post) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT o.name FROM holder h JOIN approval a ON a.unit = h.unit AND "
                       "a.application_id = h.application_id JOIN account c ON c.id = a.decided_by "
                       "JOIN organisation o ON o.id = c.organisation_id WHERE h.unit = ?1 AND "
                       "h.post_id = ?2 ORDER BY a.decided_on DESC, a.id DESC LIMIT 1",
                       args(unit, post)));
  if (!row) return std::optional<std::string>();
  return std::optional(row->get<std::string>(0));
}

Result<> end_approval(Writer& writer, UnitCode unit, ApprovalId id, ApprovalState state) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE approval SET state = ?3 WHERE unit = ?1 AND id = ?2 AND state = 'standing'",
          args(unit, id, state)));
  if (count != 1) return detail::stale("approval");
  return {};
}

Result<bool> take_back_first_approval(Writer& writer, PersonKey person, Date day) {
  TRY(const std::int64_t count,
      writer.execute("DELETE FROM first_approval WHERE person_key = ?1 AND day = ?2 AND NOT EXISTS "
                     "(SELECT 1 FROM placement p WHERE p.person_key = ?1) AND NOT EXISTS (SELECT 1 "
                     "FROM paid_month m WHERE m.person_key = ?1)",
                     args(person, day)));
  return count > 0;
}

Result<> freeze_first_approval(Writer& writer, const FirstApprovalRow& row) {
  // The first one stays for good (LZ-2022-4 二(四): 以初次核定其享受补贴时年龄为准).
  TRY_VOID(
      writer.execute("INSERT INTO first_approval (person_key, unit, day, age, retirement_day, "
                     "under_five_years, law_digest) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (person_key) DO NOTHING",
                     args(row.person_key, row.unit, row.day, row.age, row.retirement_day,
                          row.under_five_years, row.law_digest)));
  return {};
}

Result<std::optional<AgreementRow>> last_agreement(Reader& reader, UnitCode unit,
                                                   ApplicationId id) {
  return select_one<AgreementRow>(
      reader, "unit = ?1 AND application_id = ?2 ORDER BY signed_on DESC, id DESC LIMIT 1",
      args(unit, id));
}

Result<std::int64_t> unfilled_posts(Reader& reader, UnitCode unit, AnnouncementId announcement) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM announcement_post a JOIN post p ON p.unit = a.unit "
                       "AND p.id = a.post_id WHERE a.unit = ?1 AND a.announcement_id = ?2 AND "
                       "p.state IN ('open', 'vacant')",
                       args(unit, announcement)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<PassedApplication>> passed_applications(Reader& reader, UnitCode unit,
                                                           AnnouncementId announcement) {
  std::vector<PassedApplication> passed;
  const std::string text =
      "SELECT " + column_list<ApplicationRow>("a.") +
      ", n.name, (SELECT COUNT(*) FROM prior_months m JOIN person p ON p.unit = m.unit AND p.id = "
      "m.person_id WHERE p.person_key = a.person_key AND m.confirmed_by IS NOT NULL AND "
      "m.withdrawn_on IS NULL) "
      "FROM application a JOIN person n ON n.unit = a.unit AND n.id = a.person_id WHERE "
      "a.unit = ?1 AND a.announcement_id = ?2 AND a.state IN ('reviewed', 'noticed', 'reserve') "
      "ORDER BY a.number";
  TRY_VOID(reader.each(text, args(unit, announcement), [&](const Row& row) -> Result<> {
    const std::size_t after = columns_of<ApplicationRow>().size();
    passed.push_back({read_row<ApplicationRow>(row), row.get<std::string>(after),
                      row.get<std::int64_t>(after + 1) > 0});
    return {};
  }));
  return passed;
}

Result<AnnouncementUse> use_of_announcement(Reader& reader, UnitCode unit, AnnouncementId id) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT (SELECT COUNT(*) FROM application a WHERE a.unit = ?1 AND "
          "a.announcement_id = ?2), (SELECT COUNT(*) FROM scope_expansion e WHERE "
          "e.unit = ?1 AND e.unfilled_announcement_id = ?2 AND e.withdrawn_on IS NULL)",
          args(unit, id)));
  return AnnouncementUse{row->get<std::int64_t>(0), row->get<std::int64_t>(1)};
}

Result<bool> announces(Reader& reader, UnitCode unit, AnnouncementId announcement, PostId post) {
  TRY(const std::optional<Row> row, reader.query_one("SELECT 1 FROM announcement_post WHERE unit = "
                                                     "?1 AND announcement_id = ?2 AND post_id = ?3",
                                                     args(unit, announcement, post)));
  return row.has_value();
}

Result<bool> ever_announced(Reader& reader, UnitCode unit, PostId post) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM announcement_post ap JOIN announcement a ON a.unit = "
                       "ap.unit AND a.id = ap.announcement_id WHERE ap.unit = ?1 AND ap.post_id = "
                       "?2 AND a.state = 'published'",
                       args(unit, post)));
  return row->get<std::int64_t>(0) > 0;
}

namespace {

// One post of the side that is open or vacant and that nobody holds, of those a clause leads to.
constexpr std::string_view kWaitsThere =
    " AND p.side = ?2 AND p.state IN ('open', 'vacant') AND NOT EXISTS (SELECT 1 FROM holder h "
    "WHERE h.unit = p.unit AND h.post_id = p.id) LIMIT 1";

}  // namespace

Result<bool> post_waits_for(Reader& reader, const ApplicationRow& application) {
  // Asked once per application, so it stops at the first post found: in the application's own
  // announcement first, then in any other published one of its town.
  TRY(const std::optional<Row> announced,
      reader.query_one(
          fmt::format("SELECT 1 FROM announcement_post ap JOIN post p ON p.unit = ap.unit AND p.id "
                      "= ap.post_id WHERE ap.unit = ?1 AND ap.announcement_id = ?3{}",
                      kWaitsThere),
          args(application.unit, application.side, application.announcement_id)));
  if (announced) return true;
  TRY(const std::optional<Row> in_town,
      reader.query_one(
          fmt::format("SELECT 1 FROM post p WHERE p.unit = ?1 AND p.town = ?3 AND EXISTS (SELECT 1 "
                      "FROM announcement_post ap JOIN announcement a ON a.unit = ap.unit AND a.id "
                      "= ap.announcement_id WHERE ap.unit = p.unit AND ap.post_id = p.id AND "
                      "a.state = 'published'){}",
                      kWaitsThere),
          args(application.unit, application.side, application.town)));
  return in_town.has_value();
}

}  // namespace yigang::store
