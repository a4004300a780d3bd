#include "usecase/post_report.h"

#include <algorithm>
#include <map>

#include "base/messages.h"
#include "policy/eligibility.h"
#include "store/report_queries.h"
#include "store/setting_queries.h"
#include "usecase/facts.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

using Lines = std::vector<PostReportLine>;

std::int64_t sum_of(const std::vector<store::TextCount>& counts) {
  std::int64_t sum = 0;
  for (const store::TextCount& one : counts) sum += one.count;
  return sum;
}

// 三(一)/6: thirteen rows and 其他, each there even when nobody dug out a post.
Lines department_lines(const law::Departments& departments) {
  Lines lines;
  for (const std::string& name : departments.names())
    lines.push_back({std::to_string(lines.size() + 1), name, {}, 0, 0, {}, {}, {}});
  lines.push_back({"other", "其他", {}, 0, 0, {}, {}, {}});
  return lines;
}

Result<> by_department(store::Reader& reader, const law::LawSnapshot& law,
                       const store::ListScope& scope, PostReport& report) {
  const law::Departments& departments = law.departments();
  report.lines = department_lines(departments);
  const auto line_of = [&](const std::string& text) -> PostReportLine& {
    return report.lines[departments.of(text).value_or(departments.names().size())];
  };
  TRY(const std::vector<store::TextCount> posts,
      store::posts_by_department(reader, scope, report.on));
  TRY(const std::vector<store::TextCount> on_duty,
      store::on_duty_by_department(reader, scope, report.on));
  for (const store::TextCount& one : posts) {
    PostReportLine& line = line_of(one.text);
    *line.posts += one.count;
    line.written.push_back(one.text);
  }
  for (const store::TextCount& one : on_duty) line_of(one.text).on_duty += one.count;
  report.total = {sum_of(posts), sum_of(on_duty), {}};
  return {};
}

std::string item_key(Side side, std::int64_t category_no, std::int64_t item_no) {
  return std::string(word(side)) + "/" + std::to_string(category_no) + "/" +
         std::to_string(item_no);
}

// LZ-2022-4 二(二)/6, 附2: five categories for each side.
Result<> fill_categories(store::Reader& reader, const law::LawSnapshot& law,
                         const store::ListScope& scope, PostReport& report) {
  const auto key_of = [](Side side, std::int64_t category_no) {
    return std::string(word(side)) + "/" + std::to_string(category_no);
  };
  for (const law::CatalogueItem& item : law.catalogue().items()) {
    const std::string key = key_of(item.side, item.category_no);
    if (std::ranges::find(report.categories, key, &PostReportCategory::key) ==
        report.categories.end())
      report.categories.push_back({key, item.category_name, item.side, 0});
  }
  TRY(const std::vector<store::ItemCount> counts,
      store::posts_by_category(reader, scope, report.on));
  for (const store::ItemCount& one : counts) {
    const std::string key = key_of(one.side, one.category_no);
    const auto at = std::ranges::find(report.categories, key, &PostReportCategory::key);
    if (at != report.categories.end()) at->posts = one.count;
  }
  return {};
}

Result<> by_item(store::Reader& reader, const law::LawSnapshot& law, const store::ListScope& scope,
                 PostReport& report) {
  std::map<std::string, std::size_t> at;
  for (const law::CatalogueItem& item : law.catalogue().items()) {
    const std::string key = item_key(item.side, item.category_no, item.item_no);
    at[key] = report.lines.size();
    report.lines.push_back({key, item.name, item.side, 0, 0, {}, {}, {}});
  }
  const auto line_of = [&](const store::ItemCount& one) -> PostReportLine& {
    const std::string key = item_key(one.side, one.category_no, one.item_no);
    const auto [place, fresh] = at.try_emplace(key, report.lines.size());
    // An item that the catalogue of today no longer has is shown by its number.
    if (fresh) report.lines.push_back({key, key, one.side, 0, 0, {}, {}, {}});
    return report.lines[place->second];
  };
  TRY(const std::vector<store::ItemCount> posts, store::posts_by_item(reader, scope, report.on));
  TRY(const std::vector<store::ItemCount> on_duty,
      store::on_duty_by_item(reader, scope, report.on));
  for (const store::ItemCount& one : posts) *line_of(one).posts += one.count;
  for (const store::ItemCount& one : on_duty) line_of(one).on_duty += one.count;
  // LZ-2022-4 二(二): 综合设岗 counts once in the total.
  TRY(const store::PostCount all, store::count_posts_on(reader, scope, report.on));
  TRY(const std::vector<store::TextCount> persons,
      store::on_duty_by_department(reader, scope, report.on));
  report.total = {all.posts, sum_of(persons), {}};
  report.in_several = all.combined;
  TRY_VOID(fill_categories(reader, law, scope, report));
  if (report.in_several > 0) report.note = "report.combined_posts";
  return {};
}

// The name of an expanded group is the county's; of the others, the notice's.
struct GroupLine {
  std::string key;
  std::string name;
  std::optional<Side> side;
};
GroupLine group_line(const ClaimedGroup& claim) {
  std::string key(word(claim.group));
  if (claim.group == TargetGroup::expanded)
    return {key + ":" + claim.expanded_name, claim.expanded_name, {}};
  const std::string name = say("group." + key, {}, Language::zh_cn);
  return {std::move(key), name,
          policy::belongs_to(claim.group, Side::rural) ? Side::rural : Side::urban};
}

// LZ-2022-4 二(一): 脱贫享受政策人口含防止返贫监测帮扶对象.
TargetGroup counted_as(TargetGroup group) {
  return group == TargetGroup::monitored ? TargetGroup::poverty_alleviated : group;
}

class GroupCounts {
 public:
  GroupCounts() {
    for (const std::string& text : enum_words<TargetGroup>()) {
      const TargetGroup group = *enum_from_word<TargetGroup>(text);
      if (group == TargetGroup::expanded || counted_as(group) != group) continue;
      line_of({group, ""});
    }
    const GroupLine inside = group_line({TargetGroup::monitored, ""});
    line_of({TargetGroup::poverty_alleviated, ""})
        .within.push_back({inside.key, inside.name, 0, 0});
  }

  // `groups`: the claims of one application as it stores them.
  Result<> add(const std::string& groups, std::int64_t on_duty, std::int64_t approvals) {
    TRY(const std::vector<ClaimedGroup> claims, parse_groups(groups));
    std::vector<std::string> counted;
    for (const ClaimedGroup& claim : claims) {
      if (claim.group == TargetGroup::monitored) {
        PostReportPart& part = line_of({TargetGroup::poverty_alleviated, ""}).within.front();
        part.on_duty += on_duty;
        part.approvals += approvals;
      }
      PostReportLine& line = line_of({counted_as(claim.group), claim.expanded_name});
      if (std::ranges::find(counted, line.key) != counted.end()) continue;
      counted.push_back(line.key);
      line.on_duty += on_duty;
      *line.approvals += approvals;
    }
    if (counted.size() > 1) in_several_ += on_duty;
    return {};
  }
  void give(PostReport& report) && {
    report.lines = std::move(lines_);
    report.in_several = in_several_;
    if (in_several_ > 0) report.note = "report.several_groups";
  }

 private:
  PostReportLine& line_of(const ClaimedGroup& claim) {
    GroupLine wanted = group_line(claim);
    const auto found = std::ranges::find(lines_, wanted.key, &PostReportLine::key);
    if (found != lines_.end()) return *found;
    lines_.push_back(
        {std::move(wanted.key), std::move(wanted.name), wanted.side, {}, 0, 0, {}, {}});
    return lines_.back();
  }
  Lines lines_;
  std::int64_t in_several_ = 0;
};

Result<> by_category(store::Reader& reader, const store::ListScope& scope, PostReport& report) {
  TRY(const std::vector<store::TextCount> on_duty,
      store::on_duty_by_groups(reader, scope, report.on));
  TRY(const std::vector<store::TextCount> approvals,
      store::approvals_by_groups(reader, scope, report.on));
  GroupCounts counts;
  for (const store::TextCount& one : on_duty) TRY_VOID(counts.add(one.text, one.count, 0));
  for (const store::TextCount& one : approvals) TRY_VOID(counts.add(one.text, 0, one.count));
  std::move(counts).give(report);
  report.total = {{}, sum_of(on_duty), sum_of(approvals)};
  return {};
}

}  // namespace

Result<PostReport> post_report(Desk& desk, const Actor& actor, const PostReportQuery& query) {
  TRY_VOID(may_list(desk, actor, "report_posts"));
  return desk.database.read_value<PostReport>([&](store::Reader& reader) -> Result<PostReport> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    PostReport report;
    report.by = query.by;
    report.on = query.on.value_or(today);
    if (report.on > today)
      return fail(bad_input("day_in_future").with("day", to_text(report.on)).at("on"));
    const store::ListScope scope = list_scope(actor);
    switch (query.by) {
      case ReportBy::department:
        TRY_VOID(by_department(reader, *edition.snapshot, scope, report));
        break;
      case ReportBy::item:
        TRY_VOID(by_item(reader, *edition.snapshot, scope, report));
        break;
      case ReportBy::category:
        TRY_VOID(by_category(reader, scope, report));
        break;
    }
    return report;
  });
}

}  // namespace yigang::usecase
