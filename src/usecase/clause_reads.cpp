#include "usecase/clause_reads.h"

#include <algorithm>

#include "law/show_on.h"
#include "store/document_queries.h"
#include "usecase/document_owner.h"
#include "usecase/document_reviews.h"

namespace yigang::usecase {

namespace {

// "LZ-2022-4 二(四)/6" asks about "LZ-2022-4 二(四)"; of other documents the slash may be a part of
// the number.
std::string_view whole_clause(std::string_view clause) {
  if (!clause.starts_with(law::kNoticePrefix)) return clause;
  return clause.substr(0, clause.find('/'));
}

template <class Take>
void each_row(const law::LawSnapshot& law, Take take) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<law::Figure>>([&](auto d) {
    for (const law::FigureRow& row : law.rows(d.value)) take(row);
  });
}

// A default that no document states may name the clause of the notice that it fills.
bool cites(const law::FigureRow& row, std::string_view document) {
  if (row.citation.document == document) return true;
  return document == law::kNotice && row.citation.document == law::kOwnDefault &&
         row.citation.clause.starts_with(law::kNoticePrefix);
}

void add_figure(std::vector<law::Figure>& figures, law::Figure figure) {
  if (std::ranges::find(figures, figure) == figures.end()) figures.push_back(figure);
}

DocumentLine line_of(const law::Instruments& read, const law::DocumentEntry& document) {
  DocumentLine line{.number = document.number,
                    .title = document.title,
                    .issued = document.issued,
                    .issuer = document.issuer,
                    .superior = document.superior,
                    .in_force_from = document.in_force_from,
                    .status = document.status,
                    .reading = document.reading,
                    .note = document.note};
  if (document.number != law::kNotice) return line;
  for (const law::Requirement& one : read.requirements) {
    ++line.requirements;
    if (one.met()) ++line.met;
  }
  return line;
}

std::vector<DocumentLine> documents_of(const law::LawSnapshot& law, const law::Instruments& read) {
  std::vector<DocumentLine> lines;
  for (const law::DocumentEntry& document : read.documents)
    lines.push_back(line_of(read, document));
  // What an office named with a figure of its own is text: it is shown as not registered.
  each_row(law, [&](const law::FigureRow& row) {
    const bool known = std::ranges::any_of(
        lines, [&](const DocumentLine& line) { return line.number == row.citation.document; });
    if (!known)
      lines.push_back(
          {.number = row.citation.document, .title = row.citation.document, .registered = false});
  });
  for (DocumentLine& line : lines) line.owner = owner_of(law, line.number);
  each_row(law, [&](const law::FigureRow& row) {
    for (DocumentLine& line : lines)
      if (cites(row, line.number)) add_figure(line.figures, row.figure);
  });
  return lines;
}

void add_review(const ReviewStanding& standing, DocumentLine& line) {
  const store::DocumentReviewRow* review = standing.of(line.number);
  if (review != nullptr)
    line.review = DocumentReviewed{review->verdict, review->replaced_by, review->reviewed_on,
                                   standing.good_until(*review)};
  line.review_due =
      line.owner && line.status != law::DocumentStatus::replaced && standing.due(line.number);
}

// What the office keeps of the documents beside the register.
Result<> add_kept(Desk& desk, const LawMoment& moment, std::vector<DocumentLine>& lines) {
  return desk.database.read([&](store::Reader& reader) -> Result<> {
    TRY(const std::vector<std::string> with_text, store::documents_with_text(reader));
    TRY(const ReviewStanding standing, review_standing(reader, *moment.law, moment.on));
    for (DocumentLine& line : lines) {
      line.has_text = std::ranges::find(with_text, line.number) != with_text.end();
      add_review(standing, line);
    }
    return {};
  });
}

bool is_asked_for(const DocumentQuery& query, const DocumentLine& line) {
  if (query.review_due && *query.review_due != line.review_due) return false;
  return !query.unit || query.unit->is_city() || line.owner == query.unit;
}

Result<DocumentLine> document_named(const law::LawSnapshot& law, const law::Instruments& read,
                                    std::string_view number) {
  std::vector<DocumentLine> lines = documents_of(law, read);
  for (DocumentLine& line : lines)
    if (line.number == number) return std::move(line);
  return fail(not_found("not_found").at("document"));
}

}  // namespace

std::vector<ClauseLine> clauses_of(const law::LawSnapshot& law, const law::Instruments& read,
                                   const std::string& document) {
  std::vector<ClauseLine> lines;
  if (document == law::kNotice)
    for (const law::ClauseEntry& clause : read.clauses)
      lines.push_back({.document = document,
                       .clause = std::string(law::kNoticePrefix) + clause.name,
                       .title = clause.title});
  each_row(law, [&](const law::FigureRow& row) {
    if (!cites(row, document)) return;
    const std::string_view clause = whole_clause(row.citation.clause);
    auto at = std::ranges::find(lines, clause, &ClauseLine::clause);
    if (at == lines.end())
      at = lines.insert(lines.end(),
                        ClauseLine{.document = document, .clause = std::string(clause)});
    add_figure(at->figures, row.figure);
  });
  for (const law::Requirement& one : read.requirements)
    for (ClauseLine& line : lines) {
      if (document != law::kNotice || line.clause != one.clause) continue;
      ++line.requirements;
      if (one.met()) ++line.met;
    }
  return lines;
}

std::vector<QuotedRow> quotes_of(const law::LawSnapshot& law, std::string_view document) {
  std::vector<QuotedRow> quotes;
  each_row(law, [&](const law::FigureRow& row) {
    if (cites(row, document))
      quotes.push_back({std::string(whole_clause(row.citation.clause)), row.citation.quote});
  });
  return quotes;
}

Result<std::vector<DocumentLine>> list_documents(Desk& desk, const DocumentQuery& query) {
  TRY(const LawMoment moment, law_moment(desk, {}, {}));
  TRY(const law::Instruments read, law::load_instruments(desk.law.folder()));
  std::vector<DocumentLine> lines = documents_of(*moment.law, read);
  TRY_VOID(add_kept(desk, moment, lines));
  std::erase_if(lines, [&](const DocumentLine& line) { return !is_asked_for(query, line); });
  return lines;
}

Result<std::vector<ClauseLine>> list_clauses(Desk& desk, const ClausesQuery& query) {
  TRY(const LawMoment moment, law_moment(desk, {}, {}));
  TRY(const law::Instruments read, law::load_instruments(desk.law.folder()));
  TRY_VOID(document_named(*moment.law, read, query.document));
  return clauses_of(*moment.law, read, query.document);
}

bool cites_clause(const law::FigureRow& row, const ClauseQuery& query) {
  return cites(row, query.document) &&
         whole_clause(row.citation.clause) == whole_clause(query.clause);
}

Result<ClauseView> read_clause(Desk& desk, const ClauseQuery& query) {
  TRY(const LawMoment moment, law_moment(desk, {}, {}));
  TRY(const law::Instruments read, law::load_instruments(desk.law.folder()));
  const law::LawSnapshot& law = *moment.law;
  ClauseView view;
  TRY(view.document, document_named(law, read, query.document));
  const std::vector<ClauseLine> lines = clauses_of(law, read, query.document);
  const auto line = std::ranges::find(lines, whole_clause(query.clause), &ClauseLine::clause);
  if (line == lines.end()) return fail(not_found("not_found").at("clause"));
  view.clause = *line;
  if (query.document == law::kNotice)
    for (const law::Requirement& one : read.requirements)
      if (one.clause == line->clause)
        view.requirements.push_back(
            {one.id, one.phrase, one.summary, one.duty, one.places, one.check, one.met()});
  each_row(law, [&](const law::FigureRow& row) {
    if (cites_clause(row, query))
      view.figures.push_back(
          {about_figure(law, row.figure), figure_row_view(row), law::last_day(law, row)});
  });
  return view;
}

}  // namespace yigang::usecase
