#include "core/person_name.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/setting_queries.h"
#include "usecase/person_place.h"
#include "usecase/person_verbs.h"
#include "usecase/phone.h"

namespace yigang::usecase {

namespace {

Result<> seal_phone(Work& work, const std::string& phone, store::PersonRow& person) {
  TRY(person.phone_sealed,
      work.desk.keys.seal({"person", "phone_sealed", to_text(person.unit), person.id.value()},
                          bytes_of(phone), work.desk.random));
  const crypto::Digest index = work.desk.keys.blind_index(crypto::IndexPurpose::phone, phone);
  person.phone_index = Bytes(index.begin(), index.end());
  return {};
}

// Another has the number, or it stands already. Such an answer tells of a person whom the asker
// need not know: it is noted like a look-up by number (find_person.cpp), also as a refusal.
Result<PersonRegistered> known_before(Work& work, const Grant<RegisterPerson>& grant,
                                      const store::PersonClaimRow& claim, const std::string& name,
                                      const ResidentNumber& number) {
  const UnitCode unit = grant.location().unit;
  work.trace(
      {unit, "person", claim.person_id.value(), "", "looked up to register", "", number.full()});
  if (claim.unit != unit)
    return fail(conflict("person_in_other_unit").by("LZ-2022-4 二(三)").at("resident_number"));
  TRY(const std::optional<store::PersonRow> known,
      store::find<store::PersonRow>(work.tx, claim.unit, claim.person_id));
  CHECK(known.has_value());
  // Whose town this is not learns no more than that somebody has the number.
  if (!grant.actor().scope.contains(location_of(*known)))
    return fail(
        conflict("person_registered_elsewhere").by("LZ-2022-4 二(三)").at("resident_number"));
  if (known->name != name)
    return fail(conflict("person_other_name").by("LZ-2022-4 二(三)").at("name"));
  work.note({known->unit, "person", known->id.value(), "known", "known", "", ""});
  return PersonRegistered{known->id, known->number, number.masked(), true};
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const RegisterPerson& command) {
  if (!command.village.is_village()) return fail(bad_input("village_needed").at("village"));
  return location_of_place(areas, command.village);
}

Result<PersonRegistered> act(Work& work, const Grant<RegisterPerson>& grant,
                             const RegisterPerson& command) {
  // All that the request says is looked at before whose number it is: a wrong phone must not be the
  // question whether somebody has the number.
  TRY(const std::string name, parse_person_name(command.name));
  std::optional<std::string> phone;
  if (command.phone) {
    TRY(phone, parse_phone(*command.phone));
  }
  const Location location = grant.location();
  const ResidentNumber& number = command.resident_number;
  // The check character holds for a birth day that has not come, too.
  if (number.birth_date() > work.today)
    return fail(bad_input("birth_in_future")
                    .with("birth_date", to_text(number.birth_date()))
                    .with("today", to_text(work.today))
                    .at("resident_number"));
  const crypto::Digest digest =
      work.desk.keys.blind_index(crypto::IndexPurpose::resident_number, number.full());
  const Bytes index(digest.begin(), digest.end());

  store::PersonRow person;
  person.unit = location.unit;
  person.id = work.make_id<PersonId>(location.unit);
  person.person_key = PersonKey(person.id.value());
  // The claim goes first: of two clerks at once, one wins (engines.md §1.5).
  TRY(const store::PersonClaimRow claim,
      store::claim_person(work.tx, {index, person.person_key, person.unit, person.id}));
  if (claim.person_id != person.id) return known_before(work, grant, claim, name, number);
  TRY(person.number, store::take_numbers(work.tx, person.unit, "person"));
  person.name = name;
  person.sort_key = name_sort_key(name);
  person.sex = number.sex();
  person.birth_date = number.birth_date();
  person.resident_index = index;
  person.resident_tail = number.full().substr(14);
  TRY(person.resident_sealed,
      work.desk.keys.seal({"person", "resident_sealed", to_text(person.unit), person.id.value()},
                          bytes_of(number.full()), work.desk.random));
  if (phone) TRY_VOID(seal_phone(work, *phone, person));
  person.town = location.town;
  person.village = location.village;
  // A man's category follows from the law; a woman's must be confirmed.
  if (person.sex == Sex::M) person.retirement_category = RetirementCategory::M60;
  person.version = 1;
  TRY_VOID(store::insert(work.tx, person));
  work.note({person.unit, "person", person.id.value(), "", to_text(person.village), "",
             name + "|" + number.full()});
  return PersonRegistered{person.id, person.number, number.masked(), false};
}

}  // namespace yigang::usecase
