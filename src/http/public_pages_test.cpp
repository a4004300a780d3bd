// The notices for a browser that runs no program: everything that everybody may read, nothing that
// a text of the store could add.
#include "http/public_pages.h"

#include <gtest/gtest.h>

namespace yigang::http {

namespace {

usecase::PublicNotice pay_notice() {
  usecase::PublicNotice whole;
  whole.notice.id = NoticeId(12345678901234567);
  whole.notice.kind = store::NoticeKind::pay;
  whole.notice.title = "补贴发放公示<script>";
  whole.notice.place_name = "冠县清泉街道";
  whole.notice.month = Month(2022, 12);
  whole.notice.published_on = Date(2023, 1, 9);
  whole.notice.last_day = Date(2023, 1, 13);
  whole.hotline = "0635-5231111";
  whole.items = {{1, "王*英", "rural", "", "戴屯", Fen(72000)}};
  return whole;
}

bool holds(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

TEST(PublicPages, a_notice_shows_names_days_hotline_and_a_number_that_can_be_read_out) {
  const std::string html = notice_html(pay_notice(), Language::zh_cn);
  for (const char* part : {"冠县清泉街道", "2022-12", "2023-01-09", "2023-01-13", "王*英", "乡村",
                           "戴屯", "720.00", "tel:0635-5231111", "1234 5678 9012 3456 7"})
    EXPECT_TRUE(holds(html, part)) << part;
  EXPECT_FALSE(holds(html, "<script>"));
  EXPECT_FALSE(holds(html, "rural"));
}

TEST(PublicPages, a_month_that_the_title_names_is_not_said_twice) {
  usecase::PublicNotice named = pay_notice();
  named.notice.title = "2022-12 岗位补贴发放公示";
  EXPECT_TRUE(
      holds(notice_html(named, Language::zh_cn), "<h1>冠县清泉街道 2022-12 岗位补贴发放公示</h1>"));
}

// interface.md §6 and §7: ?lang= and ?type= reach whoever runs no program too.
TEST(PublicPages, language_and_type_are_chosen_by_address_and_go_along) {
  Request request;
  request.path = "/g/";
  request.query = {{"lang", "en"}, {"type", "huge"}, {"unit", "371525"}, {"after", "x\"><b>"}};
  const PageView view = view_of(request, Language::zh_cn);
  EXPECT_EQ(view.to("/g/posts"), "/g/posts?lang=en&amp;type=huge");
  const std::string html = notice_html(pay_notice(), view);
  EXPECT_TRUE(holds(html, R"(href="/g/?lang=en&amp;type=huge")"));
  EXPECT_TRUE(holds(html, "Rural"));
  const std::string choices = choices_html(view);
  EXPECT_TRUE(
      holds(choices, R"(href="/g/?unit=371525&amp;lang=zh-CN&amp;type=huge" lang="zh-CN")"));
  EXPECT_TRUE(holds(choices, R"(type=huge" aria-current="true">)"));
  EXPECT_FALSE(holds(choices, "<b>"));
  const std::string door = dressed("<html lang=\"zh-CN\"><title>x</title>", view, "Public notices");
  EXPECT_EQ(door,
            "<html lang=\"en\" data-door=\"public\" data-type=\"huge\">"
            "<title>Public notices</title>");
}

// interface.md §6: names and places stay Chinese in English, and are spoken as such.
TEST(PublicPages, names_and_places_are_marked_as_chinese_in_an_english_page_alone) {
  const std::string html = notice_html(pay_notice(), Language::en);
  EXPECT_TRUE(holds(html, R"(<h1><span lang="zh-CN">冠县清泉街道)"));
  EXPECT_TRUE(holds(html, R"(<span lang="zh-CN">王*英</span>)"));
  EXPECT_TRUE(holds(html, R"(<span lang="zh-CN">戴屯</span>)"));
  EXPECT_TRUE(holds(html, R"(">Rural</td>)"));
  EXPECT_FALSE(holds(html, "<script>"));
  EXPECT_FALSE(holds(notice_html(pay_notice(), Language::zh_cn), R"(<span lang="zh-CN">王)"));
}

TEST(PublicPages, words_that_mean_nothing_in_an_address_are_passed_over) {
  Request request;
  request.path = "/g/posts";
  request.query = {{"lang", "fr"}, {"type", "x\" onload=\""}};
  const PageView view = view_of(request, Language::en);
  EXPECT_EQ(view.language, Language::en);
  EXPECT_EQ(view.type, "standard");
  EXPECT_EQ(view.to("/v"), "/v");
  EXPECT_EQ(view.here, "/g/posts");
}

// domain.md §5, form 13: the list of pay ends with its sum.
TEST(PublicPages, a_list_of_pay_has_heads_for_a_screen_reader_and_ends_with_its_sum) {
  usecase::PublicNotice whole = pay_notice();
  whole.items.push_back({2, "李*梅", "rural", "村容保洁", "戴屯", Fen(68001)});
  const std::string html = notice_html(whole, Language::zh_cn);
  for (const char* part : {R"(<th scope="col">姓名</th>)", R"(<th scope="row">李*梅</th>)",
                           "<caption>", "合计 2 人", "<td>1400.01</td>"})
    EXPECT_TRUE(holds(html, part)) << part;
  whole.notice.kind = store::NoticeKind::applicants;
  EXPECT_FALSE(holds(notice_html(whole, Language::zh_cn), "<tfoot>"));
}

TEST(PublicPages, they_stand_where_a_browser_without_programs_looks) {
  const std::string door = "<body><div></div><noscript>\n<p>x</p></noscript></body>";
  EXPECT_EQ(in_noscript(door, "<p>y</p>"), "<body><div></div><noscript><p>y</p></noscript></body>");
  EXPECT_EQ(in_noscript("<body></body>", "<p>y</p>"), "<body></body>");
}

}  // namespace

}  // namespace yigang::http
