#include "law/registers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "law/table.h"

namespace yigang::law {

Result<RegisterOwners> RegisterOwners::read(std::string_view csv) {
  TRY(Table table, Table::read(csv, "law/authority/registers.csv", {"target_group", "department"}));
  RegisterOwners registers;
  for (const TableRow& row : table.rows()) {
    Owner owner;
    TRY(owner.group, row.word<TargetGroup>("target_group"));
    TRY(owner.department, row.filled("department"));
    const bool twice = std::ranges::any_of(registers.owners_, [&](const Owner& other) {
      return other.group == owner.group && other.department == owner.department;
    });
    if (twice) return fail(row.repeated("department"));
    registers.owners_.push_back(std::move(owner));
  }
  return registers;
}

bool RegisterOwners::keeps(std::string_view department, TargetGroup group) const {
  return std::ranges::any_of(owners_, [&](const Owner& owner) {
    return owner.group == group && owner.department == department;
  });
}

bool RegisterOwners::knows(std::string_view department) const {
  return std::ranges::find(owners_, department, &Owner::department) != owners_.end();
}

std::string RegisterOwners::departments() const {
  std::vector<std::string> names;
  for (const Owner& owner : owners_)
    if (std::ranges::find(names, owner.department) == names.end())
      names.push_back(owner.department);
  return fmt::format("{}", fmt::join(names, " / "));
}

std::string RegisterOwners::departments_of(TargetGroup group) const {
  std::string names;
  for (const Owner& owner : owners_) {
    if (owner.group != group) continue;
    if (!names.empty()) names += " / ";
    names += owner.department;
  }
  return names;
}

}  // namespace yigang::law
