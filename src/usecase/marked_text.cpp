#include "usecase/marked_text.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace yigang::usecase {

namespace {

// A text without what does not count, and where each of its bytes stood.
struct Folded {
  std::string text;
  std::vector<std::size_t> begins;  // of the code point that the byte belongs to
  std::vector<std::size_t> ends;
  // From the first byte at or behind that place of the text.
  [[nodiscard]] std::size_t at(std::size_t place) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(begins, place) - begins.begin());
  }
};

bool is_blank(char32_t sign) {
  return sign <= U' ' || sign == U'\u00A0' || sign == U'\u3000' || sign == U'\uFEFF' ||
         (sign >= U'\u2000' && sign <= U'\u200D') || sign == U'\u2028' || sign == U'\u2029' ||
         sign == U'\u2060';
}

char32_t folded_sign(char32_t sign) {
  if (sign >= U'\uFF01' && sign <= U'\uFF5E') return sign - 0xFEE0;
  switch (sign) {
    case U'“':
    case U'”':
    case U'＂':
      return U'"';
    case U'‘':
    case U'’':
      return U'\'';
    case U'–':
    case U'—':
    case U'―':
    case U'−':
    case U'─':
      return U'-';
    case U'〔':
    case U'﹝':
      return U'[';
    case U'〕':
    case U'﹞':
      return U']';
    default:
      return sign;
  }
}

Folded fold(std::string_view text) {
  Folded folded;
  folded.text.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t sign = next_code_point(text, at);
    if (is_blank(sign)) continue;
    append_utf8(folded.text, folded_sign(sign));
    folded.begins.resize(folded.text.size(), begin);
    folded.ends.resize(folded.text.size(), at);
  }
  return folded;
}

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The first place of the phrase from one byte of the folded text up to another.
std::optional<Span> find_in(const Folded& text, const std::string& phrase, std::size_t from,
                            std::size_t until) {
  if (phrase.empty()) return std::nullopt;
  const std::size_t at = text.text.find(phrase, from);
  if (at == std::string::npos || at + phrase.size() > until) return std::nullopt;
  return Span{text.begins[at], text.ends[at + phrase.size() - 1]};
}

struct ClausePlace {
  std::string clause;
  std::size_t begin = 0;
};

// In the order of the text. What has neither heading nor phrase in it has no place.
std::vector<ClausePlace> places_of(const Folded& text, const std::vector<ClauseHead>& heads,
                                   const std::vector<CitedPhrase>& phrases) {
  std::vector<ClausePlace> places;
  for (const ClauseHead& head : heads) {
    std::optional<Span> found = find_in(text, fold(head.heading).text, 0, text.text.size());
    for (const CitedPhrase& one : phrases)
      if (!found && one.clause == head.clause)
        found = find_in(text, fold(one.phrase).text, 0, text.text.size());
    if (found) places.push_back({head.clause, found->begin});
  }
  std::ranges::stable_sort(places, {}, &ClausePlace::begin);
  return places;
}

PhraseFound find_phrase(const Folded& text, const std::vector<ClausePlace>& places,
                        const CitedPhrase& cited) {
  const std::string phrase = fold(cited.phrase).text;
  std::optional<Span> found;
  const auto place = std::ranges::find(places, cited.clause, &ClausePlace::clause);
  if (place != places.end()) {
    const auto next = std::next(place);
    const std::size_t until = next == places.end() ? text.text.size() : text.at(next->begin);
    found = find_in(text, phrase, text.at(place->begin), until);
  }
  const bool elsewhere = !found && place != places.end();
  if (!found) found = find_in(text, phrase, 0, text.text.size());
  if (!found) return {cited, false, false, 0, 0};
  return {cited, true, elsewhere, found->begin, found->end};
}

TextPart part_of(std::string_view text, const Span& span, const std::vector<PhraseFound>& found) {
  TextPart part{std::string(text.substr(span.begin, span.end - span.begin)), false, {}};
  for (const PhraseFound& one : found) {
    if (!one.found || one.begin >= span.end || one.end <= span.begin) continue;
    part.cited = true;
    if (std::ranges::find(part.clauses, one.cited.clause) == part.clauses.end())
      part.clauses.push_back(one.cited.clause);
  }
  return part;
}

// The line cut where a mark begins or ends.
std::vector<TextPart> parts_of(std::string_view text, const Span& line,
                               const std::vector<PhraseFound>& found) {
  std::vector<std::size_t> cuts{line.begin, line.end};
  for (const PhraseFound& one : found)
    for (const std::size_t cut : {one.begin, one.end})
      if (one.found && cut > line.begin && cut < line.end) cuts.push_back(cut);
  std::ranges::sort(cuts);
  const auto doubles = std::ranges::unique(cuts);
  cuts.erase(doubles.begin(), doubles.end());
  std::vector<TextPart> parts;
  for (std::size_t at = 0; at + 1 < cuts.size(); ++at)
    parts.push_back(part_of(text, {cuts[at], cuts[at + 1]}, found));
  return parts;
}

// Lines with a sign in them, without the white space at their ends.
std::vector<Span> lines_of(const Folded& folded, std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t first = folded.at(begin);
    const std::size_t behind = folded.at(end);
    if (first < behind) lines.push_back({folded.begins[first], folded.ends[behind - 1]});
    begin = end + 1;
  }
  return lines;
}

std::vector<Paragraph> paragraphs_of(std::string_view text, const std::vector<Span>& lines,
                                     const std::vector<ClausePlace>& places,
                                     const std::vector<PhraseFound>& found) {
  std::vector<Paragraph> paragraphs;
  for (const Span& line : lines) {
    Paragraph paragraph;
    paragraph.number = std::ssize(paragraphs) + 1;
    for (const ClausePlace& place : places)
      if (place.begin >= line.begin && place.begin < line.end)
        paragraph.begins.push_back(place.clause);
    paragraph.parts = parts_of(text, line, found);
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

}  // namespace

MarkedText mark_text(std::string_view text, const std::vector<ClauseHead>& heads,
                     const std::vector<CitedPhrase>& phrases) {
  const Folded folded = fold(text);
  const std::vector<ClausePlace> places = places_of(folded, heads, phrases);
  MarkedText marked;
  for (const CitedPhrase& cited : phrases)
    marked.phrases.push_back(find_phrase(folded, places, cited));
  marked.paragraphs = paragraphs_of(text, lines_of(folded, text), places, marked.phrases);
  return marked;
}

bool stands_in(std::string_view text, std::string_view phrase) {
  const std::string looked_for = fold(phrase).text;
  return !looked_for.empty() && fold(text).text.find(looked_for) != std::string::npos;
}

std::vector<Paragraph> passage(const MarkedText& marked, std::string_view text,
                               const PhraseFound& phrase, std::int64_t around) {
  std::vector<Paragraph> shown;
  if (!phrase.found) return shown;
  const std::vector<Span> lines = lines_of(fold(text), text);
  std::int64_t first = std::ssize(lines);
  std::int64_t last = -1;
  for (std::int64_t at = 0; at < std::ssize(lines); ++at) {
    const Span& line = lines[static_cast<std::size_t>(at)];
    if (line.end <= phrase.begin || line.begin >= phrase.end) continue;
    first = std::min(first, at);
    last = at;
  }
  for (std::int64_t at = std::max<std::int64_t>(0, first - around);
       at < std::min(std::ssize(lines), last + around + 1); ++at)
    shown.push_back(marked.paragraphs[static_cast<std::size_t>(at)]);
  return shown;
}

}  // namespace yigang::usecase
