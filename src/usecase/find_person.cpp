#include "usecase/find_person.h"

#include "core/person_name.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/looked_up.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader&, const law::Areas& areas, const FindPerson& command) {
  if (!command.village.is_village()) return fail(bad_input("village_needed").at("village"));
  return location_of_place(areas, command.village);
}

Result<PersonFound> act(Work& work, const Grant<FindPerson>& grant, const FindPerson& command) {
  const Actor& actor = grant.actor();
  const Location location = grant.location();
  TRY(const std::optional<store::PersonRow> person,
      looked_up(work, location.unit, command.resident_number));
  PersonFound found;
  if (!person) return found;
  // After a merge the claim has the key of the number that went.
  TRY(found.holds_post, store::holds_a_post(work.tx, person->person_key));
  if (!actor.scope.contains(location_of(*person))) {
    found.registered_elsewhere = true;
    return found;
  }
  found.person = PersonLine{
      person->id,  person->unit, person->number, masked_name(person->name), person->resident_tail,
      person->sex, person->town, person->village};
  return found;
}

}  // namespace yigang::usecase
