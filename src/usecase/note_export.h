// Who took which list out of the program as a file, when, and how many rows by which filter
// (interface.md §5.1, design.md "export log"): an entry in the journal of the actor's place. The
// filter is told by the names and words of the page; what was searched for is not, since it may be
// a name. Changes nothing else.
#pragma once

#include "usecase/answers.h"
#include "usecase/work.h"
#include "wire/json.h"

namespace yigang::usecase {

// Refusals `text_missing`, `text_too_long`, `export_rows`.
struct NoteExport {
  static constexpr std::string_view kVerb = "note_export";
  using Answer = wire::Nothing;
  UnitCode unit;                   // of the actor's own scope
  std::optional<PlaceCode> place;  // of it, where it is narrower
  std::string list;                // the name of the page
  std::string filter;
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(NoteExport, (), (unit, place, list, filter, rows))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const NoteExport&);
[[nodiscard]] Result<wire::Nothing> act(Work&, const Grant<NoteExport>&, const NoteExport&);

}  // namespace yigang::usecase
