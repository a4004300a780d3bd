#include "usecase/approvals_due.h"

#include <algorithm>

#include "core/person_name.h"
#include "store/setting_queries.h"
#include "usecase/facts.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

// The actor's scope, or the part of it that was asked for. Nothing: another part.
std::optional<Scope> asked_area(const Actor& actor, const ApprovalQuery& query) {
  Scope area = actor.scope;
  if (query.unit) {
    if (!area.unit.is_city() && area.unit != *query.unit) return std::nullopt;
    area.unit = *query.unit;
  }
  if (query.town) {
    if (!area.town.empty() && area.town != *query.town) return std::nullopt;
    area.town = *query.town;
  }
  if (query.village) {
    if (!area.village.empty() && area.village != *query.village) return std::nullopt;
    area.village = *query.village;
  }
  return area;
}

bool has_doubt(const JudgedApproval& one, std::string_view code) {
  return std::ranges::find(one.doubts, code, &Doubt::code) != one.doubts.end();
}

bool is_decidable(const JudgedApproval& one, Date today) {
  const ApplicationCase& found = one.standing;
  if (!found.post_waits) return false;
  if (found.notice_waived || !found.notice) return true;
  return found.notice->last_day < today && found.notice->open_objections == 0 &&
         found.notice->upheld_objections == 0;
}

bool is_asked_for(const JudgedApproval& one, const ApprovalQuery& query) {
  if (query.clear && *query.clear != one.doubts.empty()) return false;
  return !query.doubt || has_doubt(one, *query.doubt);
}

bool ends_by_choice(const Doubt& doubt) {
  return doubt.code == "decision_needs_reason" || doubt.code == "posts_run_short";
}

Result<ApprovalLine> line_of(const JudgedApproval& one) {
  const store::ApplicationRow& row = one.standing.application;
  ApprovalLine line{.id = row.id,
                    .number = row.number,
                    .version = row.version,
                    .name = masked_name(one.name),
                    .unit = row.unit,
                    .town = row.town,
                    .village = row.village,
                    .side = row.side,
                    .groups = {},
                    .agree = one.agree,
                    .present = one.present,
                    .last_day = std::nullopt,
                    .objections = 0,
                    .doubts = one.doubts,
                    .approvable = std::ranges::all_of(one.doubts, &ends_by_choice),
                    .post = one.post};
  TRY(const std::vector<ClaimedGroup> groups, parse_groups(row.target_groups));
  for (const ClaimedGroup& group : groups) line.groups.push_back(group.group);
  if (const auto& notice = one.standing.notice; notice && !one.standing.notice_waived) {
    line.last_day = notice->last_day;
    line.objections = notice->open_objections + notice->upheld_objections;
  }
  return line;
}

void count(ApprovalPage& page, const JudgedApproval& one) {
  ++(one.doubts.empty() ? page.clear : page.doubtful);
  for (const Doubt& doubt : one.doubts) {
    const auto found = std::ranges::find(page.doubts, doubt.code, &DoubtCount::code);
    if (found == page.doubts.end())
      page.doubts.push_back({doubt.code, 1});
    else
      ++found->count;
  }
}

void sum(ApprovalSums& sums, const JudgedApproval& one) {
  if (!one.post) return;
  if (one.post->monthly_fen)
    sums.monthly_fen += *one.post->monthly_fen;
  else
    ++sums.without_rate;
}

Result<> add_places(store::Reader& reader, const Scope& area, ApprovalPage& page) {
  TRY(const std::vector<store::PlaceStateCount> places,
      store::applications_by_place(reader, area.unit, area.town, area.village));
  for (const store::PlaceStateCount& one : places)
    page.places.push_back({one.unit, one.town, one.state, one.count});
  std::ranges::stable_sort(page.places, {}, &PlaceStep::state);
  return {};
}

Result<> add_steps(store::Reader& reader, const Scope& area, const ApprovalQuery& query,
                   ApprovalPage& page) {
  TRY(const std::vector<store::StateCount> states,
      store::applications_by_state(reader, area.unit, area.town, area.village));
  for (const store::StateCount& one : states) page.steps.push_back({one.state, one.count});
  // In the order of the way, not of the alphabet.
  std::ranges::sort(page.steps, {}, &StepCount::state);
  return query.places.value_or(false) ? add_places(reader, area, page) : Result<>();
}

}  // namespace

Result<ApprovalPage> list_approvals_due(Desk& desk, const Actor& actor,
                                        const ApprovalQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_approvals_due"));
  TRY_VOID(check_limit(query.limit));
  const std::optional<Scope> area = asked_area(actor, query);
  if (!area) return ApprovalPage{.total = 0};
  return desk.database.read_value<ApprovalPage>([&](store::Reader& reader) -> Result<ApprovalPage> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    ApprovalPage page;
    if (area->unit.is_city()) {
      TRY_VOID(add_steps(reader, *area, query, page));
      return page;
    }
    TRY(const std::vector<JudgedApproval> judged,
        judge_approvals(reader, *edition.snapshot, actor, area->unit, today));
    page.total = 0;
    for (const JudgedApproval& one : judged) {
      const store::ApplicationRow& row = one.standing.application;
      if (!area->contains({row.unit, row.town, row.village})) continue;
      if (query.decidable && *query.decidable != is_decidable(one, today)) continue;
      count(page, one);
      if (!is_asked_for(one, query)) continue;
      ++*page.total;
      sum(page.sums, one);
      if (query.after && row.id <= *query.after) continue;
      if (static_cast<std::int64_t>(page.items.size()) < query.limit) {
        TRY(ApprovalLine line, line_of(one));
        page.items.push_back(std::move(line));
      } else if (!page.next) {
        page.next = to_text(page.items.back().id);
      }
    }
    TRY_VOID(add_steps(reader, *area, query, page));
    Offers offers(desk.authority, actor, own_location(actor));
    offers.add("approve_application", {});
    page.actions = std::move(offers).take();
    return page;
  });
}

}  // namespace yigang::usecase
