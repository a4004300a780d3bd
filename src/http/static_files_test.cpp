#include <filesystem>
#include <fstream>

#include "http/test_site.h"

namespace yigang::http {
namespace {

class StaticTest : public HttpTest {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "yigang_static_test";
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "assets");
    std::filesystem::create_directories(folder_ / "b");
    put("b/index.html", "<title>office</title><body><i></i></body>");
    put("b/index.html.gz", "zipped");
    put("public.html", "<title>public</title>");
    put("assets/main-Ab12_x9Z.js", "let a;");
    put("assets/main-Ab12_x9Z.js.gz", "zipped");
    std::filesystem::create_symlink("/etc/hostname", folder_ / "b/link.txt");
    auto files = StaticFiles::load(folder_);
    ASSERT_TRUE(files);
    if (practice_) files->begin_pages_with("<p>practice</p>");
    begin({}, {}, std::move(*files));
  }
  void TearDown() override {
    HttpTest::TearDown();
    std::filesystem::remove_all(folder_);
  }
  void put(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
  }
  std::filesystem::path folder_;
  bool practice_ = false;
};
class PracticeTest : public StaticTest {
 protected:
  PracticeTest() { practice_ = true; }
};

TEST_F(StaticTest, doors_answer_their_page_for_every_path_under_them) {
  EXPECT_TRUE(has(get_path("/b"), "<title>office"));
  EXPECT_TRUE(has(get_path("/b/applications/77"), "<title>office"));
  EXPECT_TRUE(has(get_path("/g/check"), "<title>public"));
  EXPECT_TRUE(has(get_path("/"), "Location: /b\r\n"));
  EXPECT_TRUE(get_path("/c").starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(get_path("/bb").starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(get_path("/b/missing.js").starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(get_path("/b/link.txt").starts_with("HTTP/1.1 404"));
}

TEST_F(StaticTest, hashed_assets_are_kept_for_ever_and_pages_never) {
  const std::string asset = get_path("/assets/main-Ab12_x9Z.js");
  EXPECT_TRUE(has(asset, "immutable") && has(asset, "text/javascript") && has(asset, "let a;"));
  EXPECT_TRUE(has(get_path("/assets/main-Ab12_x9Z.js", "Accept-Encoding: br, gzip\r\n"), "zipped"));
  EXPECT_FALSE(
      has(get_path("/assets/main-Ab12_x9Z.js", "Accept-Encoding: gzip;q=0\r\n"), "zipped"));
  const std::string page = get_path("/b");
  EXPECT_TRUE(has(page, "Cache-Control: no-cache"));
  const std::size_t at = page.find("ETag: ") + 6;
  const std::string etag = page.substr(at, page.find("\r\n", at) - at);
  EXPECT_TRUE(get_path("/b", "If-None-Match: " + etag + "\r\n").starts_with("HTTP/1.1 304"));
}

TEST_F(PracticeTest, every_page_begins_with_its_note_and_no_older_copy_is_sent) {
  EXPECT_TRUE(has(get_path("/b", "Accept-Encoding: gzip\r\n"), "<body><p>practice</p><i>"));
  EXPECT_FALSE(has(get_path("/g/check"), "practice")) << "it has no body";
  EXPECT_FALSE(has(get_path("/assets/main-Ab12_x9Z.js"), "practice"));
}

}  // namespace
}  // namespace yigang::http
