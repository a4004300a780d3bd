#include "usecase/department_kinds.h"

#include "policy/eligibility.h"
#include "store/account_queries.h"

namespace yigang::usecase {

namespace {

Result<std::string> department_of(store::Reader& reader, const Actor& actor) {
  TRY(const std::optional<store::OrganisationRow> own,
      store::organisation_by_id(reader, actor.organisation));
  return own ? own->department.value_or("") : std::string();
}

Problem of_other_department(std::string departments, std::string_view clause) {
  return forbidden("kind_of_other_department")
      .with("departments", std::move(departments))
      .by(std::string(clause));
}

}  // namespace

Result<> check_recognises(store::Reader& reader, const law::LawSnapshot& law, const Actor& actor,
                          TargetGroup kind) {
  TRY(const std::string department, department_of(reader, actor));
  const law::RegisterOwners& owners = law.registers();
  if (owners.keeps(department, kind)) return {};
  return fail(of_other_department(owners.departments_of(kind), "LZ-2022-4 二(一)").at("kind"));
}

Result<> check_confirms_categories(store::Reader& reader, const law::LawSnapshot& law,
                                   const Actor& actor) {
  TRY(const std::string department, department_of(reader, actor));
  const law::RegisterOwners& owners = law.registers();
  if (owners.confirms_categories(department)) return {};
  return fail(
      of_other_department(owners.departments_of_categories(), "LZ-2022-4 二(四)").at("category"));
}

Result<std::vector<TargetGroup>> recognised_kinds(store::Reader& reader,
                                                  const law::LawSnapshot& law, const Actor& actor) {
  TRY(const std::string department, department_of(reader, actor));
  std::vector<TargetGroup> kinds;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<TargetGroup>>([&](auto d) {
    if (policy::belongs_to(d.value, Side::urban) && law.registers().keeps(department, d.value))
      kinds.push_back(d.value);
  });
  return kinds;
}

}  // namespace yigang::usecase
