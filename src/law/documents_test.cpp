#include "law/documents.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "law/snapshot.h"

namespace yigang::law {
namespace {

std::string param(const Problem& problem, std::string_view name) {
  for (const auto& [key, value] : problem.params) {
    if (key == name) return value;
  }
  return "";
}

// A copy of the shipped law in which one text stands instead of another in one file.
class ChangedLaw {
 public:
  // As a refusal names a file: in the folder that was loaded.
  static std::string path(std::string_view file) {
    return (std::filesystem::path(testing::TempDir()) / "documents-test-law" / file).string();
  }
  ChangedLaw(const std::string& file, std::string_view from, std::string_view to)
      : folder_(std::filesystem::path(testing::TempDir()) / "documents-test-law") {
    std::filesystem::remove_all(folder_);
    std::filesystem::copy("law", folder_, std::filesystem::copy_options::recursive);
    std::ostringstream text;
    text << std::ifstream(folder_ / file, std::ios::binary).rdbuf();
    std::string changed = text.str();
    const std::size_t at = changed.find(from);
    EXPECT_NE(at, std::string::npos);
    if (at != std::string::npos) changed.replace(at, from.size(), to);
    std::ofstream(folder_ / file, std::ios::binary) << changed;
  }
  ~ChangedLaw() { std::filesystem::remove_all(folder_); }
  [[nodiscard]] Result<LawPtr> load() const { return LawSnapshot::load(folder_); }

 private:
  std::filesystem::path folder_;
};

TEST(law_documents, an_invented_document_is_refused_with_file_and_line) {
  const auto law =
      ChangedLaw("parameters/older.toml", "citation.document = \"聊政办字〔2022〕4号\"",
                 "citation.document = \"聊政办字〔2022〕400号\"")
          .load();
  ASSERT_FALSE(law);
  EXPECT_EQ(law.error().code, "law_unknown_document");
  EXPECT_EQ(param(law.error(), "document"), "聊政办字〔2022〕400号");
  EXPECT_EQ(param(law.error(), "place"), ChangedLaw::path("parameters/older.toml:13"));
}

// 首/1: a cited document is not taken away.
TEST(law_documents, a_cited_document_cannot_be_deleted) {
  const auto law =
      ChangedLaw("instruments/documents.csv", "\n山东省最低工资标准,", "\n山东省工资标准,").load();
  ASSERT_FALSE(law);
  EXPECT_EQ(law.error().code, "law_unknown_document");
  EXPECT_EQ(param(law.error(), "document"), "山东省最低工资标准");
}

TEST(law_documents, the_superior_document_is_registered_too) {
  const auto law = ChangedLaw("instruments/documents.csv", "\n鲁政办字〔2021〕137号,",
                              "\n鲁政办字〔2021〕138号,")
                       .load();
  ASSERT_FALSE(law);
  EXPECT_EQ(law.error().code, "law_bad_cell");
  EXPECT_EQ(param(law.error(), "place"), ChangedLaw::path("instruments/documents.csv:2"));
}

TEST(law_documents, a_day_that_there_is_not_is_refused_with_its_line) {
  const auto law = ChangedLaw("instruments/documents.csv", ",2022-02-12,", ",2022-02-31,").load();
  ASSERT_FALSE(law);
  EXPECT_EQ(law.error().code, "law_bad_cell");
  EXPECT_EQ(param(law.error(), "column"), "issued");
  EXPECT_EQ(param(law.error(), "place"), ChangedLaw::path("instruments/documents.csv:2"));
}

TEST(law_documents, a_clause_is_one_that_the_notice_has) {
  using namespace std::string_literals;
  for (const std::string& wrong :
       {"LZ-2022-4 九(九)"s, "LZ-2022-4 二(一)"s + "/99", "完全不存在"s}) {
    const auto law = ChangedLaw("parameters/older.toml", "citation.clause = \"LZ-2022-4 二(一)\"",
                                "citation.clause = \"" + wrong + "\"")
                         .load();
    ASSERT_FALSE(law) << wrong;
    EXPECT_EQ(law.error().code, "law_bad_clause");
    EXPECT_TRUE(
        param(law.error(), "place").starts_with(ChangedLaw::path("parameters/older.toml:")));
  }
  const LawPtr law = LawSnapshot::load("law").value();
  EXPECT_TRUE(law->documents().is_clause("聊政办字〔2022〕4号", "LZ-2022-4 二(四)/7"));
  EXPECT_FALSE(law->documents().is_clause("聊政办字〔2022〕4号", "LZ-2022-4 二(四)/x"));
  EXPECT_TRUE(law->documents().is_clause("冠政办发〔2022〕5号", "一"));
}

TEST(law_documents, the_notice_names_its_superior) {
  const LawPtr law = LawSnapshot::load("law").value();
  const Document* notice = law->documents().find("聊政办字〔2022〕4号");
  ASSERT_NE(notice, nullptr);
  EXPECT_EQ(notice->superior, "鲁政办字〔2021〕137号");
  EXPECT_FALSE(law->documents().may_be_cited(""));
  EXPECT_TRUE(law->documents().may_be_cited(kOwnDefault));
}

}  // namespace
}  // namespace yigang::law
