// 就业困难人员认定 of a unit (LZ-2022-4 二(一)/9), the newest first, with whom they are about:
// those that ended or were withdrawn too. The scope is mandatory; pages go by key.
#pragma once

#include <vector>

#include "store/list_queries.h"
#include "store/person_rows.h"

namespace yigang::store {

struct RecognitionFilter {
  std::optional<TargetGroup> kind;
  std::optional<bool> standing;  // not withdrawn, and not over on `on`; or one of both
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<RecognitionId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(RecognitionFilter, (), (kind, standing, unit, town, after, limit))

struct ListedRecognition {
  RecognitionRow recognition;
  std::string name;
  std::string resident_tail;
  PlaceCode town;
  PlaceCode village;
};
// Of these kinds alone.
struct RecognitionsAsked {
  RecognitionFilter filter;
  std::vector<TargetGroup> kinds;
  Date on;
};
[[nodiscard]] Result<std::vector<ListedRecognition>> list_recognitions(
    Reader& reader, const ListScope& scope, const RecognitionsAsked& asked);
[[nodiscard]] Result<std::int64_t> count_recognitions(Reader& reader, const ListScope& scope,
                                                      const RecognitionsAsked& asked);

}  // namespace yigang::store
