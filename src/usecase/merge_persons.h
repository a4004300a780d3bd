// One person who stands under two numbers becomes one (双实名: one person, one number), and a
// person who moves house is handed over to another village, town or unit. Rows are never lost: the
// row that goes stays as superseded and names the one that stands for it, and its number stays
// claimed for that one: registered again it is the person who stays, never a second one, until
// somebody says that it never was this person's number.
#pragma once

#include "store/merge_queries.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

// Both of one unit. Refused while the two are two in money or on posts: a month paid to both and
// given back by neither (`merge_paid_twice`), two posts held (`merge_two_posts`), two applications
// open (`merge_two_applications`), days on two posts in a month that is not locked for both
// (`merge_days_overlap`); these are settled first.
struct MergePersons {
  static constexpr std::string_view kVerb = "merge_persons";
  using Answer = Changed<MergeId>;
  PersonId keep;  // under the right number
  PersonId drop;
  std::string reason;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(MergePersons, (), (keep, drop, reason, document))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const MergePersons&);
[[nodiscard]] Result<Changed<MergeId>> act(Work&, const Grant<MergePersons>&, const MergePersons&);

struct Merged {
  MergeId id;
  PersonId person;
  std::int64_t rows_moved = 0;
};
BOOST_DESCRIBE_STRUCT(Merged, (), (id, person, rows_moved))

// By another person; the facts are looked at again.
struct ConfirmMerge {
  static constexpr std::string_view kVerb = "confirm_merge";
  using Answer = Merged;
  MergeId id;
};
BOOST_DESCRIBE_STRUCT(ConfirmMerge, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmMerge&);
[[nodiscard]] Result<Merged> act(Work&, const Grant<ConfirmMerge>&, const ConfirmMerge&);

// After a merge: the number that went was mistyped and is somebody else's. By another person than
// who asked for the merge. Whoever registers it next is a person of their own; the row that went
// still names the one who stayed. What was recorded of the other person meanwhile is withdrawn by
// its own verb.
struct FreeNumber {
  static constexpr std::string_view kVerb = "free_number";
  using Answer = Changed<MergeId>;
  MergeId id;
  std::string reason;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(FreeNumber, (), (id, reason, document))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const FreeNumber&);
[[nodiscard]] Result<Changed<MergeId>> act(Work&, const Grant<FreeNumber>&, const FreeNumber&);

struct PersonMoved {
  PersonId id;  // a new one in another unit, else as before
  std::int64_t number = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PersonMoved, (), (id, number, version))

// To another village. In another unit the person gets that unit's next number and a row of its own
// with the facts and recognitions that stand; tenure and paid months go with the person's city-wide
// key; the bank account is entered there anew, by two persons.
struct MovePerson {
  static constexpr std::string_view kVerb = "move_person";
  using Answer = PersonMoved;
  PersonId id;
  PlaceCode village;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(MovePerson, (), (id, village, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const MovePerson&);
[[nodiscard]] Result<PersonMoved> act(Work&, const Grant<MovePerson>&, const MovePerson&);

}  // namespace yigang::usecase
