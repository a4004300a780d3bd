#include "settle/line.h"

#include <fmt/format.h>

namespace yigang::settle {

std::string canonical_line(const Line& line, std::string_view kind, std::string_view corrects,
                           std::string_view basis) {
  std::string text = fmt::format(
      "line|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
      to_text(line.month), line.number, to_text(line.placement), to_text(line.person),
      word(line.side), to_text(line.town), to_text(line.village), kind, word(line.status),
      line.problem ? word(*line.problem) : std::string_view("-"), to_text(line.hours),
      to_text(line.days), to_text(line.rate), to_text(line.amount), to_text(line.missing),
      to_text(line.parts.province), to_text(line.parts.city), to_text(line.parts.county),
      to_text(line.parts.social_fund), to_text(line.parts.original_channel), line.months_used,
      line.last_payable ? to_text(*line.last_payable) : std::string("-"), corrects);
  if (!basis.empty()) {
    text += '|';
    text += basis;
  }
  return text;
}

}  // namespace yigang::settle
