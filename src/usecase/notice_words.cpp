#include "usecase/notice_words.h"

namespace yigang::usecase {

std::string joined_titles(const std::vector<std::string>& titles) {
  std::string text;
  for (const std::string& title : titles) text += (text.empty() ? "" : "、") + title;
  return text;
}

std::string village_name(const law::Areas& areas, PlaceCode code) {
  const law::Village* const village = areas.village(code);
  return village != nullptr ? village->display : to_text(code);
}

std::string notice_place(const law::Areas& areas, UnitCode unit, PlaceCode town,
                         PlaceCode village) {
  const law::Unit* const found = areas.unit(unit);
  std::string name = found != nullptr ? found->name : to_text(unit);
  if (town.empty()) return name;
  const law::Town* const in = areas.town(town);
  name += in != nullptr ? in->name : to_text(town);
  if (!village.empty()) name += village_name(areas, village);
  return name;
}

}  // namespace yigang::usecase
