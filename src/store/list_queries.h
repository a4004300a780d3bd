// Lists and counts for screens; the scope is a mandatory argument of each, and a count has the
// filter of its list.
#pragma once

#include <vector>

#include "core/ids.h"
#include "registry/application.h"
#include "store/database.h"

namespace yigang::store {

// Unit 371500: the whole city; town or village 0: all of them. The host narrows the lists of people
// on duty (placements, attendance, days).
struct ListScope {
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
  std::optional<HostId> host = {};  // only the people on this host's posts; nothing: all
};

// A filter's word as an argument; nothing: the empty text, which stands for "all".
template <class E>
[[nodiscard]] std::string word_or_nothing(const std::optional<E>& value) {
  return value ? std::string(word(*value)) : std::string();
}
[[nodiscard]] inline std::string day_or_nothing(const std::optional<Date>& day) {
  return day ? to_text(*day) : std::string();
}

BOOST_DEFINE_FIXED_ENUM_CLASS(ApplicationOrder, std::uint8_t, number, name, applied_on, votes_for)
struct ApplicationFilter {
  std::optional<registry::ApplicationState> state;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  // Only those that can be approved on this day: the notice is over, no objection stands in the way
  // and some post waits (registry::approve and post_waits_for say the same of a single one).
  std::optional<Date> decidable_on;
  ApplicationId after;  // 0: from the beginning
  std::int64_t limit = 50;
  std::optional<PersonKey> person = {};  // only those of one person
  std::optional<PlaceCode> village = {};
  std::optional<AnnouncementId> announcement = {};
  std::optional<ReviewSessionId> review = {};  // only those that were voted on in it
  std::optional<bool> passed = {};             // with `review`: how the vote ended
  bool undecided = false;                      // only those that still wait for a decision
  std::optional<ApplicationOrder> sort = {};
  bool descending = false;
  std::optional<Date> applied_from = {};
  std::optional<Date> applied_until = {};
  std::optional<Date> approved_from = {};  // approved on a day between these, whatever came after
  std::optional<Date> approved_until = {};
};
struct ListedApplication {
  ApplicationId id;
  UnitCode unit;
  std::int64_t number = 0;
  std::string name;
  PlaceCode town;
  PlaceCode village;
  Side side = Side::rural;
  registry::ApplicationState state = registry::ApplicationState::applied;
  Date applied_on;
  std::optional<std::int64_t> votes_for;
};
[[nodiscard]] Result<std::vector<ListedApplication>> list_applications(
    Reader& reader, const ListScope& scope, const ApplicationFilter& filter);
[[nodiscard]] Result<std::int64_t> count_applications(Reader& reader, const ListScope& scope,
                                                      const ApplicationFilter& filter);
// The first last day of an approval whose application stands in this state; nothing: none stands.
[[nodiscard]] Result<std::optional<Date>> first_lapse(Reader& reader, const ListScope& scope,
                                                      registry::ApplicationState state);
[[nodiscard]] Result<std::optional<ListedApplication>> one_application(Reader& reader,
                                                                       UnitCode unit,
                                                                       ApplicationId id);

struct ListedDecision {
  ExplanationId id;
  std::string kind;
  Date day;
  std::string outcome;
  std::optional<std::string> headline;
};
[[nodiscard]] Result<std::vector<ListedDecision>> decisions_about(Reader& reader, UnitCode unit,
                                                                  std::int64_t subject);

struct OnDutyCount {
  UnitCode unit;
  std::int64_t count = 0;
  std::int64_t self_increase = 0;  // of them, on posts beyond the plan
};
// On posts of the plan of that year, on the day, its last one on the post included.
[[nodiscard]] Result<std::vector<OnDutyCount>> on_duty_by_unit(Reader& reader,
                                                               const ListScope& scope,
                                                               std::int64_t year, Date day);

}  // namespace yigang::store
