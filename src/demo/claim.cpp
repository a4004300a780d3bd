#include "demo/claim.h"

#include <fmt/format.h>

#include <array>

#include "base/bytes.h"
#include "store/empty_tables.h"
#include "store/setting_queries.h"
#include "usecase/prepare.h"

namespace yigang::demo {

namespace {

constexpr std::string_view kBuilding = "building";

std::string building(const std::string& mark) {
  return fmt::format("{} {}", kBuilding, mark);
}

std::string finished_mark(const CityOptions& options) {
  return fmt::format("finished {} {} {}", options.percent, options.seed, to_text(options.until));
}

}  // namespace

Result<Standing> standing_of(store::Reader& reader) {
  TRY(const std::optional<std::string> state, store::setting(reader, store::kDemoCitySetting));
  if (state) return state->starts_with(kBuilding) ? Standing::unfinished : Standing::finished;
  TRY(const bool used, store::holds_rows(reader));
  return used ? Standing::other : Standing::empty;
}

Result<bool> stands(store::Reader& reader, const CityOptions& options) {
  TRY(const std::optional<std::string> state, store::setting(reader, store::kDemoCitySetting));
  return state == finished_mark(options);
}

Result<std::string> claim(usecase::Desk& desk, FinishedCity finished) {
  std::array<std::uint8_t, 8> word{};
  desk.random.fill(word);
  std::string mark = to_hex(word);
  const auto marked = [&](store::Writer& writer) -> Result<> {
    // Two claims follow one another, so that the later one sees what the earlier one did.
    TRY_VOID(store::wait_for_my_turn(writer));
    TRY(const Standing standing, standing_of(writer));
    const bool kept = standing == Standing::finished && finished == FinishedCity::keep;
    if (kept || standing == Standing::other) return fail(conflict("demo_not_empty"));
    if (standing != Standing::empty) TRY_VOID(store::empty_tables(writer));
    TRY_VOID(usecase::seed_units(writer, desk.law));
    return store::put_setting(writer, store::kDemoCitySetting, building(mark));
  };
  TRY_VOID(desk.database.migrate_write(marked, false));
  return mark;
}

Result<> still_ours(store::Reader& reader, const std::string& mark) {
  TRY(const std::optional<std::string> state, store::setting(reader, store::kDemoCitySetting));
  if (state != building(mark)) return fail(conflict("demo_taken_over"));
  return {};
}

Result<> mark_finished(store::Writer& writer, const std::string& mark, const CityOptions& options) {
  TRY_VOID(still_ours(writer, mark));
  return store::put_setting(writer, store::kDemoCitySetting, finished_mark(options));
}

}  // namespace yigang::demo
