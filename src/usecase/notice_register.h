// 公示 for the office: every notice with the working days that it still stands, how many persons it
// names and what was said against it, and how many stand on each day of a month. Reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "law/snapshot.h"
#include "store/notice_register.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

// Working days up to the last one, today included, and nothing for a year whose holidays are not
// known; 0 once the notice is over. Whether the day of publication counts is a figure.
[[nodiscard]] std::optional<std::int64_t> working_days_left(const law::LawSnapshot& law, Date today,
                                                            const store::NoticeRow& notice);

struct NoticeLine {
  NoticeId id;
  UnitCode unit;
  store::NoticeKind kind = store::NoticeKind::applicants;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::optional<Month> month;
  std::string title;
  Date published_on;
  Date first_day;
  Date last_day;
  bool withdrawn = false;
  store::NoticeStanding standing{};  // today
  std::int64_t items = 0;            // persons named
  // Nothing where it was withdrawn, too.
  std::optional<std::int64_t> working_days_left;
  // Told to whoever may list them.
  std::optional<std::int64_t> objections;
  std::optional<std::int64_t> open_objections;
};
BOOST_DESCRIBE_STRUCT(NoticeLine, (),
                      (id, unit, kind, town, village, month, title, published_on, first_day,
                       last_day, withdrawn, standing, items, working_days_left, objections,
                       open_objections))

struct NoticeDay {
  Date day;
  std::optional<bool> working;  // nothing: the holidays of its year are not known
  std::string festival;         // or why a weekend is worked; empty on ordinary days
  std::int64_t standing = 0;
  std::int64_t ending = 0;
};
BOOST_DESCRIBE_STRUCT(NoticeDay, (), (day, working, festival, standing, ending))

struct NoticePage {
  std::vector<NoticeLine> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  std::vector<NoticeDay> days;  // of the month that was asked for
};
BOOST_DESCRIBE_STRUCT(NoticePage, (), (items, next, total, days))

[[nodiscard]] Result<NoticePage> list_notices(Desk& desk, const Actor& actor,
                                              const store::NoticeFilter& query);
// The same without the days, for the search.
[[nodiscard]] Result<wire::Page<NoticeLine>> page_of_notices(Desk& desk, const Actor& actor,
                                                             const store::NoticeFilter& filter);

}  // namespace yigang::usecase
