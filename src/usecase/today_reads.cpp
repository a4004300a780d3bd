#include "usecase/today_reads.h"

#include <algorithm>
#include <functional>
#include <map>

#include "store/month_lists.h"
#include "store/notice_lists.h"
#include "store/payment_lists.h"
#include "store/register_lists.h"
#include "store/setting_queries.h"
#include "store/spot_check_queries.h"
#include "usecase/confirmation_reads.h"
#include "usecase/document_reviews.h"
#include "usecase/figure_register.h"
#include "usecase/page_reads.h"
#include "usecase/today_dues.h"
#include "usecase/unpaid_months.h"

namespace yigang::usecase {

namespace {

using registry::ApplicationState;

using Asked = TodayAsked;
using CountIt = std::function<Result<std::int64_t>(const Asked&)>;
using LinkIt = std::function<std::string(const Asked&)>;

struct CardRule {
  std::string_view code;
  std::string_view verb;
  CountIt count;
  LinkIt link;
  DueIt due = {};
};

CountIt applications(ApplicationState state) {
  return [state](const Asked& asked) -> Result<std::int64_t> {
    store::ApplicationFilter filter;
    filter.state = state;
    return store::count_applications(asked.reader, asked.scope, filter);
  };
}

Result<std::int64_t> decidable(const Asked& asked) {
  store::ApplicationFilter filter;
  filter.state = ApplicationState::noticed;
  filter.decidable_on = asked.today;
  return store::count_applications(asked.reader, asked.scope, filter);
}

// Number and day of a card are of the same rows.
struct Rows {
  CountIt count;
  DueIt due;
};

Rows runs(store::RunFilter filter, bool by_others) {
  const auto of = [filter, by_others](const Asked& asked) {
    store::RunFilter mine = filter;
    if (by_others) mine.not_by = asked.actor.account;
    return mine;
  };
  return {
      [of](const Asked& asked) { return store::count_runs(asked.reader, asked.scope, of(asked)); },
      [of](const Asked& asked) { return due_of_runs(asked, of(asked)); }};
}

Rows batches(store::BatchFilter filter, bool by_others) {
  const auto of = [filter, by_others](const Asked& asked) {
    store::BatchFilter mine = filter;
    if (by_others) mine.not_by = asked.actor.account;
    return mine;
  };
  return {[of](const Asked& asked) {
            return store::count_batches(asked.reader, asked.scope, of(asked));
          },
          [of](const Asked& asked) { return due_of_batches(asked, of(asked)); }};
}

CardRule card_of(std::string_view code, std::string_view verb, Rows rows, std::string_view link) {
  return {code, verb, std::move(rows.count), [link](const Asked&) { return std::string(link); },
          std::move(rows.due)};
}

Result<std::int64_t> attendance_missing(const Asked& asked) {
  store::AttendanceFilter filter;
  filter.month = asked.month;
  filter.entered = false;
  return store::count_attendance(asked.reader, asked.scope, filter);
}

// Towns whose sheet is open, and towns that somebody asked to leave out.
Result<std::int64_t> towns_open(const Asked& asked) {
  TRY(const store::SheetCount sheets,
      store::count_sheets(asked.reader, asked.scope, {asked.month, std::nullopt}));
  return sheets.open;
}
Result<std::int64_t> towns_to_decide(const Asked& asked) {
  TRY(const std::vector<store::ListedSheet> sheets,
      store::list_sheets(asked.reader, asked.scope, {asked.month, std::nullopt, false}));
  return std::ranges::count_if(sheets, [](const store::ListedSheet& sheet) {
    return sheet.left_out_asked && !sheet.left_out;
  });
}

// Units with somebody on duty in the month, no town open, and no run yet.
Result<std::int64_t> units_to_run(const Asked& asked) {
  TRY(const std::vector<store::ListedSheet> sheets,
      store::list_sheets(asked.reader, asked.whole, {asked.month, std::nullopt, false}));
  std::map<UnitCode, bool> ready;
  for (const store::ListedSheet& sheet : sheets) {
    const auto [unit, first] = ready.try_emplace(sheet.unit, true);
    if (!sheet.closed && !sheet.left_out) unit->second = false;
  }
  std::int64_t count = 0;
  for (const auto& [unit, is_ready] : ready) {
    if (!is_ready) continue;
    store::RunFilter filter;
    filter.month = asked.month;
    filter.unit = unit;
    TRY(const std::int64_t runs, store::count_runs(asked.reader, asked.scope, filter));
    if (runs == 0) ++count;
  }
  return count;
}

// 劳务协议 is usually for a year (domain.md §3): a month is time enough for the next one.
constexpr int kRenewalDays = 30;
Date renewal_horizon(const Asked& asked) {
  return asked.today.plus_days(kRenewalDays);
}
store::PlacementFilter ending(const Asked& asked) {
  store::PlacementFilter filter;
  filter.ended = false;
  filter.agreed_until = renewal_horizon(asked);
  return filter;
}
Result<std::int64_t> agreements_ending(const Asked& asked) {
  return store::count_placements(asked.reader, asked.scope, ending(asked));
}
// The first row by the day; whoever has no agreement at all has none.
Result<std::optional<Date>> first_ending(const Asked& asked) {
  store::PlacementFilter filter = ending(asked);
  filter.sort = store::PlacementOrder::agreed_until;
  filter.limit = 1;
  TRY(const std::vector<store::ListedPlacement> first,
      store::list_placements(asked.reader, asked.scope, filter));
  return first.empty() ? std::optional<Date>() : first[0].agreed_until;
}
std::string link_to_renewals(const Asked& asked) {
  return "/placements?ended=false&agreed_until=" + to_text(renewal_horizon(asked));
}

Result<std::int64_t> posts_proposed(const Asked& asked) {
  store::PostFilter filter;
  filter.state = registry::PostState::proposed;
  return store::count_posts(asked.reader, asked.scope, filter);
}
Result<std::int64_t> vacancies(const Asked& asked) {
  return store::count_vacancies(asked.reader, asked.scope, {});
}
Result<std::int64_t> objections_open(const Asked& asked) {
  store::ObjectionFilter filter;
  filter.state = store::ObjectionState::open;
  return store::count_objections(asked.reader, asked.scope, filter);
}

// Nobody at work on a day that is entered as worked: of the month that is closed next, and of this.
Result<std::int64_t> spot_contradictions(const Asked& asked) {
  store::SpotCheckFilter filter;
  filter.contradicts = true;
  filter.from = asked.month;
  TRY(const store::SpotCheckSums sums, store::sum_spot_checks(asked.reader, asked.scope, filter));
  return sums.total;
}
std::string link_to_contradictions(const Asked& asked) {
  return "/spot-checks?contradicts=true&from=" + to_text(asked.month);
}

LinkIt to(std::string_view link) {
  return [link](const Asked&) { return std::string(link); };
}
LinkIt to_month(std::string_view link) {
  return [link](const Asked& asked) { return std::string(link) + "month=" + to_text(asked.month); };
}

// In the order of the work: posts, the eight steps, the month, the money.
const std::vector<CardRule>& card_rules() {
  using store::BatchState;
  using store::RunState;
  static const std::vector<CardRule> rules{
      {"approve_posts", "approve_posts", &posts_proposed, to("/posts?state=proposed")},
      {"fill_vacancy", "propose_posts", &vacancies, to("/vacancies")},
      {"close_review", "close_review", applications(ApplicationState::applied),
       to("/applications?state=applied")},
      {"publish_notice", "publish_notice", applications(ApplicationState::reviewed),
       to("/notices/new")},
      {"answer_objection", "answer_objection", &objections_open, to("/objections?state=open")},
      {"approve_application", "approve_application", &decidable, to("/approvals?decidable=true")},
      {"sign_agreement", "sign_agreement", applications(ApplicationState::approved),
       to("/placing?state=approved"), due_of_approvals(ApplicationState::approved)},
      {"record_training", "record_training", applications(ApplicationState::agreed),
       to("/placing?state=agreed"), due_of_approvals(ApplicationState::agreed)},
      {"start_placement", "start_placement", applications(ApplicationState::trained),
       to("/placing?state=trained"), due_of_approvals(ApplicationState::trained)},
      {"renew_agreement", "renew_agreement", &agreements_ending, &link_to_renewals, &first_ending},
      {"enter_attendance", "enter_attendance", &attendance_missing,
       to_month("/attendance?entered=false&"), &due_of_month},
      {"spot_contradictions", "close_attendance", &spot_contradictions, &link_to_contradictions},
      {"close_attendance", "close_attendance", &towns_open, to_month("/attendance?"),
       &due_of_month},
      {"decide_left_out", "decide_left_out", &towns_to_decide, to_month("/attendance?"),
       &due_of_month},
      {"run_settlement", "run_settlement", &units_to_run, to_month("/month?"), &due_of_month},
      card_of("mend_problems", "run_settlement",
              runs({.state = RunState::computed, .problems = true}, false),
              "/month?state=computed&problems=true"),
      card_of("lock_settlement", "lock_settlement",
              runs({.state = RunState::computed, .problems = false}, true),
              "/month?state=computed&problems=false&for_me=true"),
      card_of("make_bank_file", "make_bank_file",
              runs({.state = RunState::locked, .without_file = true}, false),
              "/month?state=locked&without_file=true"),
      card_of("release_payment", "release_payment", batches({.state = BatchState::made}, true),
              "/payments?state=made&for_me=true"),
      card_of("read_bank_file", "read_bank_file", batches({.state = BatchState::released}, false),
              "/payments?state=released"),
      card_of("take_bank_return", "take_bank_return", batches({.state = BatchState::sent}, false),
              "/payments?state=sent"),
      card_of("reissue_payment", "reissue_payment", batches({.returned = true}, false),
              "/payments?returned=true"),
  };
  return rules;
}

// Another part than the actor's holds nothing of his.
bool lies_outside(const store::ListScope& scope, const TodayQuery& query) {
  const bool other_unit = query.unit && !scope.unit.is_city() && *query.unit != scope.unit;
  return other_unit || (query.town && !scope.town.empty() && *query.town != scope.town);
}

// The actor's scope, or the part of it that was asked for.
store::ListScope narrowed(store::ListScope scope, const TodayQuery& query, bool by_town) {
  if (query.unit && scope.unit.is_city()) scope.unit = *query.unit;
  if (by_town && query.town && scope.town.empty()) scope.town = *query.town;
  return scope;
}

// Months whose pay day has passed, of whatever step they wait for: whoever watches over the pay is
// told, also where the step is another's.
Result<> add_unpaid(Desk& desk, const Asked& asked, Today& today) {
  if (!has_as_work(desk.authority, asked.actor, "list_unpaid_months")) return {};
  TRY(const UnpaidMonths unpaid, unpaid_within(asked.reader, asked.law, asked.whole, asked.today));
  if (unpaid.months.empty()) return {};
  const auto oldest = std::ranges::min_element(unpaid.months, {}, &UnpaidMonth::due_on);
  today.cards.push_back(
      {"unpaid_months", std::ssize(unpaid.months), oldest->due_on, "/unpaid-months", true});
  return {};
}

// interface.md §2 k: a document not reviewed in time turns the home page yellow.
Result<> add_reviews_due(Desk& desk, const Asked& asked, Today& today) {
  if (!has_as_work(desk.authority, asked.actor, "review_document")) return {};
  TRY(const ReviewStanding standing, review_standing(asked.reader, asked.law, asked.today));
  const std::int64_t count = count_due(asked.law, standing, asked.whole.unit);
  if (count > 0)
    today.cards.push_back(
        {"review_document", count, std::nullopt, "/documents?review_due=true", true});
  return {};
}

// interface.md §12.1: yellow before a value ends, red once it has and nothing followed it.
void add_lapses(Desk& desk, const Asked& asked, Today& today) {
  if (!has_as_work(desk.authority, asked.actor, "enter_figure")) return;
  const FigureLapses lapses = figure_lapses(asked.law, asked.today, asked.whole.unit);
  if (lapses.over > 0)
    today.cards.insert(today.cards.begin(), {"figures_lapsed", lapses.over, std::nullopt,
                                             "/figures?status=lapsed", true, lapses.stops});
  if (lapses.soon > 0)
    today.cards.push_back(
        {"figures_lapsing", lapses.soon, lapses.first, "/figures?status=lapsing", true});
}

}  // namespace

Result<Today> read_today(Desk& desk, const Actor& actor, const TodayQuery& query) {
  const store::ListScope scope = narrowed(list_scope(actor), query, true);
  TRY_VOID(desk.authority.check("read_today", actor, {scope.unit, scope.town, scope.village}));
  return desk.database.read_value<Today>([&](store::Reader& reader) -> Result<Today> {
    Today today;
    TRY(today.today, store::business_day(reader, desk.clock));
    today.month = Month::of(today.today).plus(-1);
    if (lies_outside(list_scope(actor), query)) return today;
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const Asked asked{
        reader,      *edition.snapshot, actor, scope, narrowed(list_scope(actor), query, false),
        today.today, today.month};
    for (const CardRule& rule : card_rules()) {
      if (!has_as_work(desk.authority, actor, rule.verb)) continue;
      TRY(const std::int64_t count, rule.count(asked));
      if (count == 0) continue;
      std::optional<Date> due;
      if (rule.due) {
        TRY(due, rule.due(asked));
      }
      today.cards.push_back(
          {std::string(rule.code), count, due, rule.link(asked), due && *due < today.today});
    }
    TRY(const std::int64_t confirmations,
        store::count_confirmations(reader, asked.scope, confirmations_for(desk.authority, actor)));
    if (confirmations > 0)
      today.cards.push_back({"confirm", confirmations, std::nullopt, "/confirmations?for_me=true"});
    TRY_VOID(add_unpaid(desk, asked, today));
    TRY_VOID(add_reviews_due(desk, asked, today));
    add_lapses(desk, asked, today);
    return today;
  });
}

}  // namespace yigang::usecase
