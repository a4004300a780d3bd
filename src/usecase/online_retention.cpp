#include "usecase/online_retention.h"

#include "policy/reader.h"
#include "store/online_application_queries.h"
#include "store/setting_queries.h"
#include "usecase/work.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kVerb = "forget_online_applications";
constexpr std::int64_t kChunk = 200;

Result<Date> first_day_kept(const law::LawSnapshot& law, UnitCode unit, Date today) {
  policy::LawReader reader(law, unit);
  TRY(const std::int64_t days, reader.integer(law::Figure::online_application_days, today));
  return today.plus_days(static_cast<int>(-days));
}

// One chunk of one unit; how many.
Result<std::int64_t> forget_some(Desk& desk, UnitCode unit) {
  return desk.database.write_value<std::int64_t>(
      [&](store::Writer& writer) -> Result<std::int64_t> {
        TRY(LawShelf::Edition edition, desk.law.edition(writer));
        TRY(const Date today, store::business_day(writer, desk.clock));
        const Actor nobody;
        Work work(desk, writer, nobody, kVerb, "", std::move(edition), today);
        TRY(const Date kept, first_day_kept(work.law(), unit, today));
        TRY(const auto rows, store::overdue_online(writer, unit, kept, kChunk));
        std::int64_t deleted = 0;
        for (const store::OnlineApplicationRow& row : rows) {
          TRY(const bool gone, store::delete_online(writer, unit, row.id));
          if (!gone) continue;
          ++deleted;
          work.note({unit, "online_application", row.id.value(), std::string(word(row.state)), "",
                     "", ""});
        }
        if (deleted > 0) TRY_VOID(write_notes(work));
        return deleted;
      });
}

// Units that have some, so that an hour in which nothing is due writes nothing.
Result<std::vector<UnitCode>> units_due(Desk& desk) {
  return desk.database.read_value<std::vector<UnitCode>>(
      [&](store::Reader& reader) -> Result<std::vector<UnitCode>> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        TRY(const Date today, store::business_day(reader, desk.clock));
        std::vector<UnitCode> due;
        for (const law::Unit& unit : edition.snapshot->areas().units()) {
          TRY(const Date kept, first_day_kept(*edition.snapshot, unit.code, today));
          TRY(const auto rows, store::overdue_online(reader, unit.code, kept, 1));
          if (!rows.empty()) due.push_back(unit.code);
        }
        return due;
      });
}

}  // namespace

Result<std::int64_t> forget_online_applications(Desk& desk) {
  TRY(const std::vector<UnitCode> due, units_due(desk));
  std::int64_t total = 0;
  for (const UnitCode unit : due)
    for (std::int64_t deleted = kChunk; deleted == kChunk;) {
      TRY(deleted, forget_some(desk, unit));
      total += deleted;
    }
  return total;
}

}  // namespace yigang::usecase
