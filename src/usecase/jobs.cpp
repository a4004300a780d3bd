#include "usecase/jobs.h"

#include <fmt/format.h>

#include "usecase/places.h"

namespace yigang {

BOOST_DESCRIBE_ENUM(ProblemKind, bad_input, unauthenticated, forbidden, not_found, conflict,
                    too_large, refused, busy, unknown_outcome, full, failure)

}  // namespace yigang

namespace yigang::usecase {

namespace {

struct ProblemParam {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(ProblemParam, (), (name, value))

struct KeptProblem {
  ProblemKind kind = ProblemKind::failure;
  std::string code;
  std::vector<ProblemParam> params;
  std::string clause;
  std::string field;
};
BOOST_DESCRIBE_STRUCT(KeptProblem, (), (kind, code, params, clause, field))

JobStarted started_of(const store::JobRow& row) {
  return {row.id, row.kind, row.state, row.done_count, row.total_count};
}

// Canonical text of a job for the journal.
std::string job_text(const store::JobRow& row) {
  return fmt::format("yigang.job/1|{}|{}|{}|{}|{}|{}", to_text(row.unit), to_text(row.id), row.kind,
                     to_text(row.account_id), word(row.state), row.cancel_asked ? 1 : 0);
}

}  // namespace

Result<JobStarted> detail::add_job(Work& work, const Actor& asker, const Location& location,
                                   std::string_view kind, std::string argument) {
  store::JobRow row;
  row.id = work.make_id<JobId>(location.unit);
  row.unit = location.unit;
  row.kind = kind;
  row.argument = std::move(argument);
  row.account_id = asker.account;
  row.grant_id = asker.grant;
  row.state = store::JobState::waiting;
  row.created_at = row.updated_at = work.now;
  row.version = 1;
  TRY_VOID(store::insert_job(work.tx, row));
  work.note({row.unit, "job", row.id.value(), "", job_text(row), "", ""});
  return started_of(row);
}

Result<JobView> read_job(Desk& desk, const Actor& actor, JobId id) {
  TRY_VOID(desk.authority.check("read_job", actor,
                                {actor.scope.unit, actor.scope.town, actor.scope.village}));
  TRY(const std::optional<store::JobRow> row,
      desk.database.read_value<std::optional<store::JobRow>>(
          [&](store::Reader& reader) { return store::job_by_id(reader, id); }));
  if (!row || row->account_id != actor.account) return fail(not_found("not_found"));
  JobView view{row->id,          row->kind,   row->state, row->done_count,
               row->total_count, row->result, {},         row->version};
  if (row->problem) {
    TRY(view.problem, problem_from_text(*row->problem));
  }
  return view;
}

Result<Location> locate(store::Reader& reader, const law::Areas&, const CancelJob& command) {
  TRY(const std::optional<store::JobRow> row, store::job_by_id(reader, command.id));
  if (!row) return fail(not_found("not_found"));
  return Location{row->unit, {}, {}};
}

Result<JobStarted> act(Work& work, const Grant<CancelJob>& grant, const CancelJob& command) {
  TRY(const std::optional<store::JobRow> before, store::job_by_id(work.tx, command.id));
  if (!before || before->account_id != grant.actor().account) return fail(not_found("not_found"));
  TRY_VOID(store::cancel_job(work.tx, command.id, work.now));
  TRY(const std::optional<store::JobRow> after, store::job_by_id(work.tx, command.id));
  work.note({after->unit, "job", after->id.value(), job_text(*before), job_text(*after), "", ""});
  return started_of(*after);
}

std::string problem_text(const Problem& problem) {
  KeptProblem kept{problem.kind, problem.code, {}, problem.clause, problem.field};
  for (const auto& [name, value] : problem.params) kept.params.push_back({name, value});
  return wire::to_json(kept);
}

Result<Problem> problem_from_text(const std::string& text) {
  TRY(const KeptProblem kept, wire::from_json<KeptProblem>(text));
  Problem problem{kept.kind, kept.code, {}, kept.clause, kept.field};
  for (const ProblemParam& param : kept.params)
    problem.params.emplace_back(param.name, param.value);
  return problem;
}

}  // namespace yigang::usecase
