// A second factor that is lost with its telephone: one administrator asks, another confirms, and
// the account signs in by its password until it has set a new one (where its organisation lets it).
#pragma once

#include "store/access_queries.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct ResetSecondFactor {
  static constexpr std::string_view kVerb = "reset_second_factor";
  using Answer = Changed<FactorResetId>;
  AccountId account;
  std::string reason;  // how the person was recognised
};
BOOST_DESCRIBE_STRUCT(ResetSecondFactor, (), (account, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ResetSecondFactor&);
[[nodiscard]] Result<Changed<FactorResetId>> act(Work&, const Grant<ResetSecondFactor>&,
                                                 const ResetSecondFactor&);

// By another administrator; all sessions of the account end. Nobody resets their own.
struct ConfirmReset {
  static constexpr std::string_view kVerb = "confirm_reset";
  using Answer = Changed<FactorResetId>;
  FactorResetId id;
};
BOOST_DESCRIBE_STRUCT(ConfirmReset, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmReset&);
[[nodiscard]] Result<Changed<FactorResetId>> act(Work&, const Grant<ConfirmReset>&,
                                                 const ConfirmReset&);

}  // namespace yigang::usecase
