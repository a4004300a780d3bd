// 拍照核验 (LZ-2022-4 三(一) 督促检查; interface.md §9.5): somebody goes to where a person works
// and records what was found, with day, minute, place and one photograph, in one write: without the
// photograph there is no record. A finding changes no attendance and no pay; it is shown beside
// them (docs/decisions/0030). A mistaken one is withdrawn with its reason and stays.
#pragma once

#include "store/spot_check_rows.h"
#include "usecase/answers.h"
#include "usecase/attachments.h"
#include "usecase/version_check.h"
#include "wire/file_text.h"

namespace yigang::usecase {

template <>
inline constexpr std::string_view kVersionedTable<SpotCheckId> = "spot_check";

// A phone's clock may be before the server's by so much.
inline constexpr std::int64_t kClockMinutes = 10;

// A phone without a network sends it later, up to the figure `spot_check_late_days`. Refusals:
// `own_case`, `spot_check_in_future`, `spot_check_late`, `day_not_on_duty`, `spot_check_paused`,
// `text_missing` (the place; the remark of somebody who was away with cause),
// `spot_check_position`, those of a file, `photo_type`, and `photo_used` for a photograph behind
// which another check stands.
struct RecordSpotCheck {
  static constexpr std::string_view kVerb = "record_spot_check";
  using Answer = Changed<SpotCheckId>;
  PlacementId placement;
  Instant at;
  std::string place;  // in words
  // Of a degree, which is about a kilometre: a village and no home. Finer ones cannot be sent.
  std::optional<std::int64_t> latitude_hundredths;
  std::optional<std::int64_t> longitude_hundredths;
  store::SpotFinding finding{};
  std::string remark;
  wire::FileText photo;
};
BOOST_DESCRIBE_STRUCT(RecordSpotCheck, (),
                      (placement, at, place, latitude_hundredths, longitude_hundredths, finding,
                       remark, photo))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordSpotCheck&);
[[nodiscard]] Result<SealedFile> prepare(Desk&, const Actor&, const RecordSpotCheck&);
[[nodiscard]] Result<Changed<SpotCheckId>> act(Work&, const Grant<RecordSpotCheck>&,
                                               const RecordSpotCheck&, const SealedFile&);

// By whoever recorded it, or by the town; the reason stays beside it.
struct WithdrawSpotCheck {
  static constexpr std::string_view kVerb = "withdraw_spot_check";
  using Answer = Changed<SpotCheckId>;
  SpotCheckId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawSpotCheck, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const WithdrawSpotCheck&);
[[nodiscard]] Result<Changed<SpotCheckId>> act(Work&, const Grant<WithdrawSpotCheck>&,
                                               const WithdrawSpotCheck&);

// domain.md §7.1, nobody handles what is about himself: `own_case`. Of relatives the program knows
// nothing.
[[nodiscard]] Result<> may_check(PersonKey person, const Actor& actor);
// For the verb and for the offer on its row: `spot_check_withdrawn`, `own_case`,
// `spot_check_of_others`.
[[nodiscard]] Result<> may_withdraw(const store::SpotCheckRow& row, PersonKey person,
                                    const Actor& actor);
// 09:05, in China.
[[nodiscard]] std::string time_of_day(std::int64_t minute);

}  // namespace yigang::usecase
