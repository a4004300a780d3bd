// A mistyped number that went with a merge stays claimed for the person who stayed, who may be
// asked for by it. If it is somebody else's, that person must not be refused for ever: the claim
// goes, and the alias stays in the history.
#include "store/account_person.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/merge_persons.h"
#include "usecase/person_rules.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

Result<store::PersonMergeRow> merge_of(store::Reader& reader, const law::Areas& areas, MergeId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PersonMergeRow> row,
      store::find<store::PersonMergeRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const FreeNumber& command) {
  TRY(const store::PersonMergeRow row, merge_of(reader, areas, command.id));
  return Location{row.unit, {}, {}};
}

Result<Changed<MergeId>> act(Work& work, const Grant<FreeNumber>& grant,
                             const FreeNumber& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY_VOID(require_text(command.document, "document"));
  TRY(store::PersonMergeRow row, merge_of(work.tx, work.areas(), command.id));
  TRY_VOID(may_free_number(row, grant.actor()));
  row.freed_by = grant.actor().account;
  row.freed_on = work.today;
  row.freed_reason = command.reason;
  row.freed_document = command.document;
  TRY_VOID(store::save(work.tx, row));
  TRY(const std::optional<store::PersonRow> gone,
      store::find<store::PersonRow>(work.tx, row.unit, row.drop_person_id));
  CHECK(gone.has_value());
  TRY(const bool freed, store::free_claim(work.tx, gone->resident_index));
  if (!freed) return fail(conflict("number_freed_before"));
  TRY_VOID(store::untie_key(work.tx, gone->resident_index));
  work.note({row.unit, "person", gone->id.value(), "person/" + to_text(row.keep_person_id), "free",
             command.reason, ""});
  work.note({row.unit, "person_merge", row.id.value(), "done", "freed", command.reason, ""});
  return Changed<MergeId>{row.id, row.version};
}

}  // namespace yigang::usecase
