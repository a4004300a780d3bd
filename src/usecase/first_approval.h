// 以初次核定其享受补贴时年龄为准 (LZ-2022-4 二(四)/8): what is frozen of a person on the day of the
// first approval of any subsidy, by the law of that day. Without a retirement category its
// retirement day stays open until the category is confirmed. Reads the law of the command.
#pragma once

#include "store/person_rows.h"
#include "usecase/work.h"

namespace yigang::usecase {

[[nodiscard]] Result<store::FirstApprovalRow> first_approval_on(Work& work,
                                                                const store::PersonRow& person,
                                                                Date day);

}  // namespace yigang::usecase
