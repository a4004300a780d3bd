// Lists around the public notice and the review: sessions, notices for everybody, objections. The
// scope is a mandatory argument of each but the public ones, which show what everybody may read.
// Reads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/application_rows.h"
#include "store/register_lists.h"

namespace yigang::store {

struct ReviewFilter {
  std::optional<ReviewState> state;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<ReviewSessionId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(ReviewFilter, (), (state, unit, town, after, limit))
struct ListedReview {
  ReviewSessionRow session;
  std::int64_t passed = 0;
  std::int64_t failed = 0;
  std::int64_t waiting = 0;  // applications of the village and announcement that still wait for it
};
[[nodiscard]] Result<std::vector<ListedReview>> list_reviews(Reader& reader, const ListScope& scope,
                                                             const ReviewFilter& filter);
[[nodiscard]] Result<std::int64_t> count_reviews(Reader& reader, const ListScope& scope,
                                                 const ReviewFilter& filter);

struct ObjectionFilter {
  std::optional<ObjectionState> state;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<ObjectionId> after;
  std::int64_t limit = 50;
  std::optional<NoticeId> notice = {};
};
BOOST_DESCRIBE_STRUCT(ObjectionFilter, (), (state, unit, town, after, limit, notice))
struct ListedObjection {
  ObjectionRow objection;
  std::string notice_title;
  std::optional<PlaceCode> town;
};
[[nodiscard]] Result<std::vector<ListedObjection>> list_objections(Reader& reader,
                                                                   const ListScope& scope,
                                                                   const ObjectionFilter& filter);
[[nodiscard]] Result<std::int64_t> count_objections(Reader& reader, const ListScope& scope,
                                                    const ObjectionFilter& filter);

// What stands on the web on a day: not withdrawn, published, and not past its web day.
struct PublicNoticeFilter {
  std::optional<NoticeKind> kind;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<NoticeId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(PublicNoticeFilter, (), (kind, unit, town, after, limit))
struct ListedPublicNotice {
  NoticeRow notice;
  std::int64_t items = 0;
};
[[nodiscard]] Result<std::vector<ListedPublicNotice>> list_public_notices(
    Reader& reader, Date day, const PublicNoticeFilter& filter);
[[nodiscard]] Result<std::int64_t> count_public_notices(Reader& reader, Date day,
                                                        const PublicNoticeFilter& filter);
// Nothing for a notice that does not stand on the web on the day.
[[nodiscard]] Result<std::optional<NoticeRow>> public_notice(Reader& reader, UnitCode unit,
                                                             NoticeId id, Date day);

// What the applicants of a notice applied for, where no post is named beside them: the titles of
// the posts of their announcement, by number of the item; none where they are more than `most`.
using AnnouncedTitles = std::map<std::int64_t, std::vector<std::string>>;
[[nodiscard]] Result<AnnouncedTitles> announced_titles(Reader& reader, UnitCode unit, NoticeId id,
                                                       std::size_t most);

// Who has passed the review and waits for the notice, in the order of a sheet: village, number.
struct AwaitingNotice {
  ApplicationId id;
  std::int64_t number = 0;
  std::string name;
  Side side{};
  PlaceCode village;
  std::string wished_title;  // of the post that was wished for; empty: none
  AnnouncementId announcement;
};
[[nodiscard]] Result<std::vector<AwaitingNotice>> awaiting_notice(Reader& reader,
                                                                  const ListScope& scope);
// The titles of the posts of their announcements; none where they are more than `most`.
using TitlesOfAnnouncement = std::map<std::int64_t, std::vector<std::string>>;
[[nodiscard]] Result<TitlesOfAnnouncement> titles_awaiting_notice(Reader& reader,
                                                                  const ListScope& scope,
                                                                  std::size_t most);
// How many of them in each town of the scope; within a town in each village.
struct PlaceCount {
  UnitCode unit;
  PlaceCode place;
  std::int64_t count = 0;
};
[[nodiscard]] Result<std::vector<PlaceCount>> count_awaiting_notice(Reader& reader,
                                                                    const ListScope& scope);

// Pay notices of a month that stand, by place.
[[nodiscard]] Result<std::int64_t> count_pay_notices(Reader& reader, const ListScope& scope,
                                                     UnitCode unit, Month month);

}  // namespace yigang::store
