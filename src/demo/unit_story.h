// One unit of the demo city lives through its months: rates and town numbers, rounds of recruitment
// through the eight steps, months of work and pay, exits and refills. Every act is a verb of the
// house, run by the unit's cast on its business day; each phase is one transaction.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "demo/candidates.h"
#include "demo/cast.h"
#include "demo/department_registers.h"
#include "demo/faults.h"
#include "demo/truth.h"
#include "registry/placement.h"
#include "usecase/application_verbs.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"
#include "usecase/post_verbs.h"
#include "usecase/together.h"

namespace yigang::demo {

// The demo's own clock: the journal's time is the business day at nine in the morning (UTC+8).
struct Stage {
  usecase::Desk& desk;
  SetClock& clock;
  std::string mark;  // of demo/claim.h
};

// How many posts of a side a town gets in a year.
struct TownShare {
  PlaceCode town;
  int rural = 0;
  int urban = 0;
};

struct Round {
  Date base;  // the day on which the unit begins to prepare it
  int year = 0;
  int part = 0;  // of 100 of the year's posts, together with the rounds before
  std::string off_season_reason;
  bool self_increase = false;  // posts beyond the plan, 3 of 100
};

struct UnitOptions {
  int created_of_1000 = 1000;  // posts that are developed, of those planned
  int filled_of_1000 = 1000;   // posts that are filled, of those planned
  bool late_wage = false;      // misses a new minimum wage until the month is run
  bool widens = false;         // opens what stays unfilled to a further group (二(一)/10)
  bool nepotism = false;       // places a relative of a cadre, found out by a complaint
};

// What the units of a city share.
struct Props {
  NumberMaker& numbers;  // no number is given twice
  Truth& truth;
  Faults& faults;
  DepartmentRegisters& registers;
};

class UnitStory {
 public:
  UnitStory(Stage stage, const law::LawSnapshot& law, const law::Unit& unit, std::uint64_t seed,
            UnitOptions options, Props props);

  // Accounts of the unit, its towns; the villages' follow as they are needed.
  [[nodiscard]] Result<> begin(Date day);
  [[nodiscard]] Result<> allocate(int year, const std::vector<TownShare>& shares, Date day);
  // The towns' numbers under a revision of the year's plan; only more for a town, never less.
  [[nodiscard]] Result<> revise(int year, const std::vector<TownShare>& shares, Date day);
  [[nodiscard]] Result<> recruit(const Round& round);
  // Follows a minimum wage that is new in this month; the late unit only when its run tells it.
  [[nodiscard]] Result<> new_rates(Month month);
  // Works and pays the month, in the first weeks of the next one. What the bank returns of the
  // newest month is left as it is.
  [[nodiscard]] Result<> settle(Month month, bool newest);
  [[nodiscard]] Result<> refill(Date day);
  [[nodiscard]] Result<> exits(Month month);

  [[nodiscard]] const std::vector<usecase::RunSummary>& locked_runs() const { return totals_; }
  // Of the plan, and beyond it.
  [[nodiscard]] std::int64_t posts() const {
    return static_cast<std::int64_t>(posts_.size()) - self_increased_;
  }
  [[nodiscard]] std::int64_t self_increased() const { return self_increased_; }
  [[nodiscard]] std::int64_t placed_ever() const {
    return static_cast<std::int64_t>(placements_.size());
  }

 private:
  using TownSide = std::pair<PlaceCode, Side>;
  struct Post {
    PostId id;
    PlaceCode village;
    Side side = Side::rural;
    bool vacant = false;  // left by somebody and not yet refilled
  };
  struct Applicant {
    ApplicationId application;
    std::int64_t number = 0;  // of the application
    PersonId person;
    std::string name;
    PlaceCode village;
    Side side = Side::rural;
    Date usable_until;  // beyond it the age limits are near, or the group is closed again
    int votes = 0;
    std::optional<PersonId> twin_of;
    bool sure = false;  // of the post, by everybody's vote
  };
  struct Placement {
    PlacementId id;
    std::int64_t number = 0;
    std::size_t post = 0;
    PlaceCode village;
    Side side = Side::rural;
    PersonId person;
    Date started;
    std::optional<Date> ended;
    bool fated = false;     // stays whatever happens
    bool extended = false;  // beyond the full term
  };
  // What another department will know of somebody on duty.
  struct Fate {
    std::size_t placement = 0;
    Register known_to = Register::deaths;
    Date from;
    std::optional<Date> until;
  };
  struct Identity {
    std::string name;
    ResidentNumber number;
  };
  struct Announced {
    AnnouncementId id;
    PlaceCode town;
    Side side = Side::rural;
    std::vector<std::size_t> posts;
    std::map<PlaceCode, std::vector<Applicant>> applicants;
    std::vector<Applicant> passed;
    std::optional<usecase::NoticePublished> notice;
  };
  struct Target {
    int created = 0;  // posts to be developed this year
    int filled = 0;   // of them to be filled
  };
  struct Winner {
    Applicant applicant;
    std::size_t post = 0;
  };
  [[nodiscard]] Target target_of(int planned);
  [[nodiscard]] bool anybody(Month month) const;
  using Act = std::function<Result<>(usecase::Together&)>;

  Result<> on(Date day, const Act& act);
  Result<usecase::Actor> village_actor(usecase::Together& acts, PlaceCode village);
  [[nodiscard]] const TownCast& town_cast(PlaceCode place) const;
  [[nodiscard]] std::vector<int> village_weights(PlaceCode town, Side side);

  Result<> enter_province_share(usecase::Together& acts);
  Result<> set_rates(usecase::Together& acts, Date day, Date document_day);
  Result<> allocate_towns(usecase::Together& acts, int year, const std::vector<TownShare>& shares);
  Result<> develop(usecase::Together& acts, const TownSide& where, int count, const Round& round);
  Result<> develop_in_village(usecase::Together& acts, const law::Village& village, Side side,
                              int count, const Round& round);
  Result<HostId> host_of(usecase::Together& acts, const law::Village& village);
  Result<> announce(usecase::Together& acts, const Round& round, std::vector<Announced>& rounds);
  Result<> announce_in(usecase::Together& acts, const Round& round, const TownSide& where,
                       int count, std::vector<Announced>& rounds);
  Result<std::map<TownSide, int>> increase(usecase::Together& acts, const Round& round);
  Result<> widen(usecase::Together& acts, const Round& round);
  void choose_posts(const Round& round, const TownSide& where, std::size_t first, Announced& one);
  Result<> load_registers(usecase::Together& acts, const std::vector<Candidate>& candidates);
  Result<> take_applications(usecase::Together& acts, Announced& one);
  Candidate candidate_for(const usecase::Together& acts, const Announced& one, PlaceCode village);
  Result<bool> apply(usecase::Together& acts, const Announced& one, const Candidate& candidate,
                     PlaceCode village, Applicant& applicant);
  Result<PersonId> enter_person(usecase::Together& acts, const Candidate& candidate,
                                PlaceCode village);
  Result<> enter_twice(usecase::Together& acts, const Candidate& candidate, PersonId person,
                       PlaceCode village);
  Result<> apply_twice(usecase::Together& acts, const Announced& one, const Candidate& candidate,
                       std::vector<Applicant>& list);
  Result<> record_circumstances(usecase::Together& acts, const Candidate& candidate,
                                PersonId person, const usecase::Actor& clerk);
  Result<> review(usecase::Together& acts, Announced& one);
  Result<> publish(usecase::Together& acts, Announced& one);
  Result<std::vector<Winner>> approve(usecase::Together& acts, Announced& one);
  Result<> refuse_late(usecase::Together& acts, const Applicant& applicant);
  void tell_refused(Date day, std::int64_t number, std::string_view why);
  Result<> sign_and_train(usecase::Together& acts, const std::vector<Winner>& winners, Date start);
  Result<> start(usecase::Together& acts, const std::vector<Winner>& winners);

  void tell_of_twins(Date day, const std::vector<Winner>& winners);
  void draw_fate(std::size_t placement);
  void tell_fates(Month month);
  Result<> end_for_nepotism(Date day);
  // Who reaches the last payable month: extended or ended (二(四)/6–7, 二(六)).
  void note_term(const store::SettlementLineRow& line);
  Result<> extend_terms(usecase::Together& acts, Month month);
  Result<> end_terms(usecase::Together& acts, Month month);
  Result<> leave(usecase::Together& acts, std::size_t placement, Date last_day,
                 registry::ExitReason reason, std::string_view remark);

  Result<> enter_month(usecase::Together& acts, Month month);
  Result<> enter_one(usecase::Together& acts, const Placement& placement, Month month);
  Result<> close_sheets(usecase::Together& acts, Month month);
  Result<std::set<PlaceCode>> paid_towns(usecase::Together& acts, const usecase::RunSummary& run);
  Result<> pay(usecase::Together& acts, const usecase::RunSummary& run, bool last_returns);
  Result<> answer_for_bank(usecase::Together& acts, const usecase::BatchSummary& batch,
                           bool all_paid, std::vector<std::int64_t>& returned);

  Stage stage_;
  const law::LawSnapshot& law_;
  const law::Unit& unit_;
  UnitOptions options_;
  Truth& truth_;
  Faults& faults_;
  DepartmentRegisters& registers_;
  Dice dice_;
  Candidates candidates_;
  UnitCast cast_;
  std::map<PlaceCode, TownCast> towns_;
  std::map<PlaceCode, usecase::Actor> villages_;
  std::map<PlaceCode, HostId> hosts_;
  std::map<TownSide, std::map<PlaceCode, int>> planned_;
  std::map<TownSide, Target> year_target_;
  std::map<TownSide, int> developed_;
  std::map<Side, Fen> floors_;
  std::vector<Post> posts_;
  std::vector<Placement> placements_;
  std::vector<Applicant> reserve_;
  std::map<PersonId, Identity> people_;
  std::vector<Fate> fates_;
  std::vector<std::size_t> held_;  // rural posts of the year that found nobody yet
  std::optional<AnnouncementId> unfilled_round_;
  std::string expanded_group_;
  int expanded_places_ = 0;
  std::int64_t self_increased_ = 0;
  int uncreated_carried_ = 0;  // of 1,000
  int unfilled_carried_ = 0;
  bool merge_next_ = true;
  bool nepotism_told_ = false;
  struct Ending {
    std::size_t placement = 0;
    Month last_payable;
    bool full_term = false;
  };
  std::vector<Ending> endings_;
  std::vector<usecase::RunSummary> totals_;
};

}  // namespace yigang::demo
