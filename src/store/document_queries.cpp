#include "store/document_queries.h"

#include "store/described_row.h"
#include "store/list_order.h"

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

constexpr std::string_view kNoLaterLook =
    "NOT EXISTS (SELECT 1 FROM document_review s WHERE s.document = r.document AND (s.reviewed_on, "
    "s.id) > (r.reviewed_on, r.id))";
// ?1 the unit, ?2 the document, ?3 whether only the newest look counts.
std::string review_where() {
  return "(?1 = 371500 OR r.unit = 371500 OR r.unit = ?1) AND (?2 = '' OR r.document = ?2) AND (?3 "
         "= 0 OR " +
         std::string(kNoLaterLook) + ")";
}
constexpr ListOrder kNewestFirst{"r.reviewed_on", true};

Args review_args(UnitCode unit, const DocumentReviewFilter& filter) {
  return args(unit, filter.document.value_or(""), filter.latest.value_or(false));
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

Result<std::vector<ListedDocumentReview>> list_document_reviews(
    Reader& reader, UnitCode unit, const DocumentReviewFilter& filter) {
  Args arguments = review_args(unit, filter);
  const std::int64_t after = filter.after ? filter.after->value() : 0;
  TRY(const PageStart start,
      page_start(reader, kNewestFirst, "document_review r",
                 "(?1 = 371500 OR r.unit = 371500 OR r.unit = ?1)", args(unit), after, "r.id"));
  const std::string tail = page_tail(arguments, kNewestFirst, start, filter.limit, "r.id");
  const std::size_t own = columns_of<DocumentReviewRow>().size();
  std::vector<ListedDocumentReview> reviews;
  TRY_VOID(reader.each(
      "SELECT " + column_list<DocumentReviewRow>("r.") +
          ", COALESCE(a.name, '') FROM document_review r LEFT JOIN account a ON a.id = "
          "r.reviewed_by WHERE " +
          review_where() + tail,
      arguments, [&](const Row& row) -> Result<> {
        reviews.push_back({read_row<DocumentReviewRow>(row), row.get<std::string>(own)});
        return {};
      }));
  return reviews;
}

Result<std::int64_t> count_document_reviews(Reader& reader, UnitCode unit,
                                            const DocumentReviewFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM document_review r WHERE " + review_where(),
                       review_args(unit, filter)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<DocumentReviewRow>> latest_reviews(Reader& reader, std::string_view document) {
  std::vector<DocumentReviewRow> reviews;
  TRY_VOID(reader.each("SELECT " + column_list<DocumentReviewRow>("r.") +
                           " FROM document_review r WHERE (?1 = '' OR r.document = ?1) AND " +
                           std::string(kNoLaterLook) + " ORDER BY r.id",
                       args(document), [&](const Row& row) -> Result<> {
                         reviews.push_back(read_row<DocumentReviewRow>(row));
                         return {};
                       }));
  return reviews;
}

}  // namespace yigang::store
