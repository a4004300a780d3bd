// The thirteen departments that are to dig out posts (三(一)/6): law/catalogue/departments.csv, in
// the order of the notice, each with the words by which a department is known in the text of a post
// (冠县农业农村局). A text that has none of the words is of no such department: 其他. Immutable;
// of() is a search in a short list. Source: LZ-2022-4 三(一).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yigang::law {

class Departments {
 public:
  [[nodiscard]] static Result<Departments> read(std::string_view csv);
  [[nodiscard]] std::span<const std::string> names() const { return names_; }
  // Where it stands in names(). Of two words the one that stands first in the text speaks:
  // 农业农村局（乡村振兴局） is 农业农村.
  [[nodiscard]] std::optional<std::size_t> of(std::string_view text) const;

 private:
  struct Word {
    std::size_t department = 0;
    std::string text;
  };
  std::vector<std::string> names_;
  std::vector<Word> words_;
};

}  // namespace yigang::law
