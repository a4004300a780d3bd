#include "http/page_words.h"

namespace yigang::http {

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

std::string PageWords::word_of(std::string_view family, std::string_view word) const {
  const std::string code = std::string(family) + "." + std::string(word);
  return message(code, language_) ? escaped(say(code, {}, language_)) : escaped(word);
}

}  // namespace yigang::http
