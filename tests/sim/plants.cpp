#include "plants.h"

#include <array>

namespace yigang::sim {

namespace {

struct Plant {
  std::string_view name;
  std::string_view when;
  std::string_view then;
};

constexpr std::array<Plant, 16> kPlants{{
    {"lost_month", "INSERT ON paid_month",
     "DELETE FROM paid_month WHERE person_key = NEW.person_key AND month = NEW.month"},
    {"share_off_by_a_fen", "INSERT ON settlement_line WHEN NEW.city_fen > 0",
     "UPDATE settlement_line SET city_fen = city_fen - 1, county_fen = county_fen + 1 WHERE unit = "
     "NEW.unit AND id = NEW.id"},
    {"line_changed_after_lock", "INSERT ON payment_batch",
     "UPDATE settlement_line SET reason = 'x' WHERE unit = NEW.unit AND run_id = NEW.run_id"},
    {"death_forgotten", "INSERT ON person_fact WHEN NEW.fact = 'deceased'",
     "DELETE FROM person_fact WHERE unit = NEW.unit AND id = NEW.id"},
    {"exit_a_day_late", "UPDATE OF ended_on ON placement WHEN NEW.ended_on IS NOT NULL",
     "UPDATE placement SET ended_on = date(NEW.ended_on, '+1 day') WHERE unit = NEW.unit AND id = "
     "NEW.id"},
    {"hold_forgotten", "INSERT ON hold",
     "UPDATE hold SET from_month = '2099-01', until_month = '2099-01' WHERE unit = NEW.unit AND id "
     "= NEW.id"},
    {"hours_twice", "INSERT ON attendance WHEN NEW.hours_x10 > 100",
     "UPDATE attendance SET hours_x10 = hours_x10 + 10 WHERE unit = NEW.unit AND placement_id = "
     "NEW.placement_id AND month = NEW.month AND span_no = NEW.span_no"},
    {"rate_a_fen_more", "INSERT ON pay_standard",
     "UPDATE pay_standard SET rate_fen = rate_fen + 1 WHERE unit = NEW.unit AND id = NEW.id"},
    {"old_month_more", "INSERT ON prior_months",
     "UPDATE prior_months SET months = months + 1 WHERE unit = NEW.unit AND id = NEW.id"},
    {"returned_is_paid", "UPDATE OF state ON payment_line WHEN NEW.state = 'returned'",
     "UPDATE payment_line SET state = 'paid' WHERE unit = NEW.unit AND id = NEW.id"},
    {"key_forgotten", "UPDATE OF answer ON request_key WHEN NEW.verb = 'enter_attendance'",
     "DELETE FROM request_key WHERE actor = NEW.actor AND request_key = NEW.request_key"},
    {"confirmed_alone", "UPDATE OF confirmed_by ON bank_account",
     "UPDATE bank_account SET confirmed_by = asked_by WHERE unit = NEW.unit AND id = NEW.id"},
    {"locked_alone", "UPDATE OF locked_by ON settlement_run",
     "UPDATE settlement_run SET locked_by = run_by WHERE unit = NEW.unit AND id = NEW.id"},
    {"post_stays_filled", "UPDATE OF state ON post WHEN NEW.state = 'vacant'",
     "UPDATE post SET state = 'filled' WHERE unit = NEW.unit AND id = NEW.id"},
    {"entry_forgotten", "INSERT ON journal_entry WHEN NEW.verb = 'hold_pay'",
     "UPDATE journal_head SET size = size - 1 WHERE unit = NEW.unit"},
    {"account_gone", "INSERT ON payment_line WHEN NEW.line_no = 3",
     "UPDATE payment_line SET amount_fen = amount_fen + 1 WHERE unit = NEW.unit AND id = NEW.id"},
}};

}  // namespace

std::vector<std::string_view> plants() {
  std::vector<std::string_view> names;
  for (const Plant& one : kPlants) names.push_back(one.name);
  return names;
}

std::optional<std::string> trigger_of(std::string_view name) {
  for (const Plant& one : kPlants)
    if (one.name == name)
      return "CREATE TRIGGER planted AFTER " + std::string(one.when) + " BEGIN " +
             std::string(one.then) + "; END;";
  return std::nullopt;
}

}  // namespace yigang::sim
