// For tests: a unit with persons on posts, as the chain of steps would have left them, on the 6th
// of April 2022; attendance, accounts and runs of March by the verbs. Fictitious persons only.
#pragma once

#include "store/application_rows.h"
#include "store/month_queries.h"
#include "store/payment_queries.h"
#include "store/person_rows.h"
#include "store/plan_rows.h"
#include "usecase/desk_fixture.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"

namespace yigang::usecase {

class MonthFixture : public store::EachEngine {
 protected:
  MonthFixture();

  template <class IdType>
  [[nodiscard]] IdType id(std::int64_t number) const {
    return IdType((std::int64_t{ordinal_} << 55) + number);
  }
  void put(const store::WriteWork& work);
  // Person, post, application and placement of this number, from the 1st of March on.
  PlacementId place(std::int64_t n, Side side = Side::rural,
                    std::optional<Date> ended = std::nullopt);
  [[nodiscard]] static std::string name_of(std::int64_t n) {
    return n % 2 == 0 ? "王秀英" : "李建国";
  }
  void give_account(std::int64_t n);
  [[nodiscard]] EnterAttendance hours(PlacementId placement, std::int64_t x10,
                                      Month month = Month(2022, 3)) const {
    return {placement, month, {{month.first_day(), month.last_day(), Hours(x10), {}, {}}}};
  }
  // `people` rural persons with 40 hours each and an account, the sheet closed.
  void a_worked_month(std::int64_t people);
  RunSummary run(Month month = Month(2022, 3));
  RunSummary lock(const RunSummary& run);
  std::vector<store::SettlementLineRow> lines(SettlementRunId run);
  store::Books books(Month month = Month(2022, 3));

  TestDesk desk;
  const UnitCode unit = desk.unit();
  const Actor county = desk.actor(Role::CNTY_HR);
  const Actor county2 = desk.actor(Role::CNTY_HR, 1);
  const Actor town = desk.actor(Role::TOWN);
  const Actor village = desk.actor(Role::VILL);
  const Actor finance = desk.actor(Role::CNTY_FIN);
  const Actor bank = desk.actor(Role::BANK);
  const Month kMarch = Month(2022, 3);

  store::ApplicationRow application_row(std::int64_t n, Side side);
  // Taken on the first of February by nobody in the test; the notice is waived.
  store::ApplicationStepRow step_row(ApplicationId application, std::int64_t step);

 private:
  void put_host_and_rates();
  store::PersonRow person_row(std::int64_t n);
  store::PostRow post_row(std::int64_t n, Side side);
  store::ApprovalRow approval_row(std::int64_t n);
  int ordinal_ = 0;
};

}  // namespace yigang::usecase
