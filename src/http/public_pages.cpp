#include "http/public_pages.h"

#include <fmt/format.h>

#include "base/text.h"
#include "http/app.h"
#include "http/page_words.h"
#include "usecase/reads.h"

namespace yigang::http {

namespace {

using usecase::PublicNotice;
using usecase::PublicNoticeLine;

constexpr std::int64_t kOnAPage = 20;
constexpr int kNotFound = 404;

// In groups of four, as it is read out on the telephone.
std::string grouped(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    text += digits[i];
  }
  return text;
}

std::string title_of(const PublicNoticeLine& line) {
  std::string title = line.place_name + " " + line.title;
  // Whoever wrote the title may have named the month.
  const std::string month = line.month ? to_text(*line.month) : std::string();
  if (!month.empty() && line.title.find(month) == std::string::npos) title += " " + month;
  return title;
}

std::string days_of(const PublicNoticeLine& line, const PageWords& told) {
  return told("days", {{"from", to_text(line.published_on)}, {"until", to_text(line.last_day)}});
}

std::string left_of(const PublicNoticeLine& line, const PageWords& told) {
  if (line.today > line.last_day) return " " + told("over");
  if (!line.working_days_left) return {};
  return " " + told("left", {{"count", std::to_string(*line.working_days_left)}});
}

template <class Filter>
std::string choice(std::string_view action, const Filter& filter, const law::Areas& areas,
                   const PageWords& told, const PageView& view) {
  std::string html = fmt::format(R"(<form method="get" action="{}">)", action);
  // A form drops the query of its address: what was chosen for the reader goes along.
  if (!view.asked.empty())
    html += fmt::format(R"(<input type="hidden" name="lang" value="{}">)"
                        R"(<input type="hidden" name="type" value="{}">)",
                        lang_of(view.language), view.type);
  html += fmt::format(R"(<p><label>{} <select name="unit"><option value="">{}</option>)",
                      told("unit"), told("whole_city"));
  for (const law::Unit& unit : areas.units())
    html += fmt::format(R"(<option lang="zh-CN" value="{}"{}>{}</option>)", to_text(unit.code),
                        filter.unit == unit.code ? " selected" : "", escaped(unit.name));
  html += "</select></label>";
  if (filter.unit) {
    html += fmt::format(R"( <label>{} <select name="town"><option value="">{}</option>)",
                        told("town"), told("all_towns"));
    for (const law::Town* const town : areas.towns_of(*filter.unit))
      html += fmt::format(R"(<option lang="zh-CN" value="{}"{}>{}</option>)", to_text(town->code),
                          filter.town == town->code ? " selected" : "", escaped(town->name));
    html += "</select></label>";
  }
  return html + fmt::format(" <button>{}</button></p></form>", told("show"));
}

// The address of the next page, with the filter of this one.
template <class Filter>
std::string more_html(std::string_view page, const std::optional<std::string>& next,
                      const Filter& filter, const PageWords& told, const PageView& view) {
  if (!next) return {};
  std::string more = fmt::format("{}?after={}", page, *next);
  if (filter.unit) more += "&unit=" + to_text(*filter.unit);
  if (filter.town) more += "&town=" + to_text(*filter.town);
  return fmt::format(R"(<p><a href="{}">{}</a></p>)", view.to(more), told("more"));
}

std::string links_html(const PageWords& told, const PageView& view) {
  return fmt::format(R"(<nav><a href="{}">{}</a> <a href="{}">{}</a> )"
                     R"(<a href="{}">{}</a> <a href="{}">{}</a></nav>)",
                     view.to("/g/posts"), told("to_posts"), view.to("/g/"), told("title"),
                     view.to("/g/report"), told("to_report"), view.to("/v"), told("to_verify"));
}

// Who is paid how much in all, as the list ends.
std::string sum_html(const PublicNotice& whole, const PageWords& told) {
  Fen sum;
  for (const usecase::PublicItem& item : whole.items) sum = sum + item.amount_fen.value_or(Fen());
  return fmt::format(R"(<tfoot><tr><th scope="row" colspan="4">{}</th><td>{}</td></tr></tfoot>)",
                     told("sum", {{"count", std::to_string(whole.items.size())}}), to_text(sum));
}

template <class Value, class Parse>
void take(std::optional<Value>& into, const Request& request, std::string_view name, Parse parse) {
  for (const auto& [key, text] : request.query)
    if (key == name)
      if (const auto value = parse(text); value) into = *value;
}

}  // namespace

std::string notices_html(const wire::Page<PublicNoticeLine>& page,
                         const store::PublicNoticeFilter& filter, const law::Areas& areas,
                         const PageView& view) {
  const PageWords told("notices", view.language);
  std::string html =
      fmt::format("<h1>{}</h1>", told("title")) + choice("/g/", filter, areas, told, view);
  if (page.items.empty()) return html + fmt::format("<p>{}</p>", told("none"));
  html += fmt::format("<p>{}</p><ul>",
                      told("count", {{"count", std::to_string(page.total.value_or(0))}}));
  for (const PublicNoticeLine& line : page.items)
    html += fmt::format(R"(<li><a href="{}">{}</a> {}{} {}</li>)",
                        view.to("/g/notices/" + to_text(line.id)), told.chinese(title_of(line)),
                        days_of(line, told), left_of(line, told),
                        told("persons", {{"count", std::to_string(line.count)}}));
  return html + "</ul>" + more_html("/g/", page.next, filter, told, view);
}

std::string posts_html(const usecase::PublicPosts& posts, const store::PublicPostFilter& filter,
                       const law::Areas& areas, const PageView& view) {
  const PageWords told("notices", view.language);
  std::string html =
      fmt::format("<h1>{}</h1>", told("to_posts")) + choice("/g/posts", filter, areas, told, view);
  if (posts.items.empty()) return html + fmt::format("<p>{}</p>", told("no_posts"));
  html += fmt::format("<p>{}</p><ul>", told("posts", {{"count", std::to_string(posts.posts)}}));
  for (const usecase::PublicPostLine& line : posts.items)
    html += fmt::format("<li>{} <b>{}</b> {} {}</li>",
                        told.chinese(line.unit_name + " " + line.town_name +
                                     (line.place_name == line.town_name ? "" : line.place_name)),
                        told.chinese(line.title),
                        told("wanted", {{"count", std::to_string(line.count)}}),
                        told("apply_until", {{"day", to_text(line.closes_on)}}));
  html += "</ul>" + more_html("/g/posts", posts.next, filter, told, view);
  return html + fmt::format("<p>{}</p>", told("apply_how"));
}

std::string report_html(const PageView& view) {
  const PageWords told("notices", view.language);
  return fmt::format("<h1>{}</h1><p>{}</p><p>{}</p><p>{}</p>", told("to_report"), told("wrong_how"),
                     told("report_where"), told("report_then"));
}

std::string notice_html(const PublicNotice& whole, const PageView& view) {
  const PageWords told("notices", view.language);
  const bool pay = whole.notice.kind == store::NoticeKind::pay;
  std::string html = fmt::format(R"(<p><a href="{}">{}</a></p><h1>{}</h1><p>{}</p><p>{}</p>)",
                                 view.to("/g/"), told("all"), told.chinese(title_of(whole.notice)),
                                 days_of(whole.notice, told) + left_of(whole.notice, told),
                                 told("number", {{"number", grouped(to_text(whole.notice.id))}}));
  html += fmt::format(R"(<table class="sheet cards"><caption>{}</caption><thead><tr>)",
                      told("persons", {{"count", std::to_string(whole.items.size())}}));
  for (const char* const head : {"item", "name", "post", "village"})
    html += fmt::format(R"(<th scope="col">{}</th>)", told(head));
  if (pay) html += fmt::format(R"(<th scope="col">{}</th>)", told("amount"));
  html += "</tr></thead><tbody>";
  // On a phone each row is a card, which says the head of each cell.
  const auto cell = [&](const char* head, const std::string& text) {
    return fmt::format(R"(<td data-head="{}">{}</td>)", told(head), text);
  };
  for (const usecase::PublicItem& item : whole.items) {
    const std::string side = say("side." + item.side, {}, view.language);
    html += "<tr>" + cell("item", std::to_string(item.item_no)) +
            fmt::format(R"(<th scope="row">{}</th>)", told.chinese(item.name)) +
            cell("post", item.post.empty() ? escaped(side) : told.chinese(item.post)) +
            cell("village", told.chinese(item.village));
    if (pay) html += cell("amount", item.amount_fen ? to_text(*item.amount_fen) : "–");
    html += "</tr>";
  }
  html += "</tbody>" + (pay ? sum_html(whole, told) : std::string()) + "</table>";
  html += fmt::format("<h2>{}</h2><p>{}</p>", told("wrong"), told("wrong_how"));
  if (!whole.hotline.empty())
    html += fmt::format(R"(<p><a href="tel:{}">{}</a></p>)", escaped(whole.hotline),
                        told("call", {{"hotline", whole.hotline}}));
  return html + fmt::format(R"(<p>{} <a href="{}">{}</a></p>)", told("code"),
                            view.to("/v/" + whole.code), escaped(whole.code));
}

std::string in_noscript(std::string door, std::string_view html) {
  constexpr std::string_view kOpen = "<noscript>";
  const std::size_t open = door.find(kOpen);
  const std::size_t close = door.find("</noscript>");
  if (open == std::string::npos || close == std::string::npos || close < open) return door;
  const std::size_t first = open + kOpen.size();
  return door.replace(first, close - first, html);
}

namespace {

template <class Filter>
Filter filter_of(const Request& request) {
  Filter filter;
  filter.limit = kOnAPage;
  take(filter.unit, request, "unit", &parse_unit_code);
  take(filter.town, request, "town", &parse_place_code);
  return filter;
}

Result<std::string> posts_page(Call& call, const PageView& view) {
  usecase::Desk& desk = call.app->desk();
  auto filter = filter_of<store::PublicPostFilter>(call.request);
  take(filter.after, call.request, "after", &parse_id<PostTag>);
  TRY(const law::LawPtr law, usecase::law_of(desk));
  TRY(const usecase::PublicPosts posts, usecase::list_public_posts(desk, filter));
  return posts_html(posts, filter, law->areas(), view);
}

}  // namespace

Result<Response> notices_response(Call& call, std::string door) {
  usecase::Desk& desk = call.app->desk();
  const PageView view = view_of(call.request, call.language);
  const PageWords told("notices", view.language);
  Response response;
  std::string title = told("title");
  std::string html;
  if (call.route.verb == "see_posts") {
    TRY(html, posts_page(call, view));
    title = told("to_posts");
  } else if (call.route.verb == "see_report") {
    html = report_html(view);
    title = told("to_report");
  } else if (const std::string_view id = call.path_value("id"); !id.empty()) {
    const auto parsed = parse_id<NoticeTag>(id);
    const auto notice = parsed ? usecase::read_public_notice(desk, {NoticeId(parsed->value())})
                               : Result<PublicNotice>(fail(parsed.error()));
    if (!notice && parsed && notice.error().kind != ProblemKind::not_found)
      return fail(notice.error());
    html = notice ? notice_html(*notice, view)
                  : fmt::format("<h1>{}</h1><p>{}</p>", title, told("missing"));
    if (notice) title = escaped(title_of(notice->notice));
    if (!notice) response.status = kNotFound;
  } else {
    auto filter = filter_of<store::PublicNoticeFilter>(call.request);
    take(filter.after, call.request, "after", &parse_id<NoticeTag>);
    TRY(const law::LawPtr law, usecase::law_of(desk));
    TRY(const auto page, usecase::list_public_notices(desk, filter));
    html = notices_html(page, filter, law->areas(), view);
  }
  response.body = in_noscript(dressed(std::move(door), view, title),
                              official_html(view.language) + R"(<header class="made">)" +
                                  choices_html(view) + links_html(told, view) +
                                  R"(</header><main class="made">)" + html + "</main>");
  response.set("Content-Type", "text/html; charset=utf-8").set("Cache-Control", "no-cache");
  return response;
}

}  // namespace yigang::http
