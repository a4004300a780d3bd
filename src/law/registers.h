// Which department answers for which kind of fact: law/authority/registers.csv. A kind is a target
// group, whose register it keeps or whose recognition (就业困难认定) it issues, or the retirement
// category. Which department an organisation is stands with the organisation, whatever it is
// called; a kind may have two, as 乡村振兴局 has become part of 农业农村局 in some places.
// Immutable. Source: LZ-2022-4 二(一)/1–4, 7–9, 11; domain.md §7 ("own kinds only").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/nouns.h"

namespace yigang::law {

class RegisterOwners {
 public:
  [[nodiscard]] static Result<RegisterOwners> read(std::string_view csv);
  [[nodiscard]] bool keeps(std::string_view department, TargetGroup group) const;
  // "民政局", "乡村振兴局 / 农业农村局"; nothing for a group that no department answers for.
  [[nodiscard]] std::string departments_of(TargetGroup group) const;
  // Who confirms retirement categories.
  [[nodiscard]] bool confirms_categories(std::string_view department) const;
  [[nodiscard]] std::string departments_of_categories() const;
  // Does it answer for any?
  [[nodiscard]] bool knows(std::string_view department) const;
  [[nodiscard]] std::string departments() const;

 private:
  struct Owner {
    std::string kind;  // a target group, or kCategory
    std::string department;
  };
  [[nodiscard]] bool answers(std::string_view department, std::string_view kind) const;
  [[nodiscard]] std::string departments_of(std::string_view kind) const;
  std::vector<Owner> owners_;
};

}  // namespace yigang::law
