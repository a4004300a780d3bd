#include "usecase/term_view.h"

#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/placement_rows.h"
#include "store/setting_queries.h"
#include "usecase/facts.h"
#include "usecase/line_of_actor.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

namespace {

// Who may see what a unit pays in his scope is told its months.
Result<> add_paid_months(const TermAsked& asked, PersonKey person, LifeTerm& term) {
  const Scope& scope = asked.actor.scope;
  TRY(const std::vector<store::PaidMonth> months,
      store::paid_months_of_units(asked.reader, person));
  for (const store::PaidMonth& one : months) {
    const Location within{one.unit, scope.town, scope.village, person};
    if (asked.desk.authority.check("list_settlement_lines", asked.actor, within)) {
      term.paid.push_back(one.month);
      if (one.given_back) term.recovered.push_back(one.month);
    } else if (!one.given_back) {
      ++term.unlisted;
    }
  }
  return {};
}

}  // namespace

// LZ-2022-4 二(四)/7, 二(六)/4
Result<LifeTerm> term_of(const TermAsked& asked, const store::PersonRow& person, Side side) {
  const Sight sight(asked.reader, asked.law);
  TRY(const TermFacts facts, term_facts(sight, person, side, asked.on));
  TRY(const PersonTenure tenure, tenure_by(asked.law, person, facts, asked.on));
  LifeTerm term;
  term.side = side;
  term.months_used = tenure.tenure.months_used;
  term.limit = tenure.tenure.limit;
  term.left = tenure.left;
  term.last_payable = tenure.tenure.last_payable;
  term.ended_by = tenure.tenure.ended_by;
  term.prior_months = facts.facts.prior_months;
  term.extension_until = facts.facts.extension_until;
  TRY_VOID(add_paid_months(asked, person.person_key, term));
  if (side == Side::rural) return term;
  term.retirement_day = tenure.retirement_now;
  if (facts.first)
    term.frozen = FrozenFacts{facts.first->day, facts.first->age, facts.first->retirement_day,
                              facts.first->under_five_years};
  return term;
}

Result<LineTerm> read_line_term(Desk& desk, const Actor& actor, const OneLine& query) {
  return desk.database.read_value<LineTerm>([&](store::Reader& reader) -> Result<LineTerm> {
    TRY(const SettledLine settled, line_of_actor(desk, reader, actor, "read_line_term", query.id));
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const store::SettlementLineRow& line = settled.line;
    TRY(const auto placement,
        store::find<store::PlacementRow>(reader, line.unit, line.placement_id));
    CHECK(placement.has_value());
    TRY(const store::PersonRow person,
        person_of(reader, edition.snapshot->areas(), placement->person_id));
    TRY(const Date today, store::business_day(reader, desk.clock));
    LineTerm answer{line.month, {}};
    TRY(answer.term, term_of({desk, actor, reader, *edition.snapshot, today}, person, line.side));
    return answer;
  });
}

}  // namespace yigang::usecase
