// A progress code leads back to what it names; one wrong character, or two that changed places, is
// told from a code of nobody.
#include "usecase/progress_code.h"

#include <gtest/gtest.h>

#include <set>

#include "usecase/keyed_id.h"

namespace yigang::usecase {

namespace {

crypto::Keyring ring(std::uint64_t seed) {
  SeededRandom random(seed);
  return std::move(crypto::Keyring::make({}, random).value());
}

TEST(ProgressCode, leads_back_to_what_it_names) {
  const crypto::Keyring keys = ring(1);
  for (const ProgressKind kind : {ProgressKind::online, ProgressKind::application})
    for (const std::int64_t id : {std::int64_t{1}, std::int64_t{4002}, INT64_MAX}) {
      const std::string code = progress_code(keys, {kind, id});
      EXPECT_EQ(code.size(), 18U) << code;
      EXPECT_EQ(named_by_code(keys, code), (ProgressId{kind, id})) << code;
      std::string copied;
      for (const char c : code) copied += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
      EXPECT_EQ(named_by_code(keys, copied), (ProgressId{kind, id})) << copied;
    }
}

TEST(ProgressCode, a_slip_of_the_hand_is_no_code) {
  const crypto::Keyring keys = ring(2);
  const std::string code = bare_code(progress_code(keys, {ProgressKind::online, 4002}));
  for (std::size_t at = 1; at < code.size(); ++at)
    for (const char other : kCodeLetters) {
      if (other == code[at]) continue;
      std::string wrong = code;
      wrong[at] = other;
      EXPECT_FALSE(named_by_code(keys, wrong)) << wrong;
    }
  for (std::size_t at = 1; at + 1 < code.size(); ++at) {
    std::string wrong = code;
    std::swap(wrong[at], wrong[at + 1]);
    if (wrong == code) continue;
    EXPECT_FALSE(named_by_code(keys, wrong)) << wrong;
  }
  for (const char* text : {"", "P", "P7K4-9QXM-2F8H", "你好", "U7K4-9QXM-2F8H-TWD"})
    EXPECT_FALSE(named_by_code(keys, text)) << text;
}

TEST(ProgressCode, neighbours_have_nothing_in_common_and_other_keys_other_codes) {
  const crypto::Keyring keys = ring(3);
  std::set<std::string> seen;
  for (std::int64_t id = 1; id <= 1000; ++id)
    seen.insert(progress_code(keys, {ProgressKind::online, id}).substr(0, 9));
  EXPECT_EQ(seen.size(), 1000U);
  const std::string code = progress_code(keys, {ProgressKind::online, 4002});
  EXPECT_NE(named_by_code(ring(4), code), (ProgressId{ProgressKind::online, 4002}));
}

}  // namespace

}  // namespace yigang::usecase
