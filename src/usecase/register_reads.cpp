#include "usecase/register_reads.h"

#include "core/person_name.h"
#include "store/setting_queries.h"
#include "usecase/free_text.h"
#include "usecase/page_reads.h"
#include "usecase/plan_verbs.h"

namespace yigang::usecase {

namespace {

PostLine post_line(const store::PostRow& row) {
  return {row.id,
          row.unit,
          row.number,
          row.year,
          row.side,
          row.kind,
          row.self_increase,
          row.title,
          row.host_id,
          row.town,
          row.place,
          row.post_type,
          row.band,
          row.hours_x10,
          row.state,
          row.created_on,
          row.first_filled_on,
          row.version};
}

PlacementLine placement_line(const store::ListedPlacement& row) {
  const store::PlacementRow& placement = row.placement;
  return {placement.id,        placement.unit,       placement.number,  masked_name(row.name),
          placement.person_id, placement.post_id,    row.post_title,    placement.side,
          placement.town,      placement.village,    placement.state,   placement.started_on,
          placement.ended_on,  placement.end_reason, placement.version, row.agreed_until};
}

}  // namespace

Result<wire::Page<PostLine>> list_posts(Desk& desk, const Actor& actor,
                                        const store::PostFilter& filter) {
  if (filter.year) TRY_VOID(check_plan_year(*filter.year));
  return page_of<PostLine>(desk, actor, "list_posts", filter, &store::list_posts,
                           &store::count_posts, &post_line);
}

Result<wire::Page<HostLine>> list_hosts(Desk& desk, const Actor& actor,
                                        const store::HostFilter& filter) {
  return page_of<HostLine>(desk, actor, "list_hosts", filter, &store::list_hosts,
                           &store::count_hosts, [](const store::HostRow& row) {
                             return HostLine{row.id,          row.unit,  row.kind,   row.name,
                                             row.credit_code, row.place, row.version};
                           });
}

Result<wire::Page<PayStandardLine>> list_pay_standards(Desk& desk, const Actor& actor,
                                                       const store::PayStandardFilter& filter) {
  return page_of<PayStandardLine>(
      desk, actor, "list_pay_standards", filter, &store::list_pay_standards,
      &store::count_pay_standards, [](const store::PayStandardRow& row) {
        return PayStandardLine{row.id,       row.unit,     row.side,     row.post_type,   row.band,
                               row.rate_fen, row.from_day, row.document, row.document_day};
      });
}

Result<wire::Page<VacancyLine>> list_vacancies(Desk& desk, const Actor& actor,
                                               const store::VacancyFilter& filter) {
  if (filter.year) TRY_VOID(check_plan_year(*filter.year));
  TRY(const Date now, desk.database.read_value<Date>([&](store::Reader& reader) {
    return store::business_day(reader, desk.clock);
  }));
  const Date today = filter.on.value_or(now);
  return page_of<VacancyLine>(desk, actor, "list_vacancies", filter, &store::list_vacancies,
                              &store::count_vacancies, [today](const store::ListedVacancy& row) {
                                const Date opened = row.vacancy.opened_on;
                                return VacancyLine{row.vacancy.id,
                                                   row.vacancy.unit,
                                                   row.vacancy.post_id,
                                                   row.post_number,
                                                   row.post_title,
                                                   row.place,
                                                   opened,
                                                   days_between(opened, today)};
                              });
}

Result<wire::Page<PersonLine>> list_persons(Desk& desk, const Actor& actor,
                                            const store::PersonFilter& filter) {
  if (filter.q) {
    // By trying names one could read what is masked; and an address is kept in logs.
    TRY_VOID(may_look_behind(desk, actor, "list_persons"));
    TRY_VOID(refuse_numbers_in_texts(filter));
  }
  return page_of<PersonLine>(
      desk, actor, "list_persons", filter, &store::list_persons, &store::count_persons,
      [](const store::ListedPerson& row) {
        return PersonLine{row.id,  row.unit, row.number, masked_name(row.name), row.resident_tail,
                          row.sex, row.town, row.village};
      });
}

Result<wire::Page<PlacementLine>> list_placements(Desk& desk, const Actor& actor,
                                                  const store::PlacementFilter& filter) {
  if (filter.year) TRY_VOID(check_plan_year(*filter.year));
  return page_of<PlacementLine>(desk, actor, "list_placements", filter, &store::list_placements,
                                &store::count_placements, &placement_line);
}

Result<wire::Page<AnnouncementLine>> list_announcements(Desk& desk, const Actor& actor,
                                                        const store::AnnouncementFilter& filter) {
  return page_of<AnnouncementLine>(
      desk, actor, "list_announcements", filter, &store::list_announcements,
      &store::count_announcements, [](const store::AnnouncementRow& row) {
        return AnnouncementLine{row.id,    row.unit,         row.title,     row.side,
                                row.town,  row.opens_on,     row.closes_on, row.off_season_reason,
                                row.state, row.published_on, row.version};
      });
}

}  // namespace yigang::usecase
