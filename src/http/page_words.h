// Words of the pages that the server makes: a family of the catalogue in one language, and texts of
// the store, both safe within a page; how such a page looks to its reader (language, size of type)
// and the choice of both as links. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/messages.h"
#include "http/message.h"

namespace yigang::http {

[[nodiscard]] std::string escaped(std::string_view text);

class PageWords {
 public:
  PageWords(std::string family, Language language)
      : family_(std::move(family)), language_(language) {}
  [[nodiscard]] std::string operator()(std::string_view code, const Params& params = {}) const {
    return escaped(say(family_ + "." + std::string(code), params, language_));
  }
  // A name, a place, words of the law: Chinese in either language of the page, and marked as such
  // for who has it read aloud. Safe within a page.
  [[nodiscard]] std::string chinese(std::string_view text) const;
  // The word of another family; as it is where there is none.
  [[nodiscard]] std::string word_of(std::string_view family, std::string_view word) const;

 private:
  std::string family_;
  Language language_;
};

// For whom a page is made. `asked`: what of it the address named, as a query.
struct PageView {
  PageView(Language language_of_reader = Language::zh_cn) : language(language_of_reader) {}
  Language language;
  std::string type = "standard";
  std::string asked;
  // Of this page, with what keeps it the same list.
  std::string here;
  // An address of this site, in the language and type that were asked for.
  [[nodiscard]] std::string to(std::string_view path) const;
};
// ?lang= and ?type= of a request; words that mean nothing are passed over.
[[nodiscard]] PageView view_of(const Request& request, Language accepted);
[[nodiscard]] std::string_view lang_of(Language language);
// 标准 / 大字 / 特大 and the other language, as links to `here`.
[[nodiscard]] std::string choices_html(const PageView& view);
// 这是官方网站，怎么看.
[[nodiscard]] std::string official_html(Language language);
// The built door with the language, the type and the title of what is put into it.
[[nodiscard]] std::string dressed(std::string door, const PageView& view, std::string_view title);

}  // namespace yigang::http
