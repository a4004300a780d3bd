// LawSnapshot: the law as it is known to one command. Built once from the folder law/ and the
// office's dated rows, immutable, shared between threads by shared_ptr<const>. It answers "what was
// in force on this day for this unit, by which clause?" and never a default: outside the known days
// it answers with a problem. Loading refuses unknown words, duplicates, overlaps, gaps, values
// without citation or with one of a document that is not registered, and wrong types, each with
// file and line. find() is a search in a short list. Source: interface.md §12.1, design.md habit 7.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "law/areas.h"
#include "law/calendar.h"
#include "law/catalogue.h"
#include "law/departments.h"
#include "law/documents.h"
#include "law/figures.h"
#include "law/registers.h"

namespace yigang::law {

// The answer of a look-up. `row` holds the value; `lost` are the other rows that could have spoken
// on that day, each beaten by scope, by a later day, or as a shipped row by the office's.
struct Found {
  const FigureRow* row = nullptr;
  std::vector<const FigureRow*> lost;
  // A later row without a value is in force (minimum wage): the last known value goes on and must
  // be shown as not reviewed.
  const FigureRow* blank = nullptr;
  [[nodiscard]] bool reviewed() const { return blank == nullptr; }
};

class LawSnapshot;
using LawPtr = std::shared_ptr<const LawSnapshot>;

class LawSnapshot {
 public:
  [[nodiscard]] static Result<LawPtr> load(const std::filesystem::path& folder,
                                           std::span<const OfficeRow> office_rows = {});

  // `known_by`: only rows that were known on that day ("当时").
  [[nodiscard]] Result<Found> find(Figure figure, Date day, UnitCode unit,
                                   std::optional<Date> known_by = std::nullopt) const;
  // The same answer without `lost`, and without an allocation: for kernels.
  [[nodiscard]] Result<Found> in_force(Figure figure, Date day, UnitCode unit) const;
  [[nodiscard]] Result<const FigureRow*> row(Figure figure, Date day, UnitCode unit) const;
  // Days after `first` up to `last` on which another row of the figure takes effect for the unit,
  // and whether there is any.
  [[nodiscard]] std::vector<Date> changes(Figure figure, Date first, Date last,
                                          UnitCode unit) const;
  [[nodiscard]] bool changes_at_all(Figure figure, Date first, Date last, UnitCode unit) const;

  // Rows in force on the day that lapse within so many days and that no row of their scope follows:
  // the yellow banner.
  [[nodiscard]] std::vector<const FigureRow*> lapsing(Date day, int within_days) const;
  // The reverse index: figures with a row that cites the clause ("LZ-2022-4 二(四)").
  [[nodiscard]] std::vector<Figure> figures_of_clause(std::string_view clause) const;

  [[nodiscard]] const FigureHead& head(Figure figure) const;
  // All rows of a figure: by scope, then by from; beaten shipped rows stand after the office's.
  [[nodiscard]] std::span<const FigureRow> rows(Figure figure) const;

  [[nodiscard]] const Calendar& calendar() const { return calendar_; }
  [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] const Departments& departments() const { return departments_; }
  [[nodiscard]] const Areas& areas() const { return areas_; }
  [[nodiscard]] const Documents& documents() const { return documents_; }
  [[nodiscard]] const RegisterOwners& registers() const { return registers_; }

  // The whole law as one text in a fixed order; its hash is the law version.
  [[nodiscard]] std::string canonical_text() const;
  // What a reader of that unit can find on days up to `last`: rows of the city and of the unit that
  // were in force by then, the calendar that far, catalogue and areas. Equal texts, equal answers.
  [[nodiscard]] std::string canonical_text_of(UnitCode unit, Date last) const;

 private:
  friend class Loader;
  // How far somebody reads.
  struct Reach {
    UnitCode unit;
    Date last;
  };
  [[nodiscard]] std::string text_within(const std::optional<Reach>& reach) const;
  struct Entry {
    FigureHead head;
    std::vector<FigureRow> rows;
    void append_canonical(std::string& text, const std::optional<Reach>& reach) const;
  };
  std::vector<Entry> figures_;  // indexed by Figure
  Calendar calendar_;
  Catalogue catalogue_;
  Areas areas_;
  Documents documents_;
  RegisterOwners registers_;
  Departments departments_;
};

}  // namespace yigang::law
