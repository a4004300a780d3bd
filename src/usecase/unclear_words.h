// Words of a clause that can be read in more than one way and wait for an answer, for whoever reads
// at the public door an answer that rests on the clause: which words, and nothing of who asks, why,
// or how the office reads them (文字歧义簿, usecase/ambiguities.h). One read of the open rows.
#pragma once

#include "store/database.h"
#include "usecase/explanation.h"

namespace yigang::usecase {

struct UnclearWords {
  std::string clause;
  std::string phrase;
  friend bool operator==(const UnclearWords&, const UnclearWords&) = default;
};
BOOST_DESCRIBE_STRUCT(UnclearWords, (), (clause, phrase))

// Recorded by the city or by this unit; each once, in the order of documents and clauses.
[[nodiscard]] Result<std::vector<UnclearWords>> unclear_words(
    store::Reader& reader, UnitCode unit, const std::vector<policy::Cite>& cites);

// What a decision rests on; without the steps about groups, since nobody is told here in which
// group somebody is.
[[nodiscard]] std::vector<policy::Cite> cited_by(const StoredTrace& trace);

}  // namespace yigang::usecase
