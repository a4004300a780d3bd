// What the verbs of persons on duty do alike: fetch a placement where it stands, write an event,
// put a person on a post and open the vacancy that a person leaves.
#pragma once

#include "registry/placement.h"
#include "store/placement_rows.h"
#include "store/plan_rows.h"
#include "usecase/places.h"
#include "usecase/work.h"

namespace yigang::usecase {

// `not_found` for a wrong id.
[[nodiscard]] Result<store::PlacementRow> placement_row(store::Reader& reader,
                                                        const law::Areas& areas, PlacementId id);
[[nodiscard]] Result<Location> location_of(store::Reader& reader, const law::Areas& areas,
                                           PlacementId id);
[[nodiscard]] Result<Location> location_of(store::Reader& reader, const store::PlacementRow& row);
[[nodiscard]] Result<registry::PlacementStanding> standing_of(Work& work,
                                                              const store::PlacementRow& row);
// Saves the row in its new state with the event of the day, and notes it.
[[nodiscard]] Result<> write_event(Work& work, store::PlacementRow& row,
                                   const registry::PlacementChange& change, Date day,
                                   const std::string& reason);
// Nobody goes on a post with a circumstance that bars on that day, whenever it became known: who
// died, serves a sentence, draws an employee pension … (policy-rules "Eligibility", rows 1–8).
// Those that the parameters leave to a person were decided at the approval. Refusal
// `barred_on_day`.
[[nodiscard]] Result<> refuse_barred(Work& work, UnitCode unit, PersonKey person, Date day,
                                     std::string_view field);
// 一: a post of a year's plan may be prepared before its year; nobody works on it before.
[[nodiscard]] Result<> check_year_begun(std::int64_t post_year, Date day, std::string_view field);
// Fills a reserved post from the day on and answers whether it is a refill: the first filling of a
// post is kept for good, a refill never counts as a completed post again (LZ-2022-4 二(二)/10).
// One post holds one person: `post_not_yet_created`, `post_held_that_day`.
[[nodiscard]] Result<bool> fill_post(Work& work, UnitCode unit, PostId post, Date day,
                                     std::string_view field);
// Gives the row its number, inserts it with its first event and closes the vacancy of its post.
[[nodiscard]] Result<> begin_placement(Work& work, store::PlacementRow& row,
                                       const std::string& reason);
// The post that an ended placement left is vacant from its last day on, with a clock.
[[nodiscard]] Result<VacancyId> open_vacancy(Work& work, const store::PlacementRow& left);

}  // namespace yigang::usecase
