#include "http/verify_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "http/app.h"
#include "http/page_words.h"
#include "http/problem.h"

namespace yigang::http {

namespace {

using usecase::PaperKind;
using usecase::VerifiedPaper;

constexpr std::size_t kDigestLeast = 8;
constexpr std::size_t kDigestMost = 130;  // also with a sign between any two digits
constexpr std::size_t kCodeMost = 40;

// The same question, to be asked in another language or size of type.
PageView view_of(const VerifyAsked& asked) {
  PageView view(asked.language);
  view.type = asked.type;
  view.asked = fmt::format("lang={}&type={}", lang_of(asked.language), asked.type);
  view.here = asked.code.empty() ? "/v" : "/v/" + asked.code;
  if (!asked.digest.empty()) view.here += "?digest=" + asked.digest;
  return view;
}

std::string head_html(const VerifyAsked& asked, const PageWords& told) {
  return fmt::format(
             R"(<a class="skip" href="#page">{}</a>{}<header class="top"><p class="name">{}</p>)",
             told("skip"), official_html(asked.language), told("name")) +
         choices_html(view_of(asked)) + "</header>";
}

std::string form_html(const VerifyAsked& asked, const PageWords& told) {
  return fmt::format(
      R"(<form method="get" action="/v" class="card stack noprint">)"
      R"(<input type="hidden" name="lang" value="{}"><input type="hidden" name="type" value="{}">)"
      R"(<p><label for="code">{}</label><br>)"
      R"(<input id="code" name="code" value="{}" maxlength="{}" )"
      R"(autocomplete="off" autocapitalize="characters" spellcheck="false" )"
      R"(aria-describedby="code-how"></p><p id="code-how" class="soft">{}</p>)"
      R"(<p><label for="digest">{}</label><br><input id="digest" name="digest" value="{}" )"
      R"(maxlength="{}" autocomplete="off" spellcheck="false"{}></p>)"
      R"(<p><button class="button main">{}</button></p></form>)",
      lang_of(asked.language), asked.type, told("code"), escaped(asked.code), kCodeMost,
      told("code_how"), told("digest_box"), escaped(asked.digest), kDigestMost,
      asked.digest_bad ? R"( aria-invalid="true")" : "", told("ask"));
}

// In groups of eight, as it is compared with the paper.
std::string grouped(std::string_view digest) {
  std::string text;
  for (std::size_t at = 0; at < digest.size(); at += 8)
    text += std::string(at == 0 ? "" : " ") + std::string(digest.substr(at, 8));
  return text;
}

std::string row(std::string_view head, std::string_view value) {
  return value.empty() ? std::string() : fmt::format("<dt>{}</dt><dd>{}</dd>", head, value);
}

std::string_view family_of(PaperKind kind) {
  return kind == PaperKind::notice ? "verify.notice" : "verify.decision";
}

enum class Standing : std::uint8_t { found, same, other };
constexpr std::array<std::string_view, 3> kStandings = {"found", "same", "other"};

Standing standing_of(const VerifyAsked& asked, const VerifiedPaper& paper) {
  if (asked.digest.empty()) return Standing::found;
  return paper.digest.starts_with(asked.digest) ? Standing::same : Standing::other;
}

// What became of it since stands above whether it is the same; a paper of another content is none.
std::string verdict_html(Standing standing, const VerifiedPaper& paper, const PageWords& told) {
  const std::string said(kStandings[static_cast<std::size_t>(standing)]);
  const std::string tone = standing == Standing::other ? "bad" : paper.since ? "wait" : "good";
  if (!paper.since || standing == Standing::other)
    return fmt::format(R"(<section class="card verdict {}" role="status"><h2>{}</h2><p>{}</p>)",
                       tone, told(said), told(said + "_how"));
  const std::string since(word(*paper.since));
  std::string html =
      fmt::format(R"(<section class="card verdict {}" role="status"><h2>{}</h2><p>{}</p>)", tone,
                  told("since." + since), told("since_how." + since));
  if (standing == Standing::same) html += fmt::format("<p>{}</p>", told("digest_same"));
  return html;
}

std::string unclear_html(const VerifiedPaper& paper, const PageWords& told) {
  if (paper.unclear.empty()) return {};
  std::string html = fmt::format("<p><strong>⚠ {}</strong></p><ul>", told("unclear"));
  for (const usecase::UnclearWords& one : paper.unclear)
    html +=
        fmt::format(R"(<li lang="zh-CN">{} “{}”</li>)", escaped(one.clause), escaped(one.phrase));
  return html + "</ul>";
}

std::string found_html(const VerifyAsked& asked, const VerifiedPaper& paper,
                       const PageWords& told) {
  const Standing standing = standing_of(asked, paper);
  std::string html = verdict_html(standing, paper, told) + "<dl>";
  html += row(told("code_head"), escaped(paper.code));
  html += row(told("what"), told.word_of(family_of(paper.kind), paper.what));
  if (!paper.outcome.empty())
    html +=
        row(told(paper.since ? "outcome_then" : "outcome"), told.word_of("outcome", paper.outcome));
  if (paper.month) html += row(told("month"), to_text(*paper.month));
  html += row(told("day"), to_text(paper.day));
  html +=
      row(told("by"), told.chinese(paper.organisation.empty() ? paper.unit : paper.organisation));
  html += row(told("digest"), fmt::format("<code>{}</code>", grouped(paper.digest)));
  if (!paper.law_digest.empty())
    html += row(told("law"), fmt::format("<code>{}</code>", grouped(paper.law_digest)));
  html += "</dl>" + unclear_html(paper, told);
  if (paper.since && standing == Standing::other)
    html +=
        fmt::format("<p><strong>{}</strong></p>", told("since." + std::string(word(*paper.since))));
  return html + "</section>";
}

std::string missing_html(const Problem& problem, Language language, const PageWords& told) {
  if (problem.code == "paper_not_found")
    return fmt::format(
        R"(<section class="card verdict bad" role="status"><h2>{}</h2><p>{}</p></section>)",
        told("none"), told("none_how"));
  return fmt::format(R"(<section class="card verdict wait" role="alert"><p>{}</p></section>)",
                     escaped(say(problem, language)));
}

// As a hand or an input method writes it: the width of the letters does not matter.
std::string folded(std::string_view text) {
  return first_invalid_utf8(text) ? std::string(text) : fold_width(text);
}

// Hexadecimal digits in lower case, without what stands between their groups; nothing for what
// cannot be the beginning of a digest.
std::optional<std::string> digest_typed(std::string_view text) {
  constexpr std::string_view kBetween = " \t\r\n:-.";
  std::string digest;
  for (const char c : lower_ascii(folded(text))) {
    if (kBetween.find(c) != std::string_view::npos) continue;
    const bool hexadecimal = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (!hexadecimal) return std::nullopt;
    digest += c;
  }
  if (digest.size() < kDigestLeast || digest.size() > 64) return std::nullopt;
  return digest;
}

void take_digest(std::string_view text, VerifyAsked& asked) {
  if (trim(folded(text)).empty()) return;
  const std::optional<std::string> digest = digest_typed(text);
  asked.digest = digest.value_or("");
  asked.digest_bad = !digest;
}

// Letters, digits and what is written between them: the rest can be in no code, and the code
// stands in addresses of the page.
std::string code_typed(std::string_view text) {
  const std::string typed = folded(text);
  std::string code;
  for (const char c : trim(typed)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain || c == '-') code += c;
    if (!plain && c != '-' && c != ' ') code += '.';
    if (code.size() == kCodeMost) break;
  }
  return code;
}

}  // namespace

VerifyAsked verify_asked(const Call& call) {
  VerifyAsked asked;
  asked.code = code_typed(call.path_value("code"));
  const PageView view = view_of(call.request, call.language);
  asked.language = view.language;
  asked.type = view.type;
  for (const auto& [name, text] : call.request.query) {
    if (name == "digest") take_digest(text, asked);
    if (name == "code") asked.code = code_typed(text);
  }
  return asked;
}

std::string verify_html(const VerifyAsked& asked,
                        const std::optional<Result<VerifiedPaper>>& paper) {
  const PageWords told("verify", asked.language);
  std::string html = head_html(asked, told);
  html += fmt::format(R"(<main id="page" tabindex="-1" class="stack"><h1>{}</h1>)", told("title"));
  if (paper && *paper && asked.digest_bad)
    html += fmt::format(
        R"(<section class="card verdict wait" role="alert"><h2>{}</h2><p>{}</p></section>)",
        told("digest_bad"), told("digest_bad_how"));
  else if (paper)
    html += *paper ? found_html(asked, **paper, told)
                   : missing_html(paper->error(), asked.language, told);
  html += form_html(asked, told);
  html +=
      fmt::format(R"(<p class="soft">{}</p></main><footer class="noprint"><p>{}</p>)"
                  R"(<p><a href="{}">{}</a></p></footer>)",
                  told("intro"), told("nothing_kept"), view_of(asked).to("/g/"), told("to_public"));
  return html;
}

std::string in_door(std::string door, const VerifyAsked& asked, std::string_view body) {
  door = dressed(std::move(door), view_of(asked), PageWords("verify", asked.language)("title"));
  // After what the server's start put there (the note of the practice).
  const std::size_t close = door.find("</body>");
  return close == std::string::npos ? door : door.insert(close, body);
}

Result<Response> verify_response(Call& call, std::string door) {
  const VerifyAsked asked = verify_asked(call);
  std::optional<Result<VerifiedPaper>> paper;
  if (!asked.code.empty()) paper = call.app->verify_paper(call.request, {asked.code});
  Response response;
  if (paper && !*paper) {
    response.status = status_of(paper->error());
    set_retry_after(response, paper->error());
  }
  if (response.status >= 500) return fail(paper->error());
  response.body = in_door(std::move(door), asked, verify_html(asked, paper));
  response.set("Content-Type", "text/html; charset=utf-8").set("Cache-Control", "no-store");
  response.set("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace yigang::http
