#include "usecase/spot_checks.h"

#include <fmt/format.h>

#include "policy/reader.h"
#include "settle/pauses.h"
#include "store/described_row.h"
#include "store/placement_queries.h"
#include "store/spot_check_queries.h"
#include "usecase/attachment_steps.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kPlaceSigns = 100;
constexpr std::size_t kRemarkSigns = 500;

struct Moment {
  Date day;
  std::int64_t minute = 0;
};

Moment in_china(Instant at) {
  constexpr std::int64_t kMinute = 60'000;
  constexpr std::int64_t kMinutes = 24 * 60;
  const std::int64_t minutes = to_milliseconds(at) / kMinute + std::int64_t{8} * 60;
  return {day_in_china(at), (minutes % kMinutes + kMinutes) % kMinutes};
}

// The day is held against the business day, the minute against the real clock (decision 0017).
Result<> check_moment(Work& work, UnitCode unit, const Moment& moment) {
  const bool later =
      moment.day == work.today && moment.minute > in_china(work.now).minute + kClockMinutes;
  if (moment.day > work.today || later)
    return fail(bad_input("spot_check_in_future").with("day", to_text(moment.day)).at("at"));
  policy::LawReader reader(work.law(), unit);
  TRY(const std::int64_t days, reader.integer(law::Figure::spot_check_late_days, work.today));
  if (moment.day < work.today.plus_days(static_cast<int>(-days)))
    return fail(refused("spot_check_late")
                    .with("day", to_text(moment.day))
                    .with("days", std::to_string(days))
                    .by("LZ-2022-4 三(一)")
                    .at("at"));
  return {};
}

Result<> check_on_duty(Work& work, const store::PlacementRow& placement, Date day) {
  if (day < placement.started_on || (placement.ended_on && day > *placement.ended_on))
    return fail(refused("day_not_on_duty").with("day", to_text(day)).at("at"));
  TRY(const std::vector<settle::DayStretch> paused,
      store::paused_days(work.tx, placement.unit, placement.id, Month::of(day)));
  if (settle::first_paused(paused, {day, day}))
    return fail(refused("spot_check_paused").with("day", to_text(day)).at("at"));
  return {};
}

bool within(const std::optional<std::int64_t>& hundredths, std::int64_t most) {
  return hundredths && *hundredths >= -most && *hundredths <= most;
}

Result<> check_words(const RecordSpotCheck& command) {
  // LZ-2022-4 三(一): 缺地点的检查记录被拒.
  TRY_VOID(require_text(command.place, "place"));
  TRY_VOID(limit_text(command.place, kPlaceSigns, "place"));
  TRY_VOID(limit_text(command.remark, kRemarkSigns, "remark"));
  if (command.finding == store::SpotFinding::away_with_cause)
    TRY_VOID(require_text(command.remark, "remark"));
  if (!command.latitude_hundredths && !command.longitude_hundredths) return {};
  if (within(command.latitude_hundredths, 9'000) && within(command.longitude_hundredths, 18'000))
    return {};
  return fail(bad_input("spot_check_position").at("latitude_hundredths"));
}

// One photograph shows one visit.
Result<> check_photo(Work& work, UnitCode unit, const std::string& bytes, const SealedFile& file) {
  TRY(const store::MediaType type, checked_file(bytes, "photo"));
  if (type == store::MediaType::pdf) return fail(bad_input("photo_type").at("photo"));
  TRY(const std::optional<store::SpotCheckRow> other,
      store::spot_check_with_photo(work.tx, unit, file.digest));
  if (other) return fail(conflict("photo_used").with("day", to_text(other->day)).at("photo"));
  return {};
}

std::string text_of(const store::SpotCheckRow& row) {
  return fmt::format("{} {} {} {}", to_text(row.day), time_of_day(row.minute), word(row.finding),
                     to_hex(row.photo_digest));
}

store::SpotCheckRow row_of(Work& work, const Grant<RecordSpotCheck>& grant,
                           const RecordSpotCheck& command, const Moment& moment) {
  store::SpotCheckRow row;
  row.unit = grant.location().unit;
  row.id = work.make_id<SpotCheckId>(row.unit);
  row.placement_id = command.placement;
  row.day = moment.day;
  row.minute = moment.minute;
  row.place = command.place;
  row.latitude_hundredths = command.latitude_hundredths;
  row.longitude_hundredths = command.longitude_hundredths;
  row.finding = command.finding;
  row.remark = command.remark;
  row.checked_by = grant.actor().account;
  row.checked_as = grant.actor().role;
  row.recorded_on = work.today;
  row.version = 1;
  return row;
}

Result<store::SpotCheckRow> found(store::Reader& reader, const law::Areas& areas, SpotCheckId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::SpotCheckRow> row, store::find<store::SpotCheckRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

}  // namespace

std::string time_of_day(std::int64_t minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

Result<> may_check(PersonKey person, const Actor& actor) {
  if (actor.person == person) return fail(forbidden("own_case"));
  return {};
}

Result<> may_withdraw(const store::SpotCheckRow& row, PersonKey person, const Actor& actor) {
  if (row.withdrawn_on)
    return fail(conflict("spot_check_withdrawn").with("day", to_text(*row.withdrawn_on)));
  TRY_VOID(may_check(person, actor));
  if (actor.is(row.checked_by) || actor.role == Role::TOWN) return {};
  return fail(forbidden("spot_check_of_others"));
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const RecordSpotCheck& command) {
  return location_of(reader, areas, command.placement);
}

Result<SealedFile> prepare(Desk& desk, const Actor& actor, const RecordSpotCheck& command) {
  return sealed_file(desk, actor, RecordSpotCheck::kVerb, command.placement.value(),
                     command.photo.bytes);
}

Result<Changed<SpotCheckId>> act(Work& work, const Grant<RecordSpotCheck>& grant,
                                 const RecordSpotCheck& command, const SealedFile& file) {
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  TRY_VOID(may_check(placement.person_key, grant.actor()));
  const Moment moment = in_china(command.at);
  TRY_VOID(check_moment(work, placement.unit, moment));
  TRY_VOID(check_on_duty(work, placement, moment.day));
  TRY_VOID(check_words(command));
  TRY_VOID(check_photo(work, placement.unit, command.photo.bytes, file));
  store::SpotCheckRow row = row_of(work, grant, command, moment);
  TRY(const AttachmentAdded photo,
      keep_file(work, {row.unit, store::AttachmentObject::spot_check, row.id.value(), row.day},
                row.checked_by, command.photo.bytes, file));
  row.photo_id = photo.id;
  row.photo_digest = file.digest;
  TRY_VOID(store::insert(work.tx, row));
  // What was written of a person stands in the journal as a commitment alone.
  work.note({row.unit, "spot_check", row.id.value(), "", text_of(row), "",
             row.place + "\n" + row.remark});
  return Changed<SpotCheckId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawSpotCheck& command) {
  TRY(const store::SpotCheckRow row, found(reader, areas, command.id));
  return location_of(reader, areas, row.placement_id);
}

Result<Changed<SpotCheckId>> act(Work& work, const Grant<WithdrawSpotCheck>& grant,
                                 const WithdrawSpotCheck& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY_VOID(limit_text(command.reason, kRemarkSigns, "reason"));
  TRY(store::SpotCheckRow row, found(work.tx, work.areas(), command.id));
  CHECK(grant.location().person.has_value());
  TRY_VOID(may_withdraw(row, *grant.location().person, grant.actor()));
  const std::string before = text_of(row);
  row.withdrawn_on = work.today;
  row.withdrawn_by = grant.actor().account;
  row.withdraw_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "spot_check", row.id.value(), before, "withdrawn", command.reason, ""});
  return Changed<SpotCheckId>{row.id, row.version};
}

}  // namespace yigang::usecase
