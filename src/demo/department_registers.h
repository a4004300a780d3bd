// What other departments know of persons of the demo city: the registers against which the persons
// on duty are compared (LZ-2022-4 二(三)). They stand outside of the database, as they do in life,
// and name among others who is on duty and should not be. Fictitious persons only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/area.h"
#include "core/calendar.h"
#include "core/resident_number.h"

namespace yigang::demo {

enum class Register : std::uint8_t { deaths, pensions, businesses, employments };

struct RegisterLine {
  UnitCode unit;
  std::string name;
  ResidentNumber number;
  Date from;
  std::optional<Date> until;
};

class DepartmentRegisters {
 public:
  void add(Register which, RegisterLine line) { lines_[which].push_back(std::move(line)); }
  // File name and content of each of the four: CSV in UTF-8 with a head line, ordered by number.
  [[nodiscard]] std::map<std::string, std::string> files() const;

 private:
  std::map<Register, std::vector<RegisterLine>> lines_;
};

}  // namespace yigang::demo
