// 在岗统计 within the actor's scope as things stood at the end of a day: posts by the thirteen
// business departments and 其他 (LZ-2022-4 三(一)/6) or by the items of the catalogue (二(二)/6),
// people by target group, with 防止返贫监测帮扶对象 counted inside 脱贫享受政策人口 (二(一)/2).
// Never changes anything; cost: four grouped counts, whatever the number of posts.
#pragma once

#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

BOOST_DEFINE_FIXED_ENUM_CLASS(ReportBy, std::uint8_t, department, item, category)

struct PostReportQuery {
  ReportBy by = ReportBy::department;
  std::optional<Date> on;  // default: today
};
BOOST_DESCRIBE_STRUCT(PostReportQuery, (), (by, on))

// A group that is counted inside another one.
struct PostReportPart {
  std::string key;
  std::string name;
  std::int64_t on_duty = 0;
  std::int64_t approvals = 0;
};
BOOST_DESCRIBE_STRUCT(PostReportPart, (), (key, name, on_duty, approvals))

// `key`: "1" … "13" and "other" of the departments, "rural/2/2" of the items (side, category,
// item), the word of a target group. `posts` stands where posts are counted, `approvals` where
// people are: approvals given by the day that neither lapsed nor were withdrawn since.
struct PostReportLine {
  std::string key;
  std::string name;
  std::optional<Side> side;
  std::optional<std::int64_t> posts;
  std::int64_t on_duty = 0;
  std::optional<std::int64_t> approvals;
  std::vector<std::string> written;  // departments: the texts of posts that were taken for it
  std::vector<PostReportPart> within;
};
BOOST_DESCRIBE_STRUCT(PostReportLine, (),
                      (key, name, side, posts, on_duty, approvals, written, within))

// A category of annex 2: a post with several items of it counts once.
struct PostReportCategory {
  std::string key;  // "rural/2"
  std::string name;
  Side side{};
  std::int64_t posts = 0;
};
BOOST_DESCRIBE_STRUCT(PostReportCategory, (), (key, name, side, posts))

struct PostReportTotal {
  std::optional<std::int64_t> posts;
  std::int64_t on_duty = 0;
  std::optional<std::int64_t> approvals;
};
BOOST_DESCRIBE_STRUCT(PostReportTotal, (), (posts, on_duty, approvals))

// A combined post stands under each of its items, a person of several groups under each of them;
// `total` counts both once. `in_several` says how many posts (items) or people on duty (groups) the
// lines count more than once, and `note` is then the code of the sentence about it, so that whoever
// adds them up knows why they are more.
struct PostReport {
  ReportBy by = ReportBy::department;
  Date on;
  std::vector<PostReportLine> lines;
  PostReportTotal total;
  std::int64_t in_several = 0;
  std::optional<std::string> note;
  std::vector<PostReportCategory> categories;  // by item: those of the lines
};
BOOST_DESCRIBE_STRUCT(PostReport, (), (by, on, lines, total, in_several, note, categories))
// Refusal `day_in_future`.
[[nodiscard]] Result<PostReport> post_report(Desk& desk, const Actor& actor,
                                             const PostReportQuery& query);

}  // namespace yigang::usecase
