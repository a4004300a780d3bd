#include "base/messages.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace yigang {

namespace {

struct Row {
  std::string_view code;
  std::string_view zh_cn;
  std::string_view en;
};

constexpr Row kRows[] = {
#include "message_table.inc"
};

constexpr std::string_view kBetween = ", ";

}  // namespace

std::optional<std::string_view> message(std::string_view code, Language language) {
  const auto* const row =
      std::lower_bound(std::begin(kRows), std::end(kRows), code,
                       [](const Row& a, std::string_view b) { return a.code < b; });
  if (row == std::end(kRows) || row->code != code) return std::nullopt;
  return language == Language::zh_cn ? row->zh_cn : row->en;
}

namespace {

// "CNTY_HR, TOWN" by the family "role": each word that the catalogue knows as role.WORD is said in
// the reader's language, any other stays as it came.
std::string in_words(std::string_view family, std::string_view values, Language language) {
  std::string said;
  for (std::size_t begin = 0; begin <= values.size();) {
    const std::size_t end = std::min(values.find(kBetween, begin), values.size());
    const std::string_view value = values.substr(begin, end - begin);
    if (begin > 0) said += language == Language::zh_cn ? std::string_view("、") : kBetween;
    said += message(fmt::format("{}.{}", family, value), language).value_or(value);
    begin = end + kBetween.size();
  }
  return said;
}

}  // namespace

std::string say(std::string_view code, const Params& params, Language language) {
  const auto found = message(code, language);
  if (!found) return std::string(code);
  const std::string_view sentence = *found;
  std::string said;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::size_t close = sentence[i] == '{' ? sentence.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      said.push_back(sentence[i]);
      continue;
    }
    const std::string_view place = sentence.substr(i + 1, close - i - 1);
    const std::size_t colon = std::min(place.find(':'), place.size());
    const std::string_view name = place.substr(0, colon);
    const auto param =
        std::find_if(params.begin(), params.end(), [&](const auto& p) { return p.first == name; });
    if (param == params.end())
      said += sentence.substr(i, close - i + 1);
    else if (colon < place.size())
      said += in_words(place.substr(colon + 1), param->second, language);
    else
      said += param->second;
    i = close;
  }
  return said;
}

}  // namespace yigang
