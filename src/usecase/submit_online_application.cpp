// Sent in by anybody: everything is judged by what was sent, nothing by who is known here, so that
// no answer tells of a person.
#include <algorithm>

#include "core/person_name.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "usecase/apply_for_post.h"
#include "usecase/online_personal.h"
#include "usecase/phone.h"
#include "usecase/places.h"
#include "usecase/progress_code.h"
#include "usecase/self_check.h"

namespace yigang::usecase {

namespace {

Result<OnlinePersonal> checked_personal(const Work& work, const SubmitOnlineApplication& command) {
  TRY(std::string name, parse_person_name(command.name));
  TRY(std::string phone, parse_phone(command.phone));
  std::optional<std::string> helper;
  if (command.filled_in_by) {
    auto parsed = parse_person_name(*command.filled_in_by);
    if (!parsed) return fail(Problem(parsed.error()).at("filled_in_by"));
    helper = *std::move(parsed);
  }
  // The check character holds for a birth day that has not come, too.
  const Date birth = command.resident_number.birth_date();
  if (birth > work.today)
    return fail(bad_input("birth_in_future")
                    .with("birth_date", to_text(birth))
                    .with("today", to_text(work.today))
                    .at("resident_number"));
  return OnlinePersonal{std::move(name), command.resident_number.full(), std::move(phone),
                        command.groups, std::move(helper)};
}

Result<> check_groups(const SubmitOnlineApplication& command, Side side) {
  for (const TargetGroup group : command.groups) {
    if (group == TargetGroup::expanded) return fail(bad_input("group_not_asked").at("groups"));
    if (!policy::belongs_to(group, side)) return fail(bad_input("group_other_side").at("groups"));
  }
  return {};
}

// LZ-2022-4 二(一): what the number alone decides about the groups that are claimed; all else is
// taken as it is said and looked at by the town.
Result<> check_age(const Work& work, const SubmitOnlineApplication& command, UnitCode unit,
                   Side side) {
  if (command.groups.empty()) return {};
  SelfCheck said;
  said.unit = unit;
  said.side = side;
  said.sex = command.resident_number.sex();
  said.groups = command.groups;
  TRY(const JudgedAsSaid judged,
      judge_as_said(said, command.resident_number.birth_date(), work.today, work.law()));
  if (judged.verdict.result.outcome != policy::Outcome::refused) return {};
  const std::optional<policy::Reason> why = judged.verdict.result.headline();
  const auto no = [](std::string_view code) {
    return refused(code).by("LZ-2022-4 二(一)").at("groups");
  };
  if (why == policy::Reason::over_age) return fail(no("online_over_age"));
  if (why == policy::Reason::under_age)
    if (const auto day = policy::first_day_that_turns(judged.facts, work.law()); day)
      return fail(no("online_under_age").with("day", to_text(*day)));
  return fail(no("online_not_for_group"));
}

}  // namespace

Actor public_actor() {
  Actor actor;
  actor.role = Role::PUB;
  return actor;
}

Result<Location> locate(store::Reader&, const law::Areas& areas,
                        const SubmitOnlineApplication& command) {
  if (!command.village.is_village()) return fail(bad_input("village_needed").at("village"));
  return location_of_place(areas, command.village);
}

Result<OnlineSubmitted> act(Work& work, const Grant<SubmitOnlineApplication>& grant,
                            const SubmitOnlineApplication& command) {
  const Location location = grant.location();
  TRY(const OnlinePersonal personal, checked_personal(work, command));
  TRY(const store::AnnouncementRow announcement,
      announcement_open_on(work.tx, location.unit, location.town, command.announcement,
                           work.today));
  if (command.wished_post) {
    TRY(const bool announced,
        store::announces(work.tx, location.unit, announcement.id, *command.wished_post));
    if (!announced) return fail(bad_input("post_not_announced").at("wished_post"));
  }
  TRY_VOID(check_groups(command, announcement.side));
  TRY_VOID(check_age(work, command, location.unit, announcement.side));

  store::OnlineApplicationRow row;
  row.unit = location.unit;
  row.id = work.make_id<OnlineApplicationId>(location.unit);
  row.announcement_id = announcement.id;
  row.side = announcement.side;
  row.town = location.town;
  row.village = location.village;
  row.wished_post_id = command.wished_post;
  TRY(row.personal_sealed, seal_personal(work.desk, row, personal));
  const crypto::Digest index =
      work.desk.keys.blind_index(crypto::IndexPurpose::resident_number, personal.resident_number);
  row.resident_index = Bytes(index.begin(), index.end());
  row.state = store::OnlineState::waiting;
  row.received_on = work.today;
  row.received_at = work.now;
  row.version = 1;
  TRY_VOID(store::insert(work.tx, row));
  // Without a commitment to whose it is: the journal keeps what the retention takes away.
  work.note(
      {row.unit, "online_application", row.id.value(), "", std::string(word(row.state)), "", ""});
  return OnlineSubmitted{progress_code(work.desk.keys, {ProgressKind::online, row.id.value()}),
                         row.received_on};
}

}  // namespace yigang::usecase
