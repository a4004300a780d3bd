// Is this paper genuine? What everybody may know who holds its code: what it is, of which day, by
// whom, and the digest of what is stored, to be held against the paper; never a name, a number, an
// amount or a group (interface.md §4, J12b). And the code itself, for whoever may see the decision.
// Never changes anything.
#pragma once

#include "usecase/month_reads.h"
#include "usecase/public_code.h"
#include "usecase/reads.h"

namespace yigang::usecase {

struct VerifiedPaper {
  std::string code;
  PaperKind kind{};
  std::string what;     // the kind of the decision or of the notice
  std::string outcome;  // of a decision; empty otherwise
  Date day;
  std::string unit;
  std::string organisation;
  std::optional<Month> month;
  bool withdrawn = false;  // of a notice
  // SM3 of the stored explanation, of the list of a notice, or the root of a locked month.
  std::string digest;
  std::string law_digest;
};
BOOST_DESCRIBE_STRUCT(VerifiedPaper, (),
                      (code, kind, what, outcome, day, unit, organisation, month, withdrawn, digest,
                       law_digest))

struct PaperQuery {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(PaperQuery, (), (code))
// Refusals: `paper_code_bad` for what cannot be a code, `paper_not_found`. A line of a month is
// found once the month is locked: before that nothing is decided.
[[nodiscard]] Result<VerifiedPaper> verify_paper(Desk& desk, const PaperQuery& query);

struct PaperCode {
  std::string code;
  std::string digest;
};
BOOST_DESCRIBE_STRUCT(PaperCode, (), (code, digest))
// For whoever may see the explanation.
[[nodiscard]] Result<PaperCode> code_of_decision(Desk& desk, const Actor& actor,
                                                 const OneExplanation& query);
// `not_found` also while the month is not locked.
[[nodiscard]] Result<PaperCode> code_of_line(Desk& desk, const Actor& actor, const OneLine& query);

}  // namespace yigang::usecase
