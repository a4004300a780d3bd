#include "law/show_on.h"

#include <fmt/format.h>

#include "law/show.h"

namespace yigang::law {

namespace {

std::string pick(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh_cn ? zh : en);
}

std::string row_line(const LawSnapshot& law, const FigureRow& row, Language language) {
  const std::optional<Date> last = last_day(law, row);
  const std::string until = last ? to_text(*last) : pick(language, "至今", "on");
  const std::string scope =
      row.scope.is_city() ? pick(language, "全市", "city") : to_text(row.scope);
  return fmt::format("{}  {} … {}  {}  {}  {} {}  [{}, {}]",
                     row.value.blank() ? "—" : row.value.text, to_text(row.from), until, scope,
                     status_of(row, language), row.citation.document, row.citation.clause,
                     row.source,
                     fmt::format(fmt::runtime(pick(language, "{} 起知悉", "known since {}")),
                                 to_text(row.known_since)));
}

}  // namespace

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

Result<FigureOn> figure_on(const LawSnapshot& law, Figure figure, Date day, UnitCode unit) {
  FigureOn on;
  TRY(on.found, law.find(figure, day, unit));
  if (!on.found.row->office) on.note = law.head(figure).note;
  const std::vector<Fen>& tiers = on.found.row->value.tiers;
  if (tiers.empty() || unit.is_city()) return on;
  TRY(const FigureRow* tier, law.row(Figure::wage_tier, day, unit));
  const auto index = static_cast<std::size_t>(tier->value.integer - 1);
  CHECK(index < tiers.size());
  on.value_of_unit = tiers[index];
  on.tier = tier->value.integer;
  return on;
}

Result<std::string> show_on(const LawSnapshot& law, Figure figure, Date day, UnitCode unit,
                            Language language) {
  TRY(const FigureOn on, figure_on(law, figure, day, unit));
  const Found& found = on.found;
  const FigureHead& head = law.head(figure);
  std::string text =
      fmt::format("{} — {}\n{}: {}\n", word(figure), pick(language, head.name_zh, head.name_en),
                  pick(language, "取值", "value"), found.row->value.text);
  if (on.value_of_unit)
    text +=
        fmt::format("{}: {}  [{} {} = {}]\n", pick(language, "本单元取值", "value of this unit"),
                    to_text(*on.value_of_unit), to_text(unit), word(Figure::wage_tier), *on.tier);
  if (!head.used)
    text += fmt::format("{}\n", pick(language, "尚未使用：程序还没有用到这个参数",
                                     "not used yet: nothing in the program reads this figure"));
  text +=
      fmt::format("{}: {}\n", pick(language, "所在行", "row"), row_line(law, *found.row, language));
  if (!on.note.empty()) text += fmt::format("{}: {}\n", pick(language, "说明", "note"), on.note);
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
