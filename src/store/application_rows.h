// Rows of announcements, applications and their eight steps, as they stand in the tables of the
// same names (src/store/migrations). Member names are column names; described_row.h reads and
// writes them. Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "core/ids.h"
#include "registry/application.h"
#include "store/value.h"

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(AnnouncementState, std::uint8_t, draft, published, withdrawn)
BOOST_DEFINE_FIXED_ENUM_CLASS(ReviewState, std::uint8_t, open, closed)
BOOST_DEFINE_FIXED_ENUM_CLASS(NoticeKind, std::uint8_t, applicants, pay)
BOOST_DEFINE_FIXED_ENUM_CLASS(ObjectionState, std::uint8_t, open, upheld, dismissed)
BOOST_DEFINE_FIXED_ENUM_CLASS(ApprovalState, std::uint8_t, standing, lapsed, withdrawn)

struct AnnouncementRow {
  static constexpr std::string_view kTable = "announcement";
  UnitCode unit;
  AnnouncementId id;
  std::string title;
  std::string body;
  Side side{};
  std::optional<PlaceCode> town;
  Date opens_on;
  Date closes_on;
  std::string off_season_reason;
  AnnouncementState state{};
  std::optional<Date> published_on;
  AccountId drafted_by;
  std::int64_t version = 0;
  std::optional<AccountId> published_by;
};
BOOST_DESCRIBE_STRUCT(AnnouncementRow, (),
                      (unit, id, title, body, side, town, opens_on, closes_on, off_season_reason,
                       state, published_on, drafted_by, version, published_by))

struct AnnouncementPostRow {
  static constexpr std::string_view kTable = "announcement_post";
  UnitCode unit;
  AnnouncementId announcement_id;
  PostId post_id;
};
BOOST_DESCRIBE_STRUCT(AnnouncementPostRow, (), (unit, announcement_id, post_id))

struct ApplicationOpenRow {
  static constexpr std::string_view kTable = "application_open";
  PersonKey person_key;
  UnitCode unit;
  ApplicationId application_id;
};
BOOST_DESCRIBE_STRUCT(ApplicationOpenRow, (), (person_key, unit, application_id))

struct HolderRow {
  static constexpr std::string_view kTable = "holder";
  PersonKey person_key;
  UnitCode unit;
  PostId post_id;
  ApplicationId application_id;
};
BOOST_DESCRIBE_STRUCT(HolderRow, (), (person_key, unit, post_id, application_id))

struct ApplicationRow {
  static constexpr std::string_view kTable = "application";
  UnitCode unit;
  ApplicationId id;
  std::int64_t number = 0;
  PersonId person_id;
  PersonKey person_key;
  AnnouncementId announcement_id;
  Side side{};
  std::optional<PostId> wished_post_id;
  std::string target_groups;
  bool re_recognised = false;
  PlaceCode town;
  PlaceCode village;
  registry::ApplicationState state{};
  Date applied_on;
  Instant applied_at;
  AccountId entered_by;
  ExplanationId screening_id;
  std::optional<std::int64_t> votes_for;
  std::optional<PostId> post_id;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ApplicationRow, (),
                      (unit, id, number, person_id, person_key, announcement_id, side,
                       wished_post_id, target_groups, re_recognised, town, village, state,
                       applied_on, applied_at, entered_by, screening_id, votes_for, post_id,
                       version))

struct ApplicationStepRow {
  static constexpr std::string_view kTable = "application_step";
  UnitCode unit;
  ApplicationId application_id;
  std::int64_t step_no = 0;
  std::optional<std::int64_t> previous_step_no;
  registry::StepKind kind{};
  Date day;
  Instant at;
  AccountId actor;
  std::string evidence;
  std::string reason;
  std::optional<Date> previous_day;       // of the step before: no step lies before that one
  std::optional<ApprovalId> approval_id;  // of the fifth step
};
BOOST_DESCRIBE_STRUCT(ApplicationStepRow, (),
                      (unit, application_id, step_no, previous_step_no, kind, day, at, actor,
                       evidence, reason, previous_day, approval_id))

struct ReviewSessionRow {
  static constexpr std::string_view kTable = "review_session";
  UnitCode unit;
  ReviewSessionId id;
  AnnouncementId announcement_id;
  PlaceCode village;
  Date held_on;
  std::string location;
  std::string chair;
  std::string recorder;
  std::int64_t expected = 0;
  std::int64_t present = 0;
  ReviewState state{};
  AccountId opened_by;
  std::string evidence;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ReviewSessionRow, (),
                      (unit, id, announcement_id, village, held_on, location, chair, recorder,
                       expected, present, state, opened_by, evidence, version))

struct ReviewVoteRow {
  static constexpr std::string_view kTable = "review_vote";
  UnitCode unit;
  ReviewSessionId session_id;
  ApplicationId application_id;
  std::int64_t agree = 0;
  std::int64_t against = 0;
  std::int64_t abstain = 0;
  bool passed = false;
  std::string remark;
};
BOOST_DESCRIBE_STRUCT(ReviewVoteRow, (),
                      (unit, session_id, application_id, agree, against, abstain, passed, remark))

struct NoticeRow {
  static constexpr std::string_view kTable = "notice";
  UnitCode unit;
  NoticeId id;
  NoticeKind kind{};
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::optional<Month> month;
  std::string title;
  std::string hotline;
  Date published_on;
  Date first_day;
  Date last_day;
  Date web_until;
  Bytes list_digest;
  bool withdrawn = false;
  AccountId published_by;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (),
                      (unit, id, kind, town, village, month, title, hotline, published_on,
                       first_day, last_day, web_until, list_digest, withdrawn, published_by))

struct NoticeItemRow {
  static constexpr std::string_view kTable = "notice_item";
  UnitCode unit;
  NoticeId notice_id;
  std::int64_t item_no = 0;
  std::optional<ApplicationId> application_id;
  std::optional<PlacementId> placement_id;
  std::string masked_name;
  std::string post_category;
  std::string post_title;
  PlaceCode village;
  std::optional<Fen> amount_fen;
  // For which work, on a notice of pay: hours of the countryside, days of the town.
  std::optional<Hours> hours_x10;
  std::optional<WorkDays> days_x10;
};
BOOST_DESCRIBE_STRUCT(NoticeItemRow, (),
                      (unit, notice_id, item_no, application_id, placement_id, masked_name,
                       post_category, post_title, village, amount_fen, hours_x10, days_x10))

struct ObjectionRow {
  static constexpr std::string_view kTable = "objection";
  UnitCode unit;
  ObjectionId id;
  NoticeId notice_id;
  std::int64_t item_no = 0;
  std::string text;
  Date received_on;
  AccountId received_by;
  ObjectionState state{};
  std::string answer;
  std::optional<AccountId> answered_by;
  std::optional<Date> answered_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ObjectionRow, (),
                      (unit, id, notice_id, item_no, text, received_on, received_by, state, answer,
                       answered_by, answered_on, version))

struct ApprovalRow {
  static constexpr std::string_view kTable = "approval";
  UnitCode unit;
  ApprovalId id;
  ApplicationId application_id;
  PostId post_id;
  std::optional<NoticeId> notice_id;
  std::optional<Date> notice_last_day;
  Date decided_on;
  Date lapses_on;
  ExplanationId decision_id;
  std::string reason;
  AccountId decided_by;
  Bytes signature;
  ApprovalState state{};
  std::optional<ExpansionId> expansion_id;  // whose quota it uses (二(一)/10)
};
BOOST_DESCRIBE_STRUCT(ApprovalRow, (),
                      (unit, id, application_id, post_id, notice_id, notice_last_day, decided_on,
                       lapses_on, decision_id, reason, decided_by, signature, state, expansion_id))

struct AgreementRow {
  static constexpr std::string_view kTable = "agreement";
  UnitCode unit;
  AgreementId id;
  std::int64_t number = 0;
  ApplicationId application_id;
  Date from_day;
  Date until_day;
  Date signed_on;
  bool capped = false;
  AccountId signed_by;
  Date after_day;  // of the approval
};
BOOST_DESCRIBE_STRUCT(AgreementRow, (),
                      (unit, id, number, application_id, from_day, until_day, signed_on, capped,
                       signed_by, after_day))

struct TrainingRow {
  static constexpr std::string_view kTable = "training";
  UnitCode unit;
  TrainingId id;
  PlaceCode town;
  Date held_on;
  std::string topic;
  std::string lecturer;
  Hours hours_x10;
  AccountId recorded_by;
};
BOOST_DESCRIBE_STRUCT(TrainingRow, (),
                      (unit, id, town, held_on, topic, lecturer, hours_x10, recorded_by))

struct TrainingAttendanceRow {
  static constexpr std::string_view kTable = "training_attendance";
  UnitCode unit;
  TrainingId training_id;
  ApplicationId application_id;
  bool passed = false;
};
BOOST_DESCRIBE_STRUCT(TrainingAttendanceRow, (), (unit, training_id, application_id, passed))

}  // namespace yigang::store
