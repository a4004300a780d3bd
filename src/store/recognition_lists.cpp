#include "store/recognition_lists.h"

#include "store/described_row.h"
#include "store/list_order.h"

namespace yigang::store {

namespace {

constexpr std::string_view kFrom =
    " FROM recognition r JOIN person p ON p.unit = r.unit AND p.id = r.person_id WHERE ";
// ?1–?3 scope, ?4 unit, ?5 town, ?6 kind, ?7 standing (-1: either), ?8 the day, ?9 the kinds, each
// between commas. A person who has moved took the recognition along.
constexpr std::string_view kWhere =
    "p.superseded = 0 AND (?1 = 371500 OR r.unit = ?1) AND (?2 = 0 OR p.town = ?2) AND (?3 = 0 OR "
    "p.village = ?3) AND (?4 = 0 OR r.unit = ?4) AND (?5 = 0 OR p.town = ?5) AND (?6 = '' OR "
    "r.kind = ?6) AND (?7 = -1 OR (?7 = 1) = (r.withdrawn_on IS NULL AND r.until_day >= ?8)) AND "
    "REPLACE(?9, ',' || r.kind || ',', '') <> ?9";

Args args_of(const ListScope& scope, const RecognitionsAsked& asked) {
  std::string kinds = ",";
  for (const TargetGroup kind : asked.kinds) kinds += std::string(word(kind)) + ",";
  const RecognitionFilter& filter = asked.filter;
  const std::int64_t standing = filter.standing ? std::int64_t(*filter.standing) : -1;
  return args(scope.unit, scope.town, scope.village, filter.unit.value_or(UnitCode{}),
              filter.town.value_or(PlaceCode{}), word_or_nothing(filter.kind), standing, asked.on,
              kinds);
}

}  // namespace

Result<std::vector<ListedRecognition>> list_recognitions(Reader& reader, const ListScope& scope,
                                                         const RecognitionsAsked& asked) {
  Args arguments = args_of(scope, asked);
  const RecognitionFilter& filter = asked.filter;
  const std::int64_t after = filter.after ? filter.after->value() : 0;
  const std::string tail = page_tail(arguments, {"", true}, {after, {}}, filter.limit, "r.id");
  std::vector<ListedRecognition> rows;
  const std::size_t own = columns_of<RecognitionRow>().size();
  TRY_VOID(reader.each("SELECT " + column_list<RecognitionRow>("r.") +
                           ", p.name, p.resident_tail, p.town, p.village" + std::string(kFrom) +
                           std::string(kWhere) + tail,
                       arguments, [&](const Row& row) -> Result<> {
                         rows.push_back({read_row<RecognitionRow>(row), row.get<std::string>(own),
                                         row.get<std::string>(own + 1), row.get<PlaceCode>(own + 2),
                                         row.get<PlaceCode>(own + 3)});
                         return {};
                       }));
  return rows;
}

Result<std::int64_t> count_recognitions(Reader& reader, const ListScope& scope,
                                        const RecognitionsAsked& asked) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*)" + std::string(kFrom) + std::string(kWhere),
                       args_of(scope, asked)));
  return row->get<std::int64_t>(0);
}

}  // namespace yigang::store
