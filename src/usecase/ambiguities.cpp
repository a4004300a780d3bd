#include "usecase/ambiguities.h"

#include <algorithm>

#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/document_owner.h"
#include "usecase/document_texts.h"
#include "usecase/figures.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

using store::AmbiguityRow;
using store::AmbiguityState;

Result<> check_texts(std::initializer_list<std::pair<const std::string*, std::string_view>> texts) {
  for (const auto& [text, field] : texts) {
    TRY_VOID(require_text(*text, field));
    TRY_VOID(limit_text(*text, 1000, field));
  }
  return {};
}

// In the clause of the official text; without one, among the words that are cited from the clause.
Result<> check_phrase(Work& work, const RecordAmbiguity& command) {
  TRY(CitedText cited, cited_of(work.desk, work.law(), command.document));
  if (std::ranges::find(cited.heads, command.clause, &ClauseHead::clause) == cited.heads.end())
    return fail(not_found("not_found").at("clause"));
  TRY(const std::optional<store::DocumentTextRow> text,
      store::shown_text(work.tx, command.document));
  if (text) {
    cited.phrases.push_back({command.clause, command.phrase});
    const PhraseFound found = mark_text(text->content, cited.heads, cited.phrases).phrases.back();
    if (found.found && !found.elsewhere) return {};
    return fail(refused("phrase_not_in_text").with("clause", command.clause).at("phrase"));
  }
  const bool known = std::ranges::any_of(cited.phrases, [&](const CitedPhrase& one) {
    return one.clause == command.clause && stands_in(one.phrase, command.phrase);
  });
  if (known) return {};
  return fail(refused("phrase_not_cited").with("clause", command.clause).at("phrase"));
}

Result<> check_new(Work& work, const RecordAmbiguity& command) {
  TRY(const std::vector<AmbiguityRow> open, store::open_ambiguities(work.tx));
  for (const AmbiguityRow& one : open)
    if (one.unit == command.unit && one.document == command.document &&
        one.clause == command.clause && one.phrase == command.phrase)
      return fail(conflict("ambiguity_known").with("day", to_text(one.recorded_on)).at("phrase"));
  if (std::ranges::count(open, command.unit, &AmbiguityRow::unit) >= kMostWaiting)
    return fail(refused("ambiguities_too_many").with("most", std::to_string(kMostWaiting)));
  return {};
}

Result<AmbiguityRow> ambiguity_of(store::Reader& reader, const law::Areas& areas, AmbiguityId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<AmbiguityRow> row, store::find<AmbiguityRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of_ambiguity(store::Reader& reader, const law::Areas& areas,
                                       AmbiguityId id) {
  TRY(const AmbiguityRow row, ambiguity_of(reader, areas, id));
  return location_of_figure(areas, row.unit);
}

bool waits(const AmbiguityRow& row) {
  return row.state == AmbiguityState::open || row.state == AmbiguityState::asked;
}

Result<> still_waits(const AmbiguityRow& row) {
  if (row.state == AmbiguityState::answered)
    return fail(conflict("ambiguity_answered").with("day", to_text(*row.answered_on)));
  if (row.state == AmbiguityState::withdrawn)
    return fail(conflict("ambiguity_withdrawn").with("day", to_text(*row.withdrawn_on)));
  return {};
}

// Who recorded it, or who could enter its answer.
bool may_withdraw(const Authority& authority, const Actor& actor, const AmbiguityRow& row) {
  return actor.is(row.recorded_by) || authority.allows("answer_ambiguity", actor.role);
}

template <class V>
Result<Changed<AmbiguityId>> keep(Work& work, AmbiguityRow& row, AmbiguityState before,
                                  const V& command) {
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "ambiguity", row.id.value(), std::string(word(before)),
             std::string(word(row.state)) + " " + wire::to_json(command), "", ""});
  return Changed<AmbiguityId>{row.id, row.version};
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const RecordAmbiguity& command) {
  return location_of_figure(areas, command.unit);
}

Result<Changed<AmbiguityId>> act(Work& work, const Grant<RecordAmbiguity>& grant,
                                 const RecordAmbiguity& command) {
  TRY_VOID(check_texts({{&command.phrase, "phrase"},
                        {&command.question, "question"},
                        {&command.reading, "reading"}}));
  if (!owner_of(work.law(), command.document)) return fail(not_found("not_found").at("document"));
  TRY_VOID(check_phrase(work, command));
  TRY_VOID(check_new(work, command));
  const AmbiguityRow row{.unit = command.unit,
                         .id = work.make_id<AmbiguityId>(command.unit),
                         .document = command.document,
                         .clause = command.clause,
                         .phrase = command.phrase,
                         .question = command.question,
                         .reading = command.reading,
                         .state = AmbiguityState::open,
                         .asked_whom = {},
                         .asked_on = {},
                         .answer = {},
                         .answered_on = {},
                         .recorded_by = grant.actor().account,
                         .recorded_on = work.today,
                         .answered_by = {},
                         .withdrawn_by = {},
                         .withdrawn_on = {},
                         .withdrawal_reason = {},
                         .version = 1};
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "ambiguity", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<AmbiguityId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AskAmbiguity& command) {
  return location_of_ambiguity(reader, areas, command.id);
}

Result<Changed<AmbiguityId>> act(Work& work, const Grant<AskAmbiguity>&,
                                 const AskAmbiguity& command) {
  TRY_VOID(check_texts({{&command.asked_whom, "asked_whom"}}));
  TRY_VOID(not_in_future(work, command.asked_on, "asked_on"));
  TRY(AmbiguityRow row, ambiguity_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(row));
  const AmbiguityState before = row.state;
  row.state = AmbiguityState::asked;
  row.asked_whom = command.asked_whom;
  row.asked_on = command.asked_on;
  return keep(work, row, before, command);
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AnswerAmbiguity& command) {
  return location_of_ambiguity(reader, areas, command.id);
}

Result<Changed<AmbiguityId>> act(Work& work, const Grant<AnswerAmbiguity>& grant,
                                 const AnswerAmbiguity& command) {
  TRY_VOID(check_texts({{&command.answer, "answer"}, {&command.reading, "reading"}}));
  TRY_VOID(not_in_future(work, command.answered_on, "answered_on"));
  TRY(AmbiguityRow row, ambiguity_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(row));
  TRY_VOID(require_other_person(grant.actor(), row.recorded_by, "record_ambiguity"));
  if (row.state != AmbiguityState::asked) return fail(refused("ambiguity_not_asked"));
  if (command.answered_on < *row.asked_on)
    return fail(
        refused("answered_before_asked").with("day", to_text(*row.asked_on)).at("answered_on"));
  row.state = AmbiguityState::answered;
  row.answer = command.answer;
  row.answered_on = command.answered_on;
  row.reading = command.reading;
  row.answered_by = grant.actor().account;
  return keep(work, row, AmbiguityState::asked, command);
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawAmbiguity& command) {
  return location_of_ambiguity(reader, areas, command.id);
}

Result<Changed<AmbiguityId>> act(Work& work, const Grant<WithdrawAmbiguity>& grant,
                                 const WithdrawAmbiguity& command) {
  TRY_VOID(check_texts({{&command.reason, "reason"}}));
  TRY(AmbiguityRow row, ambiguity_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(row));
  if (!may_withdraw(work.desk.authority, grant.actor(), row))
    return fail(forbidden("not_your_ambiguity"));
  const AmbiguityState before = row.state;
  row.state = AmbiguityState::withdrawn;
  row.withdrawn_by = grant.actor().account;
  row.withdrawn_on = work.today;
  row.withdrawal_reason = command.reason;
  return keep(work, row, before, command);
}

Result<wire::Page<AmbiguityLine>> list_ambiguities(Desk& desk, const Actor& actor,
                                                   const store::AmbiguityFilter& filter) {
  return page_of<AmbiguityLine>(
      desk, actor, "list_ambiguities", filter, &store::list_ambiguities, &store::count_ambiguities,
      [&](const store::ListedAmbiguity& listed) {
        const AmbiguityRow& row = listed.row;
        return AmbiguityLine{row.id,
                             row.unit,
                             row.document,
                             row.clause,
                             row.phrase,
                             row.question,
                             row.reading,
                             row.state,
                             row.asked_whom,
                             row.asked_on,
                             row.answer,
                             row.answered_on,
                             listed.recorded_by,
                             row.recorded_on,
                             row.withdrawn_on,
                             row.withdrawal_reason,
                             actor.is(row.recorded_by),
                             waits(row) && may_withdraw(desk.authority, actor, row),
                             row.version};
      });
}

Result<std::vector<UnclearWording>> list_unclear(Desk& desk, const UnclearQuery&) {
  return desk.database.read_value<std::vector<UnclearWording>>(
      [](store::Reader& reader) -> Result<std::vector<UnclearWording>> {
        TRY(const std::vector<AmbiguityRow> open, store::open_ambiguities(reader));
        std::vector<UnclearWording> unclear;
        for (const AmbiguityRow& row : open)
          unclear.push_back({row.id, row.unit, row.document, row.clause, row.phrase, row.reading,
                             row.recorded_on});
        return unclear;
      });
}

}  // namespace yigang::usecase
