// The minimum wage that a rate is held against: an hour for rural posts, a month for urban ones, by
// the unit's tier.
#pragma once

#include "law/snapshot.h"

namespace yigang::usecase {

[[nodiscard]] Result<Fen> floor_on(const law::LawSnapshot& law, Side side, Date day, UnitCode unit);

}  // namespace yigang::usecase
