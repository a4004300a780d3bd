// The other urban posts of a person in a month, for the loader of month_load.cpp: an urban month is
// paid at most in full, on however many posts (policy-rules.md "Allowance"). What was settled
// counts first, with the days that it is paid for, then the posts in the order of their numbers; a
// row that is not paid in this run takes no day from the others. For a post that is settled itself,
// as a correction loads it, all the other settled ones count. One statement where nobody has two
// posts.
#pragma once

#include "settle/inputs.h"
#include "store/database.h"

namespace yigang::store {

// Last of all: it looks at attendance, holds and last days of the inputs.
[[nodiscard]] Result<> add_other_posts(Reader& reader, settle::MonthInputs& inputs);

}  // namespace yigang::store
