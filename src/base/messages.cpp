#include "base/messages.h"

#include <algorithm>
#include <iterator>

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

}  // namespace

std::optional<std::string_view> message(std::string_view code, Language language) {
  const auto* const row =
      std::lower_bound(std::begin(kRows), std::end(kRows), code,
                       [](const Row& a, std::string_view b) { return a.code < b; });
  if (row == std::end(kRows) || row->code != code) return std::nullopt;
  return language == Language::zh_cn ? row->zh_cn : row->en;
}

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
    const std::string_view name = sentence.substr(i + 1, close - i - 1);
    const auto param =
        std::find_if(params.begin(), params.end(), [&](const auto& p) { return p.first == name; });
    said += param == params.end() ? std::string(sentence.substr(i, close - i + 1)) : param->second;
    i = close;
  }
  return said;
}

}  // namespace yigang
