#include "usecase/find_person.h"

#include "core/person_name.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader&, const law::Areas& areas, const FindPerson& command) {
  if (!command.village.is_village()) return fail(bad_input("village_needed").at("village"));
  return location_of_place(areas, command.village);
}

Result<PersonFound> act(Work& work, const Grant<FindPerson>& grant, const FindPerson& command) {
  const Actor& actor = grant.actor();
  const Location location = grant.location();
  const std::string& number = command.resident_number.full();
  const crypto::Digest index =
      work.desk.keys.blind_index(crypto::IndexPurpose::resident_number, number);
  TRY(const std::optional<store::PersonClaimRow> claim,
      store::find_claim(work.tx, Bytes(index.begin(), index.end())));
  // Who asked is public to the auditor; whom he asked about is a sealed commitment.
  work.note(
      {location.unit, "person", claim ? claim->person_id.value() : 0, "", "looked up", "", number});
  PersonFound found;
  if (!claim) return found;
  TRY(const std::optional<store::PersonRow> person,
      store::find<store::PersonRow>(work.tx, claim->unit, claim->person_id));
  CHECK(person.has_value());
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
