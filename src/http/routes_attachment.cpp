// Photographs and papers behind a review and behind a day of attendance: the body is the file. A
// spot check has its photograph in its body, so that neither is kept without the other.
#include "http/routes_attachment.h"

#include "http/verb_route.h"
#include "usecase/attachments.h"
#include "usecase/media_type.h"
#include "usecase/spot_check_reads.h"
#include "usecase/spot_checks.h"

namespace yigang::http {

namespace {

using namespace usecase;

AddReviewAttachment to_review(const ReviewAttachments& query) {
  return {query.id, {}};
}
AddDayAttachment to_day(const DayAttachments& query) {
  return {query.placement, query.day, {}};
}

AddAgreementAttachment to_agreement(const AgreementAttachments& query) {
  return {query.application, {}};
}

// The file as base64, and the words beside it.
constexpr std::size_t kSpotCheckBytes = kAttachmentBytes / 3 * 4 + (std::size_t{64} << 10);

// Never from a cache: who may see it is asked each time.
Response file_response(AttachmentFile file) {
  Response response;
  response.body = std::move(file.bytes);
  response.set("Content-Type", mime_of(file.media_type)).set("Cache-Control", "no-store");
  return response;
}

template <class Query, Result<AttachmentFile> (*ask)(Desk&, const Actor&, const Query&)>
Route raw_route(std::string pattern, std::string verb) {
  return get_raw<Query>(std::move(pattern), std::move(verb), "application/octet-stream",
                        [](Call& call, const Query& query) -> Result<Response> {
                          TRY(AttachmentFile file, ask(call.app->desk(), actor_of(call), query));
                          return file_response(std::move(file));
                        });
}

template <class Query, Result<Attachments> (*ask)(Desk&, const Actor&, const Query&)>
Route lines_route(std::string pattern, std::string verb) {
  return get<Query, Attachments>(std::move(pattern), std::move(verb),
                                 [](Call& call, const Query& query) -> Result<Attachments> {
                                   return ask(call.app->desk(), actor_of(call), query);
                                 });
}

void add_spot_check_routes(std::vector<Route>& routes) {
  const std::string checks = "/api/v1/spot-checks";
  routes.push_back(verb_route<RecordSpotCheck>(checks).with_body_limit(kSpotCheckBytes));
  routes.push_back(verb_route<WithdrawSpotCheck>(checks + "/{id}/withdraw"));
  routes.push_back(get<store::SpotCheckFilter, SpotCheckPage>(
      checks, "list_spot_checks",
      [](Call& call, const store::SpotCheckFilter& filter) -> Result<SpotCheckPage> {
        return list_spot_checks(call.app->desk(), actor_of(call), filter);
      }));
  routes.push_back(raw_route<OneSpotCheck, &read_spot_check_photo>(checks + "/{id}/photo",
                                                                   "read_spot_check_photo"));
}

}  // namespace

void add_attachment_routes(std::vector<Route>& routes) {
  const std::string review = "/api/v1/reviews/{id}/attachments";
  const std::string day = "/api/v1/placements/{placement}/days/{day}/attachments";
  routes.push_back(file_route<AddReviewAttachment, &AddReviewAttachment::bytes, ReviewAttachments>(
                       review, &to_review)
                       .with_body_limit(kAttachmentBytes));
  routes.push_back(
      file_route<AddDayAttachment, &AddDayAttachment::bytes, DayAttachments>(day, &to_day)
          .with_body_limit(kAttachmentBytes));
  routes.push_back(
      lines_route<ReviewAttachments, &list_review_attachments>(review, "list_review_attachments"));
  routes.push_back(lines_route<DayAttachments, &list_day_attachments>(day, "list_day_attachments"));
  routes.push_back(raw_route<OneReviewAttachment, &read_review_attachment>(
      review + "/{attachment}", "read_review_attachment"));
  routes.push_back(raw_route<OneDayAttachment, &read_day_attachment>(day + "/{attachment}",
                                                                     "read_day_attachment"));
  const std::string agreement = "/api/v1/applications/{application}/agreement/attachments";
  routes.push_back(
      file_route<AddAgreementAttachment, &AddAgreementAttachment::bytes, AgreementAttachments>(
          agreement, &to_agreement)
          .with_body_limit(kAttachmentBytes));
  routes.push_back(lines_route<AgreementAttachments, &list_agreement_attachments>(
      agreement, "list_agreement_attachments"));
  routes.push_back(raw_route<OneAgreementAttachment, &read_agreement_attachment>(
      agreement + "/{attachment}", "read_agreement_attachment"));
  add_spot_check_routes(routes);
}

}  // namespace yigang::http
