#include "store/document_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// All but the content, and the names of the two persons.
constexpr std::string_view kListed =
    "SELECT t.unit, t.id, t.document, t.size_bytes, t.digest, t.uploaded_by, t.uploaded_on, "
    "t.state, t.decided_by, t.decided_on, t.version, COALESCE(u.name, ''), COALESCE(d.name, '') "
    "FROM document_text t LEFT JOIN account u ON u.id = t.uploaded_by LEFT JOIN account d ON d.id "
    "= t.decided_by WHERE t.document = ?1 ORDER BY t.id DESC";

ListedText listed_text(const Row& row) {
  ListedText listed;
  DocumentTextRow& text = listed.row;
  text.unit = row.get<UnitCode>(0);
  text.id = row.get<DocumentTextId>(1);
  text.document = row.get<std::string>(2);
  text.size_bytes = row.get<std::int64_t>(3);
  text.digest = row.get<Bytes>(4);
  text.uploaded_by = row.get<AccountId>(5);
  text.uploaded_on = row.get<Date>(6);
  text.state = row.get<DocumentTextState>(7);
  text.decided_by = row.get<std::optional<AccountId>>(8);
  text.decided_on = row.get<std::optional<Date>>(9);
  text.version = row.get<std::int64_t>(10);
  listed.uploaded_by = row.get<std::string>(11);
  listed.decided_by = row.get<std::string>(12);
  return listed;
}

}  // namespace

Result<std::optional<DocumentTextRow>> shown_text(Reader& reader, std::string_view document) {
  return select_one<DocumentTextRow>(
      reader, "document = ?1 AND state = 'confirmed' ORDER BY id DESC LIMIT 1", args(document));
}

Result<std::optional<DocumentTextRow>> asked_text(Reader& reader, std::string_view document) {
  return select_one<DocumentTextRow>(reader, "document = ?1 AND state = 'asked'", args(document));
}

Result<std::vector<ListedText>> texts_of(Reader& reader, std::string_view document) {
  std::vector<ListedText> texts;
  TRY_VOID(reader.each(std::string(kListed), args(document), [&](const Row& row) -> Result<> {
    texts.push_back(listed_text(row));
    return {};
  }));
  return texts;
}

Result<std::vector<std::string>> documents_with_text(Reader& reader) {
  std::vector<std::string> documents;
  TRY_VOID(reader.each(
      "SELECT DISTINCT document FROM document_text WHERE state = 'confirmed' ORDER BY document", {},
      [&](const Row& row) -> Result<> {
        documents.push_back(row.get<std::string>(0));
        return {};
      }));
  return documents;
}

Result<std::vector<ListedDocumentReview>> reviews_of(Reader& reader, std::string_view document) {
  std::vector<ListedDocumentReview> reviews;
  TRY_VOID(reader.each("SELECT " + column_list<DocumentReviewRow>("r.") +
                           ", COALESCE(a.name, '') FROM document_review r LEFT JOIN account a ON "
                           "a.id = r.reviewed_by WHERE ?1 = '' OR r.document = ?1 ORDER BY "
                           "r.reviewed_on DESC, r.id DESC LIMIT ?2",
                       args(document, kMostReviews), [&](const Row& row) -> Result<> {
                         reviews.push_back(
                             {read_row<DocumentReviewRow>(row),
                              row.get<std::string>(columns_of<DocumentReviewRow>().size())});
                         return {};
                       }));
  return reviews;
}

}  // namespace yigang::store
