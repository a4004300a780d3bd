// Is this paper genuine? What everybody may know who holds its code: what it is, of which day, by
// which office of a county or the city, the digest of what is stored, to be held against the paper,
// and what has become of it since; never a name, a number, an amount, a group, a town or a village
// (interface.md §4, J12b). And the code itself, for whoever may see the decision. Never changes
// anything.
#pragma once

#include "usecase/month_reads.h"
#include "usecase/public_code.h"
#include "usecase/reads.h"
#include "usecase/unclear_words.h"

namespace yigang::usecase {

// Why a genuine paper no longer says what stands: an approval or a notice was withdrawn, an
// approval lapsed, a line has a locked correction.
BOOST_DEFINE_FIXED_ENUM_CLASS(PaperSince, std::uint8_t, withdrawn, lapsed, corrected)

struct VerifiedPaper {
  std::string code;
  PaperKind kind{};
  std::string what;     // the kind of the decision or of the notice
  std::string outcome;  // of a decision; empty otherwise
  Date day;
  std::string unit;
  std::string
      organisation;  // of a unit or the city; empty: of a lower place, the unit stands for it
  std::optional<Month> month;
  std::optional<PaperSince> since;
  // SM3 of the stored explanation or of the list of a notice; of a settled line its leaf in the
  // tree of its run, whose root the journal holds (docs/formats/settled-lines.md).
  std::string digest;
  std::string law_digest;
  std::vector<UnclearWords> unclear;  // of the clauses that a decision or a line rests on
};
BOOST_DESCRIBE_STRUCT(VerifiedPaper, (),
                      (code, kind, what, outcome, day, unit, organisation, month, since, digest,
                       law_digest, unclear))

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
