// law/authority is whole or nothing starts: each verb and action of the program has its row, and no
// other has; every refusal names file, line and what is wrong.
#include <fstream>
#include <sstream>

#include "base/messages.h"
#include "usecase/desk_fixture.h"
#include "usecase/law_folder.h"
#include "usecase/own_folder.h"
#include "usecase/verb_names.h"

namespace yigang::usecase {

namespace {

using store::told;

// A copy of the shipped folder in which one file was edited.
class AuthorityFolder : public testing::Test {
 protected:
  AuthorityFolder() : folder_(own_folder("authority-files-law")) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    for (const char* part : {"authority", "security"})
      std::filesystem::copy(std::filesystem::path("law") / part, folder_ / part,
                            std::filesystem::copy_options::recursive);
  }
  ~AuthorityFolder() override { std::filesystem::remove_all(folder_); }

  static std::string text_of(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  void replace(const std::string& file, std::string_view from, std::string_view to) {
    std::string text = text_of(folder_ / file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  void append(const std::string& file, std::string_view line) {
    std::ofstream(folder_ / file, std::ios::binary | std::ios::app) << line;
  }
  // "done", or the sentence.
  std::string answer() const {
    const auto checked = check_law_folder(folder_);
    if (checked) return "done";
    EXPECT_FALSE(say(checked.error(), Language::zh_cn).empty());
    return checked.error().code + ": " + say(checked.error(), Language::en);
  }
  std::string lines_of(const std::string& file) const {
    const std::string text = text_of(folder_ / file);
    return std::to_string(std::count(text.begin(), text.end(), '\n'));
  }

  const std::filesystem::path folder_;
};

TEST_F(AuthorityFolder, as_it_is_shipped_it_is_whole) {
  EXPECT_EQ(answer(), "done");
}

TEST_F(AuthorityFolder, a_verb_without_a_row_is_told_at_the_start) {
  replace("authority/verbs.csv", "list_vacancies,vacancy,V,\n", "");
  EXPECT_EQ(answer(),
            "authority_row_missing: verbs.csv: there is no row for \"list_vacancies\" up "
            "to the last line, " +
                lines_of("authority/verbs.csv") + "; please add it");
}

TEST_F(AuthorityFolder, a_verb_that_the_program_does_not_know_is_told_with_its_line) {
  append("authority/verbs.csv", "fly,plan,A,\n");
  EXPECT_TRUE(answer().starts_with("authority_row_unknown: verbs.csv line " +
                                   lines_of("authority/verbs.csv") +
                                   ": the program knows no \"fly\""))
      << answer();
}

TEST_F(AuthorityFolder, an_action_without_a_row_or_unknown_is_told) {
  replace("authority/matrix.csv", "\nrecovery,", "\nrecoverie,");
  EXPECT_TRUE(answer().starts_with("authority_row_unknown: matrix.csv line ")) << answer();
  EXPECT_TRUE(answer().ends_with("did you mean recovery?")) << answer();
  replace("authority/matrix.csv", "\nrecoverie,,V,A,E,,,,A,A,,V,V:own,,,,,,", "");
  EXPECT_TRUE(answer().starts_with("authority_row_missing: matrix.csv")) << answer();
}

TEST_F(AuthorityFolder, a_role_without_a_column_is_told) {
  replace("authority/matrix.csv", ",AUDADM\n", "\n");
  EXPECT_EQ(answer(),
            "authority_column: matrix.csv line 1: each role has one column, \"AUDADM\" does not");
}

TEST_F(AuthorityFolder, a_row_twice_or_too_short_says_so) {
  replace("authority/matrix.csv", "plan,V,A,E,V,,", "plan,V,A,E,V,");
  EXPECT_EQ(answer(),
            "authority_cell_count: matrix.csv line 2: the row of \"plan\" has 18 cells, but 19 are "
            "needed");
  replace("authority/matrix.csv", "plan,V,A,E,V,", "plan,V,A,E,V,,");
  append("authority/matrix.csv", "plan,,,,,,,,,,,,,,,,,,\n");
  EXPECT_EQ(answer(), "authority_row_twice: matrix.csv line " + lines_of("authority/matrix.csv") +
                          ": there is already a row for \"plan\"; remove one of them");
}

TEST_F(AuthorityFolder, a_verb_of_no_action_or_with_an_unknown_right_says_which_cell) {
  replace("authority/verbs.csv", "issue_plan,plan,A", "issue_plan,plam,A");
  EXPECT_EQ(answer(),
            "authority_no_action: verbs.csv line 2: issue_plan belongs to the action \"plam\", "
            "which has no row in matrix.csv");
  replace("authority/verbs.csv", "issue_plan,plam,A", "issue_plan,plan,Z");
  EXPECT_EQ(answer(), "authority_bad_cell: verbs.csv line 2: \"Z\" is not understood");
}

TEST_F(AuthorityFolder, the_common_passwords_are_there_and_not_empty) {
  const std::filesystem::path file = folder_ / "security/common-passwords.txt";
  std::ofstream(file, std::ios::binary | std::ios::trunc) << "";
  EXPECT_TRUE(answer().starts_with("law_unreadable")) << answer();
  std::filesystem::remove(file);
  EXPECT_TRUE(answer().starts_with("law_unreadable")) << answer();
}

// domain.md §7: what SELF enters about a hit is an appeal; he sees the own hits and enters no fact.
TEST_F(AuthorityFolder, an_appeal_gives_no_right_to_enter) {
  const auto shipped = Authority::load("law/authority");
  ASSERT_EQ(told(shipped), "done");
  const MatrixCell& cell = shipped->cell("hit_handling", Role::SELF);
  EXPECT_TRUE(cell.appeal);
  EXPECT_FALSE(shipped->allows("record_fact", Role::SELF));
  EXPECT_TRUE(shipped->allows("list_facts", Role::SELF));
  EXPECT_TRUE(shipped->only_own("list_facts", Role::SELF));
}

}  // namespace

}  // namespace yigang::usecase
