#include "usecase/department_reads.h"

#include <algorithm>

#include "core/person_name.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/setting_queries.h"
#include "usecase/department_kinds.h"
#include "usecase/looked_up.h"
#include "usecase/page_reads.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

namespace {

Result<std::vector<TargetGroup>> kinds_shown(store::Reader& reader, const law::LawSnapshot& law,
                                             const Actor& actor) {
  if (actor.role == Role::DEPT) return recognised_kinds(reader, law, actor);
  std::vector<TargetGroup> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<TargetGroup>>(
      [&](auto d) { all.push_back(d.value); });
  return all;
}

Result<RecognitionLine> line_of(store::Reader& reader, const Desk& desk,
                                const law::LawSnapshot& law, const Actor& actor,
                                const store::ListedRecognition& row) {
  const store::RecognitionRow& one = row.recognition;
  RecognitionLine line{
      one.id,      one.unit, one.person_id, masked_name(row.name), row.resident_tail, row.town,
      row.village, {}};
  TRY(line.recognition,
      recognition_view(reader, desk, law, actor, {one.unit, row.town, row.village}, one));
  return line;
}

// What the department may say of a person.
Result<> add_what_is_known(Work& work, const Actor& actor, const store::PersonRow& person,
                           const std::vector<TargetGroup>& kinds, const Result<>& categories,
                           PersonForCategory& found) {
  found.person = PersonLine{
      person.id,  person.unit, person.number, masked_name(person.name), person.resident_tail,
      person.sex, person.town, person.village};
  const Location location = location_of(person);
  Offers offers(work.desk.authority, actor, location);
  if (!kinds.empty()) offers.add("record_recognition", {});
  if (categories.has_value()) {
    offers.add("confirm_category", {});
    TRY(found.category, category_view(work.tx, person));
  }
  TRY(const std::vector<store::RecognitionRow> rows,
      store::recognitions_with_withdrawn(work.tx, person.unit, person.id));
  for (const store::RecognitionRow& row : rows) {
    TRY(RecognitionView one,
        recognition_view(work.tx, work.desk, work.law(), actor, location, row));
    if (std::ranges::find(kinds, one.kind) != kinds.end())
      found.recognitions.push_back(std::move(one));
  }
  found.actions = std::move(offers).take();
  return {};
}

}  // namespace

Result<wire::Page<RecognitionLine>> list_recognitions(Desk& desk, const Actor& actor,
                                                      const store::RecognitionFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_recognitions"));
  TRY_VOID(check_limit(filter.limit));
  return desk.database.read_value<wire::Page<RecognitionLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<RecognitionLine>> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        const law::LawSnapshot& law = *edition.snapshot;
        store::RecognitionsAsked asked{filter, {}, {}};
        ++asked.filter.limit;
        TRY(asked.kinds, kinds_shown(reader, law, actor));
        TRY(asked.on, store::business_day(reader, desk.clock));
        const store::ListScope scope = list_scope(actor);
        TRY(const std::vector<store::ListedRecognition> rows,
            store::list_recognitions(reader, scope, asked));
        TRY(const std::int64_t total, store::count_recognitions(reader, scope, asked));
        return page_from<RecognitionLine>(
            rows, filter.limit, total,
            [&](const store::ListedRecognition& row) {
              return line_of(reader, desk, law, actor, row);
            },
            [](const RecognitionLine& line) { return to_text(line.id); });
      });
}

Result<Location> locate(store::Reader&, const law::Areas& areas, const FindForCategory& command) {
  return location_of_unit(areas, command.unit);
}

Result<PersonForCategory> act(Work& work, const Grant<FindForCategory>& grant,
                              const FindForCategory& command) {
  const Actor& actor = grant.actor();
  TRY(const std::vector<TargetGroup> kinds, recognised_kinds(work.tx, work.law(), actor));
  const Result<> categories = check_confirms_categories(work.tx, work.law(), actor);
  if (kinds.empty()) TRY_VOID(categories);
  TRY(const std::optional<store::PersonRow> person,
      looked_up(work, command.unit, command.resident_number));
  PersonForCategory found;
  if (!person) return found;
  if (!actor.scope.contains(location_of(*person))) {
    found.registered_elsewhere = true;
    return found;
  }
  TRY_VOID(add_what_is_known(work, actor, *person, kinds, categories, found));
  return found;
}

}  // namespace yigang::usecase
