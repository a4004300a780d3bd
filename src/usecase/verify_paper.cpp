#include "usecase/verify_paper.h"

#include "crypto/digest.h"
#include "record/tree.h"
#include "store/account_queries.h"
#include "store/application_rows.h"
#include "store/described_row.h"
#include "store/journal_queries.h"
#include "store/life_queries.h"
#include "usecase/explain_line.h"
#include "usecase/month_steps.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

std::string digest_of(std::string_view stored) {
  return to_hex(crypto::sm3(stored));
}

// Over all that is sealed of the line, its amount and what it was computed from.
std::string digest_of(const store::SettlementLineRow& line) {
  return to_hex(record::leaf_hash(record::DigestAlgorithm::sm3, bytes_of(canonical_of(line))));
}

// No place below the unit (docs/decisions/0024): of a town, a village or a host the unit's name has
// to do.
Result<std::string> office_of(store::Reader& reader, AccountId account) {
  TRY(const std::optional<store::AccountRow> row, store::account_by_id(reader, account));
  if (!row) return std::string();
  TRY(const std::optional<store::OrganisationRow> office,
      store::organisation_by_id(reader, row->organisation_id));
  const bool named = office && (office->kind == store::OrganisationKind::unit ||
                                office->kind == store::OrganisationKind::city);
  return named ? office->name : std::string();
}

// An approval that the county took back, or that nobody followed by a start in time.
Result<std::optional<PaperSince>> ended_since(store::Reader& reader,
                                              const store::ExplanationRow& row) {
  TRY(const auto approval, store::select_one<store::ApprovalRow>(
                               reader, "unit = ?1 AND application_id = ?2 AND decision_id = ?3",
                               store::args(row.unit, row.subject_id, row.id)));
  if (!approval) return std::optional<PaperSince>();
  switch (approval->state) {
    case store::ApprovalState::standing:
      return std::optional<PaperSince>();
    case store::ApprovalState::lapsed:
      return std::optional(PaperSince::lapsed);
    case store::ApprovalState::withdrawn:
      return std::optional(PaperSince::withdrawn);
  }
  CHECK(false);
}

Result<bool> add_decision(store::Reader& reader, UnitCode unit, std::int64_t id,
                          VerifiedPaper& paper) {
  TRY(const auto row, store::find<store::ExplanationRow>(reader, unit, ExplanationId(id)));
  if (!row) return false;
  paper.what = row->kind;
  paper.outcome = row->outcome;
  paper.day = row->day;
  paper.digest = digest_of(row->trace);
  paper.law_digest = row->law_digest;
  // A paper stays what it is, also with a trace of another form.
  if (const auto trace = wire::from_json<StoredTrace>(row->trace); trace) {
    TRY(paper.unclear, unclear_words(reader, unit, cited_by(*trace)));
  }
  TRY(paper.since, ended_since(reader, *row));
  TRY(const std::optional<AccountId> by,
      store::who_noted(reader, unit, "application", row->subject_id, row->created_at));
  if (!by) return true;
  TRY(paper.organisation, office_of(reader, *by));
  return true;
}

Result<bool> add_notice(store::Reader& reader, UnitCode unit, std::int64_t id,
                        VerifiedPaper& paper) {
  TRY(const auto row, store::find<store::NoticeRow>(reader, unit, NoticeId(id)));
  if (!row) return false;
  paper.what = std::string(word(row->kind));
  paper.day = row->published_on;
  paper.month = row->month;
  if (row->withdrawn) paper.since = PaperSince::withdrawn;
  paper.digest = to_hex(row->list_digest);
  TRY(paper.organisation, office_of(reader, row->published_by));
  return true;
}

// Nothing while the month is not locked.
Result<std::optional<SettledLine>> locked_line(store::Reader& reader, UnitCode unit,
                                               SettlementLineId id) {
  using Found = std::optional<SettledLine>;
  TRY(auto line, store::find<store::SettlementLineRow>(reader, unit, id));
  if (!line) return Found();
  TRY(auto run, store::find<store::SettlementRunRow>(reader, unit, line->run_id));
  if (!run || run->state != store::RunState::locked) return Found();
  return Found(SettledLine{*std::move(line), *std::move(run)});
}

Result<bool> add_month(store::Reader& reader, LawShelf& shelf, UnitCode unit, std::int64_t id,
                       VerifiedPaper& paper) {
  TRY(const auto settled, locked_line(reader, unit, SettlementLineId(id)));
  if (!settled) return false;
  const store::SettlementRunRow& run = settled->run;
  CHECK(run.locked_on.has_value() && run.locked_by.has_value());
  paper.what = "settlement_line";
  paper.day = *run.locked_on;
  paper.month = run.month;
  paper.digest = digest_of(settled->line);
  paper.law_digest = run.law_digest;
  TRY(const StoredTrace trace, explain_line(reader, shelf, unit, SettlementLineId(id)));
  TRY(paper.unclear, unclear_words(reader, unit, cited_by(trace)));
  TRY(const bool corrected, store::is_corrected_since(reader, settled->line, run.run_no));
  if (corrected) paper.since = PaperSince::corrected;
  TRY(paper.organisation, office_of(reader, *run.locked_by));
  return true;
}

Result<bool> add_what_is_stored(store::Reader& reader, LawShelf& shelf, UnitCode unit,
                                PaperId wanted, VerifiedPaper& paper) {
  switch (wanted.kind) {
    case PaperKind::decision:
      return add_decision(reader, unit, wanted.id, paper);
    case PaperKind::notice:
      return add_notice(reader, unit, wanted.id, paper);
    case PaperKind::month:
      return add_month(reader, shelf, unit, wanted.id, paper);
  }
  CHECK(false);
}

}  // namespace

Result<VerifiedPaper> verify_paper(Desk& desk, const PaperQuery& query) {
  const auto wanted = paper_of_code(desk.keys, query.code);
  if (!wanted) return fail(bad_input("paper_code_bad").at("code"));
  return desk.database.read_value<VerifiedPaper>(
      [&](store::Reader& reader) -> Result<VerifiedPaper> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        const law::Areas& areas = edition.snapshot->areas();
        const auto unit = areas.unit_of_ordinal(Id<void>(wanted->id).unit_ordinal());
        if (!unit) return fail(not_found("paper_not_found"));
        VerifiedPaper paper;
        paper.code = public_code(desk.keys, *wanted);
        paper.kind = wanted->kind;
        const law::Unit* const named = areas.unit(*unit);
        paper.unit = named != nullptr ? named->name : to_text(*unit);
        TRY(const bool found, add_what_is_stored(reader, desk.law, *unit, *wanted, paper));
        if (!found) return fail(not_found("paper_not_found"));
        return paper;
      });
}

Result<PaperCode> code_of_decision(Desk& desk, const Actor& actor, const OneExplanation& query) {
  TRY(const wire::RawJson trace, read_trace(desk, actor, query.id));
  return PaperCode{public_code(desk.keys, {PaperKind::decision, query.id.value()}),
                   digest_of(trace.text)};
}

Result<PaperCode> code_of_line(Desk& desk, const Actor& actor, const OneLine& query) {
  // Who may not see the line is refused as there.
  TRY_VOID(explain_settled(desk, actor, query));
  return desk.database.read_value<PaperCode>([&](store::Reader& reader) -> Result<PaperCode> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const UnitCode unit, unit_of_id(edition.snapshot->areas(), query.id));
    TRY(const auto settled, locked_line(reader, unit, query.id));
    if (!settled) return fail(not_found("not_found"));
    return PaperCode{public_code(desk.keys, {PaperKind::month, query.id.value()}),
                     digest_of(settled->line)};
  });
}

}  // namespace yigang::usecase
