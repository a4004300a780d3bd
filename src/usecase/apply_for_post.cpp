// 报名申请: screened on the day; the verdict is stored with its clauses, a refusal too.
#include "usecase/apply_for_post.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/application_steps.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

Result<store::AnnouncementRow> announcement_open_on(store::Reader& reader, UnitCode unit,
                                                    PlaceCode town, AnnouncementId id, Date day) {
  TRY(std::optional<store::AnnouncementRow> row,
      store::find<store::AnnouncementRow>(reader, unit, id));
  if (!row || row->state != store::AnnouncementState::published)
    return fail(refused("announcement_not_open").by("LZ-2022-4 二(二)").at("announcement"));
  if (day < row->opens_on || day > row->closes_on)
    return fail(refused("announcement_closed")
                    .with("opens_on", to_text(row->opens_on))
                    .with("closes_on", to_text(row->closes_on))
                    .by("LZ-2022-4 二(二)")
                    .at("announcement"));
  if (row->town && *row->town != town)
    return fail(refused("announcement_of_other_town").at("announcement"));
  return *std::move(row);
}

namespace {

Result<> check_groups(const ApplyForPost& command) {
  if (command.groups.empty()) return fail(bad_input("nothing_chosen").at("groups"));
  for (const ClaimedGroup& group : command.groups) {
    const bool named = !group.expanded_name.empty();
    if (named != (group.group == TargetGroup::expanded))
      return fail(bad_input("expanded_name").at("groups"));
    if (group.expanded_name.find_first_of(";:") != std::string::npos)
      return fail(bad_input("expanded_name").at("groups"));
  }
  return {};
}

store::ApplicationRow new_application(Work& work, const ApplyForPost& command,
                                      const store::PersonRow& person,
                                      const store::AnnouncementRow& announcement,
                                      Instant received_at) {
  store::ApplicationRow row;
  row.unit = person.unit;
  row.id = work.make_id<ApplicationId>(person.unit);
  row.person_id = person.id;
  row.person_key = person.person_key;
  row.announcement_id = announcement.id;
  row.side = announcement.side;
  row.wished_post_id = command.wished_post;
  row.target_groups = groups_text(command.groups);
  row.re_recognised = command.re_recognised;
  row.town = person.town;
  row.village = person.village;
  row.state = registry::ApplicationState::applied;
  row.applied_on = work.today;
  row.applied_at = received_at;
  row.entered_by = work.actor.account;
  row.version = 1;
  return row;
}

Result<> first_steps(Work& work, const store::ApplicationRow& application,
                     const store::AnnouncementRow& announcement) {
  const std::string evidence = "announcement/" + to_text(announcement.id);
  const AccountId publisher = announcement.published_by.value_or(announcement.drafted_by);
  TRY_VOID(store::insert(work.tx, store::ApplicationStepRow{application.unit,
                                                            application.id,
                                                            1,
                                                            std::nullopt,
                                                            registry::StepKind::done,
                                                            *announcement.published_on,
                                                            work.now,
                                                            publisher,
                                                            evidence,
                                                            "",
                                                            {},
                                                            {}}));
  TRY_VOID(store::insert(
      work.tx, store::ApplicationStepRow{application.unit,
                                         application.id,
                                         2,
                                         1,
                                         registry::StepKind::done,
                                         work.today,
                                         work.now,
                                         work.actor.account,
                                         "explanation/" + to_text(application.screening_id),
                                         "",
                                         announcement.published_on,
                                         {}}));
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ApplyForPost& command) {
  return location_of_person(reader, areas, command.person);
}

Result<Applied> act(Work& work, const Grant<ApplyForPost>&, const ApplyForPost& command) {
  return apply_received(work, command, {work.today, work.now});
}

Result<Applied> apply_received(Work& work, const ApplyForPost& command, const Received& received) {
  TRY_VOID(check_groups(command));
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), command.person));
  TRY(const store::AnnouncementRow announcement,
      announcement_open_on(work.tx, person.unit, person.town, command.announcement, received.on));
  if (command.wished_post) {
    TRY(const bool announced,
        store::announces(work.tx, person.unit, announcement.id, *command.wished_post));
    if (!announced) return fail(bad_input("post_not_announced").at("wished_post"));
  }
  store::ApplicationRow application =
      new_application(work, command, person, announcement, received.at);
  TRY(const bool first,
      store::open_application(work.tx, {person.person_key, application.unit, application.id}));
  if (!first) return fail(conflict("application_already_open").by("LZ-2022-4 二(三)").at("person"));
  TRY(application.number, store::take_numbers(work.tx, application.unit, "application"));

  TRY(const GatheredFacts gathered,
      gather_facts(work, person, application.side, command.groups, work.today));
  TRY(const StoredVerdict verdict, store_verdict(work, "screening", application.id.value(),
                                                 gathered.facts, gathered.tenure_trace));
  application.screening_id = verdict.id;
  const bool refused_now = verdict.result.outcome == policy::Outcome::refused;
  if (refused_now) {
    application.state = registry::ApplicationState::refused;
    TRY_VOID(store::close_application(work.tx, person.person_key));
  }
  TRY_VOID(store::insert(work.tx, application));
  TRY_VOID(first_steps(work, application, announcement));
  work.note({application.unit, "application", application.id.value(), "",
             std::string(word(application.state)), "", application.target_groups});
  return Applied{application.id,         application.number,        application.version,
                 verdict.result.outcome, verdict.result.headline(), verdict.result.reasons.list(),
                 verdict.turning,        verdict.turning_together,  verdict.id};
}

}  // namespace yigang::usecase
