// Verbs of hosts, pay standards and posts (LZ-2022-4 二(二), 二(四)/2–4).
#pragma once

#include "registry/post.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct RegisterHost {
  static constexpr std::string_view kVerb = "register_host";
  using Answer = Changed<HostId>;
  static constexpr std::string_view kNumberMember = "credit_code";
  PlaceCode place;
  HostKind kind = HostKind::town_or_village;
  std::string name;
  std::optional<std::string> credit_code;  // required for all but towns and villages
};
BOOST_DESCRIBE_STRUCT(RegisterHost, (), (place, kind, name, credit_code))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RegisterHost&);
[[nodiscard]] Result<Changed<HostId>> act(Work&, const Grant<RegisterHost>&, const RegisterHost&);

// The county government's dated rate by post type and working-time band; never without a document,
// never below the minimum wage in force on its first day, never for a month that is locked. One
// person enters it, and it counts from another's confirmation; until then it can be withdrawn.
struct RecordPayStandard {
  static constexpr std::string_view kVerb = "record_pay_standard";
  using Answer = Changed<PayStandardId>;
  UnitCode unit;
  Side side = Side::rural;
  std::string post_type;
  std::string band;
  Fen rate_fen;  // an hour (rural) or a month (urban)
  Date from_day;
  std::string document;
  Date document_day;
  // The government's document reaches back: what locked months owe is settled by corrections.
  std::optional<bool> into_locked_months = {};
};
BOOST_DESCRIBE_STRUCT(RecordPayStandard, (),
                      (unit, side, post_type, band, rate_fen, from_day, document, document_day,
                       into_locked_months))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordPayStandard&);
[[nodiscard]] Result<Changed<PayStandardId>> act(Work&, const Grant<RecordPayStandard>&,
                                                 const RecordPayStandard&);

struct ConfirmPayStandard {
  static constexpr std::string_view kVerb = "confirm_pay_standard";
  using Answer = Changed<PayStandardId>;
  PayStandardId id;
  std::optional<bool> into_locked_months = {};  // the second person says so too
};
BOOST_DESCRIBE_STRUCT(ConfirmPayStandard, (), (id, into_locked_months))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmPayStandard&);
[[nodiscard]] Result<Changed<PayStandardId>> act(Work&, const Grant<ConfirmPayStandard>&,
                                                 const ConfirmPayStandard&);

// What was entered wrongly, by whoever may enter or confirm it; then it is entered again.
struct WithdrawPayStandard {
  static constexpr std::string_view kVerb = "withdraw_pay_standard";
  using Answer = Changed<PayStandardId>;
  PayStandardId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawPayStandard, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const WithdrawPayStandard&);
[[nodiscard]] Result<Changed<PayStandardId>> act(Work&, const Grant<WithdrawPayStandard>&,
                                                 const WithdrawPayStandard&);

struct ItemRef {
  std::int64_t category_no = 0;
  std::int64_t item_no = 0;
};
BOOST_DESCRIBE_STRUCT(ItemRef, (), (category_no, item_no))

// One post or a series of equal ones; each has headcount 1 and a number of its own.
struct ProposePosts {
  static constexpr std::string_view kVerb = "propose_posts";
  using Answer = ChangedMany<PostId>;
  HostId host;
  PlaceCode place;  // town or village where the work is
  std::int64_t year = 0;
  Side side = Side::rural;
  registry::PostKind kind = registry::PostKind::ordinary;
  bool self_increase = false;
  std::string title;
  std::vector<ItemRef> items;  // 单独设岗 one, 综合设岗 several
  std::string department;      // 业务主管部门
  std::string post_type;
  std::string band;
  std::optional<Hours> hours_x10;  // a month; default by the figure rural_hours_per_month
  std::int64_t count = 1;
};
BOOST_DESCRIBE_STRUCT(ProposePosts, (),
                      (host, place, year, side, kind, self_increase, title, items, department,
                       post_type, band, hours_x10, count))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ProposePosts&);
[[nodiscard]] Result<ChangedMany<PostId>> act(Work&, const Grant<ProposePosts>&,
                                              const ProposePosts&);

// 二(二)/2: the county develops the posts that were proposed. All of one unit, all or none.
struct ApprovePosts {
  static constexpr std::string_view kVerb = "approve_posts";
  using Answer = ChangedMany<PostId>;
  std::vector<PostId> posts;
};
BOOST_DESCRIBE_STRUCT(ApprovePosts, (), (posts))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ApprovePosts&);
[[nodiscard]] Result<ChangedMany<PostId>> act(Work&, const Grant<ApprovePosts>&,
                                              const ApprovePosts&);

struct AbolishPost {
  static constexpr std::string_view kVerb = "abolish_post";
  using Answer = Changed<PostId>;
  PostId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AbolishPost, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AbolishPost&);
[[nodiscard]] Result<Changed<PostId>> act(Work&, const Grant<AbolishPost>&, const AbolishPost&);

}  // namespace yigang::usecase
