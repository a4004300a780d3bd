// The ids of the programme, one type each, so that none is taken for another.
#pragma once

#include "core/id.h"

namespace yigang {

using AccountId = Id<struct AccountTag>;
using AgencyContractId = Id<struct AgencyContractTag>;
using AgreementId = Id<struct AgreementTag>;
using AnnouncementId = Id<struct AnnouncementTag>;
using ApplicationId = Id<struct ApplicationTag>;
using ApprovalId = Id<struct ApprovalTag>;
using BankAccountId = Id<struct BankAccountTag>;
using BankReturnId = Id<struct BankReturnTag>;
using ExpansionId = Id<struct ExpansionTag>;
using ExitReportId = Id<struct ExitReportTag>;
using ExplanationId = Id<struct ExplanationTag>;
using ExtensionId = Id<struct ExtensionTag>;
using FactId = Id<struct FactTag>;
using FactorResetId = Id<struct FactorResetTag>;
using FigureId = Id<struct FigureTag>;
using GiveUpId = Id<struct GiveUpTag>;
using GrantId = Id<struct GrantTag>;
using HoldId = Id<struct HoldTag>;
using HostId = Id<struct HostTag>;
using JobId = Id<struct JobTag>;
using MergeId = Id<struct MergeTag>;
using NoticeId = Id<struct NoticeTag>;
using ObjectionId = Id<struct ObjectionTag>;
using OrganisationId = Id<struct OrganisationTag>;
using PaymentBatchId = Id<struct PaymentBatchTag>;
using PaymentLineId = Id<struct PaymentLineTag>;
using PayStandardId = Id<struct PayStandardTag>;
// The city-wide identity of a person, which never changes; a person row belongs to one unit.
using PersonKey = Id<struct PersonKeyTag>;
using PersonId = Id<struct PersonTag>;
using PlacementId = Id<struct PlacementTag>;
using PlanId = Id<struct PlanTag>;
using PostId = Id<struct PostTag>;
using PriorMonthsId = Id<struct PriorMonthsTag>;
using RecognitionId = Id<struct RecognitionTag>;
using RegisterSnapshotId = Id<struct RegisterSnapshotTag>;
using ReviewSessionId = Id<struct ReviewSessionTag>;
using SelfIncreaseId = Id<struct SelfIncreaseTag>;
using SettlementLineId = Id<struct SettlementLineTag>;
using SettlementRunId = Id<struct SettlementRunTag>;
using TownAllocationId = Id<struct TownAllocationTag>;
using TrainingId = Id<struct TrainingTag>;
using VacancyId = Id<struct VacancyTag>;

}  // namespace yigang
