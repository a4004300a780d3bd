// Why a settled line says what it says, "yigang.trace/1". The line keeps what it was computed from
// (settle/basis.h), sealed with it, and its run the digest of the law, whose edition of then is
// found again (LawShelf::edition_of): from these the trace comes out the same whenever it is asked
// for, whatever was confirmed, recorded or corrected since. The node "settled" says so where it
// does not: when the folder of the law has changed, or on a line from before migration 014 whose
// facts have moved; the line's own figures stand then. Reads the run's lines for its split:
// milliseconds.
#pragma once

#include "settle/basis.h"
#include "store/month_rows.h"
#include "usecase/desk.h"
#include "usecase/explanation.h"

namespace yigang::usecase {

// `not_found` for a line that is not there.
[[nodiscard]] Result<StoredTrace> explain_line(store::Reader& reader, LawShelf& shelf,
                                               UnitCode unit, SettlementLineId line);

// A settled line with what it was computed from.
struct SettledLine {
  store::SettlementLineRow line;
  store::SettlementRunRow run;
};
// `not_found` for a line that is not there.
[[nodiscard]] Result<SettledLine> settled_line(store::Reader& reader, UnitCode unit,
                                               SettlementLineId line);
// What the line's own basis comes to under an edition of the law, without the line's own verdict:
// to compare editions (compare_law.h).
[[nodiscard]] Result<policy::Trace> line_trace(store::Reader& reader, const law::LawSnapshot& law,
                                               const SettledLine& settled);
// The basis of a line; one from before migration 014 has today's facts.
[[nodiscard]] Result<settle::Basis> basis_of(store::Reader& reader, const law::LawSnapshot& law,
                                             const store::SettlementLineRow& line);

// How many months a line has used up, and until which month there can be more. Pure.
[[nodiscard]] policy::TraceNode tenure_node(const store::SettlementLineRow& line);

}  // namespace yigang::usecase
