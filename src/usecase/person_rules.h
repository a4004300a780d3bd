// May this actor change what is known about a person, where it stands? The one answer that both the
// verbs and the offers on a person's page have (offers.h); domain.md §7.1: who entered a thing does
// not end it, withdraw it or confirm it. Reads at most a row; changes nothing.
#pragma once

#include "law/snapshot.h"
#include "store/merge_queries.h"
#include "store/person_rows.h"
#include "usecase/actor.h"

namespace yigang::usecase {

// `fact_withdrawn_before`, `same_person_two_steps`.
[[nodiscard]] Result<> may_withdraw_fact(const store::PersonFactRow& row, const Actor& actor);
// Also `fact_does_not_end`: who came back was never dead, which is a withdrawal.
[[nodiscard]] Result<> may_end_fact(const store::PersonFactRow& row, const Actor& actor);
// For a second person of a department that may have recorded it. `kind_of_other_department`,
// `recognition_withdrawn_before`, `same_person_two_steps`.
[[nodiscard]] Result<> may_change_recognition(store::Reader& reader, const law::LawSnapshot& law,
                                              const store::RecognitionRow& row, const Actor& actor);
// By another person than who entered them. `prior_months_withdrawn_before`.
[[nodiscard]] Result<> may_confirm_prior_months(const store::PriorMonthsRow& row,
                                                const Actor& actor);
// By another person than those who entered and confirmed them.
[[nodiscard]] Result<> may_withdraw_prior_months(const store::PriorMonthsRow& row,
                                                 const Actor& actor);
// Of a merge that was done. `merge_not_done`, `number_freed_before`, `same_person_two_steps`.
[[nodiscard]] Result<> may_free_number(const store::PersonMergeRow& row, const Actor& actor);
// `move_while_open`: an application or a post ends first.
[[nodiscard]] Result<> may_move(store::Reader& reader, PersonKey person);

}  // namespace yigang::usecase
