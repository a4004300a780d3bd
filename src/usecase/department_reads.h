// The desk of a department that recognises people or confirms retirement categories (LZ-2022-4
// 二(一)/9, 二(四)/6): its recognitions, and one person by the whole resident number with what the
// department may say of that person. Departments have no list of persons (domain.md §7); as with
// find_person the number stands in no address, each look-up is an entry in the journal and is
// counted, and of a person of another unit nothing is told but that there is one.
#pragma once

#include "core/resident_number.h"
#include "store/recognition_lists.h"
#include "usecase/person_reads.h"
#include "usecase/register_reads.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct RecognitionLine {
  RecognitionId id;
  UnitCode unit;
  PersonId person;
  std::string name;           // masked
  std::string resident_tail;  // the last four of the resident number
  PlaceCode town;
  PlaceCode village;
  RecognitionView recognition;
};
BOOST_DESCRIBE_STRUCT(RecognitionLine, (),
                      (id, unit, person, name, resident_tail, town, village, recognition))
// A department sees the kinds that it answers for; all others all of them.
[[nodiscard]] Result<wire::Page<RecognitionLine>> list_recognitions(
    Desk& desk, const Actor& actor, const store::RecognitionFilter& filter);

struct PersonForCategory {
  bool registered_elsewhere = false;
  std::optional<PersonLine> person;  // within the actor's scope
  std::optional<CategoryView> category;
  std::vector<RecognitionView> recognitions;  // of the department's kinds
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(PersonForCategory, (),
                      (registered_elsewhere, person, category, recognitions, actions))

struct FindForCategory {
  static constexpr std::string_view kVerb = "find_for_category";
  using Answer = PersonForCategory;
  UnitCode unit;
  ResidentNumber resident_number;
};
BOOST_DESCRIBE_STRUCT(FindForCategory, (), (unit, resident_number))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const FindForCategory&);
// Refusal `kind_of_other_department` for one that answers for none of it.
[[nodiscard]] Result<PersonForCategory> act(Work&, const Grant<FindForCategory>&,
                                            const FindForCategory&);

}  // namespace yigang::usecase
