#include <algorithm>

#include "base/bytes.h"
#include "crypto/digest.h"
#include "law/instruments.h"
#include "store/described_row.h"
#include "usecase/document_owner.h"
#include "usecase/document_texts.h"
#include "usecase/marked_texts.h"
#include "usecase/page_reads.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

// "二(四)" and "统一岗位待遇" as they stand in the text: "(四)统一岗位待遇"; "一、任务目标".
std::string heading_of(const law::ClauseEntry& clause) {
  const std::size_t bracket = clause.name.find('(');
  if (bracket == std::string::npos) return clause.name + "、" + clause.title;
  return clause.name.substr(bracket) + clause.title;
}

void add_phrase(CitedText& cited, std::string_view clause, const std::string& phrase) {
  const bool known = std::ranges::any_of(cited.phrases, [&](const CitedPhrase& one) {
    return one.clause == clause && one.phrase == phrase;
  });
  if (!known && !phrase.empty()) cited.phrases.push_back({std::string(clause), phrase});
}

// Sealed it is not, so that what is shown is held against the digest that the journal has.
Result<> check_digest(const store::DocumentTextRow& row) {
  if (std::ranges::equal(crypto::sm3(row.content), row.digest)) return {};
  return fail(failure("document_text_digest").with("id", to_text(row.id)));
}

TextShown shown_of(const store::DocumentTextRow& row) {
  return {row.size_bytes, to_hex(row.digest), row.uploaded_on,
          row.state == store::DocumentTextState::confirmed ? row.decided_on : std::nullopt};
}

// Of a county's document the county too; what is in the register the city keeps.
std::vector<Role> suppliers_of(const Desk& desk, const law::LawSnapshot& law,
                               std::string_view document) {
  const std::optional<UnitCode> owner = owner_of(law, document);
  if (!owner) return {};
  return desk.authority.roles_that_may(owner->is_city() ? "confirm_document_text"
                                                        : "upload_document_text");
}

// Of the process: what is marked depends on nothing but the words.
MarkedTexts& marked_texts() {
  static MarkedTexts texts;
  return texts;
}

Result<LawText> marked_text(Desk& desk, const law::LawSnapshot& law, const std::string& document,
                            const std::optional<store::DocumentTextRow>& row) {
  LawText text;
  text.document = document;
  text.may_supply = suppliers_of(desk, law, document);
  if (!row) return text;
  TRY_VOID(check_digest(*row));
  text.shown = shown_of(*row);
  TRY(const CitedText cited, cited_of(desk, law, document));
  const auto marked = marked_texts().of(row->content, cited.heads, cited.phrases);
  text.paragraphs = marked->paragraphs;
  for (const PhraseFound& one : marked->phrases)
    if (!one.found) text.missing.push_back({one.cited.clause, one.cited.phrase});
  return text;
}

struct ShownText {
  LawMoment moment;
  std::optional<store::DocumentTextRow> row;
};

Result<ShownText> shown_text_of(Desk& desk, const std::string& document) {
  TRY_VOID(list_clauses(desk, {document}));  // `not_found`
  ShownText shown;
  TRY(shown.moment, law_moment(desk, {}, {}));
  TRY(shown.row, desk.database.read_value<std::optional<store::DocumentTextRow>>(
                     [&](store::Reader& reader) { return store::shown_text(reader, document); }));
  return shown;
}

bool within(const Actor& actor, UnitCode unit) {
  return actor.scope.unit.is_city() || unit.is_city() || unit == actor.scope.unit;
}

}  // namespace

Result<CitedText> cited_of(Desk& desk, const law::LawSnapshot& law, std::string_view document) {
  TRY(const law::Instruments read, law::load_instruments(desk.law.folder()));
  CitedText cited;
  for (const ClauseLine& clause : clauses_of(law, read, std::string(document)))
    cited.heads.push_back({clause.clause, ""});
  if (document == law::kNotice) {
    for (std::size_t at = 0; at < read.clauses.size(); ++at)
      cited.heads[at].heading = heading_of(read.clauses[at]);
    for (const law::Requirement& one : read.requirements) add_phrase(cited, one.clause, one.phrase);
  }
  for (const QuotedRow& row : quotes_of(law, document)) add_phrase(cited, row.clause, row.quote);
  return cited;
}

Result<LawText> read_law_text(Desk& desk, const DocumentTextsQuery& query) {
  TRY(const ShownText shown, shown_text_of(desk, query.document));
  return marked_text(desk, *shown.moment.law, query.document, shown.row);
}

Result<LawText> read_document_text(Desk& desk, const Actor& actor, const OneDocumentText& query) {
  TRY_VOID(may_list(desk, actor, "read_document_text"));
  TRY(const LawMoment moment, law_moment(desk, {}, {}));
  TRY(const UnitCode unit, unit_of_id(moment.law->areas(), query.id));
  TRY(const std::optional<store::DocumentTextRow> row,
      desk.database.read_value<std::optional<store::DocumentTextRow>>([&](store::Reader& reader) {
        return store::find<store::DocumentTextRow>(reader, unit, query.id);
      }));
  if (!row || !within(actor, unit)) return fail(not_found("not_found"));
  return marked_text(desk, *moment.law, row->document, row);
}

Result<ClauseText> read_clause_text(Desk& desk, const ClauseQuery& query) {
  TRY(const ClauseView view, read_clause(desk, query));  // `not_found`
  TRY(const ShownText shown, shown_text_of(desk, query.document));
  ClauseText text{query.document, view.clause.clause, {}, {}, {}};
  text.may_supply = suppliers_of(desk, *shown.moment.law, query.document);
  if (!shown.row) return text;
  TRY_VOID(check_digest(*shown.row));
  text.shown = shown_of(*shown.row);
  TRY(const CitedText cited, cited_of(desk, *shown.moment.law, query.document));
  const auto marked = marked_texts().of(shown.row->content, cited.heads, cited.phrases);
  for (const PhraseFound& one : marked->phrases)
    if (one.cited.clause == view.clause.clause)
      text.passages.push_back(
          {one.cited.phrase, one.found, passage(*marked, shown.row->content, one, 1)});
  return text;
}

Result<DocumentTexts> list_document_texts(Desk& desk, const Actor& actor,
                                          const DocumentTextsQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_document_texts"));
  return desk.database.read_value<DocumentTexts>(
      [&](store::Reader& reader) -> Result<DocumentTexts> {
        TRY(const std::vector<store::ListedText> listed, store::texts_of(reader, query.document));
        DocumentTexts texts;
        for (const store::ListedText& one : listed) {
          const store::DocumentTextRow& row = one.row;
          if (!within(actor, row.unit)) continue;
          texts.items.push_back({row.id, row.unit, row.document, row.size_bytes, to_hex(row.digest),
                                 row.state, one.uploaded_by, row.uploaded_on,
                                 actor.is(row.uploaded_by), one.decided_by, row.decided_on,
                                 row.version});
        }
        return texts;
      });
}

}  // namespace yigang::usecase
