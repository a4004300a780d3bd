// Reader of law/parameters/*.toml, the only place that knows TOML. A file holds figures:
//   [[figure]]                       key, kind, settings (of a setting), unit, owner, note, used,
//                                    name.zh, name.en
//   [[figure.value]]                 from, until, scope ("city" or a unit code), value, status,
//                                    known_since, citation.document, citation.clause,
//                                    citation.quote
// `value` is an integer, a string, or a list of strings (joined by ";"); an empty list says that
// the value is not yet known. Every other word is refused with file, line and the nearest known
// word. Used by snapshot.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "law/figures.h"

namespace yigang::law {

struct LoadedFigure {
  FigureHead head;
  std::vector<FigureRow> rows;
};

// `file` is the name that problems show, like law/parameters/older.toml.
[[nodiscard]] Result<std::vector<LoadedFigure>> read_figures(std::string_view toml,
                                                             const std::string& file);

// A refusal of parse_value with the place of the value: law_bad_value_at, law_bad_setting_at.
[[nodiscard]] Problem placed(Problem problem, std::string place);

}  // namespace yigang::law
