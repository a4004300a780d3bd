// Reads around review, notice and objection for the screens, and the notices for everybody's eye:
// masked names, no number, no group, and nothing once the notice's time on the web is over. Never
// changes anything.
#pragma once

#include "store/notice_lists.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

struct ReviewLine {
  ReviewSessionId id;
  UnitCode unit;
  PlaceCode village;
  AnnouncementId announcement;
  Date held_on;
  std::string location;
  std::int64_t expected = 0;
  std::int64_t present = 0;
  store::ReviewState state{};
  std::string evidence;
  std::int64_t passed = 0;
  std::int64_t failed = 0;
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(ReviewLine, (),
                      (id, unit, village, announcement, held_on, location, expected, present, state,
                       evidence, passed, failed, waiting))
[[nodiscard]] ReviewLine review_line(const store::ListedReview& row);
[[nodiscard]] Result<wire::Page<ReviewLine>> list_reviews(Desk& desk, const Actor& actor,
                                                          const store::ReviewFilter& filter);

struct ObjectionLine {
  ObjectionId id;
  UnitCode unit;
  NoticeId notice;
  std::string notice_title;
  std::int64_t item_no = 0;
  std::optional<PlaceCode> town;
  std::string text;
  Date received_on;
  store::ObjectionState state{};
  std::string answer;
  std::optional<Date> answered_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ObjectionLine, (),
                      (id, unit, notice, notice_title, item_no, town, text, received_on, state,
                       answer, answered_on, version))
[[nodiscard]] Result<wire::Page<ObjectionLine>> list_objections(
    Desk& desk, const Actor& actor, const store::ObjectionFilter& filter);

struct PublicNoticeLine {
  NoticeId id;
  store::NoticeKind kind{};
  std::string title;
  PlaceCode place;  // 0: the whole unit
  std::string place_name;
  std::optional<Month> month;
  Date published_on;
  Date first_day;
  Date last_day;
  Date today;
  std::int64_t count = 0;
  // Today included; 0 once it is over, nothing for a year whose holidays are not known.
  std::optional<std::int64_t> working_days_left;
};
BOOST_DESCRIBE_STRUCT(PublicNoticeLine, (),
                      (id, kind, title, place, place_name, month, published_on, first_day, last_day,
                       today, count, working_days_left))
[[nodiscard]] Result<wire::Page<PublicNoticeLine>> list_public_notices(
    Desk& desk, const store::PublicNoticeFilter& filter);

struct PublicItem {
  std::int64_t item_no = 0;
  std::string name;
  std::string side;
  std::string post;
  std::string village;
  std::optional<Fen> amount_fen;
  std::optional<Hours> hours_x10;    // of the countryside
  std::optional<WorkDays> days_x10;  // of the town
};
BOOST_DESCRIBE_STRUCT(PublicItem, (),
                      (item_no, name, side, post, village, amount_fen, hours_x10, days_x10))
struct PublicNotice {
  PublicNoticeLine notice;
  std::string hotline;
  std::string list_digest;
  std::string code;  // by which a copy is verified (public_code.h)
  std::vector<PublicItem> items;
};
BOOST_DESCRIBE_STRUCT(PublicNotice, (), (notice, hotline, list_digest, code, items))
struct OneNotice {
  NoticeId id;
};
BOOST_DESCRIBE_STRUCT(OneNotice, (), (id))
[[nodiscard]] Result<PublicNotice> read_public_notice(Desk& desk, const OneNotice& query);

}  // namespace yigang::usecase
