#include "usecase/notice_preview.h"

#include "core/person_name.h"
#include "policy/notice.h"
#include "store/notice_lists.h"
#include "store/setting_queries.h"
#include "usecase/notice_words.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

// The actor's scope narrowed to what was asked for; nothing: it lies elsewhere.
std::optional<Scope> narrowed(const Actor& actor, const law::Areas& areas,
                              const NoticePreviewQuery& query) {
  Scope area = actor.scope;
  const auto take = [](auto& own, const auto& wanted, bool open) {
    if (!wanted) return true;
    if (!open && own != *wanted) return false;
    own = *wanted;
    return true;
  };
  if (!take(area.unit, query.unit, area.unit.is_city())) return std::nullopt;
  if (!take(area.town, query.town, area.town.empty())) return std::nullopt;
  if (!take(area.village, query.village, area.village.empty())) return std::nullopt;
  if (area.town.empty() && !area.village.empty()) area.town = area.village.town();
  if (!area.town.empty()) {
    const law::Town* const town = areas.town(area.town);
    if (town == nullptr || (!area.unit.is_city() && town->unit != area.unit)) return std::nullopt;
    area.unit = town->unit;
    if (!area.village.empty() && area.village.town() != area.town) return std::nullopt;
  }
  return area;
}

Result<> add_sheet(store::Reader& reader, const law::LawSnapshot& law, const Scope& area,
                   Date today, NoticePreview& preview) {
  const law::Areas& areas = law.areas();
  preview.place = area.village.empty() ? area.town : area.village;
  preview.place_name = notice_place(areas, area.unit, area.town, area.village);
  policy::LawReader figures(law, area.unit);
  TRY(const policy::NoticeSpan span, policy::explain_notice(figures, nullptr, today));
  preview.last_day = span.last_day;
  preview.approval_from = span.approval_from;
  preview.working_days = span.working_days;
  const store::ListScope scope{area.unit, area.town, area.village};
  TRY(const std::vector<store::AwaitingNotice> rows, store::awaiting_notice(reader, scope));
  TRY(const store::TitlesOfAnnouncement titles,
      store::titles_awaiting_notice(reader, scope, kTitlesMost));
  for (const store::AwaitingNotice& row : rows) {
    const auto announced = titles.find(row.announcement.value());
    std::string post = row.wished_title;
    if (post.empty() && announced != titles.end()) post = joined_titles(announced->second);
    preview.items.push_back({row.id, row.number, masked_name(row.name), row.side, std::move(post),
                             row.village, village_name(areas, row.village)});
  }
  return {};
}

}  // namespace

Result<NoticePreview> preview_notice(Desk& desk, const Actor& actor,
                                     const NoticePreviewQuery& query) {
  TRY_VOID(may_list(desk, actor, "preview_notice"));
  return desk.database.read_value<NoticePreview>(
      [&](store::Reader& reader) -> Result<NoticePreview> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        NoticePreview preview;
        TRY(preview.published_on, store::business_day(reader, desk.clock));
        const std::optional<Scope> area = narrowed(actor, edition.snapshot->areas(), query);
        if (!area) return preview;
        const store::ListScope scope{area->unit, area->town, area->village};
        TRY(const std::vector<store::PlaceCount> places,
            store::count_awaiting_notice(reader, scope));
        for (const store::PlaceCount& one : places) {
          preview.places.push_back({one.unit, one.place, one.count});
          preview.total += one.count;
        }
        if (area->town.empty()) return preview;
        TRY_VOID(add_sheet(reader, *edition.snapshot, *area, preview.published_on, preview));
        Offers offers(desk.authority, actor, {area->unit, area->town, area->village, {}});
        offers.add("publish_notice", {});
        preview.actions = std::move(offers).take();
        return preview;
      });
}

}  // namespace yigang::usecase
