#include "law/show_on.h"

#include <fmt/format.h>

#include "law/show.h"

namespace yigang::law {

namespace {

std::string pick(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh_cn ? zh : en);
}

// The last day of a row: its own, or the one before a later value of its scope took its place for
// good. A value that is not known yet takes no place.
std::optional<Date> last_day(const LawSnapshot& law, const FigureRow& row) {
  std::optional<Date> last = row.until;
  for (const FigureRow& later : law.rows(row.figure)) {
    if (later.scope != row.scope || later.from <= row.from || later.until || later.value.blank())
      continue;
    const Date before = later.from.plus_days(-1);
    if (!last || before < *last) last = before;
  }
  return last;
}

std::string row_line(const LawSnapshot& law, const FigureRow& row, Language language) {
  const std::optional<Date> last = last_day(law, row);
  const std::string until = last ? to_text(*last) : pick(language, "至今", "on");
  const std::string scope =
      row.scope.is_city() ? pick(language, "全市", "city") : to_text(row.scope);
  return fmt::format("{}  {} … {}  {}  {}  {} {}  [{}]", row.value.blank() ? "—" : row.value.text,
                     to_text(row.from), until, scope, status_of(row, language),
                     row.citation.document, row.citation.clause, row.source);
}

// What a money_by_tier figure is worth in this unit: of its three values the one of its tier, in
// force on the same day. Nothing for the city, whose units have tiers of their own.
Result<std::string> tier_line(const LawSnapshot& law, const FigureRow& row, Date day, UnitCode unit,
                              Language language) {
  if (row.value.tiers.empty() || unit.is_city()) return std::string();
  TRY(const FigureRow* tier, law.row(Figure::wage_tier, day, unit));
  const auto index = static_cast<std::size_t>(tier->value.integer - 1);
  CHECK(index < row.value.tiers.size());
  return fmt::format("{}: {}  [{} {} = {}]\n", pick(language, "本单元取值", "value of this unit"),
                     to_text(row.value.tiers[index]), to_text(unit), word(Figure::wage_tier),
                     tier->value.integer);
}

}  // namespace

Result<std::string> show_on(const LawSnapshot& law, Figure figure, Date day, UnitCode unit,
                            Language language) {
  TRY(const Found found, law.find(figure, day, unit));
  const FigureHead& head = law.head(figure);
  std::string text =
      fmt::format("{} — {}\n{}: {}\n", word(figure), pick(language, head.name_zh, head.name_en),
                  pick(language, "取值", "value"), found.row->value.text);
  TRY(const std::string of_unit, tier_line(law, *found.row, day, unit, language));
  text += of_unit;
  if (!head.used)
    text += fmt::format("{}\n", pick(language, "尚未使用：程序还没有用到这个参数",
                                     "not used yet: nothing in the program reads this figure"));
  text +=
      fmt::format("{}: {}\n", pick(language, "所在行", "row"), row_line(law, *found.row, language));
  // The note explains what the folder ships: beside an office's value it would be untrue.
  if (!head.note.empty() && !found.row->office)
    text += fmt::format("{}: {}\n", pick(language, "说明", "note"), head.note);
  if (!found.row->citation.quote.empty())
    text += fmt::format("{}: {}\n", pick(language, "原文", "quote"), found.row->citation.quote);
  if (!found.reviewed())
    text += fmt::format("{}: {}\n", pick(language, "未核对", "not reviewed"),
                        row_line(law, *found.blank, language));
  for (const FigureRow* lost : found.lost)
    text +=
        fmt::format("{}: {}\n", pick(language, "未采用", "lost"), row_line(law, *lost, language));
  return text;
}

}  // namespace yigang::law
