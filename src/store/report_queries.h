// Counts of posts, of people on duty and of approvals for the reports by department, by catalogue
// item and by target group. A post counts by where it stands, a person by where the placement lies.
// The scope is a mandatory argument of each; `day`: as things stood at the end of it, by the dates
// of the rows. One set-based statement a count. Reads.
#pragma once

#include <string>
#include <vector>

#include "store/list_queries.h"

namespace yigang::store {

struct TextCount {
  std::string text;
  std::int64_t count = 0;
};
struct ItemCount {
  Side side{};
  std::int64_t category_no = 0;
  std::int64_t item_no = 0;
  std::int64_t count = 0;
};

// Posts that were created by the day and not abolished; `combined` of them carry several items.
struct PostCount {
  std::int64_t posts = 0;
  std::int64_t combined = 0;
};
[[nodiscard]] Result<PostCount> count_posts_on(Reader& reader, const ListScope& scope, Date day);
// By 业务主管部门, as it was written.
[[nodiscard]] Result<std::vector<TextCount>> posts_by_department(Reader& reader,
                                                                 const ListScope& scope, Date day);
[[nodiscard]] Result<std::vector<TextCount>> on_duty_by_department(Reader& reader,
                                                                   const ListScope& scope,
                                                                   Date day);
// By catalogue item: a post with several items stands under each.
[[nodiscard]] Result<std::vector<ItemCount>> posts_by_item(Reader& reader, const ListScope& scope,
                                                           Date day);
// By category, `item_no` 0: a post with several items of one category once.
[[nodiscard]] Result<std::vector<ItemCount>> posts_by_category(Reader& reader,
                                                               const ListScope& scope, Date day);
[[nodiscard]] Result<std::vector<ItemCount>> on_duty_by_item(Reader& reader, const ListScope& scope,
                                                             Date day);
// By the groups that the application claims ("older;disabled"), each application once.
[[nodiscard]] Result<std::vector<TextCount>> on_duty_by_groups(Reader& reader,
                                                               const ListScope& scope, Date day);
// Approvals given by the day that neither lapsed nor were withdrawn since.
[[nodiscard]] Result<std::vector<TextCount>> approvals_by_groups(Reader& reader,
                                                                 const ListScope& scope, Date day);

}  // namespace yigang::store
