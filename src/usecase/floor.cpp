#include "usecase/floor.h"

namespace yigang::usecase {

Result<Fen> floor_on(const law::LawSnapshot& law, Side side, Date day, UnitCode unit) {
  TRY(const law::FigureRow* tier, law.row(law::Figure::wage_tier, day, unit));
  const auto figure =
      side == Side::rural ? law::Figure::minimum_wage_hour : law::Figure::minimum_wage_month;
  TRY(const law::FigureRow* wage, law.row(figure, day, unit));
  const auto index = static_cast<std::size_t>(tier->value.integer - 1);
  CHECK(index < wage->value.tiers.size());
  return wage->value.tiers[index];
}

}  // namespace yigang::usecase
