// The text form of a Keyring; its grammar stands in keyring.h.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "base/check.h"
#include "base/text.h"
#include "crypto/keyring.h"
#include "crypto/provider.h"

namespace yigang::crypto {

namespace {

constexpr std::string_view kFirstLine = "yigang-keys 1";
constexpr std::size_t kLargestFile = std::size_t{1} << 20;

Problem syntax(int line) {
  return failure("key_file_syntax").with("line", std::to_string(line));
}

bool is_signer(std::string_view unit) {
  return !unit.empty() && unit.size() <= 16 && std::all_of(unit.begin(), unit.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

// Lower case only: one form per key.
Result<Bytes> lower_hex(std::string_view text, int line) {
  auto bytes = from_hex(text);
  if (!bytes || bytes->empty() || to_hex(*bytes) != text) return fail(syntax(line));
  return bytes;
}

std::string wrapping_name(std::string_view kind, std::string_view which) {
  return std::string(kind) + " " + std::string(which);
}

Problem file_problem(std::string_view code, const std::filesystem::path& file) {
  return failure(code).with("path", file.string());
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

bool write_whole(int descriptor, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

void append(Bytes& out, std::initializer_list<std::string_view> pieces) {
  for (const std::string_view piece : pieces) {
    const ByteView bytes = bytes_of(piece);
    out.insert(out.end(), bytes.begin(), bytes.end());
  }
}

}  // namespace

Result<> Keyring::add_data_key(KeyId id, Secret bytes, bool active, int line) {
  if (bytes.reveal().size() != 32 || id == 0 || (active && active_ != 0)) return fail(syntax(line));
  SealKey derived = derive_seal_key(id, bytes.reveal());
  if (!data_keys_.emplace(id, DataKey{std::move(bytes), std::move(derived)}).second)
    return fail(syntax(line));
  if (active) active_ = id;
  return {};
}

Result<> Keyring::add_index_key(IndexPurpose purpose, Secret bytes, int line) {
  if (bytes.reveal().size() != 32 || !index_keys_.emplace(purpose, std::move(bytes)).second)
    return fail(syntax(line));
  return {};
}

Result<> Keyring::add_signer(std::string_view unit, Random& random) {
  if (!is_signer(unit)) return fail(bad_input("signer_name"));
  if (!signing_keys_.emplace(std::string(unit), generate_signing_key(random)).second)
    return fail(conflict("signer_exists").with("unit", std::string(unit)));
  return {};
}

Result<> Keyring::parse_data(std::span<const std::string_view> words, int line) {
  if (words.size() != 4 || (words[2] != "active" && words[2] != "old")) return fail(syntax(line));
  const auto id = parse_integer(words[1]);
  if (!id || *id < 1 || *id > std::int64_t{UINT32_MAX} || std::to_string(*id) != words[1])
    return fail(syntax(line));
  TRY(const Bytes wrapped, lower_hex(words[3], line));
  TRY(Secret bytes, provider().unwrap(wrapping_, wrapping_name("data", words[1]), wrapped));
  return add_data_key(static_cast<KeyId>(*id), std::move(bytes), words[2] == "active", line);
}

Result<> Keyring::parse_index(std::span<const std::string_view> words, int line) {
  if (words.size() != 3) return fail(syntax(line));
  const auto purpose =
      std::find_if(kIndexPurposes.begin(), kIndexPurposes.end(),
                   [&](IndexPurpose candidate) { return word(candidate) == words[1]; });
  if (purpose == kIndexPurposes.end()) return fail(syntax(line));
  TRY(const Bytes wrapped, lower_hex(words[2], line));
  TRY(Secret bytes, provider().unwrap(wrapping_, wrapping_name("index", words[1]), wrapped));
  return add_index_key(*purpose, std::move(bytes), line);
}

Result<> Keyring::parse_sign(std::span<const std::string_view> words, int line) {
  if (words.size() != 4 || !is_signer(words[1])) return fail(syntax(line));
  TRY(const Bytes point, lower_hex(words[2], line));
  TRY(const Bytes wrapped, lower_hex(words[3], line));
  TRY(const Secret scalar, provider().unwrap(wrapping_, wrapping_name("sign", words[1]), wrapped));
  TRY(SigningKey key, signing_key_from_scalar(scalar.reveal()));
  // The public point is stored so that a person can copy it out; it must be the secret's.
  if (!std::equal(point.begin(), point.end(), key.verifying.point.begin(),
                  key.verifying.point.end()) ||
      !signing_keys_.emplace(std::string(words[1]), std::move(key)).second)
    return fail(syntax(line));
  return {};
}

Result<> Keyring::parse_line(std::string_view line, int number) {
  if (line.starts_with('#')) return {};
  const std::vector<std::string_view> words = split(line, ' ');
  if (words[0] == "kek") {
    if (words.size() != 2 || !key_encryption_key_.empty()) return fail(syntax(number));
    TRY(Bytes bytes, lower_hex(words[1], number));
    if (bytes.size() != 32) return fail(syntax(number));
    set_key_encryption_key(Secret(std::move(bytes)));
    return {};
  }
  // Nothing can be unwrapped before the key-encryption key is known.
  if (key_encryption_key_.empty()) return fail(syntax(number));
  if (words[0] == "data") return parse_data(words, number);
  if (words[0] == "index") return parse_index(words, number);
  if (words[0] == "sign") return parse_sign(words, number);
  return fail(syntax(number));
}

Result<> Keyring::check_complete() const {
  if (active_ == 0 || index_keys_.size() != kIndexPurposes.size())
    return fail(failure("key_file_incomplete"));
  return {};
}

Result<Keyring> Keyring::parse(std::string_view text) {
  Keyring keys;
  int number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return fail(syntax(number));
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (number == 1 && line != kFirstLine) return fail(syntax(number));
    if (number > 1) TRY_VOID(keys.parse_line(line, number));
  }
  TRY_VOID(keys.check_complete());
  return keys;
}

Result<Secret> Keyring::text(Random& nonces) const {
  Bytes out;
  // One allocation: a vector that grows leaves copies of the keys behind.
  out.reserve(1024 + 512 * (data_keys_.size() + index_keys_.size() + signing_keys_.size()));
  const auto wrapped = [&](std::string_view kind, std::string_view which, const Secret& key) {
    std::array<std::uint8_t, kNonceSize> nonce{};
    nonces.fill(nonce);
    return provider().wrap(wrapping_, wrapping_name(kind, which), key, nonce).map([](Bytes bytes) {
      return to_hex(bytes);
    });
  };
  std::string kek = to_hex(key_encryption_key_.reveal());
  append(out, {kFirstLine, "\n# Keep this file secret and apart from the data.\nkek ", kek, "\n"});
  wipe({reinterpret_cast<std::uint8_t*>(kek.data()), kek.size()});
  for (const auto& [id, key] : data_keys_) {
    const std::string name = std::to_string(id);
    TRY(const std::string hex, wrapped("data", name, key.bytes));
    append(out, {"data ", name, id == active_ ? " active " : " old ", hex, "\n"});
  }
  for (const auto& [purpose, key] : index_keys_) {
    TRY(const std::string hex, wrapped("index", word(purpose), key));
    append(out, {"index ", word(purpose), " ", hex, "\n"});
  }
  for (const auto& [unit, key] : signing_keys_) {
    TRY(const std::string hex, wrapped("sign", unit, key.scalar));
    append(out, {"sign ", unit, " ", to_hex(key.verifying.point), " ", hex, "\n"});
  }
  return Secret(std::move(out));
}

Result<Keyring> Keyring::load(const std::filesystem::path& file) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status{};
  if (opened.get() < 0 || ::fstat(opened.get(), &status) != 0)
    return fail(file_problem(errno == ENOENT ? "key_file_missing" : "key_file_read", file));
  if (!S_ISREG(status.st_mode) || (status.st_mode & 077U) != 0)
    return fail(file_problem("key_file_permissions", file));
  if (status.st_size > static_cast<off_t>(kLargestFile))
    return fail(file_problem("key_file_read", file));
  Bytes bytes(static_cast<std::size_t>(status.st_size));
  std::size_t got = 0;
  while (got < bytes.size()) {
    const ssize_t count = ::read(opened.get(), bytes.data() + got, bytes.size() - got);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(file_problem("key_file_read", file));
    got += static_cast<std::size_t>(count);
  }
  const Secret content(std::move(bytes));
  return parse(text_of(content.reveal()));
}

Result<> Keyring::save(const std::filesystem::path& file, Random& nonces, bool replace) const {
  TRY(const Secret content, text(nonces));
  std::string draft = file.string() + ".XXXXXX";
  const Descriptor out(::mkostemp(draft.data(), O_CLOEXEC));  // mode 0600
  if (out.get() < 0) return fail(file_problem("key_file_write", file));
  if (!write_whole(out.get(), content.reveal())) {
    ::unlink(draft.c_str());
    return fail(file_problem("key_file_write", file));
  }
  // link refuses an existing name; rename takes its place.
  const int moved =
      replace ? ::rename(draft.c_str(), file.c_str()) : ::link(draft.c_str(), file.c_str());
  const int cause = errno;
  if (moved != 0 || !replace) ::unlink(draft.c_str());
  if (moved != 0)
    return fail(file_problem(cause == EEXIST ? "key_file_exists" : "key_file_write", file));
  const std::filesystem::path parent = file.has_parent_path() ? file.parent_path() : ".";
  const Descriptor folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0 || ::fsync(folder.get()) != 0)
    return fail(file_problem("key_file_write", file));
  return {};
}

}  // namespace yigang::crypto
