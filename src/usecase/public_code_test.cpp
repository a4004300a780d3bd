// A code leads back to its paper, however it was copied, and to none that nobody issued.
#include "usecase/public_code.h"

#include <gtest/gtest.h>

#include <cctype>
#include <set>

namespace yigang::usecase {

namespace {

crypto::Keyring ring(std::uint64_t seed) {
  SeededRandom random(seed);
  return std::move(crypto::Keyring::make({}, random).value());
}

TEST(PublicCode, leads_back_to_the_paper) {
  const crypto::Keyring keys = ring(1);
  for (const PaperKind kind : {PaperKind::decision, PaperKind::notice, PaperKind::month})
    for (const std::int64_t id : {std::int64_t{1}, std::int64_t{4002}, INT64_MAX}) {
      const std::string code = public_code(keys, {kind, id});
      EXPECT_EQ(code.size(), 17U) << code;
      EXPECT_EQ(paper_of_code(keys, code), (PaperId{kind, id})) << code;
    }
}

TEST(PublicCode, is_read_as_hands_and_eyes_copy_it) {
  const crypto::Keyring keys = ring(1);
  std::string seen;
  for (std::int64_t id = 1;
       id < 200 && (seen.find('0') == std::string::npos || seen.find('1') == std::string::npos);
       ++id) {
    const std::string code = public_code(keys, {PaperKind::notice, id});
    seen += code;
    std::string copied;
    for (const char c : code)
      copied += c == '0'   ? 'o'
                : c == '1' ? 'l'
                : c == '-' ? ' '
                           : static_cast<char>(std::tolower(c));
    EXPECT_EQ(paper_of_code(keys, copied), (PaperId{PaperKind::notice, id})) << copied;
    std::string bare = code;
    std::erase(bare, '-');
    EXPECT_EQ(paper_of_code(keys, bare), (PaperId{PaperKind::notice, id}));
  }
  EXPECT_NE(seen.find('0'), std::string::npos);
}

TEST(PublicCode, what_is_none_is_nothing) {
  const crypto::Keyring keys = ring(1);
  for (const char* text : {"", "D", "7K4-9QXM-2F8H-TW", "X7K4-9QXM-2F8H-TW", "D7K4-9QXM-2F8H-TWW",
                           "DZZZ-ZZZZ-ZZZZ-ZZ", "D7K4-9QXM-2F8H-T.", "D7K4-9UXM-2F8H-TW"})
    EXPECT_EQ(paper_of_code(keys, text), std::nullopt) << text;
}

// Also one that leads beyond every id is a code: it is told as unknown, and counted as a try.
TEST(PublicCode, every_well_formed_code_is_one_whatever_the_key) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    EXPECT_TRUE(paper_of_code(ring(seed), "D7K4-9QXM-2F8H-TW")) << seed;
}

// Neighbours look unlike each other, and another installation gives other codes.
TEST(PublicCode, tells_nothing_about_its_neighbours) {
  const crypto::Keyring keys = ring(1);
  const crypto::Keyring others = ring(2);
  std::set<std::string> beginnings;
  for (std::int64_t id = 1; id <= 500; ++id) {
    const std::string code = public_code(keys, {PaperKind::decision, id});
    beginnings.insert(code.substr(0, 7));
    EXPECT_NE(code, public_code(others, {PaperKind::decision, id}));
    EXPECT_NE(code.substr(1), public_code(keys, {PaperKind::notice, id}).substr(1));
  }
  EXPECT_GT(beginnings.size(), 495U);
}

}  // namespace

}  // namespace yigang::usecase
