#include "registry/veterans_post.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"

namespace yigang::registry {

namespace {

// Who is meant by 退役士兵 in the words of the older rules as well.
constexpr std::array<std::string_view, 15> kVeterans{
    "退役士兵", "退役军人", "退役士官", "退役军士", "退伍士兵", "退伍军人", "退伍兵",  "复员军人",
    "复退军人", "转业士官", "转业士兵", "转业军人", "军转干部", "士兵安置", "军人安置"};
constexpr std::array<std::string_view, 2> kOffices{"退役军人事务", "退役军人服务"};
// What may stand between the persons and the word for their post.
constexpr std::array<std::string_view, 12> kBetween{
    "专项", "专门", "公益性", "公益", "安置", "就业", "城乡", "乡村", "城镇", "辅助", "的", "类"};
constexpr std::array<std::string_view, 9> kNotAmong{"不在本",   "不属于", "不包括",
                                                    "不包含",   "不含",   "不适用",
                                                    "不在此列", "除外",   "岗位按现行规定执行"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTraditional{{{"軍", "军"},
                                                                                     {"專", "专"},
                                                                                     {"項", "项"},
                                                                                     {"崗", "岗"},
                                                                                     {"轉", "转"},
                                                                                     {"業", "业"},
                                                                                     {"復", "复"},
                                                                                     {"員", "员"}}};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// One way of writing, without the offices.
std::string plain(std::string_view text) {
  std::string folded = lower_ascii(fold_width(text));
  std::erase_if(folded, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  for (const auto& [from, to] : kTraditional) replace_all(folded, from, to);
  for (const std::string_view office : kOffices) replace_all(folded, office, "|");
  return folded;
}

bool names_veterans(std::string_view text) {
  return text.find("veteran") != std::string_view::npos ||
         std::ranges::any_of(kVeterans, [&](std::string_view word) {
           return text.find(word) != std::string_view::npos;
         });
}

// 岗 or 专项 right behind the persons, with nothing but words of kBetween in front of it.
bool goes_on_to_a_post(std::string_view rest) {
  for (bool moved = true; moved;) {
    if (rest.starts_with("岗") || rest.starts_with("专项")) return true;
    moved = false;
    for (const std::string_view word : kBetween)
      if (rest.starts_with(word)) {
        rest.remove_prefix(word.size());
        moved = true;
        break;
      }
  }
  return false;
}

bool names_posts_for_veterans(std::string_view text) {
  return std::ranges::any_of(kVeterans, [&](std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size()))
      if (goes_on_to_a_post(text.substr(at + word.size()))) return true;
    return false;
  });
}

// An announcement does well to say what the measure itself says (LZ-2022-4 尾), that posts for
// veterans are not among its own. A sentence that says so passes; one that counts anything does
// not, since whoever names a number of such posts offers them, whatever else the sentence says.
bool keeps_them_out(std::string_view sentence) {
  const bool counts = std::ranges::any_of(sentence, [](char c) { return c >= '0' && c <= '9'; });
  return !counts && std::ranges::any_of(kNotAmong, [&](std::string_view words) {
    return sentence.find(words) != std::string_view::npos;
  });
}

bool offers_posts_for_veterans(const std::string& text) {
  std::string sentences = text;
  for (const std::string_view end : {"。", "!", "?"}) replace_all(sentences, end, ";");
  return std::ranges::any_of(split(sentences, ';'), [](std::string_view sentence) {
    return names_posts_for_veterans(sentence) && !keeps_them_out(sentence);
  });
}

Problem another_programme(std::string_view field) {
  return refused("veterans_post").by("LZ-2022-4 尾").at(std::string(field));
}

}  // namespace

Result<> refuse_veterans_post(std::string_view title, std::string_view field) {
  if (names_veterans(plain(title))) return fail(another_programme(field));
  return {};
}

Result<> refuse_text_on_veterans_posts(std::string_view text, std::string_view field) {
  if (offers_posts_for_veterans(plain(text))) return fail(another_programme(field));
  return {};
}

}  // namespace yigang::registry
