#include "usecase/figure_preview.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>

#include "core/person_name.h"
#include "store/described_row.h"
#include "store/month_queries.h"
#include "store/person_rows.h"
#include "store/placement_rows.h"
#include "store/setting_queries.h"
#include "usecase/newest_month.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kLinesMax = 200;
// Named for the law's loader; what is previewed is not cited before it is entered.
constexpr std::string_view kNotCited = "-";

store::OfficeFigureRow row_of(const FigurePreviewQuery& query) {
  store::OfficeFigureRow row;
  row.figure = std::string(word(query.figure));
  row.unit = query.unit;
  row.from_day = query.from_day;
  row.until_day = query.until_day;
  row.value = query.value;
  row.document = row.clause = row.quote = kNotCited;
  row.status = store::FigureStatus::provisional;
  return row;
}

bool holds_all(const law::OfficeRow& row, Month month) {
  return row.from <= month.first_day() && (!row.until || *row.until >= month.last_day());
}

// The rows with the last one as if it held in the whole month: other rows of the office that would
// speak in its place make way for it.
std::vector<law::OfficeRow> as_if_in(std::vector<law::OfficeRow> rows, Month month) {
  law::OfficeRow added = rows.back();
  rows.pop_back();
  added.from = std::min(added.from, month.first_day());
  added.until.reset();
  std::erase_if(rows, [&](const law::OfficeRow& row) {
    return row.figure == added.figure && row.scope == added.scope && row.from >= added.from;
  });
  for (law::OfficeRow& row : rows)
    if (row.figure == added.figure && row.scope == added.scope && row.until &&
        *row.until >= added.from)
      row.until = added.from.plus_days(-1);
  rows.push_back(std::move(added));
  return rows;
}

PreviewSide side_of(const settle::Settlement& result) {
  PreviewSide side;
  side.total_fen = result.total();
  side.province_fen = result.rural.parts.province;
  side.city_fen = result.rural.parts.city;
  side.county_fen = result.rural.parts.county;
  side.original_fen = result.urban.parts.original_channel;
  side.problems = result.problems;
  for (const settle::Line& line : result.lines)
    if (line.status == settle::LineStatus::payable && line.amount > Fen()) ++side.paid;
  return side;
}

bool differs(const settle::Line& a, const settle::Line& b) {
  return a.amount != b.amount || a.status != b.status || a.problem != b.problem ||
         a.parts != b.parts || a.last_payable != b.last_payable;
}

PreviewLine line_of(UnitCode unit, const settle::Line& before, const settle::Line& after) {
  return {.unit = unit,
          .placement = before.placement,
          .placement_number = before.number,
          .name = "",
          .town = before.town,
          .village = before.village,
          .side = before.side,
          .before_fen = before.amount,
          .after_fen = after.amount,
          .missing_fen = after.missing,
          .before_status = before.status,
          .after_status = after.status,
          .problem = after.problem};
}

std::int64_t distance(const PreviewLine& line) {
  return std::abs(line.after_fen.value() - line.before_fen.value());
}

class Preview {
 public:
  Preview(Desk& desk, store::Reader& reader, const Comparison& comparison)
      : desk_(desk), reader_(reader), comparison_(comparison) {}

  Result<FigurePreview> run() {
    for (const UnitCode unit : comparison_.units) TRY_VOID(add_unit(unit));
    // By their difference; of equal ones in the order of unit and number.
    std::ranges::stable_sort(preview_.lines, std::ranges::greater{}, distance);
    if (preview_.lines.size() > kLinesMax) preview_.lines.resize(kLinesMax);
    for (PreviewLine& line : preview_.lines) TRY_VOID(name(line));
    return std::move(preview_);
  }

 private:
  Result<> add_unit(UnitCode unit) {
    PreviewUnit answer{.unit = unit, .name = comparison_.now->areas().unit(unit)->name};
    TRY(const std::optional<MonthOfUnit> newest, newest_month(reader_, unit));
    if (newest) TRY_VOID(settle_twice(*newest, answer));
    preview_.changed += answer.changed;
    preview_.units.push_back(std::move(answer));
    return {};
  }

  Result<> settle_twice(const MonthOfUnit& newest, PreviewUnit& answer) {
    answer.month = newest.month;
    answer.locked = newest.locked;
    answer.as_if = !holds_all(comparison_.rows.back(), newest.month);
    law::LawPtr with = comparison_.with;
    if (answer.as_if) {
      TRY(with, law_as_if_in(newest.month));
    }
    TRY(settle::MonthInputs inputs, store::load_month(reader_, answer.unit, newest.month));
    inputs.social_fund = newest.social_offer;
    // The whole month at once: of a locked one they would be taken for arrears beside itself.
    inputs.settled_rural.reset();
    TRY(const settle::Settlement before, settle::settle_month(inputs, *comparison_.now));
    TRY(const settle::Settlement after, settle::settle_month(inputs, *with));
    CHECK(before.lines.size() == after.lines.size());
    answer.lines = static_cast<std::int64_t>(before.lines.size());
    answer.before = side_of(before);
    answer.after = side_of(after);
    for (std::size_t i = 0; i < before.lines.size(); ++i) {
      if (!differs(before.lines[i], after.lines[i])) continue;
      ++answer.changed;
      preview_.lines.push_back(line_of(answer.unit, before.lines[i], after.lines[i]));
    }
    return {};
  }

  // Of one month for all units: the law's folder is read anew each time.
  Result<law::LawPtr> law_as_if_in(Month month) {
    law::LawPtr& law = as_if_[month];
    if (!law) {
      TRY(law, law::LawSnapshot::load(desk_.law.folder(), as_if_in(comparison_.rows, month)));
    }
    return law;
  }

  Result<> name(PreviewLine& line) {
    TRY(const auto placement, store::find<store::PlacementRow>(reader_, line.unit, line.placement));
    if (!placement) return {};
    TRY(const auto person, store::find<store::PersonRow>(reader_, line.unit, placement->person_id));
    if (person) line.name = masked_name(person->name);
    return {};
  }

  Desk& desk_;
  store::Reader& reader_;
  const Comparison& comparison_;
  std::map<Month, law::LawPtr> as_if_;
  FigurePreview preview_;
};

}  // namespace

Result<FigurePreview> preview_figure(Desk& desk, const Actor& actor,
                                     const FigurePreviewQuery& query) {
  TRY_VOID(desk.authority.check("preview_figure", actor, own_location(actor)));
  return desk.database.read_value<FigurePreview>(
      [&](store::Reader& reader) -> Result<FigurePreview> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        const law::Areas& areas = edition.snapshot->areas();
        TRY(const Location location, location_of_figure(areas, query.unit));
        TRY_VOID(desk.authority.check("preview_figure", actor, location));
        TRY(LawWith with, law_with(desk, reader, *edition.snapshot, row_of(query)));
        Comparison comparison{edition.snapshot, with.law, std::move(with.rows), {}};
        for (const law::Unit& unit : areas.units())
          if (query.unit.is_city() || unit.code == query.unit)
            comparison.units.push_back(unit.code);
        TRY(FigurePreview preview, Preview(desk, reader, comparison).run());
        TRY(const Date today, store::business_day(reader, desk.clock));
        TRY_VOID(
            preview_applications(reader, comparison, std::max(today, query.from_day), preview));
        return preview;
      },
      // Of the city it looks at eleven months, twice, as their settlement does.
      {.deadline = store::kSettlementDeadline});
}

}  // namespace yigang::usecase
