// The register of documents and what each clause of the notice asks of the program: its words, our
// summary, which figures rest on it, where it is met and whether it is met at all. Public, never
// changes anything. Source: interface.md §12.1, docs/formats/instruments.md.
#pragma once

#include "law/instruments.h"
#include "store/document_rows.h"
#include "usecase/figure_register.h"

namespace yigang::usecase {

// The latest look whether it is still in force; who looked is told to the office alone
// (document_reviews.h).
struct DocumentReviewed {
  store::ReviewVerdict verdict{};
  std::optional<std::string> replaced_by;
  Date reviewed_on;
  Date good_until;
};
BOOST_DESCRIBE_STRUCT(DocumentReviewed, (), (verdict, replaced_by, reviewed_on, good_until))

struct DocumentLine {
  std::string number;
  std::string title;
  std::optional<Date> issued;
  std::string issuer;
  std::string superior;
  std::optional<Date> in_force_from;
  law::DocumentStatus status = law::DocumentStatus::unknown;
  law::DocumentReading reading = law::DocumentReading::provisional;
  std::string note;
  bool registered = true;            // false: named by a figure of the office, not in the register
  std::vector<law::Figure> figures;  // that have a row by this document
  std::int64_t requirements = 0;  // of the notice only: what its clauses ask, and how many are met
  std::int64_t met = 0;
  std::optional<UnitCode> owner;  // who keeps its text; nothing: a default is no document
  bool has_text = false;          // its official text was uploaded and confirmed
  std::optional<DocumentReviewed> review;
  bool review_due = false;  // nobody looked within document_review_days
};
BOOST_DESCRIBE_STRUCT(DocumentLine, (),
                      (number, title, issued, issuer, superior, in_force_from, status, reading,
                       note, registered, figures, requirements, met, owner, has_text, review,
                       review_due))

struct DocumentQuery {
  std::optional<bool> review_due;
  std::optional<UnitCode> unit;  // whose they are to keep; the city's: all
};
BOOST_DESCRIBE_STRUCT(DocumentQuery, (), (review_due, unit))
[[nodiscard]] Result<std::vector<DocumentLine>> list_documents(Desk& desk,
                                                               const DocumentQuery& query);

// A clause as a place to go to; of another document than the notice it is its words of the
// citation.
struct ClauseLine {
  std::string document;
  std::string clause;  // "LZ-2022-4 二(四)"
  std::string title;
  std::int64_t requirements = 0;
  std::int64_t met = 0;
  std::vector<law::Figure> figures;
};
BOOST_DESCRIBE_STRUCT(ClauseLine, (), (document, clause, title, requirements, met, figures))

struct ClausesQuery {
  std::string document;
};
BOOST_DESCRIBE_STRUCT(ClausesQuery, (), (document))
// Refusal `not_found` for a document that nothing cites and the register does not hold.
[[nodiscard]] Result<std::vector<ClauseLine>> list_clauses(Desk& desk, const ClausesQuery& query);

// The same of a law and instruments that were read already.
[[nodiscard]] std::vector<ClauseLine> clauses_of(const law::LawSnapshot& law,
                                                 const law::Instruments& read,
                                                 const std::string& document);
// What figures quote from the document, each with the clause as it stands in the list.
struct QuotedRow {
  std::string clause;
  std::string quote;
};
[[nodiscard]] std::vector<QuotedRow> quotes_of(const law::LawSnapshot& law,
                                               std::string_view document);

struct RequirementLine {
  std::string id;
  std::string phrase;
  std::string summary;
  std::vector<std::string> duty;
  std::vector<std::string> places;
  std::string check;
  bool met = false;
};
BOOST_DESCRIBE_STRUCT(RequirementLine, (), (id, phrase, summary, duty, places, check, met))

struct ClauseFigure {
  FigureAbout about;
  FigureRowView row;
  std::optional<Date> last_day;
};
BOOST_DESCRIBE_STRUCT(ClauseFigure, (), (about, row, last_day))

struct ClauseView {
  ClauseLine clause;
  DocumentLine document;
  std::vector<RequirementLine> requirements;
  std::vector<ClauseFigure> figures;  // the rows that cite it, each with its figure
};
BOOST_DESCRIBE_STRUCT(ClauseView, (), (clause, document, requirements, figures))

// A clause with the number of one of its requirements ("LZ-2022-4 二(四)/6") is that clause.
struct ClauseQuery {
  std::string document;
  std::string clause;
};
BOOST_DESCRIBE_STRUCT(ClauseQuery, (), (document, clause))
[[nodiscard]] Result<ClauseView> read_clause(Desk& desk, const ClauseQuery& query);
// Whether a value cites the clause, whole or by one of its requirements.
[[nodiscard]] bool cites_clause(const law::FigureRow& row, const ClauseQuery& query);

}  // namespace yigang::usecase
