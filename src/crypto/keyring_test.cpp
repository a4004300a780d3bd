#include "crypto/keyring.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "crypto/random.h"

namespace yigang::crypto {
namespace {

class Keys : public testing::Test {
 protected:
  Keys() {
    std::string pattern = (std::filesystem::temp_directory_path() / "keyring.XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
    file = folder / "yigang.keys";
  }
  ~Keys() override { std::filesystem::remove_all(folder); }

  std::string written(const Keyring& ring) {
    return std::string(text_of(ring.text(random)->reveal()));
  }

  SeededRandom random{3};
  std::vector<std::string> signers = {"city", "371502", "371522"};
  Keyring keys = Keyring::make(signers, random).value();
  CellAddress cell{"person", "phone", "371522", 5};
  std::filesystem::path folder;
  std::filesystem::path file;
};

TEST_F(Keys, a_saved_ring_opens_and_signs_as_before) {
  ASSERT_TRUE(keys.save(file, random));
  const Keyring loaded = Keyring::load(file).value();
  const Bytes value = keys.seal(cell, bytes_of("13800000000"), random).value();
  EXPECT_EQ(loaded.open_text(cell, value).value(), "13800000000");
  EXPECT_EQ(loaded.blind_index(IndexPurpose::phone, "13800000000"),
            keys.blind_index(IndexPurpose::phone, "13800000000"));
  const Bytes signature = keys.sign("371522", bytes_of("head")).value();
  EXPECT_TRUE(verify(loaded.verifying_key("371522").value(), bytes_of("head"), signature));
}

TEST_F(Keys, the_file_has_mode_0600_and_no_draft_stays_behind) {
  ASSERT_TRUE(keys.save(file, random));
  struct stat status{};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

TEST_F(Keys, a_file_that_others_may_touch_is_refused) {
  ASSERT_TRUE(keys.save(file, random));
  for (const mode_t mode : {0640U, 0604U, 0610U, 0602U}) {
    ::chmod(file.c_str(), mode);
    EXPECT_EQ(Keyring::load(file).error().code, "key_file_permissions") << mode;
  }
  ::chmod(file.c_str(), 0400);
  EXPECT_TRUE(Keyring::load(file));
}

TEST_F(Keys, a_missing_file_is_named_and_an_existing_one_is_not_overwritten) {
  EXPECT_EQ(Keyring::load(file).error().code, "key_file_missing");
  ASSERT_TRUE(keys.save(file, random));
  EXPECT_EQ(keys.save(file, random).error().code, "key_file_exists");
  EXPECT_TRUE(keys.save(file, random, true));
  EXPECT_TRUE(Keyring::load(file));
  EXPECT_EQ(keys.save(folder / "absent" / "x", random).error().code, "key_file_write");
}

TEST_F(Keys, only_the_key_encryption_key_stands_in_the_open) {
  const std::string text = written(keys);
  const std::string again = written(Keyring::parse(text).value());
  EXPECT_NE(text, again);  // wrapped under new nonces
  EXPECT_EQ(text.substr(0, text.find("\ndata")), again.substr(0, again.find("\ndata")));
}

TEST_F(Keys, one_purpose_tells_nothing_about_another) {
  EXPECT_NE(keys.blind_index(IndexPurpose::phone, "1"),
            keys.blind_index(IndexPurpose::account, "1"));
  EXPECT_NE(keys.blind_index(IndexPurpose::phone, "1"),
            keys.blind_index(IndexPurpose::resident_number, "1"));
}

TEST_F(Keys, after_a_rotation_old_values_open_and_new_ones_use_the_new_key) {
  const Bytes old_value = keys.seal(cell, bytes_of("old"), random).value();
  const Keyring next = keys.with_new_data_key(random).value();
  EXPECT_EQ(next.open_text(cell, old_value).value(), "old");
  EXPECT_TRUE(next.needs_reseal(old_value).value());
  const Bytes new_value = next.seal(cell, bytes_of("new"), random).value();
  EXPECT_FALSE(next.needs_reseal(new_value).value());
  EXPECT_EQ(sealed_key_id(new_value).value(), 2U);
  EXPECT_EQ(keys.open(cell, new_value).error().code, "sealed_key_unknown");
  const Keyring loaded = Keyring::parse(written(next)).value();
  EXPECT_EQ(loaded.open_text(cell, old_value).value(), "old");
  EXPECT_EQ(loaded.open_text(cell, new_value).value(), "new");
}

TEST_F(Keys, a_unit_without_a_key_cannot_sign_until_it_gets_one) {
  EXPECT_EQ(keys.sign("371526", bytes_of("x")).error().code, "signing_key_unknown");
  const Keyring next = keys.with_signer("371526", random).value();
  EXPECT_TRUE(next.sign("371526", bytes_of("x")));
  EXPECT_EQ(next.with_signer("371526", random).error().code, "signer_exists");
  EXPECT_EQ(next.with_signer("two words", random).error().code, "signer_name");
}

TEST_F(Keys, every_line_that_breaks_the_grammar_is_named) {
  const std::string text = written(keys);
  const auto code = [](const std::string& wrong) {
    const auto result = Keyring::parse(wrong);
    return result ? std::string("accepted") : result.error().code;
  };
  EXPECT_EQ(code(""), "key_file_incomplete");
  EXPECT_EQ(code("yigang-keys 2\n"), "key_file_syntax");
  EXPECT_EQ(code(text.substr(0, text.size() - 1)), "key_file_syntax");  // no line end
  EXPECT_EQ(code(text + "\n"), "key_file_syntax");
  EXPECT_EQ(code(text + "other x\n"), "key_file_syntax");
  EXPECT_EQ(code(text + "kek " + std::string(64, '0') + "\n"), "key_file_syntax");
  EXPECT_EQ(code(text + "data 0 old 00\n"), "key_file_syntax");
  EXPECT_EQ(code(text + "data 4294967296 old 00\n"), "key_file_syntax");
  EXPECT_EQ(code(text + "data 2 OLD 00\n"), "key_file_syntax");
  EXPECT_EQ(code(text + "index name 00\n"), "key_file_syntax");
  EXPECT_EQ(code(text + "sign 371502 00\n"), "key_file_syntax");
  EXPECT_EQ(code(text + "# a remark\n"), "accepted");
  const std::size_t index = text.find("index account");
  EXPECT_EQ(code(text.substr(0, index) + text.substr(text.find('\n', index) + 1)),
            "key_file_incomplete");
  const std::string twice = text.substr(index, text.find('\n', index) + 1 - index);
  EXPECT_EQ(code(text + twice), "key_file_syntax");
}

TEST_F(Keys, two_active_data_keys_are_refused) {
  std::string text = written(keys.with_new_data_key(random).value());
  text.replace(text.find(" old "), 5, " active ");
  EXPECT_FALSE(Keyring::parse(text));
}

TEST_F(Keys, wrapped_keys_that_changed_places_are_found) {
  std::string text = written(keys);
  const auto wrapped_of = [&](std::string_view name) {
    const std::size_t start = text.find(name) + name.size();
    return std::pair(start, text.find('\n', start) - start);
  };
  const auto [a, a_size] = wrapped_of("index account ");
  const auto [b, b_size] = wrapped_of("index phone ");
  ASSERT_EQ(a_size, b_size);
  const std::string account = text.substr(a, a_size);
  text.replace(a, a_size, text.substr(b, b_size));
  text.replace(b, b_size, account);
  EXPECT_EQ(Keyring::parse(text).error().code, "sealed_tampered");
}

TEST_F(Keys, the_key_file_may_not_lie_in_the_data_folder) {
  EXPECT_EQ(refuse_key_file_inside(folder / "data/keys", folder / "data").error().code,
            "key_file_inside_data");
  EXPECT_EQ(refuse_key_file_inside(folder / "x/../data/a/keys", folder / "data/").error().code,
            "key_file_inside_data");
  EXPECT_TRUE(refuse_key_file_inside(folder / "keys", folder / "data"));
  EXPECT_TRUE(refuse_key_file_inside(folder / "data-keys/keys", folder / "data"));
}

}  // namespace
}  // namespace yigang::crypto
