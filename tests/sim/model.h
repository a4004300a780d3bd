// The second implementation of the policy rules: simple and slow, written from policy-rules.md
// alone, with no line of src/policy or src/settle. It keeps a book of what was acknowledged and
// computes each month from the whole history of everybody. A value; nothing here knows the store.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/area.h"
#include "core/calendar.h"
#include "core/ids.h"
#include "core/nouns.h"

namespace yigang::sim {

struct ModelSpan {
  Date first;
  Date last;
  std::int64_t hours_x10 = 0;
  std::int64_t days_x10 = 0;
};

struct ModelHold {
  HoldId id;
  bool held = false;  // else waiting
  Month from;
  std::optional<Month> until;
  bool released = false;
};

struct ModelPause {
  Date first;
  std::optional<Date> resumed;
};

struct ModelPlacement {
  PlacementId id;
  std::int64_t number = 0;
  UnitCode unit;
  int person = 0;
  PersonId number_of;  // the number under which it began
  Side side = Side::rural;
  PlaceCode town;
  PlaceCode village;
  std::string post_type;
  std::int64_t post_hours_x10 = 0;
  PostId post;
  Date started;
  std::optional<Date> last;
  std::vector<ModelPause> pauses;
  std::map<Month, std::vector<ModelSpan>> work;
  std::set<Month> overtime;
  std::map<Month, std::int64_t> agreed_x10;
  std::vector<ModelHold> holds;
};

struct ModelPerson {
  Date birth;
  Sex sex = Sex::M;
  std::optional<RetirementCategory> category;
  int prior_months = 0;
  std::optional<Date> died;
  std::optional<Month> extended_until;
  std::optional<Date> first_approved;
  bool under_five_years = false;
  std::set<PersonId> account_of;  // of its numbers: who moves gets another one
  std::optional<int> same_as;     // merged into this one
};

// Two decimals of a yuan are a fen.
struct ModelParts {
  std::int64_t province = 0;
  std::int64_t city = 0;
  std::int64_t county = 0;
  std::int64_t social = 0;
  std::int64_t original = 0;
  [[nodiscard]] std::int64_t sum() const { return province + city + county + social + original; }
  friend bool operator==(const ModelParts&, const ModelParts&) = default;
};

struct ModelLine {
  PlacementId placement;
  std::int64_t number = 0;
  int person = 0;
  Side side = Side::rural;
  std::string status;
  std::string problem;
  std::int64_t hours_x10 = 0;
  std::int64_t days_x10 = 0;
  std::int64_t amount = 0;
  int months_used = 0;
  ModelParts parts;
};

// A line of a locked run.
struct ModelPaid {
  UnitCode unit;
  Month month;
  SettlementRunId run;
  SettlementLineId line;
  PlacementId placement;
  int person = 0;
  Side side = Side::rural;
  bool correction = false;
  std::string status;
  std::int64_t days_x10 = 0;
  std::int64_t amount = 0;
  ModelParts parts;
  bool given_up = false;
};

struct ModelShare {
  Date from;
  std::string text;  // "30%", "200.00/person-month", "5000.00"
};

struct ModelRate {
  Date from;
  std::int64_t fen = 0;
};

class Model {
 public:
  // What was acknowledged.
  std::vector<ModelPerson> persons;
  std::map<PlacementId, ModelPlacement> placements;
  std::map<std::string, std::vector<ModelRate>> rates;  // "unit side type"
  std::map<UnitCode, std::vector<ModelShare>> province;
  std::map<Side, std::vector<ModelRate>> floors;
  std::set<Date> off_days;  // by the calendar, weekends that are worked taken out
  std::set<Date> work_days;
  std::map<std::string, std::int64_t> scheduled;  // "unit village month"
  std::set<std::string> closed;                   // sheets: "town month"
  std::set<std::string> left_out;                 // "town month"
  std::vector<ModelPaid> paid;
  std::map<std::string, std::int64_t> offered;  // social money: "unit month"

  // The lines of the run that would be computed now.
  [[nodiscard]] std::vector<ModelLine> settle(UnitCode unit, Month month,
                                              std::int64_t social = 0) const;
  // One line by these spans and what is known now, for a correction.
  [[nodiscard]] ModelLine settle_one(const ModelPlacement& one, Month month,
                                     const std::vector<ModelSpan>* spans = nullptr) const;
  [[nodiscard]] bool locked(UnitCode unit, Month month) const;
  [[nodiscard]] bool settled(PlacementId placement, Month month) const;
  // Months of the person that count, in the whole city.
  [[nodiscard]] std::set<Month> months_paid(int person) const;
  [[nodiscard]] std::int64_t locked_for(PlacementId placement, Month month) const;
  [[nodiscard]] int whole(int person) const;  // who stands for this number
  [[nodiscard]] std::optional<Date> last_day(const ModelPlacement& one) const;
  [[nodiscard]] bool tenure_left(int person, Side side, Month month) const;
  [[nodiscard]] ModelParts split_unit(UnitCode unit, Month month, std::int64_t total,
                                      std::int64_t person_months, std::int64_t social) const;
  [[nodiscard]] bool works(Date day) const;

 private:
  struct Priced {
    std::string problem;
    std::int64_t amount = 0;
  };
  [[nodiscard]] Priced price(const ModelPlacement& one, Month month,
                             const std::vector<ModelSpan>& spans) const;
  [[nodiscard]] bool worth(const ModelPlacement& one, Month month,
                           const std::vector<ModelSpan>* given, ModelLine& line) const;
  [[nodiscard]] bool on_duty(const ModelPlacement& one, Month month) const;
  [[nodiscard]] std::string doubt(const ModelPlacement& one, Month month) const;
  // Of another post, in days of the schedule of the post that is priced.
  struct Taken {
    std::int64_t days_x10 = 0;
    std::optional<std::int64_t> fen;  // that was locked for them
  };
  [[nodiscard]] std::vector<Taken> taken_days(const ModelPlacement& one, Month month) const;
  [[nodiscard]] std::map<PlacementId, std::int64_t> days_paid(const ModelPlacement& one,
                                                              Month month) const;
  [[nodiscard]] std::int64_t days_of(std::int64_t full, PlacementId other, std::int64_t days,
                                     Month month) const;
  [[nodiscard]] std::int64_t scheduled_days(const ModelPlacement& one, Month month) const;
  [[nodiscard]] const std::vector<ModelRate>* table(const ModelPlacement& one) const;
  void share(UnitCode unit, Month month, std::int64_t social, std::vector<ModelLine>& lines) const;
  [[nodiscard]] std::optional<UnitCode> paid_elsewhere(const ModelPlacement& one,
                                                       Month month) const;
};

// Birth date + age + delay of policy-rules.md, "Statutory retirement day".
[[nodiscard]] Date retirement_day(Date birth, RetirementCategory category, Date law_of);
[[nodiscard]] std::int64_t half_away(std::int64_t numerator, std::int64_t denominator);
// Largest remainder, ties by place.
[[nodiscard]] std::vector<std::int64_t> by_remainder(std::int64_t total,
                                                     const std::vector<std::int64_t>& weights);

}  // namespace yigang::sim
