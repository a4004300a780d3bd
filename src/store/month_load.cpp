// How the inputs of a settlement are fetched: one statement a kind of fact, joined here by id, so
// that the number of statements does not grow with the number of people.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "store/described_row.h"
#include "store/month_others.h"
#include "store/month_queries.h"

namespace yigang::store {

namespace {

using settle::PlacementInput;

// Active on at least one day of the month, or ended before it with work that was entered before
// the end was known: such work is not paid, but it does not vanish either. ?1 unit, ?2 first day,
// ?3 last day, ?4 month.
constexpr std::string_view kActive =
    " p.unit = ?1 AND p.started_on <= ?3 AND (p.ended_on IS NULL OR p.ended_on >= ?2 OR EXISTS "
    "(SELECT 1 FROM attendance a WHERE a.unit = p.unit AND a.placement_id = p.id AND a.month = ?4 "
    "AND (a.hours_x10 > 0 OR a.days_x10 > 0))) ";

// What a placement needs only until its facts are joined.
struct Loose {
  PersonId person;
  HostId host;
  std::string rate_key;
};

class MonthLoad {
 public:
  MonthLoad(Reader& reader, UnitCode unit, Month month, const MonthScope& scope)
      : reader_(reader), scope_(scope) {
    inputs_.unit = unit;
    inputs_.month = month;
  }

  Result<settle::MonthInputs> run() {
    if (scope_.unsettled_only) TRY_VOID(settled_before());
    TRY_VOID(placements());
    TRY_VOID(attendance());
    TRY_VOID(rates());
    TRY_VOID(scheduled());
    TRY_VOID(holds());
    TRY_VOID(left_out_towns());
    TRY_VOID(deaths());
    TRY_VOID(pauses());
    TRY_VOID(accounts());
    TRY_VOID(terms());
    TRY_VOID(paid_months());
    TRY_VOID(settled_rural());
    TRY_VOID(add_other_posts(reader_, inputs_));
    return std::move(inputs_);
  }

 private:
  [[nodiscard]] Args days() const {
    return args(inputs_.unit, inputs_.month.first_day(), inputs_.month.last_day(), inputs_.month);
  }
  [[nodiscard]] std::string active(std::string_view select, std::string_view order) const {
    std::string text(select);
    text += " WHERE";
    text += kActive;
    // The id is a number of ours; a placeholder more would be one argument list more.
    if (scope_.only) text += " AND p.id = " + to_text(*scope_.only);
    text += order;
    return text;
  }

  Result<> settled_before() {
    return reader_.each(
        "SELECT l.placement_id FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND "
        "r.id = l.run_id WHERE r.unit = ?1 AND r.month = ?2 AND r.state = 'locked' AND l.kind = "
        "'pay' AND l.status IN ('payable', 'nothing', 'tenure_over') ORDER BY l.placement_id",
        args(inputs_.unit, inputs_.month), [&](const Row& row) -> Result<> {
          settled_.insert(row.get<std::int64_t>(0));
          return {};
        });
  }

  // By the placement's person and not by the line's: two numbers of one person are one by now.
  Result<> settled_rural() {
    TRY(const std::optional<Row> runs,
        reader_.query_one("SELECT COUNT(*), CAST(COALESCE(SUM(social_offer_fen), 0) AS BIGINT) "
                          "FROM settlement_run WHERE unit = ?1 AND month = ?2 AND state = 'locked' "
                          "AND kind <> 'correction'",
                          args(inputs_.unit, inputs_.month)));
    if (runs->get<std::int64_t>(0) == 0) return {};
    settle::SettledRural settled{.parts = {}, .persons = {}, .social_fund = runs->get<Fen>(1)};
    TRY(const std::optional<policy::FundingParts> parts,
        locked_rural_parts(reader_, inputs_.unit, inputs_.month));
    settled.parts = parts.value_or(policy::FundingParts{});
    TRY_VOID(reader_.each(
        "SELECT DISTINCT p.person_key FROM settlement_line l JOIN placement p ON p.unit = l.unit "
        "AND p.id = l.placement_id WHERE l.unit = ?1 AND l.run_id IN (SELECT id FROM "
        "settlement_run WHERE unit = ?1 AND month = ?2 AND state = 'locked') AND l.kind = 'pay' "
        "AND "
        "l.side = 'rural' AND l.amount_fen > 0 ORDER BY p.person_key",
        args(inputs_.unit, inputs_.month), [&](const Row& row) -> Result<> {
          settled.persons.push_back(row.get<PersonKey>(0));
          return {};
        }));
    inputs_.settled_rural = std::move(settled);
    return {};
  }

  Result<> placements() {
    const std::string text = active(
        "SELECT p.number, p.id, p.person_key, p.side, p.town, p.village, p.started_on, p.ended_on, "
        "o.hours_x10, n.birth_date, n.retirement_category, p.person_id, o.host_id, "
        "o.post_type, o.band FROM placement p JOIN post o ON o.unit = p.unit AND o.id = p.post_id "
        "JOIN person n ON n.unit = p.unit AND n.id = p.person_id",
        " ORDER BY p.number");
    return reader_.each(text, days(), [&](const Row& row) -> Result<> {
      PlacementInput one;
      one.placement = row.get<PlacementId>(1);
      if (settled_.contains(one.placement.value())) return {};
      one.number = row.get<std::int64_t>(0);
      one.person = row.get<PersonKey>(2);
      one.side = row.get<Side>(3);
      one.town = row.get<PlaceCode>(4);
      one.village = row.get<PlaceCode>(5);
      one.started = row.get<Date>(6);
      one.last_day = row.get<std::optional<Date>>(7);
      one.monthly_hours = row.get<Hours>(8);
      one.birth = row.get<Date>(9);
      one.category = row.get<std::optional<RetirementCategory>>(10);
      Loose loose{row.get<PersonId>(11), row.get<HostId>(12), std::string(word(one.side))};
      loose.rate_key += '\x1f' + row.get<std::string>(13) + '\x1f' + row.get<std::string>(14);
      by_placement_[one.placement.value()] = inputs_.placements.size();
      by_person_[loose.person.value()].push_back(inputs_.placements.size());
      by_key_[one.person.value()].push_back(inputs_.placements.size());
      loose_.push_back(std::move(loose));
      inputs_.placements.push_back(one);
      return {};
    });
  }

  Result<> attendance() {
    // Those of one placement follow one another, so that each is a stretch of the vector.
    return reader_.each(
        "SELECT placement_id, from_day, until_day, hours_x10, days_x10, overtime_confirmed_by FROM "
        "attendance WHERE unit = ?1 AND month = ?2 ORDER BY placement_id, from_day, span_no",
        args(inputs_.unit, inputs_.month), [&](const Row& row) -> Result<> {
          const auto found = by_placement_.find(row.get<std::int64_t>(0));
          if (found == by_placement_.end()) return {};
          PlacementInput& one = inputs_.placements[found->second];
          if (one.work.count == 0) one.work.first = inputs_.work.size();
          ++one.work.count;
          if (!row.is_null(5)) one.overtime_confirmed = true;
          inputs_.work.push_back(
              {row.get<Date>(1), row.get<Date>(2), row.get<Hours>(3), row.get<WorkDays>(4)});
          return {};
        });
  }

  Result<> rates() {
    std::unordered_map<std::string, std::size_t> tables;
    TRY_VOID(reader_.each(
        "SELECT side, post_type, band, from_day, rate_fen, document FROM pay_standard WHERE unit = "
        "?1 AND from_day <= ?2 ORDER BY side, post_type, band, from_day",
        args(inputs_.unit, inputs_.month.last_day()), [&](const Row& row) -> Result<> {
          const std::string key = row.get<std::string>(0) + '\x1f' + row.get<std::string>(1) +
                                  '\x1f' + row.get<std::string>(2);
          const auto [place, fresh] = tables.try_emplace(key, inputs_.rate_tables.size());
          if (fresh) inputs_.rate_tables.emplace_back();
          inputs_.rate_tables[place->second].push_back(
              {row.get<Date>(3), row.get<Fen>(4), row.get<std::string>(5)});
          return {};
        }));
    for (std::size_t i = 0; i < loose_.size(); ++i) {
      const auto found = tables.find(loose_[i].rate_key);
      if (found != tables.end()) inputs_.placements[i].rates = found->second;
    }
    return {};
  }

  Result<> scheduled() {
    std::unordered_map<std::int64_t, WorkDays> days;
    TRY_VOID(reader_.each(
        "SELECT host_id, days_x10 FROM scheduled_days WHERE unit = ?1 AND month = ?2 ORDER BY "
        "host_id",
        args(inputs_.unit, inputs_.month), [&](const Row& row) -> Result<> {
          days[row.get<std::int64_t>(0)] = row.get<WorkDays>(1);
          return {};
        }));
    for (std::size_t i = 0; i < loose_.size(); ++i) {
      PlacementInput& one = inputs_.placements[i];
      const auto found = days.find(loose_[i].host.value());
      if (one.side == Side::urban && found != days.end()) one.scheduled = found->second;
    }
    return {};
  }

  Result<> holds() {
    return reader_.each(
        "SELECT placement_id, kind FROM hold WHERE unit = ?1 AND from_month <= ?2 AND (until_month "
        "IS NULL OR until_month >= ?2) AND released_by IS NULL ORDER BY placement_id, id",
        args(inputs_.unit, inputs_.month), [&](const Row& row) -> Result<> {
          const auto found = by_placement_.find(row.get<std::int64_t>(0));
          if (found == by_placement_.end()) return {};
          PlacementInput& one = inputs_.placements[found->second];
          (row.get<HoldKind>(1) == HoldKind::held ? one.held : one.waiting) = true;
          return {};
        });
  }

  // A town that is left out waits until its sheet is closed.
  Result<> left_out_towns() {
    TRY(const std::vector<TownAttendance> towns,
        town_attendance(reader_, inputs_.unit, inputs_.month));
    std::unordered_set<std::int64_t> waiting;
    for (const TownAttendance& town : towns)
      if (town.left_out && !town.closed) waiting.insert(town.town.value());
    for (PlacementInput& one : inputs_.placements)
      if (waiting.contains(one.town.value())) one.waiting = true;
    return {};
  }

  // A death is recorded where the person lives, which may be another unit by then.
  Result<> deaths() {
    return each_key(
        "SELECT n.person_key, MIN(f.from_day) FROM person_fact f JOIN person n ON n.unit = f.unit "
        "AND n.id = f.person_id WHERE f.fact = 'deceased' AND f.withdrawn_on IS NULL AND "
        "n.superseded = 0 GROUP BY n.person_key ORDER BY n.person_key",
        [](const Row& row, PlacementInput& one) {
          const Date day = row.get<Date>(1);
          one.last_day = one.last_day ? std::min(*one.last_day, day) : day;
        });
  }

  // What a placement is today says nothing about the month: the events are dated.
  Result<> pauses() {
    std::map<std::size_t, std::vector<settle::PauseEvent>> events;
    TRY_VOID(reader_.each(
        active("SELECT e.placement_id, e.kind, e.day FROM placement p JOIN placement_event e ON "
               "e.unit = p.unit AND e.placement_id = p.id AND e.kind IN ('paused', 'resumed') AND "
               "e.day <= ?3",
               " ORDER BY e.placement_id, e.event_no"),
        days(), [&](const Row& row) -> Result<> {
          const auto found = by_placement_.find(row.get<std::int64_t>(0));
          if (found == by_placement_.end()) return {};
          events[found->second].push_back(
              {row.get<std::string_view>(1) == "paused", row.get<Date>(2)});
          return {};
        }));
    for (const auto& [place, of_one] : events) {
      const std::vector<settle::DayStretch> paused = settle::paused_in(inputs_.month, of_one);
      inputs_.placements[place].pauses = {inputs_.pauses.size(), paused.size()};
      inputs_.pauses.insert(inputs_.pauses.end(), paused.begin(), paused.end());
    }
    for (PlacementInput& one : inputs_.placements) {
      const Date first = std::max(one.started, inputs_.month.first_day());
      const Date last =
          std::min(one.last_day.value_or(inputs_.month.last_day()), inputs_.month.last_day());
      one.off_duty = settle::all_paused(one.pauses.of(inputs_.pauses), {first, last});
    }
    return {};
  }

  // A changed account is used from its month on; until then the one before it.
  Result<> accounts() {
    return reader_.each(
        "SELECT person_id FROM bank_account WHERE unit = ?1 AND state IN ('current', 'replaced') "
        "AND (usable_from_month IS NULL OR usable_from_month <= ?2) GROUP BY person_id ORDER BY "
        "person_id",
        args(inputs_.unit, inputs_.month), [&](const Row& row) -> Result<> {
          const auto found = by_person_.find(row.get<std::int64_t>(0));
          if (found == by_person_.end()) return {};
          for (const std::size_t i : found->second) inputs_.placements[i].account_present = true;
          return {};
        });
  }

  template <class Take>
  Result<> each_key(std::string_view sql, const Take& take) {
    return reader_.each(sql, {}, [&](const Row& row) -> Result<> {
      const auto found = by_key_.find(row.get<std::int64_t>(0));
      if (found == by_key_.end()) return {};
      for (const std::size_t i : found->second) take(row, inputs_.placements[i]);
      return {};
    });
  }

  // Tenure knows no unit: what was proven or granted elsewhere counts here.
  Result<> terms() {
    TRY_VOID(each_key(
        "SELECT n.person_key, CAST(SUM(m.months) AS BIGINT) FROM prior_months m JOIN person n ON "
        "n.unit = m.unit AND n.id = m.person_id WHERE m.confirmed_by IS NOT NULL AND "
        "m.withdrawn_on IS NULL GROUP BY n.person_key ORDER BY n.person_key",
        [](const Row& row, PlacementInput& one) { one.prior_months = row.get<int>(1); }));
    TRY_VOID(each_key(
        "SELECT n.person_key, MAX(e.until_month) FROM extension e JOIN person n ON n.unit = e.unit "
        "AND n.id = e.person_id WHERE e.approved_by IS NOT NULL GROUP BY n.person_key ORDER BY "
        "n.person_key",
        [](const Row& row, PlacementInput& one) {
          if (one.side == Side::rural) one.extension_until = row.get<Month>(1);
        }));
    return reader_.each(
        active("SELECT DISTINCT f.person_key, f.day, f.age, f.retirement_day, f.under_five_years "
               "FROM placement p JOIN first_approval f ON f.person_key = p.person_key",
               " ORDER BY f.person_key"),
        days(), [&](const Row& row) -> Result<> {
          const auto retirement = row.get<std::optional<Date>>(3);
          const auto found = by_key_.find(row.get<std::int64_t>(0));
          if (found == by_key_.end()) return {};
          for (const std::size_t i : found->second) {
            PlacementInput& one = inputs_.placements[i];
            if (retirement)
              one.first_approval = policy::FirstApproval{.day = row.get<Date>(1),
                                                         .age_years = row.get<int>(2),
                                                         .retirement_day = *retirement,
                                                         .under_distance = row.get<bool>(4)};
            else if (one.side == Side::urban)
              one.approved_on = row.get<Date>(1);
          }
          return {};
        });
  }

  Result<> paid_months() {
    struct Paid {
      std::vector<Month> paid;
      std::vector<Month> recovered;
      std::optional<UnitCode> elsewhere;  // who has paid the month that is settled
    };
    std::map<std::int64_t, Paid> all;
    TRY_VOID(reader_.each(
        active("SELECT DISTINCT m.person_key, m.month, m.given_back, m.unit FROM placement p JOIN "
               "paid_month m ON m.person_key = p.person_key",
               " ORDER BY m.person_key, m.month"),
        days(), [&](const Row& row) -> Result<> {
          Paid& paid = all[row.get<std::int64_t>(0)];
          const auto month = row.get<Month>(1);
          paid.paid.push_back(month);
          if (row.get<bool>(2))
            paid.recovered.push_back(month);
          else if (month == inputs_.month && row.get<UnitCode>(3) != inputs_.unit)
            paid.elsewhere = row.get<UnitCode>(3);
          return {};
        }));
    for (const auto& [key, paid] : all) {
      const auto found = by_key_.find(key);
      if (found == by_key_.end()) continue;
      const settle::Range months{inputs_.months.size(), paid.paid.size()};
      inputs_.months.insert(inputs_.months.end(), paid.paid.begin(), paid.paid.end());
      const settle::Range back{inputs_.months.size(), paid.recovered.size()};
      inputs_.months.insert(inputs_.months.end(), paid.recovered.begin(), paid.recovered.end());
      for (const std::size_t i : found->second) {
        inputs_.placements[i].paid = months;
        inputs_.placements[i].recovered = back;
        inputs_.placements[i].paid_elsewhere = paid.elsewhere;
      }
    }
    return {};
  }

  Reader& reader_;
  const MonthScope& scope_;
  settle::MonthInputs inputs_;
  std::vector<Loose> loose_;
  std::unordered_set<std::int64_t> settled_;
  std::unordered_map<std::int64_t, std::size_t> by_placement_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> by_person_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> by_key_;
};

}  // namespace

Result<settle::MonthInputs> load_month(Reader& reader, UnitCode unit, Month month,
                                       const MonthScope& scope) {
  return MonthLoad(reader, unit, month, scope).run();
}

}  // namespace yigang::store
