// Verbs of the eight steps (LZ-2022-4 二(二)): announcement, application, review, notice, approval,
// agreement, training, start; and what may happen between: objection, waiver, refusal, withdrawal,
// lapse.
#pragma once

#include "registry/application.h"
#include "usecase/answers.h"
#include "usecase/explanation.h"
#include "usecase/facts.h"

namespace yigang::usecase {

struct DraftAnnouncement {
  static constexpr std::string_view kVerb = "draft_announcement";
  using Answer = Changed<AnnouncementId>;
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::string title;
  std::string body;
  Side side = Side::rural;
  Date opens_on;
  Date closes_on;
  std::string off_season_reason;  // needed outside the first quarter
  std::vector<PostId> posts;
};
BOOST_DESCRIBE_STRUCT(DraftAnnouncement, (),
                      (unit, town, title, body, side, opens_on, closes_on, off_season_reason,
                       posts))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const DraftAnnouncement&);
[[nodiscard]] Result<Changed<AnnouncementId>> act(Work&, const Grant<DraftAnnouncement>&,
                                                  const DraftAnnouncement&);

struct PublishAnnouncement {
  static constexpr std::string_view kVerb = "publish_announcement";
  using Answer = Changed<AnnouncementId>;
  AnnouncementId id;
};
BOOST_DESCRIBE_STRUCT(PublishAnnouncement, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const PublishAnnouncement&);
[[nodiscard]] Result<Changed<AnnouncementId>> act(Work&, const Grant<PublishAnnouncement>&,
                                                  const PublishAnnouncement&);

// A draft, or a published one on which no application stands and no expansion rests: it is open to
// nobody any more, and its posts may be announced anew.
struct WithdrawAnnouncement {
  static constexpr std::string_view kVerb = "withdraw_announcement";
  using Answer = Changed<AnnouncementId>;
  AnnouncementId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawAnnouncement, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const WithdrawAnnouncement&);
[[nodiscard]] Result<Changed<AnnouncementId>> act(Work&, const Grant<WithdrawAnnouncement>&,
                                                  const WithdrawAnnouncement&);

struct Applied {
  ApplicationId id;
  std::int64_t number = 0;
  std::int64_t version = 1;
  policy::Outcome outcome = policy::Outcome::eligible;
  std::optional<policy::Reason> headline;
  std::vector<policy::Reason> reasons;
  std::vector<TurningLine> turning;
  bool turning_together = false;  // all of them are needed; otherwise each is enough
  ExplanationId explanation;
};
BOOST_DESCRIBE_STRUCT(Applied, (),
                      (id, number, version, outcome, headline, reasons, turning, turning_together,
                       explanation))

// Screened on the application day; a refusal is stored too, the person has a right to the reason.
struct ApplyForPost {
  static constexpr std::string_view kVerb = "apply_for_post";
  using Answer = Applied;
  AnnouncementId announcement;
  PersonId person;
  std::vector<ClaimedGroup> groups;
  std::optional<PostId> wished_post;
  // A claim: staff of the old scheme, recognised anew (二(六)/3). It counts once months on the old
  // scheme are recorded and confirmed (confirm_prior_months).
  bool re_recognised = false;
};
BOOST_DESCRIBE_STRUCT(ApplyForPost, (), (announcement, person, groups, wished_post, re_recognised))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ApplyForPost&);
[[nodiscard]] Result<Applied> act(Work&, const Grant<ApplyForPost>&, const ApplyForPost&);

struct OpenReview {
  static constexpr std::string_view kVerb = "open_review";
  using Answer = Changed<ReviewSessionId>;
  AnnouncementId announcement;
  PlaceCode village;
  Date held_on;
  std::string location;
  std::string chair;
  std::string recorder;
  std::int64_t expected = 0;
  std::int64_t present = 0;
};
BOOST_DESCRIBE_STRUCT(OpenReview, (),
                      (announcement, village, held_on, location, chair, recorder, expected,
                       present))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const OpenReview&);
[[nodiscard]] Result<Changed<ReviewSessionId>> act(Work&, const Grant<OpenReview>&,
                                                   const OpenReview&);

struct Vote {
  ApplicationId application;
  std::int64_t agree = 0;
  std::int64_t against = 0;
  std::int64_t abstain = 0;
  std::string remark;
};
BOOST_DESCRIBE_STRUCT(Vote, (), (application, agree, against, abstain, remark))

struct ReviewClosed {
  ReviewSessionId id;
  std::int64_t passed = 0;
  std::int64_t failed = 0;
};
BOOST_DESCRIBE_STRUCT(ReviewClosed, (), (id, passed, failed))

struct CloseReview {
  static constexpr std::string_view kVerb = "close_review";
  using Answer = ReviewClosed;
  ReviewSessionId id;
  std::vector<Vote> votes;
  std::string evidence;  // record with signatures: reference or digest
};
BOOST_DESCRIBE_STRUCT(CloseReview, (), (id, votes, evidence))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const CloseReview&);
[[nodiscard]] Result<ReviewClosed> act(Work&, const Grant<CloseReview>&, const CloseReview&);

struct NoticePublished {
  NoticeId id;
  Date last_day;
  Date approval_from;
  std::int64_t items = 0;
};
BOOST_DESCRIBE_STRUCT(NoticePublished, (), (id, last_day, approval_from, items))

// All applications of one town (or village), each reviewed; appears whole or not at all.
struct PublishNotice {
  static constexpr std::string_view kVerb = "publish_notice";
  using Answer = NoticePublished;
  PlaceCode place;
  std::string title;
  std::string hotline;
  std::vector<ApplicationId> applications;
};
BOOST_DESCRIBE_STRUCT(PublishNotice, (), (place, title, hotline, applications))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const PublishNotice&);
[[nodiscard]] Result<NoticePublished> act(Work&, const Grant<PublishNotice>&, const PublishNotice&);

struct LodgeObjection {
  static constexpr std::string_view kVerb = "lodge_objection";
  using Answer = Changed<ObjectionId>;
  NoticeId notice;
  std::int64_t item_no = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(LodgeObjection, (), (notice, item_no, text))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const LodgeObjection&);
[[nodiscard]] Result<Changed<ObjectionId>> act(Work&, const Grant<LodgeObjection>&,
                                               const LodgeObjection&);

struct AnswerObjection {
  static constexpr std::string_view kVerb = "answer_objection";
  using Answer = Changed<ObjectionId>;
  ObjectionId id;
  bool upheld = false;
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(AnswerObjection, (), (id, upheld, answer))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AnswerObjection&);
[[nodiscard]] Result<Changed<ObjectionId>> act(Work&, const Grant<AnswerObjection>&,
                                               const AnswerObjection&);

struct Approved {
  ApprovalId id;
  ApplicationId application;
  PostId post;
  Date lapses_on;
  ExplanationId explanation;
};
BOOST_DESCRIBE_STRUCT(Approved, (), (id, application, post, lapses_on, explanation))

// 县级审批: reserves person and post, decides on today's facts, keeps them for good.
struct ApproveApplication {
  static constexpr std::string_view kVerb = "approve_application";
  using Answer = Approved;
  ApplicationId id;
  PostId post;
  std::string reason;  // needed when the rules leave it to a person
};
BOOST_DESCRIBE_STRUCT(ApproveApplication, (), (id, post, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ApproveApplication&);
[[nodiscard]] Result<Approved> act(Work&, const Grant<ApproveApplication>&,
                                   const ApproveApplication&);

struct RefuseApplication {
  static constexpr std::string_view kVerb = "refuse_application";
  using Answer = Changed<ApplicationId>;
  ApplicationId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RefuseApplication, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RefuseApplication&);
[[nodiscard]] Result<Changed<ApplicationId>> act(Work&, const Grant<RefuseApplication>&,
                                                 const RefuseApplication&);

struct WithdrawApplication {
  static constexpr std::string_view kVerb = "withdraw_application";
  using Answer = Changed<ApplicationId>;
  ApplicationId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawApplication, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const WithdrawApplication&);
[[nodiscard]] Result<Changed<ApplicationId>> act(Work&, const Grant<WithdrawApplication>&,
                                                 const WithdrawApplication&);

// The county takes its approval back before the start: person and post are free again.
struct WithdrawApproval {
  static constexpr std::string_view kVerb = "withdraw_approval";
  using Answer = Changed<ApplicationId>;
  ApplicationId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawApproval, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const WithdrawApproval&);
[[nodiscard]] Result<Changed<ApplicationId>> act(Work&, const Grant<WithdrawApproval>&,
                                                 const WithdrawApproval&);

struct WaiveStep {
  static constexpr std::string_view kVerb = "waive_step";
  using Answer = Changed<ApplicationId>;
  ApplicationId id;
  registry::Step step = registry::Step::none;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WaiveStep, (), (id, step, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const WaiveStep&);
[[nodiscard]] Result<Changed<ApplicationId>> act(Work&, const Grant<WaiveStep>&, const WaiveStep&);

struct LapseApproval {
  static constexpr std::string_view kVerb = "lapse_approval";
  using Answer = Changed<ApplicationId>;
  ApplicationId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LapseApproval, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const LapseApproval&);
[[nodiscard]] Result<Changed<ApplicationId>> act(Work&, const Grant<LapseApproval>&,
                                                 const LapseApproval&);

struct AgreementSigned {
  AgreementId id;
  std::int64_t number = 0;
  Date until_day;
  bool capped = false;  // shortened to the end of tenure
};
BOOST_DESCRIBE_STRUCT(AgreementSigned, (), (id, number, until_day, capped))

struct SignAgreement {
  static constexpr std::string_view kVerb = "sign_agreement";
  using Answer = AgreementSigned;
  ApplicationId application;
  Date from_day;
  Date until_day;
  Date signed_on;
};
BOOST_DESCRIBE_STRUCT(SignAgreement, (), (application, from_day, until_day, signed_on))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const SignAgreement&);
[[nodiscard]] Result<AgreementSigned> act(Work&, const Grant<SignAgreement>&, const SignAgreement&);

struct Trainee {
  ApplicationId application;
  bool passed = true;
};
BOOST_DESCRIBE_STRUCT(Trainee, (), (application, passed))

struct RecordTraining {
  static constexpr std::string_view kVerb = "record_training";
  using Answer = Changed<TrainingId>;
  PlaceCode town;
  Date held_on;
  std::string topic;
  std::string lecturer;
  Hours hours_x10;
  std::vector<Trainee> trainees;
};
BOOST_DESCRIBE_STRUCT(RecordTraining, (), (town, held_on, topic, lecturer, hours_x10, trainees))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordTraining&);
[[nodiscard]] Result<Changed<TrainingId>> act(Work&, const Grant<RecordTraining>&,
                                              const RecordTraining&);

}  // namespace yigang::usecase
