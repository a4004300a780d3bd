// 公示异议: an open objection stops the approval until another person has answered it.
#include "store/application_queries.h"
#include "store/described_row.h"
#include "usecase/application_rules.h"
#include "usecase/application_verbs.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

Result<Location> location_of_notice(store::Reader& reader, const law::Areas& areas, NoticeId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(const std::optional<store::NoticeRow> notice,
      store::find<store::NoticeRow>(reader, unit, id));
  if (!notice) return fail(not_found("not_found"));
  return Location{unit, notice->town.value_or(PlaceCode{}), notice->village.value_or(PlaceCode{})};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const LodgeObjection& command) {
  return location_of_notice(reader, areas, command.notice);
}

Result<Changed<ObjectionId>> act(Work& work, const Grant<LodgeObjection>& grant,
                                 const LodgeObjection& command) {
  TRY_VOID(require_text(command.text, "text"));
  TRY_VOID(limit_text(command.text, 2000, "text"));
  const UnitCode unit = grant.location().unit;
  TRY(const std::optional<store::NoticeRow> notice,
      store::find<store::NoticeRow>(work.tx, unit, command.notice));
  TRY_VOID(may_object(notice->last_day, work.today));
  TRY(const std::vector<store::NoticeItemRow> items,
      store::items_of_notice(work.tx, unit, command.notice));
  if (command.item_no < 1 || command.item_no > static_cast<std::int64_t>(items.size()))
    return fail(bad_input("no_such_item").at("item_no"));
  const store::ObjectionRow row{unit,
                                work.make_id<ObjectionId>(unit),
                                command.notice,
                                command.item_no,
                                command.text,
                                work.today,
                                grant.actor().account,
                                store::ObjectionState::open,
                                "",
                                std::nullopt,
                                std::nullopt,
                                1};
  TRY_VOID(store::insert(work.tx, row));
  work.note({unit, "objection", row.id.value(), "", "open", "", command.text});
  return Changed<ObjectionId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AnswerObjection& command) {
  TRY(const UnitCode unit, unit_of_id(areas, command.id));
  TRY(const std::optional<store::ObjectionRow> row,
      store::find<store::ObjectionRow>(reader, unit, command.id));
  if (!row) return fail(not_found("not_found"));
  return location_of_notice(reader, areas, row->notice_id);
}

Result<Changed<ObjectionId>> act(Work& work, const Grant<AnswerObjection>& grant,
                                 const AnswerObjection& command) {
  TRY_VOID(require_text(command.answer, "answer"));
  TRY(std::optional<store::ObjectionRow> row,
      store::find<store::ObjectionRow>(work.tx, grant.location().unit, command.id));
  if (row->state != store::ObjectionState::open) return fail(conflict("objection_answered"));
  TRY_VOID(require_other_person(grant.actor(), row->received_by, "lodge_objection"));
  row->state = command.upheld ? store::ObjectionState::upheld : store::ObjectionState::dismissed;
  row->answer = command.answer;
  row->answered_by = grant.actor().account;
  row->answered_on = work.today;
  TRY_VOID(store::save(work.tx, *row));
  work.note({row->unit, "objection", row->id.value(), "open", std::string(word(row->state)), "",
             command.answer});
  return Changed<ObjectionId>{row->id, row->version};
}

}  // namespace yigang::usecase
