// Which locked runs have a payable line that no payment covers, told from what stands with runs and
// batches instead of from their lines: a run has as many payable lines as its batches have settled
// lines, where one that was issued again stands in two. Corrections are left out: one that takes
// money back is payable and never paid. Text of a query; it costs two look-ups in small indexes.
#pragma once

#include <string_view>

namespace yigang::store {

// A condition on the run `r`. The doubled conditions are those of the indexes (migration 040):
// SQLite concludes nothing.
inline constexpr std::string_view kMayBeUncovered =
    "r.state = 'locked' AND r.kind <> 'correction' AND r.line_count - (SELECT COUNT(*) FROM "
    "settlement_line l WHERE l.unit = r.unit AND l.run_id = r.id AND l.status <> 'payable') <> "
    "(SELECT COALESCE(SUM(b.line_count - (SELECT COUNT(*) FROM payment_line y WHERE y.unit = "
    "b.unit AND y.batch_id = b.id AND y.state <> 'paid' AND y.state = 'reissued')), 0) FROM "
    "payment_batch b WHERE b.unit = r.unit AND b.run_id = r.id AND b.state <> 'withdrawn')";

}  // namespace yigang::store
