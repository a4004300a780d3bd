// By when the work of a card of 今天要办 is to be done (domain.md §11), where the law or a record
// has a day for it: the pay day of the oldest month that waits (LZ-2022-4 二(四)/5), the first last
// day of an approval that nobody has started on (二(二)/9), the end of the first agreement. Counted
// within the scope of the card, so that the day is one of its rows. Never changes anything; cost:
// one statement a card.
#pragma once

#include <functional>
#include <optional>

#include "law/snapshot.h"
#include "registry/application.h"
#include "store/month_lists.h"
#include "store/payment_lists.h"
#include "usecase/actor.h"

namespace yigang::usecase {

// What a card is counted with.
struct TodayAsked {
  store::Reader& reader;
  const law::LawSnapshot& law;
  const Actor& actor;
  store::ListScope scope;
  store::ListScope whole;  // of the unit, where a town was asked for
  Date today;
  Month month;
};
using DueIt = std::function<Result<std::optional<Date>>(const TodayAsked&)>;

// Of the month that is being settled.
[[nodiscard]] Result<std::optional<Date>> due_of_month(const TodayAsked& asked);
[[nodiscard]] Result<std::optional<Date>> due_of_runs(const TodayAsked& asked,
                                                      store::RunFilter filter);
[[nodiscard]] Result<std::optional<Date>> due_of_batches(const TodayAsked& asked,
                                                         store::BatchFilter filter);
[[nodiscard]] DueIt due_of_approvals(registry::ApplicationState state);

}  // namespace yigang::usecase
