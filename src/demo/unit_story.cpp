#include "demo/unit_story.h"

#include <fmt/format.h>

#include <array>

#include "demo/apportion.h"
#include "demo/claim.h"
#include "usecase/figures.h"
#include "usecase/floor.h"
#include "usecase/plan_verbs.h"

namespace yigang::demo {

namespace {

constexpr std::chrono::minutes kBulkDeadline{5};

// 2022-03-01 09:00 in UTC+8.
Instant morning_of(Date day) {
  return Instant(std::chrono::hours(24 * std::int64_t{day.days_since_1970()} + 1));
}

bool is_community(const law::Village& village) {
  return village.name.find("居委会") != std::string::npos ||
         village.name.find("社区") != std::string::npos;
}

struct ItemShare {
  std::string_view item;
  int of_1000 = 0;
};
// Annex 2 items by their share in practice (domain.md §9); the others share what is left.
constexpr std::array<ItemShare, 13> kRuralShares{{{"村容保洁", 380},
                                                  {"道路管护", 60},
                                                  {"水利管护", 50},
                                                  {"农田基础设施管护", 60},
                                                  {"治安联防", 40},
                                                  {"安全应急", 30},
                                                  {"森林防火", 30},
                                                  {"乡村网格员", 50},
                                                  {"基层调解员", 30},
                                                  {"养老护理", 30},
                                                  {"扶残助残", 30},
                                                  {"民生兜底保障", 30},
                                                  {"新时代文明实践站(所)管理服务", 40}}};
constexpr std::array<ItemShare, 4> kUrbanShares{
    {{"公共环境卫生", 350}, {"社区网格员", 200}, {"道路交通协管", 150}, {"市政管理协管", 100}}};

int share_of(const law::CatalogueItem& item, Side side) {
  const auto in = [&](const auto& shares, int otherwise) {
    for (const ItemShare& share : shares)
      if (share.item == item.name) return share.of_1000;
    return otherwise;
  };
  if (side == Side::urban) return in(kUrbanShares, 20);
  if (item.name.find("文化、体育设施") != std::string::npos) return 50;
  return in(kRuralShares, 8);
}

std::string_view department_of(int category_no) {
  constexpr std::array<std::string_view, 5> kDepartments{
      "民政局", "人力资源社会保障局", "文化和旅游局", "交通运输局", "应急管理局"};
  return kDepartments[static_cast<std::size_t>(category_no - 1)];
}

}  // namespace

UnitStory::UnitStory(Stage stage, const law::LawSnapshot& law, const law::Unit& unit,
                     std::uint64_t seed, UnitOptions options, Props props)
    : stage_(stage),
      law_(law),
      unit_(unit),
      options_(options),
      truth_(props.truth),
      faults_(props.faults),
      registers_(props.registers),
      dice_(seed * 1'000'003 + static_cast<std::uint64_t>(unit.ordinal)),
      candidates_(dice_, props.numbers) {}

Result<> UnitStory::on(Date day, const Act& act) {
  stage_.clock.set(morning_of(day));
  store::TransactionOptions options;
  options.deadline = kBulkDeadline;
  options.alone = true;
  bool entered = false;
  return stage_.desk.database.write(
      [&](store::Writer& writer) -> Result<> {
        // A story is told once: its state is not undone with the transaction.
        if (entered) return fail(failure("demo_interrupted"));
        entered = true;
        TRY_VOID(still_ours(writer, stage_.mark));
        TRY(usecase::LawShelf::Edition edition, stage_.desk.law.edition(writer));
        usecase::Together acts(stage_.desk, writer, std::move(edition), day);
        return act(acts);
      },
      options);
}

Result<> UnitStory::begin(Date day) {
  return on(day, [&](usecase::Together& acts) -> Result<> {
    Cast cast(stage_.desk, acts.writer());
    TRY(cast_, cast.unit(unit_));
    for (const law::Town* town : law_.areas().towns_of(unit_.code)) {
      TRY(towns_[town->code], cast.town(*town));
    }
    TRY_VOID(set_rates(acts, day, day));
    return enter_province_share(acts);
  });
}

// 三(二)/3: what the province gives differs by county, and some have not been told it yet.
Result<> UnitStory::enter_province_share(usecase::Together& acts) {
  constexpr std::array<std::string_view, 6> kShares{
      "30%", "200.00/person-month", "", "20%", "5000.00", ""};
  const std::string_view share = kShares[static_cast<std::size_t>(unit_.ordinal) % kShares.size()];
  if (share.empty()) return {};
  usecase::EnterFigure figure;
  figure.figure = "province_share";
  figure.unit = unit_.code;
  figure.from_day = Date(acts.today().year(), 1, 1);
  figure.value = share;
  figure.document = fmt::format("演示文件：{}省级补助标准", unit_.name);
  figure.clause = "一";
  figure.quote = "省级财政补助标准";
  TRY(const auto entered, acts.run(cast_.developer, figure));
  TRY_VOID(acts.run(cast_.approver, usecase::ConfirmFigure{entered.id}));
  return {};
}

const TownCast& UnitStory::town_cast(PlaceCode place) const {
  return towns_.at(place.town());
}

Result<usecase::Actor> UnitStory::village_actor(usecase::Together& acts, PlaceCode village) {
  const auto found = villages_.find(village);
  if (found != villages_.end()) return found->second;
  TRY(usecase::Actor actor,
      Cast(stage_.desk, acts.writer()).village(*law_.areas().village(village), unit_.code));
  villages_[village] = actor;
  return actor;
}

// The county's standards follow the minimum wage: most at the floor, every fifth post above it.
Result<> UnitStory::set_rates(usecase::Together& acts, Date day, Date document_day) {
  for (const Side side : {Side::rural, Side::urban}) {
    TRY(const Fen floor, usecase::floor_on(law_, side, day, unit_.code));
    if (floors_[side] == floor) continue;
    floors_[side] = floor;
    const int raised = 105 + 3 * (unit_.ordinal % 6);
    for (const bool skilled : {false, true}) {
      usecase::RecordPayStandard standard;
      standard.unit = unit_.code;
      standard.side = side;
      standard.post_type = skilled ? "skilled" : "ordinary";
      standard.band = side == Side::rural ? "40h" : "full";
      standard.rate_fen = skilled ? share_half_away(floor, raised, 100) : floor;
      standard.from_day = day;
      standard.document = fmt::format("{}政字〔{}〕{}号", unit_.name, document_day.year(),
                                      10 + document_day.month());
      standard.document_day = document_day;
      TRY(const auto entered, acts.run(cast_.developer, standard));
      TRY_VOID(acts.run(cast_.approver, usecase::ConfirmPayStandard{entered.id}));
    }
  }
  return {};
}

Result<> UnitStory::new_rates(Month month) {
  const Date day = month.first_day();
  TRY(const Fen now, usecase::floor_on(law_, Side::rural, day, unit_.code));
  if (now == floors_[Side::rural]) return {};
  TRY(const Fen before,
      usecase::floor_on(law_, Side::rural, month.plus(-1).first_day(), unit_.code));
  if (options_.late_wage && now != before) {
    truth_.add({"rate_below_floor", unit_.code, "all placements", to_text(month), "one month"});
    return {};
  }
  return on(day, [&](usecase::Together& acts) { return set_rates(acts, day, day); });
}

Result<> UnitStory::allocate_towns(usecase::Together& acts, int year,
                                   const std::vector<TownShare>& shares) {
  for (const Side side : {Side::rural, Side::urban}) {
    usecase::AllocateTowns allocation{unit_.code, year, side, {}};
    for (const TownShare& share : shares)
      allocation.towns.push_back({share.town, side == Side::rural ? share.rural : share.urban});
    TRY_VOID(acts.run(cast_.developer, allocation));
  }
  return {};
}

Result<> UnitStory::allocate(int year, const std::vector<TownShare>& shares, Date day) {
  year_target_.clear();
  developed_.clear();
  planned_.clear();
  held_.clear();
  unfilled_round_.reset();
  for (const Side side : {Side::rural, Side::urban}) {
    for (const TownShare& share : shares) {
      const int posts = side == Side::rural ? share.rural : share.urban;
      year_target_[{share.town, side}] = target_of(posts);
      const std::vector<int> parts = apportion(posts, village_weights(share.town, side));
      const auto villages = law_.areas().villages_of(share.town);
      for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i] > 0) planned_[{share.town, side}][villages[i].code] = parts[i];
    }
  }
  return on(day, [&](usecase::Together& acts) { return allocate_towns(acts, year, shares); });
}

Result<> UnitStory::revise(int year, const std::vector<TownShare>& shares, Date day) {
  for (const Side side : {Side::rural, Side::urban}) {
    for (const TownShare& share : shares) {
      const TownSide where{share.town, side};
      std::map<PlaceCode, int>& planned = planned_[where];
      Target& target = year_target_[where];
      int before = 0;
      for (const auto& [village, posts] : planned) before += posts;
      const int now = side == Side::rural ? share.rural : share.urban;
      const int more = now - before - developed_[where];
      if (more <= 0) continue;
      target.created += more;
      target.filled += more;
      const auto villages = law_.areas().villages_of(share.town);
      planned[planned.empty() ? villages.front().code : planned.begin()->first] += more;
    }
  }
  return on(day, [&](usecase::Together& acts) { return allocate_towns(acts, year, shares); });
}

// What is missing of a town's few posts is carried over to the next town, so that the unit misses
// its share to a post.
UnitStory::Target UnitStory::target_of(int planned) {
  const auto missing = [&](int of_1000, int& carried) {
    carried += planned * (1000 - of_1000);
    const int posts = carried / 1000;
    carried %= 1000;
    return posts;
  };
  const int uncreated = missing(options_.created_of_1000, uncreated_carried_);
  const int unfilled = missing(options_.filled_of_1000, unfilled_carried_);
  return {planned - uncreated, planned - std::max(uncreated, unfilled)};
}

// Zipf over the places of a town in a drawn order: villages for the rural side, communities for the
// urban one, and all of them where a town has none of that kind.
std::vector<int> UnitStory::village_weights(PlaceCode town, Side side) {
  const auto villages = law_.areas().villages_of(town);
  std::vector<int> weights(villages.size(), 0);
  bool any = false;
  for (std::size_t i = 0; i < villages.size(); ++i) {
    if (is_community(villages[i]) != (side == Side::urban)) continue;
    weights[i] = 1'000 / dice_.between(1, static_cast<int>(villages.size())) + 60;
    any = true;
  }
  if (!any) std::fill(weights.begin(), weights.end(), 1);
  return weights;
}

Result<HostId> UnitStory::host_of(usecase::Together& acts, const law::Village& village) {
  const auto found = hosts_.find(village.code);
  if (found != hosts_.end()) return found->second;
  const std::string name = law_.areas().town(village.town)->name + village.name;
  TRY(const auto host,
      acts.run(town_cast(village.code).clerk,
               usecase::RegisterHost{village.code, HostKind::town_or_village, name, {}}));
  hosts_[village.code] = host.id;
  return host.id;
}

Result<> UnitStory::develop_in_village(usecase::Together& acts, const law::Village& village,
                                       Side side, int count, const Round& round) {
  TRY(const HostId host, host_of(acts, village));
  const std::vector<const law::CatalogueItem*> items = law_.catalogue().items_of(side);
  std::vector<int> weights;
  for (const law::CatalogueItem* item : items) weights.push_back(share_of(*item, side));
  for (int left = count; left > 0;) {
    const int series = std::min(left, std::max(1, (left + 1) / 2));
    left -= series;
    const law::CatalogueItem& item = *items[dice_.pick(weights)];
    usecase::ProposePosts proposal;
    proposal.host = host;
    proposal.place = village.code;
    proposal.year = round.year;
    proposal.side = side;
    proposal.self_increase = round.self_increase;
    proposal.title = item.name;
    proposal.items = {{item.category_no, item.item_no}};
    proposal.department = department_of(item.category_no);
    proposal.post_type = dice_.chance(2000) ? "skilled" : "ordinary";
    proposal.band = side == Side::rural ? "40h" : "full";
    proposal.count = series;
    TRY(const auto proposed, acts.run(town_cast(village.code).clerk, proposal));
    for (const PostId id : proposed.ids) posts_.push_back({id, village.code, side, false});
  }
  return {};
}

Result<> UnitStory::develop(usecase::Together& acts, const TownSide& where, int count,
                            const Round& round) {
  std::map<PlaceCode, int>& planned = planned_[where];
  std::vector<PlaceCode> places;
  std::vector<int> weights;
  for (const auto& [village, posts] : planned) {
    places.push_back(village);
    weights.push_back(round.self_increase ? posts + 1 : posts);
  }
  const std::vector<int> parts = apportion(count, weights);
  const std::size_t first = posts_.size();
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (parts[i] == 0) continue;
    if (!round.self_increase) planned[places[i]] -= parts[i];
    TRY_VOID(
        develop_in_village(acts, *law_.areas().village(places[i]), where.second, parts[i], round));
  }
  usecase::ApprovePosts approval;
  for (std::size_t i = first; i < posts_.size(); ++i) approval.posts.push_back(posts_[i].id);
  if (!approval.posts.empty()) TRY_VOID(acts.run(cast_.developer, approval));
  if (round.self_increase)
    self_increased_ += count;
  else
    developed_[where] += count;
  return {};
}

}  // namespace yigang::demo
