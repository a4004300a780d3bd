// Looks a person up by the whole resident number, for an applicant of a village. The number is
// never a part of an address; each look-up is an entry in the journal (reliability.md §6.3: numbers
// can be guessed one by one). Of a person of another unit nothing is told but that there is one and
// whether a post is held there (domain.md §7).
#pragma once

#include "core/resident_number.h"
#include "usecase/register_reads.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct PersonFound {
  bool registered_elsewhere = false;
  bool holds_post = false;           // here or elsewhere
  std::optional<PersonLine> person;  // within the actor's scope
};
BOOST_DESCRIBE_STRUCT(PersonFound, (), (registered_elsewhere, holds_post, person))

struct FindPerson {
  static constexpr std::string_view kVerb = "find_person";
  using Answer = PersonFound;
  PlaceCode village;
  ResidentNumber resident_number;
};
BOOST_DESCRIBE_STRUCT(FindPerson, (), (village, resident_number))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const FindPerson&);
[[nodiscard]] Result<PersonFound> act(Work&, const Grant<FindPerson>&, const FindPerson&);

}  // namespace yigang::usecase
