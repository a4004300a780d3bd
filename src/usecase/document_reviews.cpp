#include "usecase/document_reviews.h"

#include <algorithm>

#include "policy/reader.h"
#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/document_owner.h"
#include "usecase/figures.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

using store::ReviewVerdict;

Result<> check_replaced_by(const ReviewDocument& command) {
  if (command.verdict != ReviewVerdict::replaced) {
    if (!command.replaced_by) return {};
    return fail(bad_input("document_not_replaced").at("replaced_by"));
  }
  TRY_VOID(require_text(command.replaced_by.value_or(""), "replaced_by"));
  TRY_VOID(limit_text(*command.replaced_by, 200, "replaced_by"));
  if (*command.replaced_by == command.document)
    return fail(refused("document_replaced_by_itself").at("replaced_by"));
  return {};
}

// An earlier look that is entered late would stand behind the later one and change nothing.
Result<> check_day(Work& work, const ReviewDocument& command) {
  TRY_VOID(not_in_future(work, command.reviewed_on, "reviewed_on"));
  TRY(const std::vector<store::DocumentReviewRow> known,
      store::latest_reviews(work.tx, command.document));
  if (known.empty() || known.front().reviewed_on <= command.reviewed_on) return {};
  return fail(conflict("document_review_before")
                  .with("day", to_text(known.front().reviewed_on))
                  .at("reviewed_on"));
}

DocumentReviewLine line_of(const store::ListedDocumentReview& one) {
  const store::DocumentReviewRow& row = one.row;
  return {row.id,          row.unit,        row.document, row.verdict,
          row.replaced_by, row.reviewed_on, row.remark,   one.reviewed_by};
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const ReviewDocument& command) {
  return location_of_figure(areas, command.unit);
}

Result<Changed<DocumentReviewId>> act(Work& work, const Grant<ReviewDocument>& grant,
                                      const ReviewDocument& command) {
  TRY_VOID(check_owner(work.law(), command.document, command.unit));
  TRY_VOID(check_replaced_by(command));
  TRY_VOID(require_text(command.remark, "remark"));
  TRY_VOID(limit_text(command.remark, 500, "remark"));
  TRY_VOID(check_day(work, command));
  const store::DocumentReviewRow row{
      command.unit,        work.make_id<DocumentReviewId>(command.unit),
      command.document,    command.verdict,
      command.replaced_by, command.reviewed_on,
      command.remark,      grant.actor().account};
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "document_review", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<DocumentReviewId>{row.id, 1};
}

Result<wire::Page<DocumentReviewLine>> list_document_reviews(
    Desk& desk, const Actor& actor, const store::DocumentReviewFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_document_reviews"));
  TRY_VOID(check_limit(filter.limit));
  store::DocumentReviewFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<wire::Page<DocumentReviewLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<DocumentReviewLine>> {
        const UnitCode unit = actor.scope.unit;
        TRY(const auto rows, store::list_document_reviews(reader, unit, one_more));
        TRY(const std::int64_t total, store::count_document_reviews(reader, unit, filter));
        return page_from<DocumentReviewLine>(
            rows, filter.limit, total, &line_of,
            [](const DocumentReviewLine& line) { return to_text(line.id); });
      });
}

const store::DocumentReviewRow* ReviewStanding::of(std::string_view document) const {
  const auto found = std::ranges::find(latest, document, &store::DocumentReviewRow::document);
  return found == latest.end() ? nullptr : &*found;
}

bool ReviewStanding::due(std::string_view document) const {
  const store::DocumentReviewRow* review = of(document);
  if (review == nullptr) return true;
  return review->verdict == ReviewVerdict::in_force && good_until(*review) < today;
}

Result<ReviewStanding> review_standing(store::Reader& reader, const law::LawSnapshot& law,
                                       Date today) {
  ReviewStanding standing;
  standing.today = today;
  policy::LawReader figures(law, kCity);
  TRY(standing.days, figures.integer(law::Figure::document_review_days, today));
  TRY(standing.latest, store::latest_reviews(reader, ""));
  return standing;
}

std::int64_t count_due(const law::LawSnapshot& law, const ReviewStanding& standing, UnitCode unit) {
  return std::ranges::count_if(documents_kept(law), [&](const KeptDocument& one) {
    return (unit.is_city() || one.owner == unit) && !one.replaced && standing.due(one.number);
  });
}

}  // namespace yigang::usecase
