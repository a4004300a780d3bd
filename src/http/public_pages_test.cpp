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

TEST(PublicPages, they_stand_where_a_browser_without_programs_looks) {
  const std::string door = "<body><div></div><noscript>\n<p>x</p></noscript></body>";
  EXPECT_EQ(in_noscript(door, "<p>y</p>"), "<body><div></div><noscript><p>y</p></noscript></body>");
  EXPECT_EQ(in_noscript("<body></body>", "<p>y</p>"), "<body></body>");
}

}  // namespace

}  // namespace yigang::http
