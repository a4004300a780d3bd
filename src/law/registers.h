// Which department keeps the register of a target group: law/authority/registers.csv. Which
// department an organisation is stands with the organisation, whatever it is called; a group may
// have two, as 乡村振兴局 has become part of 农业农村局 in some places. Immutable. Source:
// LZ-2022-4 二(一)/1–4, 二(一)/11.
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
  // "民政局", "乡村振兴局 / 农业农村局"; nothing for a group without a register.
  [[nodiscard]] std::string departments_of(TargetGroup group) const;
  // Does it keep any?
  [[nodiscard]] bool knows(std::string_view department) const;
  [[nodiscard]] std::string departments() const;

 private:
  struct Owner {
    TargetGroup group{};
    std::string department;
  };
  std::vector<Owner> owners_;
};

}  // namespace yigang::law
