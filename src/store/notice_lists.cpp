#include "store/notice_lists.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// ?1–?3 the scope, ?4 state, ?5 unit, ?6 town.
constexpr std::string_view kReviewWhere =
    "(?1 = 371500 OR s.unit = ?1) AND (?2 = 0 OR s.village / 1000 = ?2) AND (?3 = 0 OR s.village = "
    "?3) AND (?4 = '' OR s.state = ?4) AND (?5 = 0 OR s.unit = ?5) AND (?6 = 0 OR s.village / 1000 "
    "= ?6)";
// A notice of a whole unit is everybody's in that unit.
constexpr std::string_view kObjectionWhere =
    "(?1 = 371500 OR o.unit = ?1) AND (?2 = 0 OR n.town IS NULL OR n.town = ?2) AND (?3 = 0 OR "
    "n.village IS NULL OR n.village = ?3) AND (?4 = '' OR o.state = ?4) AND (?5 = 0 OR o.unit = "
    "?5) AND (?6 = 0 OR n.town = ?6) AND (?7 = 0 OR o.notice_id = ?7)";
constexpr std::string_view kObjectionFrom =
    " FROM objection o JOIN notice n ON n.unit = o.unit AND n.id = o.notice_id WHERE ";
// ?1 the day, ?2 unit, ?3 town, ?4 kind.
constexpr std::string_view kPublicWhere =
    "n.withdrawn = 0 AND n.published_on <= ?1 AND n.web_until >= ?1 AND (?2 = 0 OR n.unit = ?2) "
    "AND "
    "(?3 = 0 OR n.town = ?3) AND (?4 = '' OR n.kind = ?4)";

// ?1–?3 the scope.
constexpr std::string_view kAwaitsNotice =
    "(?1 = 371500 OR a.unit = ?1) AND (?2 = 0 OR a.town = ?2) AND (?3 = 0 OR a.village = ?3) AND "
    "a.state = 'reviewed' ";

template <class Filter>
Args scoped(const ListScope& scope, const Filter& filter) {
  return args(scope.unit, scope.town, scope.village, word_or_nothing(filter.state),
              filter.unit.value_or(UnitCode{}), filter.town.value_or(PlaceCode{}));
}

Args public_args(Date day, const PublicNoticeFilter& filter) {
  return args(day, filter.unit.value_or(UnitCode{}), filter.town.value_or(PlaceCode{}),
              word_or_nothing(filter.kind));
}

Result<std::int64_t> count(Reader& reader, std::string_view from_where, const Args& arguments) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*)" + std::string(from_where), arguments));
  return row->get<std::int64_t>(0);
}

}  // namespace

Result<std::vector<ListedReview>> list_reviews(Reader& reader, const ListScope& scope,
                                               const ReviewFilter& filter) {
  Args arguments = scoped(scope, filter);
  arguments.add(filter.after.value_or(ReviewSessionId{})).add(filter.limit);
  const std::size_t own = columns_of<ReviewSessionRow>().size();
  std::vector<ListedReview> rows;
  TRY_VOID(reader.each(
      "SELECT " + column_list<ReviewSessionRow>("s.") +
          ", (SELECT COUNT(*) FROM review_vote v WHERE v.unit = s.unit AND v.session_id = s.id AND "
          "v.passed = 1), (SELECT COUNT(*) FROM review_vote v WHERE v.unit = s.unit AND "
          "v.session_id = s.id AND v.passed = 0), (SELECT COUNT(*) FROM application a WHERE a.unit "
          "= s.unit AND a.town = s.village / 1000 AND a.state = 'applied' AND a.village = "
          "s.village "
          "AND a.announcement_id = s.announcement_id) FROM review_session s WHERE " +
          std::string(kReviewWhere) + " AND s.id > ?7 ORDER BY s.id LIMIT ?8",
      arguments, [&](const Row& row) -> Result<> {
        rows.push_back({read_row<ReviewSessionRow>(row), row.get<std::int64_t>(own),
                        row.get<std::int64_t>(own + 1), row.get<std::int64_t>(own + 2)});
        return {};
      }));
  return rows;
}

Result<std::int64_t> count_reviews(Reader& reader, const ListScope& scope,
                                   const ReviewFilter& filter) {
  return count(reader, " FROM review_session s WHERE " + std::string(kReviewWhere),
               scoped(scope, filter));
}

Result<std::vector<ListedObjection>> list_objections(Reader& reader, const ListScope& scope,
                                                     const ObjectionFilter& filter) {
  Args arguments = scoped(scope, filter).add(filter.notice.value_or(NoticeId{}));
  arguments.add(filter.after.value_or(ObjectionId{})).add(filter.limit);
  const std::size_t own = columns_of<ObjectionRow>().size();
  std::vector<ListedObjection> rows;
  TRY_VOID(reader.each("SELECT " + column_list<ObjectionRow>("o.") + ", n.title, n.town" +
                           std::string(kObjectionFrom) + std::string(kObjectionWhere) +
                           " AND o.id > ?8 ORDER BY o.id LIMIT ?9",
                       arguments, [&](const Row& row) -> Result<> {
                         rows.push_back({read_row<ObjectionRow>(row), row.get<std::string>(own),
                                         row.get<std::optional<PlaceCode>>(own + 1)});
                         return {};
                       }));
  return rows;
}

Result<std::int64_t> count_objections(Reader& reader, const ListScope& scope,
                                      const ObjectionFilter& filter) {
  return count(reader, std::string(kObjectionFrom) + std::string(kObjectionWhere),
               scoped(scope, filter).add(filter.notice.value_or(NoticeId{})));
}

Result<std::vector<ListedPublicNotice>> list_public_notices(Reader& reader, Date day,
                                                            const PublicNoticeFilter& filter) {
  Args arguments = public_args(day, filter);
  arguments.add(filter.after.value_or(NoticeId{})).add(filter.limit);
  const std::size_t own = columns_of<NoticeRow>().size();
  std::vector<ListedPublicNotice> rows;
  TRY_VOID(reader.each("SELECT " + column_list<NoticeRow>("n.") +
                           ", (SELECT COUNT(*) FROM notice_item i WHERE i.unit = n.unit AND "
                           "i.notice_id = n.id) FROM "
                           "notice n WHERE " +
                           std::string(kPublicWhere) + " AND n.id > ?5 ORDER BY n.id LIMIT ?6",
                       arguments, [&](const Row& row) -> Result<> {
                         rows.push_back({read_row<NoticeRow>(row), row.get<std::int64_t>(own)});
                         return {};
                       }));
  return rows;
}

Result<std::int64_t> count_public_notices(Reader& reader, Date day,
                                          const PublicNoticeFilter& filter) {
  return count(reader, " FROM notice n WHERE " + std::string(kPublicWhere),
               public_args(day, filter));
}

Result<std::optional<NoticeRow>> public_notice(Reader& reader, UnitCode unit, NoticeId id,
                                               Date day) {
  return select_one<NoticeRow>(
      reader, "unit = ?1 AND id = ?2 AND withdrawn = 0 AND published_on <= ?3 AND web_until >= ?3",
      args(unit, id, day));
}

Result<AnnouncedTitles> announced_titles(Reader& reader, UnitCode unit, NoticeId id,
                                         std::size_t most) {
  AnnouncedTitles titles;
  TRY_VOID(reader.each(
      "SELECT DISTINCT i.item_no, p.title FROM notice_item i JOIN application a ON a.unit = i.unit "
      "AND a.id = i.application_id JOIN announcement_post b ON b.unit = a.unit AND "
      "b.announcement_id = a.announcement_id JOIN post p ON p.unit = b.unit AND p.id = b.post_id "
      "WHERE i.unit = ?1 AND i.notice_id = ?2 AND i.post_title = '' ORDER BY i.item_no, p.title",
      args(unit, id), [&](const Row& row) -> Result<> {
        titles[row.get<std::int64_t>(0)].push_back(row.get<std::string>(1));
        return {};
      }));
  std::erase_if(titles, [most](const auto& one) { return one.second.size() > most; });
  return titles;
}

Result<std::vector<AwaitingNotice>> awaiting_notice(Reader& reader, const ListScope& scope) {
  std::vector<AwaitingNotice> rows;
  TRY_VOID(reader.each(
      "SELECT a.id, a.number, p.name, a.side, a.village, COALESCE(w.title, ''), a.announcement_id "
      "FROM application a JOIN person p ON p.unit = a.unit AND p.id = a.person_id LEFT JOIN post w "
      "ON w.unit = a.unit AND w.id = a.wished_post_id WHERE " +
          std::string(kAwaitsNotice) + "ORDER BY a.village, a.number, a.id",
      args(scope.unit, scope.town, scope.village), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<ApplicationId>(0), row.get<std::int64_t>(1),
                        row.get<std::string>(2), row.get<Side>(3), row.get<PlaceCode>(4),
                        row.get<std::string>(5), row.get<AnnouncementId>(6)});
        return {};
      }));
  return rows;
}

Result<TitlesOfAnnouncement> titles_awaiting_notice(Reader& reader, const ListScope& scope,
                                                    std::size_t most) {
  TitlesOfAnnouncement titles;
  TRY_VOID(reader.each(
      "SELECT DISTINCT b.announcement_id, p.title FROM application a JOIN announcement_post b ON "
      "b.unit = a.unit AND b.announcement_id = a.announcement_id JOIN post p ON p.unit = b.unit "
      "AND p.id = b.post_id WHERE " +
          std::string(kAwaitsNotice) + "ORDER BY b.announcement_id, p.title",
      args(scope.unit, scope.town, scope.village), [&](const Row& row) -> Result<> {
        titles[row.get<std::int64_t>(0)].push_back(row.get<std::string>(1));
        return {};
      }));
  std::erase_if(titles, [most](const auto& one) { return one.second.size() > most; });
  return titles;
}

Result<std::vector<PlaceCount>> count_awaiting_notice(Reader& reader, const ListScope& scope) {
  const std::string place = scope.town.empty() ? "a.town" : "a.village";
  std::vector<PlaceCount> rows;
  TRY_VOID(reader.each(
      "SELECT a.unit, " + place + ", COUNT(*) FROM application a WHERE " +
          std::string(kAwaitsNotice) + "GROUP BY a.unit, " + place + " ORDER BY a.unit, " + place,
      args(scope.unit, scope.town, scope.village), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<PlaceCode>(1), row.get<std::int64_t>(2)});
        return {};
      }));
  return rows;
}

Result<std::int64_t> count_pay_notices(Reader& reader, const ListScope& scope, UnitCode unit,
                                       Month month) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM notice WHERE unit = ?1 AND kind = 'pay' AND month = "
                       "?2 AND withdrawn = 0 AND (?3 = 0 OR town IS NULL OR town = ?3)",
                       args(unit, month, scope.town)));
  return row->get<std::int64_t>(0);
}

}  // namespace yigang::store
