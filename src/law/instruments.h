// The folder law/instruments for the pages of the law: every entry of the register of documents,
// the clauses of the notice, and what each of them asks of the program: a few of its words, what
// they come to in ours, who acts, and where it is met. No rule reads it; what rules cite is checked
// by documents.h. Read anew for each page: three small files. Grammar: docs/formats/instruments.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/calendar.h"
#include "law/documents.h"

namespace yigang::law {

struct DocumentEntry {
  std::string number;
  std::string title;
  std::optional<Date> issued;
  std::string issuer;
  std::string superior;
  std::optional<Date> in_force_from;
  DocumentStatus status = DocumentStatus::unknown;
  DocumentReading reading = DocumentReading::provisional;
  std::string note;
};

struct ClauseEntry {
  std::string name;  // "二(四)"
  std::string title;
};

struct Requirement {
  std::string id;      // "二(四)/6"
  std::string clause;  // "LZ-2022-4 二(四)"
  std::string phrase;
  std::string summary;
  std::vector<std::string> duty;    // roles
  std::vector<std::string> places;  // files of this tree; none: not yet met
  std::string check;
  [[nodiscard]] bool met() const { return !places.empty(); }
};

struct Instruments {
  std::vector<DocumentEntry> documents;   // in the order of the register
  std::vector<ClauseEntry> clauses;       // in the order of the notice
  std::vector<Requirement> requirements;  // likewise
};
// Refusals with file and line: a cell that is none, an id twice, a clause that is not there.
[[nodiscard]] Result<Instruments> load_instruments(const std::filesystem::path& law_folder);

}  // namespace yigang::law
