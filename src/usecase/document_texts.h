// The official text of a document of law: an official uploads it, another confirms that it is the
// document, and from then on it is what the pages of the law show and mark. A later one takes its
// place; the earlier stays. Public once it is confirmed: the law is nobody's secret. Source:
// interface.md §11, LZ-2022-4 首/1.
#pragma once

#include "store/document_queries.h"
#include "usecase/answers.h"
#include "usecase/clause_reads.h"
#include "usecase/marked_text.h"
#include "usecase/version_check.h"

namespace yigang::usecase {

template <>
inline constexpr std::string_view kVersionedTable<DocumentTextId> = "document_text";

// The Civil Code, with its 1260 articles, has some 300 kB.
inline constexpr std::size_t kDocumentTextBytes = std::size_t{1} << 20;

struct DocumentTextTaken {
  DocumentTextId id;
  std::int64_t size_bytes = 0;
  std::int64_t paragraphs = 0;
  std::string digest;  // SM3 of the text as it was sent
  // Of the phrases that the program cites from it, and how many stand in it: a wrong file shows
  // itself.
  std::int64_t phrases = 0;
  std::int64_t phrases_found = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(DocumentTextTaken, (),
                      (id, size_bytes, paragraphs, digest, phrases, phrases_found, version))

// The body is the text itself, plain UTF-8. Refusals at "body": `document_text_empty`,
// `document_text_too_large`, `document_text_not_utf8` and `document_text_control` with the byte
// `offset`; `document_text_waits`, `document_text_same`.
struct UploadDocumentText {
  static constexpr std::string_view kVerb = "upload_document_text";
  using Answer = DocumentTextTaken;
  // Looked at by the verb itself, once it is known to be UTF-8.
  static constexpr std::string_view kNumberMember = "text";
  UnitCode unit;  // whose document it is
  std::string document;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(UploadDocumentText, (), (unit, document, text))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const UploadDocumentText&);
[[nodiscard]] Result<DocumentTextTaken> act(Work&, const Grant<UploadDocumentText>&,
                                            const UploadDocumentText&);

// By another person than who uploaded it.
struct ConfirmDocumentText {
  static constexpr std::string_view kVerb = "confirm_document_text";
  using Answer = Changed<DocumentTextId>;
  DocumentTextId id;
};
BOOST_DESCRIBE_STRUCT(ConfirmDocumentText, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const ConfirmDocumentText&);
[[nodiscard]] Result<Changed<DocumentTextId>> act(Work&, const Grant<ConfirmDocumentText>&,
                                                  const ConfirmDocumentText&);

// One that waits and is not the document. What was confirmed is replaced, never taken away.
struct WithdrawDocumentText {
  static constexpr std::string_view kVerb = "withdraw_document_text";
  using Answer = Changed<DocumentTextId>;
  DocumentTextId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawDocumentText, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const WithdrawDocumentText&);
[[nodiscard]] Result<Changed<DocumentTextId>> act(Work&, const Grant<WithdrawDocumentText>&,
                                                  const WithdrawDocumentText&);

struct DocumentTextLine {
  DocumentTextId id;
  UnitCode unit;
  std::string document;
  std::int64_t size_bytes = 0;
  std::string digest;
  store::DocumentTextState state{};
  std::string uploaded_by;
  Date uploaded_on;
  bool mine = false;       // uploaded by the actor, who does not confirm it
  std::string decided_by;  // empty: nobody yet
  std::optional<Date> decided_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DocumentTextLine, (),
                      (id, unit, document, size_bytes, digest, state, uploaded_by, uploaded_on,
                       mine, decided_by, decided_on, version))
struct DocumentTexts {
  std::vector<DocumentTextLine> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(DocumentTexts, (), (items))
struct DocumentTextsQuery {
  std::string document;
};
BOOST_DESCRIBE_STRUCT(DocumentTextsQuery, (), (document))
[[nodiscard]] Result<DocumentTexts> list_document_texts(Desk& desk, const Actor& actor,
                                                        const DocumentTextsQuery& query);

struct OneDocumentText {
  DocumentTextId id;
};
BOOST_DESCRIBE_STRUCT(OneDocumentText, (), (id))

// A phrase of a clause in the official text, with the paragraphs around it.
struct PhrasePassage {
  std::string phrase;
  bool found = false;
  std::vector<Paragraph> paragraphs;
};
BOOST_DESCRIBE_STRUCT(PhrasePassage, (), (phrase, found, paragraphs))

struct TextShown {
  std::int64_t size_bytes = 0;
  std::string digest;
  Date uploaded_on;
  std::optional<Date> confirmed_on;  // nothing: it waits for its second person
};
BOOST_DESCRIBE_STRUCT(TextShown, (), (size_bytes, digest, uploaded_on, confirmed_on))

struct MissingPhrase {
  std::string clause;
  std::string phrase;
};
BOOST_DESCRIBE_STRUCT(MissingPhrase, (), (clause, phrase))

// Without a text: who can supply it.
struct LawText {
  std::string document;
  std::optional<TextShown> shown;
  std::vector<Role> may_supply;
  std::vector<Paragraph> paragraphs;
  std::vector<MissingPhrase> missing;  // cited, and not in the text
};
BOOST_DESCRIBE_STRUCT(LawText, (), (document, shown, may_supply, paragraphs, missing))
// The whole text. Public. Refusal `not_found` as of a document.
[[nodiscard]] Result<LawText> read_law_text(Desk& desk, const DocumentTextsQuery& query);
// Any version, for who has to confirm it.
[[nodiscard]] Result<LawText> read_document_text(Desk& desk, const Actor& actor,
                                                 const OneDocumentText& query);

struct ClauseText {
  std::string document;
  std::string clause;
  std::optional<TextShown> shown;
  std::vector<Role> may_supply;
  std::vector<PhrasePassage> passages;
};
BOOST_DESCRIBE_STRUCT(ClauseText, (), (document, clause, shown, may_supply, passages))
[[nodiscard]] Result<ClauseText> read_clause_text(Desk& desk, const ClauseQuery& query);

// What the program cites from the document: of the notice the phrases of its requirements, of any
// document the quotations of the figures that rest on it; and where its clauses begin.
struct CitedText {
  std::vector<ClauseHead> heads;
  std::vector<CitedPhrase> phrases;
};
[[nodiscard]] Result<CitedText> cited_of(Desk& desk, const law::LawSnapshot& law,
                                         std::string_view document);

}  // namespace yigang::usecase
