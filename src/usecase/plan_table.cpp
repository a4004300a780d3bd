#include "usecase/plan_table.h"

#include <algorithm>

#include "base/csv.h"
#include "base/text.h"
#include "registry/plan.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

using Cells = std::vector<std::string>;

// Where the table has its columns.
struct Columns {
  std::size_t name = 0;
  std::size_t total = 0;
  std::size_t urban = 0;
  std::size_t rural = 0;
  std::optional<std::size_t> code;  // the unit is found by it, not by its name
};

Cells annex_head() {
  return {"县(市、区)", "总数", "城镇", "乡村"};
}
Cells units_head(std::int64_t year) {
  const std::string plan = "plan" + std::to_string(year) + "_";
  return {"code",         "code_status",  "name",        "kind", "statistical_area",
          plan + "total", plan + "urban", plan + "rural"};
}

Problem on_line(Problem problem, int line) {
  return std::move(problem).with("line", std::to_string(line)).at("line " + std::to_string(line));
}

// Spaces inside and around a name: 冠 县.
std::string squeezed(std::string_view text) {
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    constexpr std::string_view kWide = "\u3000";
    if (text.substr(at).starts_with(kWide)) {
      at += kWide.size();
    } else if (text[at] == ' ') {
      ++at;
    } else {
      name += text[at++];
    }
  }
  return name;
}

struct Posts {
  std::int64_t total = 0;
  std::int64_t urban = 0;
  std::int64_t rural = 0;
};

class TableReader {
 public:
  TableReader(std::vector<CsvRecord> records, const law::Areas& areas, std::int64_t year)
      : records_(std::move(records)), areas_(areas), year_(year) {}

  Result<std::vector<UnitPosts>> read() {
    TRY_VOID(read_head());
    for (std::size_t at = 1; at < records_.size(); ++at) {
      const CsvRecord& row = records_[at];
      if (row.fields.size() != head_.size())
        return fail(
            on_line(bad_input("plan_table_cells").with("expected", std::to_string(head_.size())),
                    row.line));
      const bool last = at + 1 == records_.size();
      if (last && !columns_.code && squeezed(row.fields[columns_.name]) == "合计") {
        TRY_VOID(check_sums(row));
      } else {
        TRY_VOID(add_unit(row));
      }
    }
    return std::move(units_);
  }

 private:
  Result<> read_head() {
    Cells found;
    if (!records_.empty())
      for (const std::string& cell : records_.front().fields)
        found.push_back(squeezed(fold_width(cell)));
    head_ = found == units_head(year_) ? units_head(year_) : annex_head();
    if (found == units_head(year_))
      columns_ = {2, 5, 6, 7, 0};
    else
      columns_ = {0, 1, 2, 3, {}};
    // 、 stays as it is; brackets may be wide or not.
    Cells expected;
    for (const std::string& cell : head_) expected.push_back(fold_width(cell));
    if (found == expected) return {};
    return fail(on_line(bad_input("plan_table_head").with("year", std::to_string(year_)), 1));
  }

  Result<std::int64_t> number(const CsvRecord& row, std::size_t column) const {
    const std::string& text = row.fields[column];
    const bool digits = !text.empty() && std::ranges::all_of(text, [](char character) {
      return character >= '0' && character <= '9';
    });
    const auto value = digits ? parse_integer(text) : std::nullopt;
    if (value && *value <= registry::kMostPosts) return *value;
    return fail(on_line(bad_input("plan_cell_number")
                            .with("column", head_[column])
                            .with("maximum", std::to_string(registry::kMostPosts)),
                        row.line));
  }

  Problem differs(const CsvRecord& row, std::size_t column, std::int64_t sum,
                  std::int64_t stated) const {
    return on_line(bad_input("plan_cell_differs")
                       .with("column", head_[column])
                       .with("sum", std::to_string(sum))
                       .with("stated", std::to_string(stated))
                       .by("LZ-2022-4 附1"),
                   row.line);
  }

  Result<Posts> posts(const CsvRecord& row) const {
    Posts read;
    TRY(read.total, number(row, columns_.total));
    TRY(read.urban, number(row, columns_.urban));
    TRY(read.rural, number(row, columns_.rural));
    if (read.total != read.urban + read.rural)
      return fail(differs(row, columns_.total, read.urban + read.rural, read.total));
    return read;
  }

  // By code and name where the table has both: of two that differ one is a slip.
  const law::Unit* unit_of(const CsvRecord& row) const {
    const std::string name = squeezed(row.fields[columns_.name]);
    for (const law::Unit& unit : areas_.units())
      if (unit.name == name && (!columns_.code || to_text(unit.code) == row.fields[*columns_.code]))
        return &unit;
    return nullptr;
  }

  Result<> add_unit(const CsvRecord& row) {
    const law::Unit* unit = unit_of(row);
    if (unit == nullptr)
      return fail(
          on_line(bad_input("plan_cell_unit").with("column", head_[columns_.name]), row.line));
    if (std::ranges::find(units_, unit->code, &UnitPosts::unit) != units_.end())
      return fail(on_line(bad_input("plan_unit_twice").with("unit", unit->name), row.line));
    TRY(const Posts read, posts(row));
    units_.push_back({unit->code, read.rural, read.urban});
    sum_.total += read.total;
    sum_.urban += read.urban;
    sum_.rural += read.rural;
    return {};
  }

  Result<> check_sums(const CsvRecord& row) const {
    // Each column by itself first, so that the cell is named that was typed wrongly.
    TRY(const std::int64_t urban, number(row, columns_.urban));
    TRY(const std::int64_t rural, number(row, columns_.rural));
    TRY(const std::int64_t total, number(row, columns_.total));
    if (urban != sum_.urban) return fail(differs(row, columns_.urban, sum_.urban, urban));
    if (rural != sum_.rural) return fail(differs(row, columns_.rural, sum_.rural, rural));
    if (total != sum_.total) return fail(differs(row, columns_.total, sum_.total, total));
    return {};
  }

  std::vector<CsvRecord> records_;
  const law::Areas& areas_;
  std::int64_t year_;
  Cells head_;
  Columns columns_;
  std::vector<UnitPosts> units_;
  Posts sum_;
};

Result<> check_bytes(std::string_view csv) {
  const auto invalid = first_invalid_utf8(csv);
  const std::size_t wrong = std::min(invalid.value_or(std::string_view::npos), csv.find('\0'));
  if (wrong == std::string_view::npos) return {};
  return fail(bad_input("file_not_utf8")
                  .with("offset", std::to_string(wrong))
                  .at("byte " + std::to_string(wrong)));
}

}  // namespace

Result<std::vector<UnitPosts>> read_plan_table(std::string_view csv, const law::Areas& areas,
                                               std::int64_t year) {
  TRY_VOID(check_bytes(csv));
  TRY(std::vector<CsvRecord> records, parse_csv(csv));
  return TableReader(std::move(records), areas, year).read();
}

Result<Location> locate(store::Reader&, const law::Areas&, const IssuePlanTable&) {
  return Location{};
}

Result<Changed<PlanId>> act(Work& work, const Grant<IssuePlanTable>& grant,
                            const IssuePlanTable& command) {
  TRY_VOID(check_plan_year(command.year));
  TRY(std::vector<UnitPosts> units, read_plan_table(command.table, work.areas(), command.year));
  const IssuePlan plan{command.year,
                       command.document,
                       command.issued_on,
                       command.effective_from,
                       command.reason,
                       command.rural_approximate,
                       command.urban_approximate,
                       command.rural_total,
                       command.urban_total,
                       std::move(units)};
  auto issued = issue(work, grant.actor(), plan);
  // A unit that is missing has no line of its own: it is the table as a whole that lacks it.
  if (!issued && issued.error().field == "units") return fail(std::move(issued.error()).at("body"));
  return issued;
}

}  // namespace yigang::usecase
