// 网上报名 (interface.md J1; docs/decisions/0025): anybody sends it in without an account;
// it is no application yet. The town of the announcement takes it, which registers the person and
// applies as at the counter, or returns it for a reason out of a list. Each sending is a row and a
// code of its own: nobody learns from an answer whether somebody is known or has applied. Name,
// number, telephone and groups stand sealed until then, and are deleted with the row when nobody
// takes it (online_retention.h).
#pragma once

#include "core/resident_number.h"
#include "store/online_application_queries.h"
#include "usecase/application_verbs.h"
#include "usecase/version_check.h"
#include "wire/json.h"

namespace yigang::usecase {

template <>
inline constexpr std::string_view kVersionedTable<OnlineApplicationId> = "online_application";

// Everybody: the role PUB in the whole city, with no account.
[[nodiscard]] Actor public_actor();

struct OnlineSubmitted {
  std::string code;  // progress_code.h
  Date received_on;
};
BOOST_DESCRIBE_STRUCT(OnlineSubmitted, (), (code, received_on))

// Refusals beside those of name, number and telephone: `announcement_not_open`,
// `announcement_closed`, `announcement_of_other_town`, `post_not_announced`, `group_other_side`,
// `group_not_asked`, `birth_in_future`, and by the groups as they are claimed `online_under_age`,
// `online_over_age`, `online_not_for_group`. Without a group nothing is refused: the town finds it.
struct SubmitOnlineApplication {
  static constexpr std::string_view kVerb = "submit_online_application";
  using Answer = OnlineSubmitted;
  AnnouncementId announcement;
  std::optional<PostId> wished_post;
  PlaceCode village;
  std::string name;
  ResidentNumber resident_number;
  std::string phone;
  std::vector<TargetGroup> groups;
  std::optional<std::string> filled_in_by;  // 代办: who typed it for the person
};
BOOST_DESCRIBE_STRUCT(SubmitOnlineApplication, (),
                      (announcement, wished_post, village, name, resident_number, phone, groups,
                       filled_in_by))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const SubmitOnlineApplication&);
[[nodiscard]] Result<OnlineSubmitted> act(Work&, const Grant<SubmitOnlineApplication>&,
                                          const SubmitOnlineApplication&);

// Whose it is, to be called back and held against the card; each opening is in the journal.
struct OnlineOpened {
  OnlineApplicationId id;
  std::int64_t version = 1;
  std::string name;
  std::string masked_number;
  std::string phone;
  std::vector<TargetGroup> groups;
  std::optional<std::string> filled_in_by;
};
BOOST_DESCRIBE_STRUCT(OnlineOpened, (),
                      (id, version, name, masked_number, phone, groups, filled_in_by))
struct OpenOnlineApplication {
  static constexpr std::string_view kVerb = "open_online_application";
  using Answer = OnlineOpened;
  OnlineApplicationId id;
};
BOOST_DESCRIBE_STRUCT(OpenOnlineApplication, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const OpenOnlineApplication&);
[[nodiscard]] Result<OnlineOpened> act(Work&, const Grant<OpenOnlineApplication>&,
                                       const OpenOnlineApplication&);

struct OnlineAccepted {
  OnlineApplicationId id;
  std::int64_t version = 1;
  PersonId person;
  bool known_before = false;
  Applied applied;
};
BOOST_DESCRIBE_STRUCT(OnlineAccepted, (), (id, version, person, known_before, applied))
// Registers the person (or finds it) and applies, in one transaction; refusals are theirs, and
// `online_decided`. It came in when it came in: an announcement that has closed since is open for
// it.
struct AcceptOnlineApplication {
  static constexpr std::string_view kVerb = "accept_online_application";
  using Answer = OnlineAccepted;
  OnlineApplicationId id;
  std::vector<ClaimedGroup> groups;  // as the town finds them; the person may not have known
  bool re_recognised = false;
};
BOOST_DESCRIBE_STRUCT(AcceptOnlineApplication, (), (id, groups, re_recognised))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const AcceptOnlineApplication&);
[[nodiscard]] Result<OnlineAccepted> act(Work&, const Grant<AcceptOnlineApplication>&,
                                         const AcceptOnlineApplication&);

struct ReturnOnlineApplication {
  static constexpr std::string_view kVerb = "return_online_application";
  using Answer = Changed<OnlineApplicationId>;
  OnlineApplicationId id;
  store::ReturnReason reason{};
};
BOOST_DESCRIBE_STRUCT(ReturnOnlineApplication, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const ReturnOnlineApplication&);
[[nodiscard]] Result<Changed<OnlineApplicationId>> act(Work&, const Grant<ReturnOnlineApplication>&,
                                                       const ReturnOnlineApplication&);

struct OnlineLine {
  OnlineApplicationId id;
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
  Side side = Side::rural;
  std::string name;                 // masked; empty once it was accepted
  std::string resident_tail;        // the last four
  std::vector<TargetGroup> groups;  // as the person claims them; none: not known
  AnnouncementId announcement;
  std::string announcement_title;
  std::optional<PostId> post;
  std::optional<std::string> post_title;
  store::OnlineState state{};
  Date received_on;
  Date closes_on;
  // Others with this number on this announcement that wait as well.
  std::int64_t same_number = 0;
  std::optional<store::ReturnReason> return_reason;
  std::optional<ApplicationId> application;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OnlineLine, (),
                      (id, unit, town, village, side, name, resident_tail, groups, announcement,
                       announcement_title, post, post_title, state, received_on, closes_on,
                       same_number, return_reason, application, version))
// Within the actor's scope; who may see only the own matters gets no list.
[[nodiscard]] Result<wire::Page<OnlineLine>> list_online_applications(
    Desk& desk, const Actor& actor, const store::OnlineFilter& filter);
struct OneOnline {
  OnlineApplicationId id;
};
BOOST_DESCRIBE_STRUCT(OneOnline, (), (id))
[[nodiscard]] Result<OnlineLine> read_online_application(Desk& desk, const Actor& actor,
                                                         const OneOnline& query);

}  // namespace yigang::usecase
