#include "usecase/person_rules.h"

#include "policy/eligibility.h"
#include "store/application_queries.h"
#include "usecase/department_kinds.h"
#include "usecase/work.h"

namespace yigang::usecase {

Result<> may_withdraw_fact(const store::PersonFactRow& row, const Actor& actor) {
  if (row.withdrawn_on)
    return fail(conflict("fact_withdrawn_before").with("day", to_text(*row.withdrawn_on)));
  // domain.md §7.1: who handles a hit does not close it.
  return require_other_person(actor, row.entered_by, "record_fact");
}

Result<> may_end_fact(const store::PersonFactRow& row, const Actor& actor) {
  TRY_VOID(may_withdraw_fact(row, actor));
  if (row.fact == word(policy::Reason::deceased)) return fail(refused("fact_does_not_end"));
  return {};
}

Result<> may_change_recognition(store::Reader& reader, const law::LawSnapshot& law,
                                const store::RecognitionRow& row, const Actor& actor) {
  const auto kind = enum_from_word<TargetGroup>(row.kind);
  CHECK(kind.has_value());
  TRY_VOID(check_recognises(reader, law, actor, *kind));
  if (row.withdrawn_on)
    return fail(conflict("recognition_withdrawn_before").with("day", to_text(*row.withdrawn_on)));
  return require_other_person(actor, row.entered_by, "record_recognition");
}

namespace {

Result<> prior_months_stand(const store::PriorMonthsRow& row) {
  if (!row.withdrawn_on) return {};
  return fail(conflict("prior_months_withdrawn_before").with("day", to_text(*row.withdrawn_on)));
}

}  // namespace

Result<> may_confirm_prior_months(const store::PriorMonthsRow& row, const Actor& actor) {
  TRY_VOID(require_other_person(actor, row.entered_by, "record_prior_months"));
  return prior_months_stand(row);
}

Result<> may_withdraw_prior_months(const store::PriorMonthsRow& row, const Actor& actor) {
  TRY_VOID(prior_months_stand(row));
  TRY_VOID(require_other_person(actor, row.entered_by, "record_prior_months"));
  if (!row.confirmed_by) return {};
  return require_other_person(actor, *row.confirmed_by, "confirm_prior_months");
}

Result<> may_free_number(const store::PersonMergeRow& row, const Actor& actor) {
  if (!row.confirmed_by) return fail(conflict("merge_not_done"));
  if (row.freed_by) return fail(conflict("number_freed_before"));
  // The merge was asked for by one who took the number for this person's.
  return require_other_person(actor, row.asked_by, "merge_persons");
}

Result<> may_move(store::Reader& reader, PersonKey person) {
  TRY(const bool open, store::has_open_application(reader, person));
  TRY(const bool holds, store::holds_a_post(reader, person));
  if (open || holds) return fail(conflict("move_while_open").by("LZ-2022-4 二(三)"));
  return {};
}

}  // namespace yigang::usecase
