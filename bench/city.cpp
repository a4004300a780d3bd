#include "city.h"

#include "registry/placement.h"  // demo/city.h leans on it

#include "demo/city.h"
#include "store/migrate.h"
#include "store/setting_queries.h"

namespace yigang::bench {

City::City(const std::string& url, const std::string& folder)
    : terminal_{.language = Language::en,
                .database_url = url,
                .law_folder = "law",
                .key_file = folder + (url.starts_with("sqlite:") ? "/sqlite.keys" : "/pg.keys"),
                .clock = clock_,
                .random = random_} {}

Result<std::unique_ptr<City>> City::make(const std::string& url, const std::string& folder,
                                         int scale) {
  std::unique_ptr<City> city(new City(url, folder));
  TRY_VOID(city->build(scale));
  TRY_VOID(city->add_months());
  TRY_VOID(city->look_around());
  return city;
}

Result<> City::build(int scale) {
  TRY(owner_, cli::DeskOwner::open(terminal_, cli::Expected::may_make));
  TRY_VOID(store::migrate(database(), clock_));
  TRY(const std::string mark, demo::claim(desk()));
  TRY(accounts_, usecase::make_first_accounts(desk(), usecase::FirstAccounts::demo));
  SetClock clock{Instant{}};
  SeededRandom seeded(1);
  usecase::LockedRandom random(seeded);
  usecase::Ids ids(clock, random);
  usecase::Desk& real = desk();
  usecase::Desk staged{real.database, real.law, real.authority, clock,
                       random,        ids,      real.keys,      real.passwords};
  TRY(const demo::CityReport report,
      demo::build_city({staged, clock, mark}, {scale, 1, worked.plus(-1)}, {}));
  CHECK(!report.units.empty());
  return {};
}

// Everybody who is on duty has worked the month, each a little different from his neighbour.
Result<> City::add_months() {
  return database().write(
      [&](store::Writer& writer) -> Result<> {
        TRY_VOID(writer.execute(
            "INSERT INTO attendance (unit, placement_id, month, span_no, from_day, until_day, "
            "hours_x10, days_x10, leave_kind, entered_by, version) SELECT unit, id, ?1, 1, CASE "
            "WHEN started_on > ?2 THEN started_on ELSE ?2 END, ?3, CASE WHEN side = 'rural' THEN "
            "300 + number % 100 ELSE 0 END, CASE WHEN side = 'urban' THEN 50 + number % 5 * 5 ELSE "
            "0 END, 'none', 1, 1 FROM placement WHERE state <> 'ended' AND started_on <= ?3",
            store::args(worked, worked.first_day(), worked.last_day())));
        TRY_VOID(writer.execute(
            "INSERT INTO attendance_sheet (unit, town, month, state, closed_by, closed_on, "
            "version) SELECT unit, town, ?1, 'closed', 1, ?2, 1 FROM placement GROUP BY unit, town",
            store::args(worked, open.first_day())));
        return store::put_setting(writer, store::kBusinessDaySetting,
                                  to_text(open.first_day().plus_days(19)));
      },
      {store::kSettlementDeadline, /*alone=*/true});
}

Result<> City::look_around() {
  return database().read([&](store::Reader& reader) -> Result<> {
    targets_.clear();
    TRY_VOID(reader.each(
        "SELECT id, side, unit, town, village FROM placement WHERE state = 'on_duty' AND "
        "started_on <= ?1 ORDER BY unit, id",
        store::args(open.first_day()), [&](const store::Row& row) -> Result<> {
          targets_.push_back({row.get<PlacementId>(0), row.get<Side>(1), row.get<UnitCode>(2),
                              row.get<PlaceCode>(3), row.get<PlaceCode>(4)});
          return {};
        }));
    if (reader.engine() == store::Engine::sqlite) return {};
    TRY(const auto row, reader.query_one("SELECT CAST(pg_backend_pid() AS BIGINT)"));
    // The parent of our own backend is the postmaster.
    server_ = parent_of(static_cast<int>(row->get<std::int64_t>(0)));
    return {};
  });
}

std::string City::engine_name() const {
  return terminal_.database_url.starts_with("sqlite:") ? "SQLite" : "PostgreSQL";
}

std::string City::password(const std::string& login) const {
  for (const usecase::NewAccount& account : accounts_)
    if (account.login == login) return account.password;
  return "";
}

}  // namespace yigang::bench
