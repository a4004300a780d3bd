#include "law/show.h"

namespace yigang::law {

std::string status_of(const FigureRow& row, Language language) {
  if (row.office && row.status == Status::provisional)
    return say("status.office_provisional", {}, language);
  return say("status." + std::string(word(row.status)), {}, language);
}

std::string show_figure(const LawSnapshot& law, Figure figure, Language language) {
  const FigureHead& head = law.head(figure);
  std::string text = say("law_show.heading",
                         {{"name", language == Language::zh_cn ? head.name_zh : head.name_en},
                          {"figure", std::string(word(figure))},
                          {"unit", head.unit},
                          {"owner", head.owner}},
                         language);
  if (!head.used) text += say("law_show.unused", {}, language);
  text += '\n';
  for (const FigureRow& row : law.rows(figure)) {
    std::string from = to_text(row.from);
    if (row.until) from += ".." + to_text(*row.until);
    const Unit* unit = law.areas().unit(row.scope);
    text += "  ";
    text +=
        say("law_show.row",
            {{"from", from},
             {"scope", unit != nullptr ? unit->name : say("law_show.city", {}, language)},
             {"value", row.value.blank() ? say("law_show.blank", {}, language) : row.value.text},
             {"status", status_of(row, language)},
             {"document", row.citation.document},
             {"clause", row.citation.clause},
             {"quote", row.citation.quote},
             {"source", row.source},
             {"known", to_text(row.known_since)}},
            language);
    text += '\n';
  }
  if (!head.note.empty())
    text += "  " + say("law_show.note", {{"source", head.source}, {"note", head.note}}, language) +
            '\n';
  return text;
}

std::string show_all(const LawSnapshot& law, Language language) {
  std::string text;
  for (const std::string& key : enum_words<Figure>())
    text += show_figure(law, *enum_from_word<Figure>(key), language);
  return text;
}

}  // namespace yigang::law
