// Words of the pages that the server makes: a family of the catalogue in one language, and texts of
// the store, both safe within a page. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/messages.h"

namespace yigang::http {

[[nodiscard]] std::string escaped(std::string_view text);

class PageWords {
 public:
  PageWords(std::string family, Language language)
      : family_(std::move(family)), language_(language) {}
  [[nodiscard]] std::string operator()(std::string_view code, const Params& params = {}) const {
    return escaped(say(family_ + "." + std::string(code), params, language_));
  }
  // The word of another family; as it is where there is none.
  [[nodiscard]] std::string word_of(std::string_view family, std::string_view word) const;

 private:
  std::string family_;
  Language language_;
};

}  // namespace yigang::http
