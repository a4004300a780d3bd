// The city: its officials and what they do day by day, some of it wrong. It asks the product for
// everything through World and tells the Model what was acknowledged; after each month Checks look
// at all of it. What it must remember is State, a value, so that a restored backup takes the city's
// memory back too. One thread.
#pragma once

#include "model.h"
#include "usecase/application_verbs.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"
#include "usecase/placement_verbs.h"
#include "world.h"

namespace yigang::sim {

struct Post {
  PostId id;
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
  Side side = Side::rural;
  std::string type;
  std::int64_t hours_x10 = 0;
  bool taken = false;
};

enum class Stage : std::uint8_t { idle, applied, passed, noticed, approved, on_duty, out };

struct Resident {
  int model = 0;
  std::string name;
  std::string number;
  PersonId id;
  UnitCode unit;
  PlaceCode village;
  Side side = Side::rural;
  TargetGroup group = TargetGroup::older;
  Stage stage = Stage::idle;
  AnnouncementId announcement;
  ApplicationId application;
  Date approval_from;
  Date approved_on;
  std::optional<std::size_t> post;
  PlacementId placement;
  std::optional<Date> died;  // as it really was; the books may learn of it later
  bool death_known = false;
  // Who it was in the units that were left, and where: what they owe is paid to that number.
  std::map<PersonId, PlaceCode> before;
};

struct Village {
  PlaceCode code;
  std::map<Side, HostId> hosts;
};
struct Town {
  PlaceCode code;
  std::vector<Village> villages;
};
struct Unit {
  UnitCode code;
  std::vector<Town> towns;
};

struct Batch {
  UnitCode unit;
  usecase::BatchSummary batch;
  bool released = false;
  int rounds = 0;
  int stated = 0;  // after which restore the bank has said that it has not had the file
};
struct Held {
  UnitCode unit;
  PlacementId placement;
  HoldId id;
  Month month;
  int copy = 0;  // who placed it
};
struct Returned {
  UnitCode unit;
  PaymentBatchId batch;
  std::vector<std::int64_t> lines;
};
struct Fact {
  FactId id;
  std::size_t resident = 0;
};

struct State {
  Model model;
  std::vector<Unit> units;
  std::map<UnitCode, OrganisationId> services;  // 公共就业服务机构
  int restores = 0;
  std::optional<Date> restored_on;
  std::vector<Post> posts;
  std::vector<Resident> people;
  std::vector<Batch> batches;
  std::vector<Held> holds;
  std::vector<Returned> returned;
  std::vector<std::pair<UnitCode, SettlementRunId>> late_files;  // somebody was left out for an end
  std::map<std::string, std::string> sealed;                     // run: hash of its locked rows
  std::set<std::string> to_supplement;                           // "unit month"
  std::int64_t next_number = 1;
  std::int64_t next_account = 1;
  int registered = 0;
};

class City {
 public:
  City(World& world, const Settings& settings);

  void begin();
  void live(Month month);
  void quiet(Month month);
  [[nodiscard]] Month first_month() const { return start_; }
  [[nodiscard]] const State& state() const { return state_; }

 private:
  friend class Checks;
  // city.cpp
  [[nodiscard]] usecase::Actor actor(Role role, UnitCode unit, PlaceCode place = {},
                                     int copy = 0) const;
  [[nodiscard]] usecase::Actor county(const UnitCode unit, int copy) const {
    return actor(Role::CNTY_HR, unit, {}, copy);
  }
  [[nodiscard]] usecase::Actor clerk(PlaceCode place, int copy = 0) const;
  [[nodiscard]] UnitCode unit_of(PlaceCode place) const;
  [[nodiscard]] ModelPerson& book(const Resident& one);
  void choose_places();
  void issue_plan(int year);
  void set_rates(const Unit& unit, Side side, Date day, int percent);
  void enter_share(const Unit& unit, Date from);
  void open_posts(const Unit& unit, int count);
  void open_series(const Unit& unit, const Town& town, Village& village, Side side, int count);
  void day_of(Month month, int day);
  // city_recruit.cpp
  void newcomers(Month month);
  std::size_t register_somebody(PlaceCode village, Side side);
  void circumstances(std::size_t who);
  void announce(Month month);
  void apply(AnnouncementId announcement, const Town& town, Side side);
  void apply_one(AnnouncementId announcement, std::size_t who);
  void bad_application(AnnouncementId announcement, PlaceCode village, Side side);
  void review();
  void publish();
  void object();
  void approve();
  void sign();
  void confirm_accounts();
  void start(Date day);
  void set_account(Resident& one, PersonId id);
  // city_month.cpp
  void enter_attendance(Month month);
  void enter_one(const ModelPlacement& one, Month month);
  [[nodiscard]] std::vector<usecase::AttendanceSpan> worked(const ModelPlacement& one, Month month,
                                                            Date first, Date last);
  void tell(const ModelPlacement& one, Month month,
            const std::vector<usecase::AttendanceSpan>& spans);
  void wrong_attendance(const ModelPlacement& one, Month month);
  void close_sheets(Month month);
  void settle(Month month);
  void settle_unit(const Unit& unit, Month month);
  [[nodiscard]] std::vector<ModelLine> compare(const usecase::RunSummary& run);
  bool mend(const Unit& unit, Month month, const std::vector<ModelLine>& lines);
  void mend_one(const Unit& unit, Month month, const ModelLine& line);
  void lock(const usecase::RunSummary& run, const std::vector<ModelLine>& lines);
  void hold_some(Month month);
  void supplements(Month month);
  // city_payment.cpp
  void make_file(UnitCode unit, const usecase::RunSummary& run);
  void check_ends(UnitCode unit, PaymentBatchId batch);
  void make_late_files();
  void release();
  void answer();
  void answer_one(Batch& batch);
  [[nodiscard]] std::string bank_answer(const Batch& batch, const std::string& file,
                                        std::vector<std::int64_t>& returned);
  void wrong_answers(const Batch& batch, const std::string& good);
  void reissue();
  // The lines that are not given up.
  [[nodiscard]] Returned give_up(const Returned& back);
  // city_fates.cpp
  void fates(Month month);
  void leave(std::size_t who, Date last, registry::ExitReason reason);
  void die(std::size_t who, Date day);
  void learn_of_deaths(int chance);
  void pause(std::size_t who, Date day);
  void transfer(std::size_t who, Date day);
  void move(std::size_t who);
  void merge(std::size_t who);
  void extend(std::size_t who, Month month);
  void illegal(const ModelPlacement& one, Month month);
  void end_of_term(std::size_t who, Month month);
  void resume(std::size_t who, Date day);
  void figures(Month month);
  void raise_rates(Month month);
  // city_corrections.cpp
  void correct(bool also_at_random);
  bool correct_line(const ModelPaid& line, const std::vector<ModelSpan>& spans,
                    std::map<SettlementRunId, ModelPaid>& runs);
  // False: what was locked meanwhile has moved its facts, and it was withdrawn.
  bool lock_correction(SettlementRunId id, const ModelPaid& like);
  bool correct_once(bool also_at_random);
  // city_faults.cpp
  void tamper();
  void restore(Month month);

  World& world_;
  const Settings& settings_;
  State state_;
  Month start_;
};

}  // namespace yigang::sim
