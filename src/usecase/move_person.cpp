#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/setting_queries.h"
#include "usecase/merge_persons.h"
#include "usecase/person_place.h"
#include "usecase/person_rules.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// Sealed fields carry the place where they lie (unit and id): they are opened and sealed anew.
Result<Bytes> sealed_anew(Work& work, const store::PersonRow& from, const store::PersonRow& to,
                          const std::string& column, const Bytes& sealed) {
  TRY(const auto plain,
      work.desk.keys.open({"person", column, to_text(from.unit), from.id.value()}, sealed));
  return work.desk.keys.seal({"person", column, to_text(to.unit), to.id.value()}, plain,
                             work.desk.random);
}

// What stands about the person is known in the new unit too, with its source.
Result<> carry_facts(Work& work, const store::PersonRow& from, const store::PersonRow& to) {
  TRY(std::vector<store::PersonFactRow> facts, store::facts_of_person(work.tx, from.person_key));
  for (store::PersonFactRow& row : facts) {
    row.unit = to.unit;
    row.id = work.make_id<FactId>(to.unit);
    row.person_id = to.id;
    TRY_VOID(store::insert(work.tx, row));
  }
  TRY(std::vector<store::RecognitionRow> recognitions,
      store::recognitions_of_person(work.tx, from.unit, from.id));
  for (store::RecognitionRow& row : recognitions) {
    row.unit = to.unit;
    row.id = work.make_id<RecognitionId>(to.unit);
    row.person_id = to.id;
    TRY_VOID(store::insert(work.tx, row));
  }
  return {};
}

Result<store::PersonRow> person_in(Work& work, store::PersonRow& from, const Location& place) {
  store::PersonRow to = from;
  to.unit = place.unit;
  to.id = work.make_id<PersonId>(place.unit);
  TRY(to.number, store::take_numbers(work.tx, to.unit, "person"));
  TRY(to.resident_sealed, sealed_anew(work, from, to, "resident_sealed", from.resident_sealed));
  if (from.phone_sealed) {
    TRY(to.phone_sealed, sealed_anew(work, from, to, "phone_sealed", *from.phone_sealed));
  }
  to.town = place.town;
  to.village = place.village;
  to.version = 1;
  TRY_VOID(store::insert(work.tx, to));
  TRY_VOID(store::move_claims(work.tx, from, to));
  TRY_VOID(carry_facts(work, from, to));
  from.superseded = true;
  from.merged_into = to.id;
  TRY_VOID(store::save(work.tx, from));
  return to;
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const MovePerson& command) {
  return location_of_person(reader, areas, command.id);
}

Result<PersonMoved> act(Work& work, const Grant<MovePerson>&, const MovePerson& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  if (!command.village.is_village()) return fail(bad_input("village_needed").at("village"));
  auto place = location_of_place(work.areas(), command.village);
  if (!place) return fail(std::move(place.error()).at("village"));
  TRY(store::PersonRow person, person_of(work.tx, work.areas(), command.id));
  if (person.village == command.village) return fail(bad_input("lives_there").at("village"));
  TRY_VOID(may_move(work.tx, person.person_key));
  const std::string before = to_text(person.village);
  const UnitCode left = person.unit;
  if (place->unit == left) {
    person.town = place->town;
    person.village = place->village;
    TRY_VOID(store::save(work.tx, person));
  } else {
    TRY(person, person_in(work, person, *place));
    work.note({left, "person", command.id.value(), before, "person/" + to_text(person.id),
               command.reason, ""});
  }
  work.note({person.unit, "person", person.id.value(), before, to_text(person.village),
             command.reason, ""});
  return PersonMoved{person.id, person.number, person.version};
}

}  // namespace yigang::usecase
