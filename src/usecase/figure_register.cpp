#include "usecase/figure_register.h"

#include <algorithm>

#include "law/show_on.h"

namespace yigang::usecase {

namespace {

// No row of a law lies outside of them.
const Date kFirstDay(1900, 1, 1);
const Date kLastDay(2199, 12, 31);

// A value with an end that no other row of its scope follows.
struct Lapse {
  Date last;
  bool over = false;
  bool stops = false;  // over, and no wider scope speaks in its place
};
bool covers(const law::FigureRow& row, Date day) {
  return row.from <= day && (!row.until || day <= *row.until);
}
std::optional<Lapse> lapse_of(const law::LawSnapshot& law, law::Figure figure, Date day,
                              UnitCode unit) {
  const auto found = law.find(figure, day, unit);
  std::optional<Lapse> lapse;
  for (const law::FigureRow& row : law.rows(figure)) {
    if (row.scope != unit && !row.scope.is_city()) continue;
    if (row.from > day || !row.until || *row.until > day.plus_days(kLapseWarningDays)) continue;
    const Date after = std::max(day, row.until->plus_days(1));
    const bool followed = std::ranges::any_of(law.rows(figure), [&](const law::FigureRow& other) {
      return other.scope == row.scope && covers(other, after);
    });
    // A city's row that the unit's own beats is of no matter here.
    const bool beaten = found && found->row->scope != row.scope && row.scope.is_city();
    if (followed || beaten) continue;
    if (!lapse || lapse->last < *row.until)
      lapse = Lapse{*row.until, *row.until < day, *row.until < day && !found};
  }
  return lapse;
}

FigureEntry entry_of(const LawMoment& moment, law::Figure figure) {
  const law::LawSnapshot& law = *moment.law;
  FigureEntry entry{.about = about_figure(law, figure)};
  const std::vector<Date> changes = law.changes(figure, moment.on, kLastDay, moment.unit);
  if (!changes.empty()) entry.changes_on = changes.front();
  if (const auto lapse = lapse_of(law, figure, moment.on, moment.unit)) {
    entry.lapses_on = lapse->last;
    entry.lapsed = lapse->over;
  }
  // Outside its known days a figure has no value: it is shown without one, never guessed.
  const Result<law::Found> found = law.find(figure, moment.on, moment.unit);
  if (!found) return entry;
  entry.row = figure_row_view(*found->row);
  entry.reviewed = found->reviewed();
  entry.lost = static_cast<std::int64_t>(found->lost.size());
  return entry;
}

std::vector<FigureStep> steps_of(const LawMoment& moment, law::Figure figure) {
  std::vector<Date> days = moment.law->changes(figure, kFirstDay, kLastDay, moment.unit);
  days.insert(days.begin(), kFirstDay);
  std::vector<FigureStep> steps;
  for (const Date day : days) {
    FigureStep step{.from = day};
    if (const auto found = moment.law->find(figure, day, moment.unit)) {
      step.value = found->row->value.text;
      step.reviewed = found->reviewed();
    }
    const bool same = !steps.empty() && steps.back().value == step.value &&
                      steps.back().reviewed == step.reviewed;
    if (!same && (step.value || !steps.empty())) steps.push_back(std::move(step));
  }
  return steps;
}

RowStanding standing_of(const law::FigureRow& row, const LawMoment& moment,
                        const Result<law::Found>& found) {
  if (!row.scope.is_city() && row.scope != moment.unit) return RowStanding::of_another_unit;
  if (row.from > moment.on) return RowStanding::later;
  if (found) {
    if (found->row == &row) return RowStanding::in_force;
    if (found->blank == &row) return RowStanding::not_yet_known;
  }
  const auto last = law::last_day(*moment.law, row);
  if (last && *last < moment.on) return RowStanding::over;
  return row.value.blank() ? RowStanding::not_yet_known : RowStanding::lost;
}

}  // namespace

FigureLapses figure_lapses(const law::LawSnapshot& law, Date day, UnitCode unit) {
  FigureLapses lapses;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<law::Figure>>([&](auto d) {
    const auto lapse = lapse_of(law, d.value, day, unit);
    if (!lapse) return;
    ++(lapse->over ? lapses.over : lapses.soon);
    lapses.stops = lapses.stops || lapse->stops;
    if (!lapse->over && (!lapses.first || lapse->last < *lapses.first)) lapses.first = lapse->last;
  });
  return lapses;
}

FigureAbout about_figure(const law::LawSnapshot& law, law::Figure figure) {
  const law::FigureHead& head = law.head(figure);
  const law::FigureShape& shape = law::shape_of(figure);
  return {figure,     head.name_zh,   head.name_en,       head.unit, head.owner,  head.note,
          shape.kind, shape.settings, shape.may_be_blank, head.used, head.unclear};
}

Result<FigureRegister> figure_register(Desk& desk, const FiguresQuery& query) {
  TRY(const LawMoment moment, law_moment(desk, query.on, query.unit));
  FigureRegister answer{moment.on, moment.unit, moment.digest, {}};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<law::Figure>>(
      [&](auto d) { answer.figures.push_back(entry_of(moment, d.value)); });
  return answer;
}

Result<FigureHistory> figure_history(Desk& desk, const FigureQuery& query) {
  TRY(const LawMoment moment, law_moment(desk, query.on, query.unit));
  FigureHistory history{moment.on,
                        moment.unit,
                        about_figure(*moment.law, query.figure),
                        steps_of(moment, query.figure),
                        {}};
  const Result<law::Found> found = moment.law->find(query.figure, moment.on, moment.unit);
  for (const law::FigureRow& row : moment.law->rows(query.figure))
    history.rows.push_back({figure_row_view(row), standing_of(row, moment, found),
                            law::last_day(*moment.law, row), row.known_since, row.office});
  return history;
}

}  // namespace yigang::usecase
