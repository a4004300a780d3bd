// 扩大安置对象范围 (LZ-2022-4 二(一)/10): recorded with the document of the government of the same
// unit after a published round left posts unfilled, for one group, with a quota and a period; an
// approval that rests on it takes one of the quota, in the approval's own transaction.
#pragma once

#include "policy/eligibility.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

// Who approved: the notice says 同级政府, so that a bureau's paper is not enough.
BOOST_DEFINE_FIXED_ENUM_CLASS(ExpansionApprover, std::uint8_t, government, bureau)

struct RecordExpansion {
  static constexpr std::string_view kVerb = "record_expansion";
  using Answer = Changed<ExpansionId>;
  UnitCode unit;
  std::string name;  // of the group, as applications claim it
  Side side = Side::rural;
  std::int64_t quota = 0;
  Date from_day;
  Date until_day;
  std::string document;
  Date document_day;
  ExpansionApprover approver = ExpansionApprover::government;
  AnnouncementId unfilled_announcement;
};
BOOST_DESCRIBE_STRUCT(RecordExpansion, (),
                      (unit, name, side, quota, from_day, until_day, document, document_day,
                       approver, unfilled_announcement))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordExpansion&);
[[nodiscard]] Result<Changed<ExpansionId>> act(Work&, const Grant<RecordExpansion>&,
                                               const RecordExpansion&);

// From today on nobody is approved on it: because it was entered wrongly, or because the government
// took it back. By another person than who recorded it; what was approved on it stands.
struct WithdrawExpansion {
  static constexpr std::string_view kVerb = "withdraw_expansion";
  using Answer = Changed<ExpansionId>;
  ExpansionId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawExpansion, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const WithdrawExpansion&);
[[nodiscard]] Result<Changed<ExpansionId>> act(Work&, const Grant<WithdrawExpansion>&,
                                               const WithdrawExpansion&);

// The expansion on which an approval of today rests, with one of its quota taken; nothing when
// another claimed group qualifies by itself (one qualifying group is enough). Refusal
// `expansion_quota_used` when the last place went to somebody else meanwhile.
[[nodiscard]] Result<std::optional<ExpansionId>> take_expansion(
    Work& work, const policy::EligibilityFacts& facts);

}  // namespace yigang::usecase
