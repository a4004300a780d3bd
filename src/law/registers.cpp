#include "law/registers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "law/table.h"

namespace yigang::law {

namespace {

constexpr std::string_view kCategory = "retirement_category";

}  // namespace

Result<RegisterOwners> RegisterOwners::read(std::string_view csv) {
  TRY(Table table, Table::read(csv, "law/authority/registers.csv", {"kind", "department"}));
  RegisterOwners registers;
  for (const TableRow& row : table.rows()) {
    Owner owner;
    TRY(owner.kind, row.filled("kind"));
    if (owner.kind != kCategory) TRY_VOID(row.word<TargetGroup>("kind"));
    TRY(owner.department, row.filled("department"));
    if (registers.answers(owner.department, owner.kind)) return fail(row.repeated("department"));
    registers.owners_.push_back(std::move(owner));
  }
  return registers;
}

bool RegisterOwners::answers(std::string_view department, std::string_view kind) const {
  return std::ranges::any_of(owners_, [&](const Owner& owner) {
    return owner.kind == kind && owner.department == department;
  });
}

bool RegisterOwners::keeps(std::string_view department, TargetGroup group) const {
  return answers(department, word(group));
}

bool RegisterOwners::confirms_categories(std::string_view department) const {
  return answers(department, kCategory);
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

std::string RegisterOwners::departments_of(std::string_view kind) const {
  std::string names;
  for (const Owner& owner : owners_) {
    if (owner.kind != kind) continue;
    if (!names.empty()) names += " / ";
    names += owner.department;
  }
  return names;
}

std::string RegisterOwners::departments_of(TargetGroup group) const {
  return departments_of(word(group));
}

std::string RegisterOwners::departments_of_categories() const {
  return departments_of(kCategory);
}

}  // namespace yigang::law
