#include "usecase/note_export.h"

#include "usecase/figures.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kListMost = 60;
constexpr std::size_t kFilterMost = 500;
// More rows than the whole programme has in any list.
constexpr std::int64_t kRowsMost = 10'000'000;

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const NoteExport& command) {
  if (!command.place) return location_of_figure(areas, command.unit);
  TRY(const Location place, location_of_place(areas, *command.place));
  if (place.unit != command.unit) return fail(bad_input("place_of_other_unit").at("place"));
  return place;
}

Result<wire::Nothing> act(Work& work, const Grant<NoteExport>& grant, const NoteExport& command) {
  TRY_VOID(require_text(command.list, "list"));
  TRY_VOID(limit_text(command.list, kListMost, "list"));
  // A list that is taken whole has no filter.
  if (!command.filter.empty()) TRY_VOID(require_text(command.filter, "filter"));
  TRY_VOID(limit_text(command.filter, kFilterMost, "filter"));
  if (command.rows < 0 || command.rows > kRowsMost)
    return fail(bad_input("export_rows").at("rows"));
  std::string reason = command.list;
  if (!command.filter.empty()) reason += " · " + command.filter;
  reason += " · " + std::to_string(command.rows);
  work.note({command.unit, "export", grant.actor().account.value(), "", wire::to_json(command),
             std::move(reason), ""});
  return wire::Nothing{};
}

}  // namespace yigang::usecase
