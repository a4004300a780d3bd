#include "usecase/review_view.h"

#include <map>

#include "core/person_name.h"
#include "store/described_row.h"
#include "store/list_queries.h"
#include "usecase/page_reads.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kVerb = "read_review";
constexpr std::int64_t kCandidatesMost = 500;

using Votes = std::map<ApplicationId, store::ReviewVoteRow>;

Result<Votes> votes_of(store::Reader& reader, const store::ReviewSessionRow& session) {
  TRY(const std::vector<store::ReviewVoteRow> rows,
      store::select_all<store::ReviewVoteRow>(reader, "unit = ?1 AND session_id = ?2",
                                              store::args(session.unit, session.id)));
  Votes votes;
  for (const store::ReviewVoteRow& row : rows) votes.emplace(row.application_id, row);
  return votes;
}

Result<std::vector<Candidate>> candidates_of(store::Reader& reader,
                                             const store::ReviewSessionRow& session) {
  store::ApplicationFilter filter;
  filter.unit = session.unit;
  filter.village = session.village;
  filter.announcement = session.announcement_id;
  filter.limit = kCandidatesMost;
  if (session.state == store::ReviewState::open)
    filter.state = registry::ApplicationState::applied;
  else
    filter.review = session.id;
  const store::ListScope scope{session.unit, PlaceCode{}, session.village};
  TRY(const std::vector<store::ListedApplication> rows,
      store::list_applications(reader, scope, filter));
  TRY(const Votes votes, votes_of(reader, session));
  std::vector<Candidate> candidates;
  for (const store::ListedApplication& row : rows) {
    Candidate one{row.id, row.number, masked_name(row.name), row.side, std::nullopt};
    if (const auto found = votes.find(row.id); found != votes.end()) {
      const store::ReviewVoteRow& vote = found->second;
      one.votes = CountedVotes{vote.agree, vote.against, vote.abstain, vote.passed, vote.remark};
    }
    candidates.push_back(std::move(one));
  }
  return candidates;
}

// As the list shows it.
Result<ReviewLine> line_of(store::Reader& reader, const Actor& actor,
                           const store::ReviewSessionRow& session) {
  store::ReviewFilter filter;
  filter.unit = session.unit;
  filter.after = ReviewSessionId(session.id.value() - 1);
  filter.limit = 1;
  TRY(const std::vector<store::ListedReview> rows,
      store::list_reviews(reader, list_scope(actor), filter));
  if (rows.empty() || rows.front().session.id != session.id) return fail(not_found("not_found"));
  return review_line(rows.front());
}

// LZ-2022-4 二(二) 民主评议; 本文件未规定: the majority is a parameter.
Result<> add_majority(const law::LawSnapshot& law, const store::ReviewSessionRow& session,
                      ReviewView& view) {
  policy::LawReader reader(law, session.unit);
  constexpr auto kFigure = law::Figure::review_majority;
  TRY(view.majority, reader.setting<policy::ReviewMajority>(kFigure, session.held_on));
  view.needed = policy::votes_needed(static_cast<int>(session.present), view.majority);
  TRY(const law::FigureRow* const row, law.row(kFigure, session.held_on, session.unit));
  view.majority_status = row->status;
  view.majority_document = row->citation.document;
  return {};
}

}  // namespace

Result<ReviewView> read_review(Desk& desk, const Actor& actor, const OneReview& query) {
  TRY_VOID(may_look_behind(desk, actor, kVerb));
  return desk.database.read_value<ReviewView>([&](store::Reader& reader) -> Result<ReviewView> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const law::Areas& areas = edition.snapshot->areas();
    TRY(const UnitCode unit, unit_of_id(areas, query.id));
    TRY(const std::optional<store::ReviewSessionRow> session,
        store::find<store::ReviewSessionRow>(reader, unit, query.id));
    if (!session) return fail(not_found("not_found"));
    TRY(const Location location, location_of_place(areas, session->village));
    TRY_VOID(desk.authority.check(kVerb, actor, location));
    ReviewView view;
    TRY(view.review, line_of(reader, actor, *session));
    view.chair = session->chair;
    view.recorder = session->recorder;
    TRY_VOID(add_majority(*edition.snapshot, *session, view));
    TRY(view.candidates, candidates_of(reader, *session));
    return view;
  });
}

}  // namespace yigang::usecase
