// The small verbs that record what is known about a person: circumstances and category.
#include "policy/tenure.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/application_steps.h"
#include "usecase/department_kinds.h"
#include "usecase/person_place.h"
#include "usecase/person_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const RecordFact& command) {
  return location_of_person(reader, areas, command.person);
}

namespace {

// A death to come or a circumstance before the birth is a slip of the pen that would stop the pay.
Result<> check_possible(Work& work, const RecordFact& command) {
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), command.person));
  if (command.from_day < person.birth_date)
    return fail(bad_input("day_before_birth")
                    .with("birth_date", to_text(person.birth_date))
                    .at("from_day"));
  if (command.fact != policy::Reason::deceased) return {};
  return not_in_future(work, command.from_day, "from_day");
}

}  // namespace

Result<Changed<FactId>> act(Work& work, const Grant<RecordFact>& grant, const RecordFact& command) {
  if (!policy::is_circumstance(command.fact)) return fail(bad_input("fact_is_computed").at("fact"));
  TRY_VOID(require_text(command.source, "source"));
  if (command.until_day && *command.until_day < command.from_day)
    return fail(bad_input("period_reversed").at("until_day"));
  TRY_VOID(check_possible(work, command));
  const UnitCode unit = grant.location().unit;
  const store::PersonFactRow row{unit,
                                 work.make_id<FactId>(unit),
                                 command.person,
                                 std::string(word(command.fact)),
                                 command.from_day,
                                 command.until_day,
                                 command.source,
                                 grant.actor().account,
                                 false};
  TRY_VOID(store::insert(work.tx, row));
  work.note({unit, "person_fact", row.id.value(), "", "", "", wire::to_json(command)});
  return Changed<FactId>{row.id, 1};
}

namespace {

// 以初次核定其享受补贴时年龄为准: a first approval that was frozen while the category was open gets
// its retirement day by the law of its own day, whenever the category is confirmed.
Result<> complete_approval(Work& work, const store::PersonRow& person,
                           RetirementCategory category) {
  TRY(std::optional<store::FirstApprovalRow> first,
      store::first_approval(work.tx, person.person_key));
  if (!first || first->retirement_day) return {};
  policy::LawReader reader(work.law(), person.unit);
  TRY(const policy::FirstApproval frozen,
      policy::freeze_first_approval(reader, first->day, person.birth_date, category));
  first->retirement_day = frozen.retirement_day;
  first->under_five_years = frozen.under_distance;
  first->law_digest = work.law_digest;
  TRY_VOID(store::complete_first_approval(work.tx, *first));
  work.note({person.unit, "first_approval", person.id.value(), to_text(first->day) + "|-", "", "",
             to_text(first->day) + "|" + to_text(frozen.retirement_day) + "|" +
                 (frozen.under_distance ? "under" : "not_under")});
  return {};
}

// Empty before the first confirmation.
std::string category_text(const store::PersonRow& person) {
  if (!person.retirement_category) return "";
  return std::string(word(*person.retirement_category)) + "|" + person.retirement_source;
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmCategory& command) {
  return location_of_person(reader, areas, command.person);
}

Result<Changed<PersonId>> act(Work& work, const Grant<ConfirmCategory>& grant,
                              const ConfirmCategory& command) {
  TRY_VOID(require_text(command.source, "source"));
  TRY(store::PersonRow person, person_of(work.tx, work.areas(), command.person));
  const bool mans = command.category == RetirementCategory::M60;
  if ((person.sex == Sex::M) != mans)
    return fail(bad_input("category_of_other_sex").at("category"));
  TRY_VOID(check_confirms_categories(work.tx, work.law(), grant.actor()));
  const std::string before = category_text(person);
  if (person.retirement_category && *person.retirement_category != command.category) {
    TRY_VOID(require_text(command.reason.value_or(""), "reason"));
    if (person.retirement_confirmed_by)
      TRY_VOID(
          require_other_person(grant.actor(), *person.retirement_confirmed_by, "confirm_category"));
  }
  person.retirement_category = command.category;
  person.retirement_source = command.source;
  person.retirement_confirmed_by = grant.actor().account;
  TRY_VOID(store::save(work.tx, person));
  work.note({person.unit, "person", person.id.value(), before, wire::to_json(command),
             command.reason.value_or(""), ""});
  TRY_VOID(complete_approval(work, person, command.category));
  return Changed<PersonId>{person.id, person.version};
}

}  // namespace yigang::usecase
