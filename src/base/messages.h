// The one catalogue of sentences (messages/zh-CN.json, en.json), compiled into the program. A
// sentence has {name} places that params fill; in a place {name:family} the param is a word of the
// wire (or several, with ", " between) and is said by the sentence family.WORD, if there is one. An
// unknown code is a bug that `tools/messages lint` finds; at run time the code itself is printed,
// so that nothing is hidden. Thread-safe, no allocation beyond the answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace yigang {

enum class Language : std::uint8_t { zh_cn, en };

[[nodiscard]] std::optional<std::string_view> message(std::string_view code, Language language);
[[nodiscard]] std::string say(std::string_view code, const Params& params, Language language);
[[nodiscard]] inline std::string say(const Problem& problem, Language language) {
  return say(problem.code, problem.params, language);
}

}  // namespace yigang
