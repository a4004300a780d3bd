// 就业困难人员认定 (LZ-2022-4 二(一)/9): recorded by the department that answers for its kind,
// ended or withdrawn by a second person of it. Later decisions see the change; a decision that was
// made keeps its explanation.
#include "store/described_row.h"
#include "usecase/department_kinds.h"
#include "usecase/person_place.h"
#include "usecase/person_rules.h"
#include "usecase/person_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

Result<store::RecognitionRow> recognition_row(store::Reader& reader, const law::Areas& areas,
                                              RecognitionId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::RecognitionRow> row,
      store::find<store::RecognitionRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of_recognition(store::Reader& reader, const law::Areas& areas,
                                         RecognitionId id) {
  TRY(const store::RecognitionRow row, recognition_row(reader, areas, id));
  return location_of_person(reader, areas, row.person_id);
}

// One that stands, for a second person of a department that may have recorded it.
Result<store::RecognitionRow> standing_recognition(Work& work, const Actor& actor,
                                                   RecognitionId id) {
  TRY(store::RecognitionRow row, recognition_row(work.tx, work.areas(), id));
  TRY_VOID(may_change_recognition(work.tx, work.law(), row, actor));
  return row;
}

std::string period_text(const store::RecognitionRow& row) {
  return row.kind + "|" + to_text(row.from_day) + "|" + to_text(row.until_day);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const RecordRecognition& command) {
  return location_of_person(reader, areas, command.person);
}

Result<Changed<RecognitionId>> act(Work& work, const Grant<RecordRecognition>& grant,
                                   const RecordRecognition& command) {
  // LZ-2022-4 二(一): only the urban groups rest on a recognition.
  if (!policy::belongs_to(command.kind, Side::urban))
    return fail(bad_input("recognition_not_urban").at("kind"));
  TRY_VOID(require_text(command.office, "office"));
  TRY_VOID(require_text(command.document, "document"));
  if (command.until_day < command.from_day)
    return fail(bad_input("period_reversed").at("until_day"));
  TRY_VOID(check_recognises(work.tx, work.law(), grant.actor(), command.kind));
  const UnitCode unit = grant.location().unit;
  const store::RecognitionRow row{unit,
                                  work.make_id<RecognitionId>(unit),
                                  command.person,
                                  std::string(word(command.kind)),
                                  command.office,
                                  command.document,
                                  command.from_day,
                                  command.until_day,
                                  grant.actor().account};
  TRY_VOID(store::insert(work.tx, row));
  work.note({unit, "recognition", row.id.value(), "", "", "", wire::to_json(command)});
  return Changed<RecognitionId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const EndRecognition& command) {
  return location_of_recognition(reader, areas, command.id);
}

Result<Changed<RecognitionId>> act(Work& work, const Grant<EndRecognition>& grant,
                                   const EndRecognition& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::RecognitionRow row, standing_recognition(work, grant.actor(), command.id));
  if (command.last_day < row.from_day) return fail(bad_input("period_reversed").at("last_day"));
  if (command.last_day > work.today)
    return fail(bad_input("day_in_future").with("day", to_text(command.last_day)).at("last_day"));
  // Nothing is made true for longer here: that is a recognition of its own, with its document.
  if (row.until_day <= command.last_day)
    return fail(
        conflict("recognition_ended_before").with("day", to_text(row.until_day)).at("last_day"));
  const std::string before = period_text(row);
  row.until_day = command.last_day;
  row.ended = true;
  row.ended_by = grant.actor().account;
  row.change_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note(
      {row.unit, "recognition", row.id.value(), before, period_text(row), command.reason, ""});
  return Changed<RecognitionId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawRecognition& command) {
  return location_of_recognition(reader, areas, command.id);
}

Result<Changed<RecognitionId>> act(Work& work, const Grant<WithdrawRecognition>& grant,
                                   const WithdrawRecognition& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::RecognitionRow row, standing_recognition(work, grant.actor(), command.id));
  const std::string before = period_text(row);
  row.withdrawn_by = grant.actor().account;
  row.withdrawn_on = work.today;
  row.change_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "recognition", row.id.value(), before, "withdrawn", command.reason, ""});
  return Changed<RecognitionId>{row.id, row.version};
}

}  // namespace yigang::usecase
