// If-Match: who read an object and then acts on it may say which version he has seen; when it has
// moved on meanwhile, nothing is done (`stale_version`). Optional, since the verbs hold the row by
// its version anyway; it guards the decision that was made on a screen. A verb that replaces what
// others wrote asks for it then (`check_unseen`). For commands that name one
// versioned object by `id`, `application` or `placement`; a command about something else under such
// an id (a month's attendance of a placement) says itself which version stands: `version_seen`.
#pragma once

#include <optional>
#include <string_view>

#include "core/ids.h"
#include "usecase/work.h"

namespace yigang::usecase {

// The table whose rows have this id and a version; empty for others.
template <class IdType>
inline constexpr std::string_view kVersionedTable{};
template <>
inline constexpr std::string_view kVersionedTable<AnnouncementId> = "announcement";
template <>
inline constexpr std::string_view kVersionedTable<ApplicationId> = "application";
template <>
inline constexpr std::string_view kVersionedTable<BankAccountId> = "bank_account";
template <>
inline constexpr std::string_view kVersionedTable<ExpansionId> = "scope_expansion";
template <>
inline constexpr std::string_view kVersionedTable<FactId> = "person_fact";
template <>
inline constexpr std::string_view kVersionedTable<GiveUpId> = "payment_give_up";
template <>
inline constexpr std::string_view kVersionedTable<HoldId> = "hold";
template <>
inline constexpr std::string_view kVersionedTable<MergeId> = "person_merge";
template <>
inline constexpr std::string_view kVersionedTable<ObjectionId> = "objection";
template <>
inline constexpr std::string_view kVersionedTable<PaymentBatchId> = "payment_batch";
template <>
inline constexpr std::string_view kVersionedTable<PersonId> = "person";
template <>
inline constexpr std::string_view kVersionedTable<PlacementId> = "placement";
template <>
inline constexpr std::string_view kVersionedTable<PostId> = "post";
template <>
inline constexpr std::string_view kVersionedTable<PriorMonthsId> = "prior_months";
template <>
inline constexpr std::string_view kVersionedTable<RecognitionId> = "recognition";
template <>
inline constexpr std::string_view kVersionedTable<ReviewSessionId> = "review_session";
template <>
inline constexpr std::string_view kVersionedTable<SelfIncreaseId> = "self_increase";
template <>
inline constexpr std::string_view kVersionedTable<SettlementRunId> = "settlement_run";

struct VersionedObject {
  std::string_view table;
  std::int64_t id = 0;
};

template <class IdType>
[[nodiscard]] constexpr VersionedObject versioned_object(IdType id) {
  return {kVersionedTable<IdType>, id.value()};
}

// What the command is about; without a table where it has no version.
template <class V>
[[nodiscard]] VersionedObject object_of(const V& command) {
  if constexpr (requires { versioned_object(command.id); })
    return versioned_object(command.id);
  else if constexpr (requires { versioned_object(command.application); })
    return versioned_object(command.application);
  else if constexpr (requires { versioned_object(command.placement); })
    return versioned_object(command.placement);
  else
    return {};
}

// A command that answers for its own version; 0 when nothing stands yet.
template <class V>
concept KnowsItsVersion = requires(Work& work, const V& command) { version_seen(work, command); };

// Conflict `stale_version` when `seen` is not the object's version.
[[nodiscard]] Result<> check_version(Work& work, UnitCode unit, const VersionedObject& object,
                                     std::optional<std::int64_t> seen);
[[nodiscard]] Result<> same_version(std::int64_t standing, std::int64_t seen);

// A command that replaces what another account may have written: without a version it overwrites
// nothing of others.
template <class V>
concept ReplacesWhatStands =
    requires(Work& work, const V& command) { check_unseen(work, command); };

template <class V>
[[nodiscard]] Result<> check_version_of(Work& work, UnitCode unit, const V& command,
                                        std::optional<std::int64_t> seen) {
  if constexpr (ReplacesWhatStands<V>) {
    if (!seen) return check_unseen(work, command);
  }
  if constexpr (KnowsItsVersion<V>) {
    if (!seen) return {};
    TRY(const std::int64_t standing, version_seen(work, command));
    return same_version(standing, *seen);
  } else {
    return check_version(work, unit, object_of(command), seen);
  }
}

}  // namespace yigang::usecase
