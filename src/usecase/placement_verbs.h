// Verbs of persons on duty: start, pause, resume, exit, transfer, renewal, and the extension of a
// rural term (LZ-2022-4 二(二)–二(五)).
#pragma once

#include "registry/placement.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct PlacementStarted {
  PlacementId id;
  std::int64_t number = 0;
  PostId post;
  bool refill = false;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PlacementStarted, (), (id, number, post, refill, version))

struct StartPlacement {
  static constexpr std::string_view kVerb = "start_placement";
  using Answer = PlacementStarted;
  ApplicationId application;
  Date started_on;
};
BOOST_DESCRIBE_STRUCT(StartPlacement, (), (application, started_on))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const StartPlacement&);
[[nodiscard]] Result<PlacementStarted> act(Work&, const Grant<StartPlacement>&,
                                           const StartPlacement&);

struct PausePlacement {
  static constexpr std::string_view kVerb = "pause_placement";
  using Answer = Changed<PlacementId>;
  PlacementId id;
  Date day;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(PausePlacement, (), (id, day, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const PausePlacement&);
[[nodiscard]] Result<Changed<PlacementId>> act(Work&, const Grant<PausePlacement>&,
                                               const PausePlacement&);

struct ResumePlacement {
  static constexpr std::string_view kVerb = "resume_placement";
  using Answer = Changed<PlacementId>;
  PlacementId id;
  Date day;
};
BOOST_DESCRIBE_STRUCT(ResumePlacement, (), (id, day))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ResumePlacement&);
[[nodiscard]] Result<Changed<PlacementId>> act(Work&, const Grant<ResumePlacement>&,
                                               const ResumePlacement&);

struct Exited {
  PlacementId id;
  VacancyId vacancy;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Exited, (), (id, vacancy, version))

struct ExitPlacement {
  static constexpr std::string_view kVerb = "exit_placement";
  using Answer = Exited;
  PlacementId id;
  Date last_day;
  registry::ExitReason reason = registry::ExitReason::own_request;
  std::optional<bool> employment_wanted;
  std::string remark;
};
BOOST_DESCRIBE_STRUCT(ExitPlacement, (), (id, last_day, reason, employment_wanted, remark))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ExitPlacement&);
[[nodiscard]] Result<Exited> act(Work&, const Grant<ExitPlacement>&, const ExitPlacement&);

struct Transferred {
  PlacementId id;  // the placement on the new post
  std::int64_t number = 0;
  PlacementId left;  // the one that ended
  VacancyId vacancy;
  std::optional<AgreementId> supplement;
  bool refill = false;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Transferred, (), (id, number, left, vacancy, supplement, refill, version))

// `day` is the first day on the new post; the day before it is the last on the old one.
struct TransferPlacement {
  static constexpr std::string_view kVerb = "transfer_placement";
  using Answer = Transferred;
  PlacementId id;
  PostId post;
  Date day;
  Date signed_on;  // of the supplement to the agreement
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(TransferPlacement, (), (id, post, day, signed_on, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const TransferPlacement&);
[[nodiscard]] Result<Transferred> act(Work&, const Grant<TransferPlacement>&,
                                      const TransferPlacement&);

struct AgreementRenewed {
  AgreementId id;
  std::int64_t number = 0;
  Date from_day;
  Date until_day;
  bool capped = false;  // shortened to the end of tenure
};
BOOST_DESCRIBE_STRUCT(AgreementRenewed, (), (id, number, from_day, until_day, capped))

// Agreements are usually for a year and renewed within the tenure (domain.md §3). Without
// `from_day` the new one begins the day after the last one's end.
struct RenewAgreement {
  static constexpr std::string_view kVerb = "renew_agreement";
  using Answer = AgreementRenewed;
  PlacementId placement;
  std::optional<Date> from_day;
  Date until_day;
  Date signed_on;
};
BOOST_DESCRIBE_STRUCT(RenewAgreement, (), (placement, from_day, until_day, signed_on))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RenewAgreement&);
[[nodiscard]] Result<AgreementRenewed> act(Work&, const Grant<RenewAgreement>&,
                                           const RenewAgreement&);

struct RecordExtension {
  static constexpr std::string_view kVerb = "record_extension";
  using Answer = Changed<ExtensionId>;
  PlacementId placement;
  Month until_month;
  std::string reason;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(RecordExtension, (), (placement, until_month, reason, document))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordExtension&);
[[nodiscard]] Result<Changed<ExtensionId>> act(Work&, const Grant<RecordExtension>&,
                                               const RecordExtension&);

struct ApproveExtension {
  static constexpr std::string_view kVerb = "approve_extension";
  using Answer = Changed<ExtensionId>;
  ExtensionId id;
};
BOOST_DESCRIBE_STRUCT(ApproveExtension, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ApproveExtension&);
[[nodiscard]] Result<Changed<ExtensionId>> act(Work&, const Grant<ApproveExtension>&,
                                               const ApproveExtension&);

}  // namespace yigang::usecase
