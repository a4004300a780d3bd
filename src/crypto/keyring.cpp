#include "crypto/keyring.h"

#include <array>
#include <system_error>

#include "base/check.h"

namespace yigang::crypto {

namespace {

constexpr std::size_t kKeySize = 32;

Secret fresh_key(Random& random) {
  Bytes bytes(kKeySize);
  random.fill(bytes);
  return Secret(std::move(bytes));
}

}  // namespace

void Keyring::set_key_encryption_key(Secret bytes) {
  wrapping_ = derive_seal_key(0, bytes.reveal());
  key_encryption_key_ = std::move(bytes);
}

Result<Keyring> Keyring::make(std::span<const std::string> signers, Random& random) {
  Keyring keys;
  keys.set_key_encryption_key(fresh_key(random));
  TRY_VOID(keys.add_data_key(1, fresh_key(random), true, 0));
  for (const IndexPurpose purpose : kIndexPurposes)
    TRY_VOID(keys.add_index_key(purpose, fresh_key(random), 0));
  for (const std::string& unit : signers) TRY_VOID(keys.add_signer(unit, random));
  TRY_VOID(keys.check_complete());
  return keys;
}

Keyring Keyring::clone() const {
  Keyring copy;
  copy.set_key_encryption_key(key_encryption_key_.clone());
  copy.active_ = active_;
  for (const auto& [id, key] : data_keys_)
    copy.data_keys_.emplace(id,
                            DataKey{key.bytes.clone(), derive_seal_key(id, key.bytes.reveal())});
  for (const auto& [purpose, key] : index_keys_) copy.index_keys_.emplace(purpose, key.clone());
  for (const auto& [unit, key] : signing_keys_)
    copy.signing_keys_.emplace(unit, SigningKey{key.scalar.clone(), key.verifying});
  return copy;
}

Result<Keyring> Keyring::with_new_data_key(Random& random) const {
  Keyring next = clone();
  const KeyId newest = data_keys_.rbegin()->first;
  if (newest == UINT32_MAX) return fail(failure("key_ids_used_up"));
  next.active_ = 0;
  TRY_VOID(next.add_data_key(newest + 1, fresh_key(random), true, 0));
  return next;
}

Result<Keyring> Keyring::with_signer(std::string_view unit, Random& random) const {
  Keyring next = clone();
  TRY_VOID(next.add_signer(unit, random));
  return next;
}

Result<Bytes> Keyring::seal(const CellAddress& address, ByteView plain, Random& nonces) const {
  return crypto::seal(data_keys_.at(active_).derived, address, plain, nonces);
}

Result<Bytes> Keyring::open(const CellAddress& address, ByteView value) const {
  TRY(const KeyId id, sealed_key_id(value));
  const auto found = data_keys_.find(id);
  if (found == data_keys_.end())
    return fail(failure("sealed_key_unknown").with("id", std::to_string(id)));
  return crypto::open(found->second.derived, address, value);
}

Result<std::string> Keyring::open_text(const CellAddress& address, ByteView value) const {
  TRY(Bytes plain, open(address, value));
  std::string text(text_of(plain));
  wipe(plain);
  return text;
}

Result<bool> Keyring::needs_reseal(ByteView value) const {
  return sealed_key_id(value).map([&](KeyId id) { return id != active_; });
}

Digest Keyring::blind_index(IndexPurpose purpose, std::string_view normalised) const {
  return crypto::blind_index(index_keys_.at(purpose), normalised);
}

Result<Bytes> Keyring::sign(std::string_view unit, ByteView message) const {
  const auto found = signing_keys_.find(unit);
  if (found == signing_keys_.end())
    return fail(failure("signing_key_unknown").with("unit", std::string(unit)));
  return crypto::sign(found->second, message);
}

Result<VerifyingKey> Keyring::verifying_key(std::string_view unit) const {
  const auto found = signing_keys_.find(unit);
  if (found == signing_keys_.end())
    return fail(failure("signing_key_unknown").with("unit", std::string(unit)));
  return found->second.verifying;
}

Result<> refuse_key_file_inside(const std::filesystem::path& key_file,
                                const std::filesystem::path& data_folder) {
  std::error_code error;
  const auto file = std::filesystem::weakly_canonical(key_file, error);
  if (error) return fail(failure("key_file_read").with("path", key_file.string()));
  const auto folder = std::filesystem::weakly_canonical(data_folder, error);
  if (error) return fail(failure("key_file_read").with("path", data_folder.string()));
  const auto relative = file.lexically_relative(folder);
  if (!relative.empty() && *relative.begin() != "..")
    return fail(refused("key_file_inside_data").with("path", key_file.string()));
  return {};
}

}  // namespace yigang::crypto
