#include "usecase/season_report.h"

#include "registry/plan.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"
#include "usecase/plan_verbs.h"

namespace yigang::usecase {

namespace {

constexpr std::int64_t kMostBatches = 200;

struct Asked {
  store::Reader& reader;
  store::ListScope scope;
  store::SeasonFilter filter;
};

void put(SeasonReport& report, const std::vector<store::MonthCount>& counts,
         std::int64_t SeasonMonth::* in_month, std::int64_t SeasonSums::* in_sums) {
  for (const store::MonthCount& one : counts) {
    SeasonMonth& line = report.months[static_cast<std::size_t>(one.month.month() - 1)];
    line.*in_month = one.count;
    report.total.*in_sums += one.count;
    if (line.in_season) report.in_season.*in_sums += one.count;
  }
}

// LZ-2022-4 二(二): the figure may change within a year, so each month is asked.
Result<> fill_months(const law::LawSnapshot& law, UnitCode unit, SeasonReport& report) {
  for (int number = 1; number <= 12; ++number) {
    const Month month(static_cast<int>(report.year), number);
    TRY(const law::FigureRow* row,
        law.row(law::Figure::campaign_last_month, month.first_day(), unit));
    if (number == 1) {
      report.document = row->citation.document;
      report.clause = row->citation.clause;
    }
    SeasonMonth line;
    line.month = month;
    line.in_season = registry::in_campaign_season(month.first_day(), row->value.integer);
    report.months.push_back(line);
  }
  return {};
}

Result<std::int64_t> approved_in_season(const Asked& asked, const SeasonReport& report) {
  store::SeasonFilter season = asked.filter;
  season.last = season.first.plus_days(-1);
  for (const SeasonMonth& line : report.months)
    if (line.in_season) season.last = line.month.last_day();
  return store::count_approved(asked.reader, asked.scope, season);
}

Result<> fill_counts(const Asked& asked, SeasonReport& report) {
  TRY(const auto all,
      store::announcements_by_month(asked.reader, asked.scope, asked.filter, false));
  put(report, all, &SeasonMonth::announcements, &SeasonSums::announcements);
  TRY(const auto outside,
      store::announcements_by_month(asked.reader, asked.scope, asked.filter, true));
  put(report, outside, &SeasonMonth::off_season, &SeasonSums::off_season);
  TRY(const auto applied, store::applications_by_month(asked.reader, asked.scope, asked.filter));
  put(report, applied, &SeasonMonth::applications, &SeasonSums::applications);
  TRY(const auto approved, store::approvals_by_month(asked.reader, asked.scope, asked.filter));
  put(report, approved, &SeasonMonth::approvals, &SeasonSums::approvals);
  TRY(report.total.approvals, store::count_approved(asked.reader, asked.scope, asked.filter));
  TRY(report.in_season.approvals, approved_in_season(asked, report));
  TRY(const auto started, store::starts_by_month(asked.reader, asked.scope, asked.filter));
  put(report, started, &SeasonMonth::starts, &SeasonSums::starts);
  return {};
}

}  // namespace

Result<SeasonReport> season_report(Desk& desk, const Actor& actor, const SeasonQuery& query) {
  TRY_VOID(may_list(desk, actor, "report_season"));
  TRY_VOID(check_plan_year(query.year));
  return desk.database.read_value<SeasonReport>([&](store::Reader& reader) -> Result<SeasonReport> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    SeasonReport report;
    report.year = query.year;
    TRY(report.today, store::business_day(reader, desk.clock));
    TRY_VOID(fill_months(*edition.snapshot, query.unit.value_or(actor.scope.unit), report));
    const Asked asked{reader,
                      list_scope(actor),
                      {report.months.front().month.first_day(),
                       report.months.back().month.last_day(), query.unit, query.town}};
    TRY_VOID(fill_counts(asked, report));
    TRY(const std::vector<store::OffSeasonBatch> batches,
        store::off_season_batches(reader, asked.scope, asked.filter, kMostBatches));
    for (const store::OffSeasonBatch& one : batches)
      report.batches.push_back({one.id, one.unit, one.town, one.title, one.opens_on, one.closes_on,
                                one.reason, one.applications});
    return report;
  });
}

}  // namespace yigang::usecase
