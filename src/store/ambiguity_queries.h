// 文字歧义簿: lists and counts; the scope is a mandatory argument, and a count has the filter of
// its list. Everybody reads the city's rows beside those of the own unit.
#pragma once

#include <vector>

#include "store/ambiguity_rows.h"
#include "store/list_queries.h"

namespace yigang::store {

struct AmbiguityFilter {
  std::optional<AmbiguityState> state;
  std::optional<bool> answered;
  std::optional<std::string> document;
  std::optional<std::string> q = {};  // words in phrase, question, reading, answer or clause
  std::optional<UnitCode> unit;
  std::optional<AmbiguityId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(AmbiguityFilter, (), (state, answered, document, q, unit, after, limit))

struct ListedAmbiguity {
  AmbiguityRow row;
  std::string recorded_by;
};
[[nodiscard]] Result<std::vector<ListedAmbiguity>> list_ambiguities(Reader& reader,
                                                                    const ListScope& scope,
                                                                    const AmbiguityFilter& filter);
[[nodiscard]] Result<std::int64_t> count_ambiguities(Reader& reader, const ListScope& scope,
                                                     const AmbiguityFilter& filter);
// All that wait for an answer, by document and clause.
[[nodiscard]] Result<std::vector<AmbiguityRow>> open_ambiguities(Reader& reader);

}  // namespace yigang::store
