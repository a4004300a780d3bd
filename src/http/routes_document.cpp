// Documents of law as the office keeps them: official texts, for whoever reads the law, and what is
// done about them.
#include "http/routes_document.h"

#include "http/verb_route.h"
#include "usecase/ambiguities.h"
#include "usecase/document_reviews.h"
#include "usecase/document_texts.h"

namespace yigang::http {

namespace {

using namespace usecase;

struct TextQuery {
  UnitCode unit;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(TextQuery, (), (unit, document))

UploadDocumentText to_text_of(const TextQuery& query) {
  return {query.unit, query.document, {}};
}

template <class Query, class Answer, Result<Answer> (*ask)(Desk&, const Actor&, const Query&)>
Route office_route(std::string pattern, std::string verb) {
  return get<Query, Answer>(std::move(pattern), std::move(verb),
                            [](Call& call, const Query& query) -> Result<Answer> {
                              return ask(call.app->desk(), actor_of(call), query);
                            });
}

template <class Query, class Answer, Result<Answer> (*ask)(Desk&, const Query&)>
Route public_route(std::string pattern, std::string verb) {
  return get<Query, Answer>(std::move(pattern), std::move(verb),
                            [](Call& call, const Query& query) -> Result<Answer> {
                              return ask(call.app->desk(), query);
                            })
      .open_to_all();
}

void add_ambiguities(std::vector<Route>& routes) {
  const std::string ambiguities = "/api/v1/ambiguities";
  routes.push_back(public_route<UnclearQuery, std::vector<UnclearWording>, &list_unclear>(
      "/api/v1/law/unclear", "list_unclear"));
  routes.push_back(
      office_route<store::AmbiguityFilter, wire::Page<AmbiguityLine>, &list_ambiguities>(
          ambiguities, "list_ambiguities"));
  routes.push_back(verb_route<RecordAmbiguity>(ambiguities));
  routes.push_back(verb_route<AskAmbiguity>(ambiguities + "/{id}/ask"));
  routes.push_back(verb_route<AnswerAmbiguity>(ambiguities + "/{id}/answer"));
  routes.push_back(verb_route<WithdrawAmbiguity>(ambiguities + "/{id}/withdraw"));
}

}  // namespace

void add_document_routes(std::vector<Route>& routes) {
  const std::string texts = "/api/v1/document-texts";
  routes.push_back(public_route<DocumentTextsQuery, LawText, &read_law_text>(
      "/api/v1/law/document-text", "read_law_text"));
  routes.push_back(public_route<ClauseQuery, ClauseText, &read_clause_text>(
      "/api/v1/law/clause-text", "read_clause_text"));
  routes.push_back(
      file_route<UploadDocumentText, &UploadDocumentText::text, TextQuery>(texts, &to_text_of)
          .with_body_limit(kDocumentTextBytes));
  routes.push_back(office_route<DocumentTextsQuery, DocumentTexts, &list_document_texts>(
      texts, "list_document_texts"));
  routes.push_back(office_route<OneDocumentText, LawText, &read_document_text>(
      texts + "/{id}", "read_document_text"));
  routes.push_back(verb_route<ConfirmDocumentText>(texts + "/{id}/confirm"));
  routes.push_back(verb_route<WithdrawDocumentText>(texts + "/{id}/withdraw"));
  routes.push_back(verb_route<ReviewDocument>("/api/v1/document-reviews"));
  routes.push_back(
      office_route<store::DocumentReviewFilter, wire::Page<DocumentReviewLine>,
                   &list_document_reviews>("/api/v1/document-reviews", "list_document_reviews"));
  add_ambiguities(routes);
}

}  // namespace yigang::http
