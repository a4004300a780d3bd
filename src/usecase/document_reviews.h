// 文件是否有效: who looked when whether a document of law is still in force, has been replaced or
// has lapsed. A look is good for a dated figure of days (document_review_days); a document that
// nobody has looked at within them is due, and stands on 今天要办 of who may look. Rows are
// append-only; the latest day counts. Source: interface.md §2 k, LZ-2022-4 首/1.
#pragma once

#include "store/document_queries.h"
#include "usecase/answers.h"
#include "usecase/work.h"
#include "wire/json.h"

namespace yigang::usecase {

// Refusals `day_in_future`, `document_review_before` (a later look is known already),
// `document_replaced_by_itself`; `replaced_by` stands with `replaced` and with nothing else:
// `text_missing`, `document_not_replaced`.
struct ReviewDocument {
  static constexpr std::string_view kVerb = "review_document";
  using Answer = Changed<DocumentReviewId>;
  UnitCode unit;  // whose document it is
  std::string document;
  store::ReviewVerdict verdict{};
  std::optional<std::string> replaced_by;
  Date reviewed_on;
  std::string remark;  // what was looked at
};
BOOST_DESCRIBE_STRUCT(ReviewDocument, (),
                      (unit, document, verdict, replaced_by, reviewed_on, remark))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ReviewDocument&);
[[nodiscard]] Result<Changed<DocumentReviewId>> act(Work&, const Grant<ReviewDocument>&,
                                                    const ReviewDocument&);

struct DocumentReviewLine {
  DocumentReviewId id;
  UnitCode unit;
  std::string document;
  store::ReviewVerdict verdict{};
  std::optional<std::string> replaced_by;
  Date reviewed_on;
  std::string remark;
  std::string reviewed_by;
};
BOOST_DESCRIBE_STRUCT(DocumentReviewLine, (),
                      (id, unit, document, verdict, replaced_by, reviewed_on, remark, reviewed_by))
// Of the city's documents and of those of the actor's unit, newest first.
[[nodiscard]] Result<wire::Page<DocumentReviewLine>> list_document_reviews(
    Desk& desk, const Actor& actor, const store::DocumentReviewFilter& filter);

// The latest look at each document, and which of the documents are due.
struct ReviewStanding {
  std::vector<store::DocumentReviewRow> latest;
  std::int64_t days = 0;
  Date today;
  [[nodiscard]] const store::DocumentReviewRow* of(std::string_view document) const;
  // What is known to be replaced or lapsed needs no further look.
  [[nodiscard]] bool due(std::string_view document) const;
  [[nodiscard]] Date good_until(const store::DocumentReviewRow& review) const {
    return review.reviewed_on.plus_days(static_cast<int>(days));
  }
};
[[nodiscard]] Result<ReviewStanding> review_standing(store::Reader& reader,
                                                     const law::LawSnapshot& law, Date today);
// How many documents of the unit are due; of the city: of all.
[[nodiscard]] std::int64_t count_due(const law::LawSnapshot& law, const ReviewStanding& standing,
                                     UnitCode unit);

}  // namespace yigang::usecase
