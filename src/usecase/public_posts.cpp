#include "usecase/public_posts.h"

#include <algorithm>

#include "base/text.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

// A name of one character is borne by half the villages of a county.
constexpr std::size_t kPlacesMost = 400;
constexpr std::size_t kNameMost = 40;

bool within(const law::Town& town, const store::PublicPostFilter& filter) {
  return (!filter.unit || town.unit == *filter.unit) && (!filter.town || town.code == *filter.town);
}

// The villages of that name, and all of a town that bears it.
Result<std::vector<PlaceCode>> places_named(const law::Areas& areas, std::string_view name,
                                            const store::PublicPostFilter& filter) {
  std::vector<PlaceCode> places;
  for (const law::Town& town : areas.towns()) {
    if (!within(town, filter)) continue;
    const bool whole = town.name.find(name) != std::string::npos;
    if (whole) places.push_back(town.code);
    for (const law::Village& village : areas.villages_of(town.code))
      if (whole || village.name.find(name) != std::string::npos) places.push_back(village.code);
    if (places.size() > kPlacesMost)
      return fail(
          bad_input("place_name_too_wide").with("most", std::to_string(kPlacesMost)).at("q"));
  }
  return places;
}

PublicPostLine line_of(const law::Areas& areas, Date today, const store::ListedPublicPost& row) {
  const law::Unit* const unit = areas.unit(row.unit);
  const law::Town* const town = areas.town(row.town);
  const law::Village* const village = areas.village(row.place);
  PublicPostLine line;
  line.id = row.id;
  line.unit = row.unit;
  line.unit_name = unit != nullptr ? unit->name : to_text(row.unit);
  line.town = row.town;
  line.town_name = town != nullptr ? town->name : to_text(row.town);
  line.place = row.place;
  line.place_name = village != nullptr ? village->display : line.town_name;
  line.side = row.side;
  line.title = row.title;
  line.post_type = row.post_type;
  line.hours_x10 = row.hours_x10;
  line.rate_fen = row.rate_fen;
  line.count = row.count;
  line.closes_on = row.closes_on;
  line.today = today;
  line.announcement = row.announcement;
  return line;
}

// Into which tile a place with posts falls, seen from the place that was chosen.
NearPlace tile_of(const law::Areas& areas, const store::PlacePosts& row,
                  const store::PublicPostFilter& from) {
  NearPlace tile{.unit = row.unit};
  const law::Unit* const unit = areas.unit(row.unit);
  tile.name = unit != nullptr ? unit->name : to_text(row.unit);
  if (from.unit != row.unit) return tile;
  const law::Town* const town = areas.town(row.town);
  tile.near = Nearness::county;
  tile.town = row.town;
  tile.name = town != nullptr ? town->name : to_text(row.town);
  if (from.town != row.town) return tile;
  const law::Village* const village = areas.village(row.place);
  tile.near = from.place == row.place ? Nearness::village : Nearness::town;
  tile.place = row.place;
  if (village != nullptr) tile.name = village->display;
  return tile;
}

std::vector<NearPlace> near_places(const law::Areas& areas,
                                   const std::vector<store::PlacePosts>& rows,
                                   const store::PublicPostFilter& from) {
  std::vector<NearPlace> tiles;
  for (const store::PlacePosts& row : rows) {
    NearPlace tile = tile_of(areas, row, from);
    const auto same = std::ranges::find_if(tiles, [&](const NearPlace& one) {
      return one.unit == tile.unit && one.town == tile.town && one.place == tile.place;
    });
    NearPlace& into = same == tiles.end() ? tiles.emplace_back(std::move(tile)) : *same;
    into.posts += row.posts;
  }
  std::ranges::stable_sort(tiles, [](const NearPlace& a, const NearPlace& b) {
    return a.near != b.near ? a.near < b.near : a.posts > b.posts;
  });
  return tiles;
}

}  // namespace

Result<PublicPosts> list_public_posts(Desk& desk, const store::PublicPostFilter& filter) {
  TRY_VOID(check_limit(filter.limit));
  TRY_VOID(limit_text(filter.q.value_or(""), kNameMost, "q"));
  store::PublicPostFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<PublicPosts>([&](store::Reader& reader) -> Result<PublicPosts> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    const law::Areas& areas = edition.snapshot->areas();
    const std::string name(trim(filter.q.value_or("")));
    std::vector<PlaceCode> places;
    PublicPosts answer;
    if (!name.empty()) {
      TRY(places, places_named(areas, name, filter));
      if (places.empty()) return answer;
    }
    TRY(const std::vector<store::ListedPublicPost> rows,
        store::list_public_posts(reader, today, one_more, places));
    TRY(const store::PublicPostCount count,
        store::count_public_posts(reader, today, filter, places));
    TRY(auto page,
        page_from<PublicPostLine>(
            rows, filter.limit, count.lines,
            [&](const store::ListedPublicPost& row) { return line_of(areas, today, row); },
            [](const PublicPostLine& line) { return to_text(line.id); }));
    answer.items = std::move(page.items);
    answer.next = std::move(page.next);
    answer.total = count.lines;
    answer.posts = count.posts;
    if (filter.nearby.value_or(false)) {
      TRY(const auto around, store::public_posts_by_place(reader, today, filter.side));
      answer.places = near_places(areas, around, filter);
    }
    return answer;
  });
}

}  // namespace yigang::usecase
