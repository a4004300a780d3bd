#include "store/ambiguity_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// What was typed may hold the signs of LIKE; ASCII letters are compared in lower case.
std::string pattern_of(const std::optional<std::string>& words) {
  std::string pattern = "%";
  for (const char sign : words.value_or(std::string())) {
    if (sign == '%' || sign == '_' || sign == '!') pattern += '!';
    pattern += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign;
  }
  return pattern + "%";
}

// ?1 scope, ?2 state, ?3 answered, ?4 document, ?5 words, ?6 unit.
constexpr std::string_view kWhere =
    "FROM ambiguity m LEFT JOIN account a ON a.id = m.recorded_by WHERE (?1 = 371500 OR m.unit = "
    "?1 OR m.unit = 371500) AND (?2 = '' OR m.state = ?2) AND (?3 = -1 OR (?3 = 1) = (m.state = "
    "'answered')) AND (?4 = '' OR m.document = ?4) AND LOWER(m.phrase || ' ' || m.question || ' ' "
    "|| m.reading || ' ' || COALESCE(m.answer, '') || ' ' || m.clause) LIKE ?5 ESCAPE '!' AND (?6 "
    "= 0 OR m.unit = ?6) ";

Args arguments_of(const ListScope& scope, const AmbiguityFilter& filter) {
  const std::int64_t answered = filter.answered ? (*filter.answered ? 1 : 0) : -1;
  return args(scope.unit, word_or_nothing(filter.state), answered,
              filter.document.value_or(std::string()), pattern_of(filter.q),
              filter.unit.value_or(UnitCode{}));
}

}  // namespace

Result<std::vector<ListedAmbiguity>> list_ambiguities(Reader& reader, const ListScope& scope,
                                                      const AmbiguityFilter& filter) {
  std::vector<ListedAmbiguity> rows;
  Args arguments = arguments_of(scope, filter);
  arguments.add(filter.after.value_or(AmbiguityId{})).add(filter.limit);
  TRY_VOID(reader.each("SELECT " + column_list<AmbiguityRow>("m.") + ", COALESCE(a.name, '') " +
                           std::string(kWhere) + "AND m.id > ?7 ORDER BY m.id LIMIT ?8",
                       arguments, [&](const Row& row) -> Result<> {
                         rows.push_back({read_row<AmbiguityRow>(row),
                                         row.get<std::string>(columns_of<AmbiguityRow>().size())});
                         return {};
                       }));
  return rows;
}

Result<std::int64_t> count_ambiguities(Reader& reader, const ListScope& scope,
                                       const AmbiguityFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) " + std::string(kWhere), arguments_of(scope, filter)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<AmbiguityRow>> open_ambiguities(Reader& reader) {
  return select_all<AmbiguityRow>(reader,
                                  "state IN ('open', 'asked') ORDER BY document, clause, id", {});
}

}  // namespace yigang::store
