// Texts and reviews of the documents of law. A document is asked for by its number, whichever unit
// keeps it. The lists leave the text out; one is read at a time.
#pragma once

#include <vector>

#include "store/database.h"
#include "store/document_rows.h"

namespace yigang::store {

// The text that is shown: the latest that a second person confirmed.
[[nodiscard]] Result<std::optional<DocumentTextRow>> shown_text(Reader& reader,
                                                                std::string_view document);
// The one that waits for its second person.
[[nodiscard]] Result<std::optional<DocumentTextRow>> asked_text(Reader& reader,
                                                                std::string_view document);
struct ListedText {
  DocumentTextRow row;  // without its content
  std::string uploaded_by;
  std::string decided_by;  // nobody yet: empty
};
// Newest first.
[[nodiscard]] Result<std::vector<ListedText>> texts_of(Reader& reader, std::string_view document);
// Of which documents a text is shown.
[[nodiscard]] Result<std::vector<std::string>> documents_with_text(Reader& reader);

struct ListedDocumentReview {
  DocumentReviewRow row;
  std::string reviewed_by;
};
struct DocumentReviewFilter {
  std::optional<std::string> document;  // nothing: of all
  std::optional<bool> latest;           // only the newest look at each document
  std::optional<DocumentReviewId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(DocumentReviewFilter, (), (document, latest, after, limit))
// Of the documents of the city and of a unit (the city: of all), newest first.
[[nodiscard]] Result<std::vector<ListedDocumentReview>> list_document_reviews(
    Reader& reader, UnitCode unit, const DocumentReviewFilter& filter);
[[nodiscard]] Result<std::int64_t> count_document_reviews(Reader& reader, UnitCode unit,
                                                          const DocumentReviewFilter& filter);
// The newest look at each document, or at this one.
[[nodiscard]] Result<std::vector<DocumentReviewRow>> latest_reviews(Reader& reader,
                                                                    std::string_view document);

}  // namespace yigang::store
