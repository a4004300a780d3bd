// An official text with the phrases that the program cites marked in it. Officials upload what they
// have: copied from a web page, or out of a PDF with lines broken in the middle of a word. So a
// phrase is looked for without regard to white space, line ends, width of the signs and kinds of
// dashes; what is shown is the text as it was uploaded. Pure; O(text × phrases).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yigang::usecase {

// Where a clause begins: by its heading, or by the first phrase that is cited from it.
struct ClauseHead {
  std::string clause;   // "LZ-2022-4 二(四)"
  std::string heading;  // "(四)统一岗位待遇"; empty: it has none that is known
};
struct CitedPhrase {
  std::string clause;
  std::string phrase;
};

struct TextPart {
  std::string text;
  bool cited = false;
  std::vector<std::string> clauses;  // whose phrases it belongs to
};
BOOST_DESCRIBE_STRUCT(TextPart, (), (text, cited, clauses))

struct Paragraph {
  std::int64_t number = 0;          // from 1; lines without a sign do not count
  std::vector<std::string> begins;  // the clauses that begin in it
  std::vector<TextPart> parts;
};
BOOST_DESCRIBE_STRUCT(Paragraph, (), (number, begins, parts))

struct PhraseFound {
  CitedPhrase cited;
  bool found = false;
  bool elsewhere = false;  // its clause begins and ends without it
  std::size_t begin = 0;   // bytes of the text
  std::size_t end = 0;
};

struct MarkedText {
  std::vector<Paragraph> paragraphs;
  std::vector<PhraseFound> phrases;  // in the order of the question
};

// `heads` in the order of the document. A phrase is taken where its clause stands, and from
// anywhere else only if it is not there.
[[nodiscard]] MarkedText mark_text(std::string_view text, const std::vector<ClauseHead>& heads,
                                   const std::vector<CitedPhrase>& phrases);
// Does the phrase stand in the text, found as above?
[[nodiscard]] bool stands_in(std::string_view text, std::string_view phrase);
// The paragraphs that hold a part of [begin, end), and `around` before and after them; numbers are
// kept.
[[nodiscard]] std::vector<Paragraph> passage(const MarkedText& marked, std::string_view text,
                                             const PhraseFound& phrase, std::int64_t around);

}  // namespace yigang::usecase
