#include "usecase/department_kinds.h"

#include "store/account_queries.h"

namespace yigang::usecase {

namespace {

Result<std::string> department_of(Work& work, const Actor& actor) {
  TRY(const std::optional<store::OrganisationRow> own,
      store::organisation_by_id(work.tx, actor.organisation));
  return own ? own->department.value_or("") : std::string();
}

Problem of_other_department(std::string departments, std::string_view clause) {
  return forbidden("kind_of_other_department")
      .with("departments", std::move(departments))
      .by(std::string(clause));
}

}  // namespace

Result<> check_recognises(Work& work, const Actor& actor, TargetGroup kind) {
  TRY(const std::string department, department_of(work, actor));
  const law::RegisterOwners& owners = work.law().registers();
  if (owners.keeps(department, kind)) return {};
  return fail(of_other_department(owners.departments_of(kind), "LZ-2022-4 二(一)").at("kind"));
}

Result<> check_confirms_categories(Work& work, const Actor& actor) {
  TRY(const std::string department, department_of(work, actor));
  const law::RegisterOwners& owners = work.law().registers();
  if (owners.confirms_categories(department)) return {};
  return fail(
      of_other_department(owners.departments_of_categories(), "LZ-2022-4 二(四)").at("category"));
}

}  // namespace yigang::usecase
