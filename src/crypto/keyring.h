// The keys of one installation, from a key file of mode 0600 outside the data folder
// (reliability.md §6.4). Immutable once made: a rotation gives a new Keyring that is saved whole.
// Const functions are thread-safe. Every secret but the key-encryption key stands wrapped.
//   file    = "yigang-keys 1" LF *line            every line ends with LF, one SP between words
//   line    = "kek" SP hex                        32 bytes, once
//           / "data" SP id SP state SP hex        id = 1…4294967295; exactly one "active"
//           / "index" SP purpose SP hex           resident_number, account, phone: each once
//           / "sign" SP unit SP point SP hex      unit = 1*16(lower letter / DIGIT); point = 65
//           bytes / "#" *any                            a remark
//   state   = "active" / "old"       hex = 2*HEXDIG, lower case; wrapped unless it is the kek
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "crypto/blind_index.h"
#include "crypto/sealed.h"
#include "crypto/signature.h"

namespace yigang::crypto {

class Keyring {
 public:
  // Fresh keys; `signers` are the unit codes (and the city's) that sign.
  [[nodiscard]] static Result<Keyring> make(std::span<const std::string> signers, Random& random);
  [[nodiscard]] static Result<Keyring> parse(std::string_view text);
  // Refuses a file that group or others may touch: `key_file_permissions`.
  [[nodiscard]] static Result<Keyring> load(const std::filesystem::path& file);

  // The file's text; the caller wipes it.
  [[nodiscard]] Result<Secret> text(Random& nonces) const;
  // Writes whole or not at all, mode 0600. `replace` is for rotations; without it an existing file
  // is refused (`key_file_exists`): overwriting keys loses data for ever.
  [[nodiscard]] Result<> save(const std::filesystem::path& file, Random& nonces,
                              bool replace = false) const;
  // A new active data key; older values stay readable and are sealed anew in the background.
  [[nodiscard]] Result<Keyring> with_new_data_key(Random& random) const;
  [[nodiscard]] Result<Keyring> with_signer(std::string_view unit, Random& random) const;

  [[nodiscard]] Result<Bytes> seal(const CellAddress& address, ByteView plain,
                                   Random& nonces) const;
  [[nodiscard]] Result<Bytes> open(const CellAddress& address, ByteView value) const;
  [[nodiscard]] Result<std::string> open_text(const CellAddress& address, ByteView value) const;
  // True when the value was sealed under a key that is no longer active.
  [[nodiscard]] Result<bool> needs_reseal(ByteView value) const;
  [[nodiscard]] Digest blind_index(IndexPurpose purpose, std::string_view normalised) const;
  // `signing_key_unknown` when the unit has no key.
  [[nodiscard]] Result<Bytes> sign(std::string_view unit, ByteView message) const;
  [[nodiscard]] Result<VerifyingKey> verifying_key(std::string_view unit) const;

 private:
  struct DataKey {
    Secret bytes;
    SealKey derived;
  };
  Keyring() = default;
  [[nodiscard]] Keyring clone() const;
  void set_key_encryption_key(Secret bytes);
  [[nodiscard]] Result<> add_data_key(KeyId id, Secret bytes, bool active, int line);
  [[nodiscard]] Result<> add_index_key(IndexPurpose purpose, Secret bytes, int line);
  [[nodiscard]] Result<> add_signer(std::string_view unit, Random& random);
  [[nodiscard]] Result<> parse_line(std::string_view line, int number);
  [[nodiscard]] Result<> parse_data(std::span<const std::string_view> words, int line);
  [[nodiscard]] Result<> parse_index(std::span<const std::string_view> words, int line);
  [[nodiscard]] Result<> parse_sign(std::span<const std::string_view> words, int line);
  [[nodiscard]] Result<> check_complete() const;

  Secret key_encryption_key_;
  SealKey wrapping_;
  KeyId active_ = 0;
  std::map<KeyId, DataKey> data_keys_;
  std::map<IndexPurpose, Secret> index_keys_;
  std::map<std::string, SigningKey, std::less<>> signing_keys_;
};

// The key file must not lie in the folder that is backed up and copied with the data.
[[nodiscard]] Result<> refuse_key_file_inside(const std::filesystem::path& key_file,
                                              const std::filesystem::path& data_folder);

}  // namespace yigang::crypto
