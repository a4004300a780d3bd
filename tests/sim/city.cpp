// Who is in the city, its plan, rates and posts, and which day brings what.
#include "city.h"

#include <fstream>

#include "base/text.h"
#include "checks.h"
#include "usecase/account_verbs.h"
#include "usecase/figures.h"
#include "usecase/plan_verbs.h"
#include "usecase/post_verbs.h"

namespace yigang::sim {

namespace {

// The floor of tier 3 (law/parameters/minimum-wage.toml), an hour and a month.
constexpr std::int64_t kHour2021 = 1'700;
constexpr std::int64_t kHour2023 = 1'800;
constexpr std::int64_t kMonth2021 = 170'000;
constexpr std::int64_t kMonth2023 = 182'000;

}  // namespace

City::City(World& world, const Settings& settings)
    : world_(world), settings_(settings), start_(2022 + static_cast<int>(settings.seed % 3), 3) {
  // The holidays are known until the end of 2026.
  while (start_.year() > 2022 && start_.plus(settings.months) > Month(2026, 11))
    start_ = start_.plus(-12);
}

usecase::Actor City::actor(Role role, UnitCode unit, PlaceCode place, int copy) const {
  usecase::Actor one;
  const std::int64_t where = place.empty() ? unit.value() : place.value();
  one.account =
      AccountId(where % 1'000'000'000 * 1'000'000 + 1'000 * static_cast<int>(role) + copy + 1);
  one.grant = GrantId(one.account.value());
  one.role = role;
  one.stepped_up = true;
  one.scope.unit = unit;
  if (place.empty()) return one;
  one.scope.town = place.town();
  if (place.is_village()) one.scope.village = place;
  return one;
}

UnitCode City::unit_of(PlaceCode place) const {
  return UnitCode(static_cast<std::int32_t>(place.town().value() / 1000));
}

usecase::Actor City::clerk(PlaceCode place, int copy) const {
  return actor(Role::TOWN, unit_of(place), place.town(), copy);
}

ModelPerson& City::book(const Resident& one) {
  return state_.model.persons[static_cast<std::size_t>(state_.model.whole(one.model))];
}

void City::choose_places() {
  std::vector<UnitCode> codes{UnitCode(371525), UnitCode(371522)};
  if (settings_.people >= 90) codes.push_back(UnitCode(371526));
  for (const UnitCode code : codes) {
    Unit unit{code, {}};
    for (const law::Town* town : world_.areas().towns_of(code)) {
      const auto villages = world_.areas().villages_of(town->code);
      if (villages.size() < 2 || unit.towns.size() == 2) continue;
      unit.towns.push_back({town->code, {{villages[0].code, {}}, {villages[1].code, {}}}});
    }
    state_.units.push_back(unit);
  }
}

void City::issue_plan(int year) {
  usecase::IssuePlan plan;
  plan.year = year;
  plan.document = fmt::format("聊政办字〔{}〕4号", year);
  plan.issued_on = plan.effective_from = world_.today();
  plan.rural_approximate = plan.urban_approximate = true;
  const int each = settings_.people;
  for (const law::Unit& unit : world_.areas().units()) {
    plan.units.push_back({unit.code, each, each / 2});
    plan.rural_total += each;
    plan.urban_total += each / 2;
  }
  world_.must(actor(Role::CITY_HR, kCity), plan);
}

// `percent` of the floor of that day; by one person, confirmed by another.
void City::set_rates(const Unit& unit, Side side, Date day, int percent) {
  const bool late = day >= Date(2023, 10, 1);
  const std::int64_t floor =
      side == Side::rural ? (late ? kHour2023 : kHour2021) : (late ? kMonth2023 : kMonth2021);
  for (const char* const name : {"ordinary", "skilled"}) {
    const std::string type = name;
    usecase::RecordPayStandard standard;
    standard.unit = unit.code;
    standard.side = side;
    standard.post_type = type;
    standard.band = side == Side::rural ? "40h" : "full";
    standard.rate_fen = Fen(floor * percent / 100 + (type == "skilled" ? 137 : 0));
    standard.from_day = day;
    standard.document = fmt::format("政字〔{}〕{}号", day.year(), day.month());
    standard.document_day = std::min(day, world_.today());
    const auto entered = world_.must(county(unit.code, 0), standard);
    world_.must_not(county(unit.code, 0), usecase::ConfirmPayStandard{entered.id},
                    "same_person_two_steps");
    world_.must(county(unit.code, 1), usecase::ConfirmPayStandard{entered.id});
    state_.model.rates[to_text(unit.code) + " " + std::string(word(side)) + " " + type].push_back(
        {day, standard.rate_fen.value()});
  }
}

// 三(二)/3: what the province gives, or gave already.
void City::enter_share(const Unit& unit, Date from) {
  static const std::vector<std::string> kShares{"30%", "200.00/person-month", "5000.00", "20%"};
  usecase::EnterFigure figure;
  figure.figure = "province_share";
  figure.unit = unit.code;
  figure.from_day = from;
  figure.value = world_.dice.pick(kShares);
  figure.document = "省级补助标准";
  figure.clause = "一";
  figure.quote = "省级财政补助标准";
  const auto entered = world_.run(county(unit.code, 0), figure);
  if (!entered) return;
  if (!world_.run(county(unit.code, 1), usecase::ConfirmFigure{entered->id})) return;
  state_.model.province[unit.code].push_back({from, figure.value});
}

void City::open_series(const Unit& unit, const Town& town, Village& village, Side side, int count) {
  if (!village.hosts.contains(side))
    village.hosts[side] =
        world_
            .must(clerk(village.code),
                  usecase::RegisterHost{village.code,
                                        HostKind::town_or_village,
                                        fmt::format("{}{}", to_text(village.code), word(side)),
                                        {}})
            .id;
  usecase::ProposePosts posts;
  posts.host = village.hosts[side];
  posts.place = village.code;
  posts.year = world_.today().year();
  posts.side = side;
  posts.title = "村容保洁员";
  posts.items = {{1, 1}};
  posts.department = "农业农村局";
  posts.post_type = world_.dice.one_in(3) ? "skilled" : "ordinary";
  posts.band = side == Side::rural ? "40h" : "full";
  posts.count = count;
  const auto proposed = world_.must(clerk(village.code), posts);
  world_.must(county(unit.code, 0), usecase::ApprovePosts{proposed.ids});
  for (const PostId id : proposed.ids)
    state_.posts.push_back(
        {id, unit.code, town.code, village.code, side, posts.post_type, 400, false});
}

void City::open_posts(const Unit& unit, int count) {
  for (Unit& known : state_.units) {
    if (known.code != unit.code) continue;
    for (Town& town : known.towns)
      for (Village& village : town.villages) {
        open_series(known, town, village, Side::rural, std::max(1, count * 3 / 16));
        open_series(known, town, village, Side::urban, std::max(1, count / 16));
      }
  }
}

void City::begin() {
  Model& model = state_.model;
  model.floors[Side::rural] = {{Date(2021, 10, 1), kHour2021}, {Date(2023, 10, 1), kHour2023}};
  model.floors[Side::urban] = {{Date(2021, 10, 1), kMonth2021}, {Date(2023, 10, 1), kMonth2023}};
  std::ifstream holidays("law/holidays.csv");
  for (std::string line; std::getline(holidays, line);) {
    const auto fields = split(line, ',');
    const auto day = parse_date(fields.front());
    if (day) (fields[1] == "holiday" ? model.off_days : model.work_days).insert(*day);
  }
  choose_places();
  const Date day = start_.first_day().plus_days(-14);
  world_.set_day(day);
  for (const Unit& unit : state_.units) {
    usecase::CreateOrganisation service;
    service.kind = store::OrganisationKind::department;
    service.name = to_text(unit.code) + "公共就业人才服务中心";
    service.unit = unit.code;
    service.department = "公共就业服务机构";
    state_.services[unit.code] = world_.must(actor(Role::SYSADM, kCity), service).id;
  }
  issue_plan(day.year());
  for (const Unit& unit : std::vector<Unit>(state_.units)) {
    const int percent = 100 + 5 * world_.dice.below(3);
    set_rates(unit, Side::rural, day, percent);
    set_rates(unit, Side::urban, day, percent);
    if (!world_.dice.one_in(3)) enter_share(unit, Date(day.year(), 1, 1));
    open_posts(unit, settings_.people * 9 / 10 / static_cast<int>(state_.units.size()));
  }
}

void City::day_of(Month month, int day) {
  const Month before = month.plus(-1);
  switch (day) {
    case 1:
      if (month.month() == 1) issue_plan(month.year());
      raise_rates(month);
      newcomers(month);
      announce(month);
      return;
    case 3:
      review();
      enter_attendance(before);
      return;
    case 4:
      return publish();
    case 5:
      object();
      return hold_some(before);
    case 6:
      return close_sheets(before);
    case 8:
      return settle(before);
    case 10:
      return release();
    case 12:
      return answer();
    case 13:
      return reissue();
    case 17:
      return approve();
    case 18:
      return sign();
    case 19:
      return confirm_accounts();
    case 20:
      return start(world_.today());
    case 22:
      return fates(month);
    case 23:
      learn_of_deaths(2);
      return supplements(month);
    case 24:
      return correct(true);
    case 25:
      release();
      return answer();
    case 26:
      reissue();
      return figures(month);
    default:
      return;
  }
}

void City::live(Month month) {
  for (int day = 1; day <= 27; ++day) {
    world_.set_day(month.first_day().plus_days(day - 1));
    day_of(month, day);
  }
  if (world_.faulty()) {
    restore(month);
    tamper();
  }
  Checks(*this).month(month);
}

// Nothing goes wrong any more: what waited is settled, what came back is paid or given up, and what
// was recorded late is corrected.
void City::quiet(Month month) {
  world_.calm(true);
  learn_of_deaths(1);
  live(month);
  Checks(*this).nothing_stuck();
}

}  // namespace yigang::sim
