#include "http/page_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace yigang::http {

namespace {

constexpr std::array<std::string_view, 3> kTypes = {"standard", "large", "huge"};

bool is_type(std::string_view text) {
  return std::find(kTypes.begin(), kTypes.end(), text) != kTypes.end();
}

std::string joined(std::string_view path, std::string_view query) {
  if (query.empty()) return std::string(path);
  return fmt::format("{}{}{}", path, path.find('?') == std::string_view::npos ? '?' : '&', query);
}

}  // namespace

std::string_view lang_of(Language language) {
  return language == Language::en ? "en" : "zh-CN";
}

std::string PageView::to(std::string_view path) const {
  return escaped(joined(path, asked));
}

PageView view_of(const Request& request, Language accepted) {
  PageView view(accepted);
  std::string kept;
  for (const auto& [name, text] : request.query) {
    const bool language = name == "lang" && (text == "en" || text == "zh-CN");
    const bool type = name == "type" && is_type(text);
    if (language) view.language = text == "en" ? Language::en : Language::zh_cn;
    if (type) view.type = text;
    if (language || type) view.asked += (view.asked.empty() ? "" : "&") + name + "=" + text;
    // What else tells one list from another is made of digits.
    const bool number = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    if (number && (name == "unit" || name == "town" || name == "after"))
      kept += (kept.empty() ? "" : "&") + name + "=" + text;
  }
  view.here = joined(request.path, kept);
  return view;
}

std::string choices_html(const PageView& view) {
  const PageWords told("verify", view.language);
  std::string html =
      fmt::format(R"(<nav class="choices noprint" aria-label="{}">)", told("choices"));
  const auto address = [&](Language language, std::string_view type) {
    return escaped(joined(view.here, fmt::format("lang={}&type={}", lang_of(language), type)));
  };
  for (const std::string_view type : kTypes)
    html += fmt::format(R"(<a href="{}"{}>{}</a>)", address(view.language, type),
                        type == view.type ? R"( aria-current="true")" : "",
                        told("type_" + std::string(type)));
  const Language other = view.language == Language::en ? Language::zh_cn : Language::en;
  return html + fmt::format(R"(<a href="{}" lang="{}">{}</a></nav>)", address(other, view.type),
                            lang_of(other), told("other_language"));
}

std::string official_html(Language language) {
  const PageWords told("notices", language);
  return fmt::format(
      R"(<details class="official noprint"><summary>{}</summary><p>{}</p></details>)",
      told("official"), told("official_how"));
}

std::string dressed(std::string door, const PageView& view, std::string_view title) {
  const std::string html = fmt::format(R"(<html lang="{}" data-door="public" data-type="{}">)",
                                       lang_of(view.language), view.type);
  if (const std::size_t open = door.find("<html"); open != std::string::npos)
    door.replace(open, door.find('>', open) + 1 - open, html);
  const std::size_t open = door.find("<title>");
  const std::size_t close = door.find("</title>");
  if (open != std::string::npos && close != std::string::npos && open < close)
    door.replace(open + 7, close - open - 7, title);
  return door;
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

std::string PageWords::chinese(std::string_view text) const {
  if (language_ == Language::zh_cn || text.empty()) return escaped(text);
  return R"(<span lang="zh-CN">)" + escaped(text) + "</span>";
}

std::string PageWords::word_of(std::string_view family, std::string_view word) const {
  const std::string code = std::string(family) + "." + std::string(word);
  return message(code, language_) ? escaped(say(code, {}, language_)) : escaped(word);
}

}  // namespace yigang::http
