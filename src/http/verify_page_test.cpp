// The page of /v: it says what is stored, compares a digest that was given, and takes nothing from
// an address into the page but what a code or a digest can be.
#include "http/verify_page.h"

#include <gtest/gtest.h>

#include "http/router.h"

namespace yigang::http {

namespace {

using usecase::VerifiedPaper;

VerifiedPaper approval() {
  VerifiedPaper paper;
  paper.code = "D7K4-9QXM-2F8H-TW";
  paper.what = "approval";
  paper.outcome = "eligible";
  paper.day = Date(2022, 3, 9);
  paper.unit = "冠县";
  paper.organisation = "冠县人社局<b>";
  paper.digest = std::string(64, 'a');
  return paper;
}

VerifyAsked asked_of(const std::string& path_code, Pairs query) {
  Request request;
  request.query = std::move(query);
  const Route route;
  Call call{request, route};
  call.path_values = {{"code", path_code}};
  return verify_asked(call);
}

bool holds(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

TEST(VerifyPage, says_what_is_stored_and_nothing_of_a_person) {
  const std::string html = verify_html({}, Result<VerifiedPaper>(approval()));
  for (const char* part : {"系统里有这份记录", "县级审批决定", "2022-03-09", "冠县人社局&lt;b&gt;",
                           "aaaaaaaa aaaaaaaa", "符合"})
    EXPECT_TRUE(holds(html, part)) << part;
  EXPECT_FALSE(holds(html, "<script"));
  EXPECT_FALSE(holds(html, "style="));
}

TEST(VerifyPage, compares_the_digest_that_was_given) {
  VerifyAsked asked = asked_of("D7K4-9QXM-2F8H-TW", {{"digest", "AAAA AAAA"}});
  EXPECT_TRUE(holds(verify_html(asked, Result<VerifiedPaper>(approval())), "✓ 一致"));
  // With what stands between the groups of a print, or comes from an input method.
  for (const char* typed : {"AAAAAAAA", "aa:aa:aa:aa", "aaaa-aaaa", "ａａａａ　ａａａａ"}) {
    asked = asked_of("D7K4-9QXM-2F8H-TW", {{"digest", typed}});
    EXPECT_EQ(asked.digest, "aaaaaaaa") << typed;
    EXPECT_FALSE(asked.digest_bad) << typed;
  }
  asked.digest = "aaaaaaab";
  EXPECT_TRUE(holds(verify_html(asked, Result<VerifiedPaper>(approval())), "✗ 不一致"));
}

// Whoever compares must not take what cannot be compared for agreement.
TEST(VerifyPage, a_digest_that_cannot_be_read_gives_no_verdict) {
  const std::string twice(65, 'a');
  for (const std::string& typed : {std::string("aaaa aaaO"), std::string("aaaaaaa"), twice}) {
    const VerifyAsked asked = asked_of("D7K4-9QXM-2F8H-TW", {{"digest", typed}});
    EXPECT_TRUE(asked.digest_bad) << typed;
    const std::string html = verify_html(asked, Result<VerifiedPaper>(approval()));
    EXPECT_TRUE(holds(html, "摘要抄写有误")) << typed;
    EXPECT_FALSE(holds(html, "系统里有这份记录")) << typed;
    EXPECT_FALSE(holds(html, "verdict good")) << typed;
    EXPECT_FALSE(holds(html, "符合")) << typed;
  }
  EXPECT_FALSE(asked_of("D7K4-9QXM-2F8H-TW", {{"digest", " 　"}}).digest_bad);
  const Result<VerifiedPaper> none = fail(not_found("paper_not_found"));
  EXPECT_TRUE(holds(verify_html(asked_of("D7K4", {{"digest", "x"}}), none), "查无此件"));
}

TEST(VerifyPage, what_became_of_a_paper_since_stands_above_its_outcome) {
  using usecase::PaperSince;
  const VerifyAsked asked = asked_of("D7K4-9QXM-2F8H-TW", {{"digest", "aaaaaaaa"}});
  const VerifyAsked other = asked_of("D7K4-9QXM-2F8H-TW", {{"digest", "aaaaaaab"}});
  for (const auto& [since, said] :
       {std::pair(PaperSince::withdrawn, "以后已撤回"), std::pair(PaperSince::lapsed, "以后已失效"),
        std::pair(PaperSince::corrected, "以后已更正")}) {
    VerifiedPaper paper = approval();
    paper.since = since;
    for (const VerifyAsked& one : {VerifyAsked{}, asked}) {
      const std::string html = verify_html(one, Result<VerifiedPaper>(paper));
      EXPECT_TRUE(holds(html, said));
      EXPECT_TRUE(holds(html, "当时的结果"));
      EXPECT_FALSE(holds(html, "verdict good"));
    }
    const std::string bad = verify_html(other, Result<VerifiedPaper>(paper));
    EXPECT_TRUE(holds(bad, "✗ 不一致") && holds(bad, said) && holds(bad, "verdict bad"));
  }
}

TEST(VerifyPage, a_code_of_nobody_is_no_paper_and_a_typing_fault_is_told_as_one) {
  const Result<VerifiedPaper> none = fail(not_found("paper_not_found"));
  EXPECT_TRUE(holds(verify_html({}, none), "查无此件"));
  const Result<VerifiedPaper> bad = fail(bad_input("paper_code_bad"));
  EXPECT_TRUE(holds(verify_html({}, bad), "这不是核验码"));
  EXPECT_FALSE(holds(verify_html({}, bad), "查无此件"));
}

TEST(VerifyPage, speaks_both_languages_and_keeps_the_question_in_its_links) {
  const VerifyAsked asked =
      asked_of("d7k4-9qxm-2f8h-tw", {{"lang", "en"}, {"type", "huge"}, {"from", "chat"}});
  const std::string html = in_door("<html lang=\"zh-CN\"><title>x</title><body></body></html>",
                                   asked, verify_html(asked, Result<VerifiedPaper>(approval())));
  EXPECT_TRUE(holds(html, R"(<html lang="en" data-door="public" data-type="huge">)"));
  EXPECT_TRUE(holds(html, "There is such a record"));
  EXPECT_TRUE(holds(html, R"(href="/v/d7k4-9qxm-2f8h-tw?lang=zh-CN&amp;type=huge")"));
}

TEST(VerifyPage, leaves_what_the_door_begins_with) {
  EXPECT_EQ(in_door("<body><p>practice</p></body>", {}, "<main></main>"),
            "<body><p>practice</p><main></main></body>");
}

TEST(VerifyPage, takes_nothing_strange_from_the_address) {
  const VerifyAsked asked =
      asked_of("\"><script>", {{"digest", "<b>"}, {"type", "x\" onload=\""}, {"lang", "fr"}});
  const std::string html = verify_html(asked, std::nullopt);
  EXPECT_FALSE(holds(html, "<script"));
  EXPECT_FALSE(holds(html, "onload"));
  EXPECT_EQ(asked.type, "standard");
  EXPECT_EQ(asked.digest, "");
  EXPECT_TRUE(asked.digest_bad) << "something was given, and it is no digest";
}

}  // namespace

}  // namespace yigang::http
