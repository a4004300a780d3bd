// What all lists do alike: may the actor look, one snapshot, one page, one count, the key of the
// next page. Internal to the reads.
#pragma once

#include <string>
#include <string_view>

#include "store/list_queries.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

inline constexpr std::int64_t kPageMax = 200;

// Refusal `limit_out_of_range`.
[[nodiscard]] Result<> check_limit(std::int64_t limit);
// May the actor look at a list within his own scope? Who may see only what is his own, or only
// sums, gets no list of others: `only_own`.
[[nodiscard]] Result<> may_list(const Desk& desk, const Actor& actor, std::string_view verb);
// May the actor look behind a line, at the facts of a person? Who may see masked lists may not:
// `only_masked`.
[[nodiscard]] Result<> may_look_behind(const Desk& desk, const Actor& actor, std::string_view verb);
// All that lies within the scope, and what of it concerns the actor himself.
[[nodiscard]] Location own_location(const Actor& actor);
// Whose rows a list shows that is not refused: the own person's where the right goes no further.
[[nodiscard]] std::optional<PersonKey> whose(const Authority& authority, const Actor& actor,
                                             std::string_view verb);
// A verb that a role has for his own person only is no work that waits for him.
[[nodiscard]] bool has_as_work(const Authority& authority, const Actor& actor,
                               std::string_view verb);
[[nodiscard]] store::ListScope list_scope(const Actor& actor);

// The rows hold one more than `limit` if there is another page. `to_line` answers a Line, or a
// Result<Line> if a row can be one that nobody can read.
template <class Line, class Row, class ToLine, class KeyOf>
[[nodiscard]] Result<wire::Page<Line>> page_from(const std::vector<Row>& rows, std::int64_t limit,
                                                 std::int64_t total, ToLine to_line, KeyOf key_of) {
  wire::Page<Line> page;
  page.total = total;
  for (const Row& row : rows) {
    if (static_cast<std::int64_t>(page.items.size()) == limit) {
      page.next = key_of(page.items.back());
      break;
    }
    TRY(Line line, Result<Line>(to_line(row)));
    page.items.push_back(std::move(line));
  }
  return page;
}

// `list` and `count` are questions of the store about (reader, scope, filter).
template <class Line, class Filter, class List, class Count, class ToLine>
[[nodiscard]] Result<wire::Page<Line>> page_of(Desk& desk, const Actor& actor,
                                               std::string_view verb, const Filter& filter,
                                               List list, Count count, ToLine to_line) {
  TRY_VOID(may_list(desk, actor, verb));
  TRY_VOID(check_limit(filter.limit));
  const store::ListScope within = list_scope(actor);
  Filter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<wire::Page<Line>>(
      [&](store::Reader& reader) -> Result<wire::Page<Line>> {
        TRY(const auto rows, list(reader, within, one_more));
        TRY(const std::int64_t total, count(reader, within, filter));
        return page_from<Line>(rows, filter.limit, total, to_line,
                               [](const Line& line) { return to_text(line.id); });
      });
}

}  // namespace yigang::usecase
