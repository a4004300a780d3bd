// 发布公告: the county publishes what a town or the county has drafted.
#include "base/text.h"
#include "registry/plan.h"
#include "registry/veterans_post.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/plan_rows.h"
#include "usecase/application_steps.h"
#include "usecase/application_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader&, const law::Areas& areas, const DraftAnnouncement& command) {
  if (!command.town) return location_of_unit(areas, command.unit);
  TRY(const Location location, location_of_place(areas, *command.town));
  if (location.unit != command.unit) return fail(not_found("not_found"));
  return location;
}

Result<Changed<AnnouncementId>> act(Work& work, const Grant<DraftAnnouncement>& grant,
                                    const DraftAnnouncement& command) {
  TRY_VOID(require_text(command.title, "title"));
  TRY_VOID(limit_text(command.title, 100, "title"));
  TRY_VOID(require_text(command.body, "body"));
  TRY_VOID(registry::refuse_veterans_post(command.title, "title"));
  TRY_VOID(registry::refuse_text_on_veterans_posts(command.body, "body"));
  if (command.closes_on < command.opens_on)
    return fail(bad_input("period_reversed").at("closes_on"));
  // LZ-2022-4 二(二): 原则上每年第一季度集中开展.
  TRY(const law::FigureRow* last_month,
      work.law().row(law::Figure::campaign_last_month, command.opens_on, command.unit));
  if (!registry::in_campaign_season(command.opens_on, last_month->value.integer) &&
      trim(command.off_season_reason).empty())
    return fail(refused("off_season_without_reason")
                    .with("month", last_month->value.text)
                    .by("LZ-2022-4 二(二)")
                    .at("off_season_reason"));
  if (command.posts.empty()) return fail(bad_input("nothing_chosen").at("posts"));
  store::AnnouncementRow row{command.unit,
                             work.make_id<AnnouncementId>(command.unit),
                             command.title,
                             command.body,
                             command.side,
                             command.town,
                             command.opens_on,
                             command.closes_on,
                             command.off_season_reason,
                             store::AnnouncementState::draft,
                             std::nullopt,
                             grant.actor().account,
                             1};
  TRY_VOID(store::insert(work.tx, row));
  for (const PostId id : command.posts) {
    TRY(const std::optional<store::PostRow> post,
        store::find<store::PostRow>(work.tx, command.unit, id));
    if (!post || (command.town && post->town != *command.town))
      return fail(not_found("not_found").at("posts"));
    if (post->side != command.side) return fail(bad_input("post_of_other_side").at("posts"));
    if (!registry::takes_a_person(post->state)) return fail(conflict("post_not_open").at("posts"));
    TRY_VOID(store::insert(work.tx, store::AnnouncementPostRow{command.unit, row.id, id}));
  }
  work.note({command.unit, "announcement", row.id.value(), "", wire::to_json(command),
             command.off_season_reason, ""});
  return Changed<AnnouncementId>{row.id, row.version};
}

namespace {

Result<Location> location_of_announcement(store::Reader& reader, const law::Areas& areas,
                                          AnnouncementId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(const std::optional<store::AnnouncementRow> row,
      store::find<store::AnnouncementRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return Location{unit, row->town.value_or(PlaceCode{}), {}};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const PublishAnnouncement& command) {
  return location_of_announcement(reader, areas, command.id);
}

Result<Changed<AnnouncementId>> act(Work& work, const Grant<PublishAnnouncement>& grant,
                                    const PublishAnnouncement& command) {
  TRY(std::optional<store::AnnouncementRow> row,
      store::find<store::AnnouncementRow>(work.tx, grant.location().unit, command.id));
  if (row->state != store::AnnouncementState::draft)
    return fail(conflict("announcement_state").with("state", std::string(word(row->state))));
  TRY_VOID(require_other_person(grant.actor(), row->drafted_by, "draft_announcement"));
  row->state = store::AnnouncementState::published;
  row->published_on = work.today;
  row->published_by = grant.actor().account;
  TRY_VOID(store::save(work.tx, *row));
  work.note({row->unit, "announcement", row->id.value(), "draft", "published", "", ""});
  return Changed<AnnouncementId>{row->id, row->version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawAnnouncement& command) {
  return location_of_announcement(reader, areas, command.id);
}

Result<Changed<AnnouncementId>> act(Work& work, const Grant<WithdrawAnnouncement>& grant,
                                    const WithdrawAnnouncement& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(std::optional<store::AnnouncementRow> row,
      store::find<store::AnnouncementRow>(work.tx, grant.location().unit, command.id));
  if (row->state == store::AnnouncementState::withdrawn)
    return fail(conflict("announcement_state").with("state", std::string(word(row->state))));
  TRY_VOID(require_other_person(grant.actor(), row->drafted_by, "draft_announcement"));
  TRY(const store::AnnouncementUse use, store::use_of_announcement(work.tx, row->unit, row->id));
  if (use.applications + use.expansions > 0)
    return fail(conflict("announcement_in_use")
                    .with("applications", std::to_string(use.applications))
                    .with("expansions", std::to_string(use.expansions))
                    .by("LZ-2022-4 二(二)"));
  const std::string before(word(row->state));
  row->state = store::AnnouncementState::withdrawn;
  TRY_VOID(store::save(work.tx, *row));
  work.note({row->unit, "announcement", row->id.value(), before, "withdrawn", command.reason, ""});
  return Changed<AnnouncementId>{row->id, row->version};
}

}  // namespace yigang::usecase
