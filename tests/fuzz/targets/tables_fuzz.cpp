// The CSV tables of law/: calendar, catalogue, places.
#include "fuzz.h"
#include "law/areas.h"
#include "law/calendar.h"
#include "law/catalogue.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yigang::fuzz::Input input(data, size);
  const std::size_t which = input.choice(3);
  const std::string text(input.text());
  std::string canonical;
  if (which == 0) {
    const auto calendar = yigang::law::Calendar::read(text);
    if (calendar) calendar->append_canonical(canonical);
  } else if (which == 1) {
    const auto catalogue = yigang::law::Catalogue::read(text);
    if (catalogue) catalogue->append_canonical(canonical);
  } else {
    // Three files in one input, cut at form feeds.
    const std::size_t first = std::min(text.find('\f'), text.size());
    const std::size_t second = std::min(text.find('\f', first + 1), text.size());
    const std::string towns = first < text.size() ? text.substr(first + 1, second - first - 1) : "";
    const std::string divisions = second < text.size() ? text.substr(second + 1) : "";
    const auto areas = yigang::law::Areas::read(text.substr(0, first), towns, divisions);
    if (areas) areas->append_canonical(canonical);
  }
  return 0;
}
