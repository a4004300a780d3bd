// What was written down about one person on the way to a post and on it, for the page that tells a
// life with the programme from its first step (LZ-2022-4 二(三) 实名制). Each question names a day:
// what was written for a later one is left out, so that the page can be told as of any day. Reads;
// cost: indexes of the person and of the placement.
#pragma once

#include <optional>
#include <vector>

#include "store/application_rows.h"
#include "store/database.h"
#include "store/month_rows.h"
#include "store/payment_rows.h"

namespace yigang::store {

// In whatever unit, in the order in which they were made.
[[nodiscard]] Result<std::vector<ApplicationRow>> applications_of_person(Reader& reader,
                                                                         PersonKey person,
                                                                         Date day);
[[nodiscard]] Result<std::vector<ApplicationStepRow>> steps_by(Reader& reader, UnitCode unit,
                                                               ApplicationId id, Date day);
[[nodiscard]] Result<std::vector<AgreementRow>> agreements_by(Reader& reader, UnitCode unit,
                                                              ApplicationId id, Date day);
[[nodiscard]] Result<std::vector<TrainingRow>> trainings_by(Reader& reader, UnitCode unit,
                                                            ApplicationId id, Date day);

// A line of a month that is locked, and how far its payment has come since.
struct LockedLine {
  SettlementLineRow line;
  Date locked_on;
  std::optional<PaymentState> payment;
};
[[nodiscard]] Result<std::vector<LockedLine>> locked_lines(Reader& reader, UnitCode unit,
                                                           PlacementId placement, Date day);
// A later locked run of the month corrects the line, or what the line itself corrects.
[[nodiscard]] Result<bool> is_corrected_since(Reader& reader, const SettlementLineRow& line,
                                              std::int64_t run_no);

}  // namespace yigang::store
