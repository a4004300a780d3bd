#include "usecase/vacancy_refill.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/person_name.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/application_steps.h"
#include "usecase/page_reads.h"
#include "usecase/reserve_order.h"

namespace yigang::usecase {

namespace {

using store::CallOutcome;

// One vacancy with the people whom it may be offered to, in their order.
struct Refill {
  store::VacancyRow vacancy;
  store::PostRow post;
  std::vector<store::PassedApplication> reserve;
  std::map<ApplicationId, std::vector<CallView>> calls;

  [[nodiscard]] const CallView* last_call(ApplicationId id) const {
    const auto found = calls.find(id);
    return found == calls.end() ? nullptr : &found->second.back();
  }
  // Who said yes last, while he still waits for a post.
  [[nodiscard]] const store::PassedApplication* accepted() const {
    const auto found = std::ranges::find_if(reserve, [&](const store::PassedApplication& one) {
      const CallView* call = last_call(one.row.id);
      return call && call->outcome == CallOutcome::accepted;
    });
    return found == reserve.end() ? nullptr : &*found;
  }
  [[nodiscard]] const store::PassedApplication* next() const {
    const auto found = std::ranges::find_if(reserve, [&](const store::PassedApplication& one) {
      return last_call(one.row.id) == nullptr;
    });
    return found == reserve.end() ? nullptr : &*found;
  }
};

Result<store::VacancyRow> vacancy_row(store::Reader& reader, const law::Areas& areas,
                                      VacancyId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::VacancyRow> row, store::find<store::VacancyRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<store::PostRow> post_of(store::Reader& reader, const store::VacancyRow& vacancy) {
  TRY(std::optional<store::PostRow> post,
      store::find<store::PostRow>(reader, vacancy.unit, vacancy.post_id));
  CHECK(post.has_value());
  return *std::move(post);
}

Location location_of_post(const store::PostRow& post) {
  return {post.unit, post.town, post.place == post.town ? PlaceCode{} : post.place, {}};
}

Result<Refill> refill_of(store::Reader& reader, const law::Areas& areas, VacancyId id) {
  Refill refill;
  TRY(refill.vacancy, vacancy_row(reader, areas, id));
  TRY(refill.post, post_of(reader, refill.vacancy));
  TRY(refill.reserve, store::reserve_for_post(reader, refill.post));
  sort_by_reserve_order(refill.reserve);
  TRY(const std::vector<store::ReserveCallRow> calls,
      store::calls_of_vacancy(reader, refill.vacancy.unit, id));
  for (const store::ReserveCallRow& call : calls)
    refill.calls[call.application_id].push_back({call.outcome, call.reason, call.called_on});
  return refill;
}

RefillLine line_of(const store::PassedApplication& one, std::int64_t place, const Refill& refill) {
  const store::ApplicationRow& row = one.row;
  const auto calls = refill.calls.find(row.id);
  return {place,
          row.id,
          row.number,
          masked_name(one.name),
          row.unit,
          row.town,
          row.village,
          row.side,
          row.state,
          row.version,
          row.votes_for.value_or(0),
          is_re_recognised(one),
          calls == refill.calls.end() ? std::vector<CallView>{} : calls->second};
}

// The first who may be called, and those whose last answer may be put right.
Result<> may_call(const Refill& refill, ApplicationId id, CallOutcome outcome) {
  if (refill.vacancy.closed_on) return fail(conflict("vacancy_closed").by("LZ-2022-4 二(二)"));
  const auto called = std::ranges::find_if(
      refill.reserve, [&](const store::PassedApplication& one) { return one.row.id == id; });
  if (called == refill.reserve.end()) return fail(refused("not_in_reserve").at("application"));
  const store::PassedApplication* accepted = refill.accepted();
  if (accepted && accepted->row.id != id && outcome == CallOutcome::accepted)
    return fail(conflict("vacancy_accepted").with("number", std::to_string(accepted->row.number)));
  for (auto before = refill.reserve.begin(); before != called; ++before)
    if (!refill.last_call(before->row.id))
      return fail(refused("reserve_order")
                      .with("number", std::to_string(before->row.number))
                      .by("LZ-2022-4 二(二)")
                      .at("application"));
  return {};
}

// What comes next: the call while nobody has said yes, and the steps of who has.
Result<std::vector<Offer>> actions_of(store::Reader& reader, const Desk& desk, const Actor& actor,
                                      const Refill& refill, Date today) {
  Offers offers(desk.authority, actor, location_of_post(refill.post));
  const store::PassedApplication* accepted = refill.accepted();
  if (!refill.vacancy.closed_on && (accepted || refill.next()))
    offers.add("record_reserve_call", {});
  std::vector<Offer> actions = std::move(offers).take();
  if (!accepted) return actions;
  TRY(const ApplicationCase standing, case_of(reader, accepted->row));
  for (Offer& offer : application_offers(desk.authority, actor, standing, today))
    if (offer.verb == "publish_notice" || offer.verb == "approve_application")
      actions.push_back(std::move(offer));
  return actions;
}

Result<VacancyView> view_of(store::Reader& reader, const Desk& desk, const Actor& actor,
                            const Refill& refill) {
  TRY(const Date today, store::business_day(reader, desk.clock));
  const store::PostRow& post = refill.post;
  VacancyView view;
  view.vacancy = {refill.vacancy.id,
                  refill.vacancy.unit,
                  post.id,
                  post.number,
                  post.title,
                  post.place,
                  refill.vacancy.opened_on,
                  days_between(refill.vacancy.opened_on, refill.vacancy.closed_on.value_or(today))};
  view.side = post.side;
  view.town = post.town;
  // The places are those of the whole list; who lives elsewhere is not shown to a town.
  std::int64_t place = 0;
  for (const store::PassedApplication& one : refill.reserve) {
    ++place;
    if (actor.scope.contains(location_of(one.row)))
      view.lines.push_back(line_of(one, place, refill));
  }
  if (const store::PassedApplication* next = refill.next()) view.next = next->row.id;
  if (const store::PassedApplication* accepted = refill.accepted())
    view.accepted = accepted->row.id;
  TRY(view.actions, actions_of(reader, desk, actor, refill, today));
  return view;
}

// Days since which a vacancy stands, for a picture; no limit of the notice, which names none.
constexpr std::array<std::int64_t, 4> kAges{0, 31, 61, 91};

}  // namespace

Result<VacancyView> read_vacancy(Desk& desk, const Actor& actor, const OneVacancy& query) {
  TRY_VOID(may_list(desk, actor, "list_vacancies"));
  return desk.database.read_value<VacancyView>([&](store::Reader& reader) -> Result<VacancyView> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Refill refill, refill_of(reader, edition.snapshot->areas(), query.id));
    if (!actor.scope.contains(location_of_post(refill.post))) return fail(not_found("not_found"));
    return view_of(reader, desk, actor, refill);
  });
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const RecordReserveCall& command) {
  TRY(const store::VacancyRow vacancy, vacancy_row(reader, areas, command.vacancy));
  TRY(const store::PostRow post, post_of(reader, vacancy));
  return location_of_post(post);
}

Result<Changed<ApplicationId>> act(Work& work, const Grant<RecordReserveCall>& grant,
                                   const RecordReserveCall& command) {
  const bool accepts = command.outcome == CallOutcome::accepted;
  if (!accepts) TRY_VOID(require_text(command.reason, "reason"));
  TRY(const Refill refill, refill_of(work.tx, work.areas(), command.vacancy));
  TRY_VOID(may_call(refill, command.application, command.outcome));
  TRY(store::ApplicationRow application,
      application_of(work.tx, work.areas(), command.application));
  const UnitCode unit = refill.vacancy.unit;
  const store::ReserveCallRow row{unit,
                                  work.make_id<ReserveCallId>(unit),
                                  command.vacancy,
                                  command.application,
                                  command.outcome,
                                  command.reason,
                                  work.today,
                                  grant.actor().account};
  TRY_VOID(store::insert(work.tx, row));
  // Two who are called at the same moment: the second write finds the post moved on.
  if (accepts) {
    store::PostRow post = refill.post;
    TRY_VOID(store::save(work.tx, post));
  }
  // From now on the application names the post, so that notice and approval are of it. What a
  // notice has named stays.
  if (accepts && application.state != registry::ApplicationState::noticed) {
    application.wished_post_id = refill.post.id;
    TRY_VOID(store::save(work.tx, application));
  }
  work.note({unit, "vacancy", command.vacancy.value(), "",
             "call " + to_text(command.application) + " " + std::string(word(command.outcome)),
             command.reason, ""});
  return Changed<ApplicationId>{application.id, application.version};
}

Result<VacancyAges> vacancy_ages(Desk& desk, const Actor& actor, const AreaQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_vacancies"));
  store::ListScope scope = list_scope(actor);
  const bool elsewhere = (query.unit && !scope.unit.is_city() && scope.unit != *query.unit) ||
                         (query.town && !scope.town.empty() && scope.town != *query.town);
  if (query.unit) scope.unit = *query.unit;
  if (query.town) scope.town = *query.town;
  return desk.database.read_value<VacancyAges>([&](store::Reader& reader) -> Result<VacancyAges> {
    VacancyAges ages;
    TRY(ages.on, store::business_day(reader, desk.clock));
    std::vector<store::OpenedSpan> spans;
    for (std::size_t at = 0; at < kAges.size(); ++at) {
      const bool last = at + 1 == kAges.size();
      VacancyAge age;
      age.from_days = kAges[at];
      if (!last) age.until_days = kAges[at + 1] - 1;
      age.opened_until = ages.on.plus_days(-static_cast<int>(kAges[at]));
      age.opened_from =
          last ? Date(1900, 1, 1) : ages.on.plus_days(-static_cast<int>(kAges[at + 1] - 1));
      spans.push_back({age.opened_from, age.opened_until});
      ages.ages.push_back(age);
    }
    if (elsewhere) return ages;
    TRY(const std::vector<std::int64_t> counts,
        store::vacancies_by_age(reader, scope.unit, scope.town, scope.village, spans));
    for (std::size_t at = 0; at < counts.size(); ++at) ages.ages[at].count = counts[at];
    return ages;
  });
}

}  // namespace yigang::usecase
