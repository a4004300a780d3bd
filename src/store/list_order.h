// In which order a list comes, and where a page of it begins: by the ids of its rows, or by one of
// its columns and among equals by the ids, upward or downward. `after` is the id of the last row
// that was seen, never what stands in its column: that may be a name, and addresses stand in logs.
// The column is read again from the row, within the scope, so that no row outside of it tells where
// its name would stand. Internal to the lists of the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"

namespace yigang::store {

struct ListOrder {
  std::string_view column = {};  // SQL that is never null; empty: the ids alone
  bool descending = false;
};

struct PageStart {
  std::int64_t after = 0;  // 0: the beginning
  Value at = {};           // what stands in the column there
};
// `where` is the scope alone, which the row cannot leave by what happens to it; each argument
// occurs in it. Refusal `bad_cursor`.
[[nodiscard]] Result<PageStart> page_start(Reader& reader, const ListOrder& order,
                                           std::string_view from, std::string_view where,
                                           const Args& scope, std::int64_t after,
                                           std::string_view id = "id");
// " ORDER BY …", for what is joined to a page too.
[[nodiscard]] std::string page_order(const ListOrder& order, std::string_view id = "id");
// " AND … ORDER BY … LIMIT …"; its arguments are added to those of the text before it.
[[nodiscard]] std::string page_tail(Args& arguments, const ListOrder& order, const PageStart& start,
                                    std::int64_t limit, std::string_view id = "id");

}  // namespace yigang::store
