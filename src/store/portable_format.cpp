#include "store/portable_format.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace yigang::store {

namespace {

constexpr std::string_view kMagic = "yigang-backup 1\n";
constexpr std::size_t kChunk = std::size_t{1} << 18;
// No cell of ours comes near; a length beyond it is a broken file, not a large one.
constexpr std::uint64_t kTextMax = std::uint64_t{64} << 20;

Problem not_sound() {
  return failure("backup_file_broken");
}

Problem not_writable(const std::string& path) {
  return failure("file_unwritable").with("file", path);
}

}  // namespace

Result<BackupWriter> BackupWriter::open(std::string path) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) return fail(conflict("backup_exists"));
  const int file =
      ::open((path + ".part").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return fail(not_writable(path));
  return BackupWriter(std::move(path), file);
}

BackupWriter::BackupWriter(BackupWriter&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::exchange(other.file_, -1)),
      waiting_(std::move(other.waiting_)),
      hasher_(std::move(other.hasher_)),
      rows_(other.rows_) {}

BackupWriter::~BackupWriter() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink((path_ + ".part").c_str());
}

Result<> BackupWriter::restart(std::string_view schema) {
  if (::ftruncate(file_, 0) != 0 || ::lseek(file_, 0, SEEK_SET) != 0)
    return fail(not_writable(path_));
  hasher_ = crypto::Hasher();
  waiting_ = kMagic;
  put_text(schema);
  return {};
}

void BackupWriter::put_number(std::uint64_t number, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    waiting_.push_back(static_cast<char>(static_cast<unsigned char>(number >> shift)));
}

void BackupWriter::put_text(std::string_view text) {
  put_number(text.size(), 4);
  waiting_ += text;
}

void BackupWriter::begin_table(std::string_view name, const std::vector<std::string>& columns) {
  waiting_.push_back('T');
  put_text(name);
  put_number(columns.size(), 8);
  for (const std::string& column : columns) put_text(column);
  rows_ = 0;
}

Result<> BackupWriter::put_row(const std::vector<Value>& values) {
  waiting_.push_back('R');
  for (const Value& value : values) {
    if (const auto* const number = std::get_if<std::int64_t>(&value)) {
      waiting_.push_back('i');
      put_number(static_cast<std::uint64_t>(*number), 8);
    } else if (const auto* const text = std::get_if<std::string>(&value)) {
      waiting_.push_back('t');
      put_text(*text);
    } else if (const auto* const bytes = std::get_if<Bytes>(&value)) {
      waiting_.push_back('b');
      put_text(text_of(*bytes));
    } else {
      waiting_.push_back('n');
    }
  }
  ++rows_;
  return waiting_.size() < kChunk ? Result<>() : flush();
}

Result<> BackupWriter::end_table() {
  waiting_.push_back('E');
  put_number(rows_, 8);
  return flush();
}

Result<> BackupWriter::flush() {
  hasher_.update(waiting_);
  std::string_view left = waiting_;
  while (!left.empty()) {
    const ssize_t written = ::write(file_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return fail(not_writable(path_));
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  waiting_.clear();
  return {};
}

Result<> BackupWriter::finish() {
  waiting_.push_back('Z');
  TRY_VOID(flush());
  const crypto::Digest digest = hasher_.finish();
  waiting_ = text_of(digest);
  TRY_VOID(flush());
  const std::string part = path_ + ".part";
  // A link never replaces what another process put there meanwhile.
  if (::fsync(file_) != 0) return fail(not_writable(path_));
  if (::link(part.c_str(), path_.c_str()) != 0)
    return fail(errno == EEXIST ? conflict("backup_exists") : not_writable(path_));
  const std::filesystem::path folder = std::filesystem::absolute(path_).parent_path();
  const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return fail(not_writable(path_));
  const bool synced = ::fsync(directory) == 0;
  ::close(directory);
  return synced ? Result<>() : fail(not_writable(path_));
}

Result<BackupReader> BackupReader::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(failure("file_unreadable").with("file", path));
  BackupReader reader(file);
  TRY_VOID(reader.prove());
  TRY_VOID(reader.rewind());
  return reader;
}

BackupReader::BackupReader(BackupReader&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      schema_(std::move(other.schema_)),
      waiting_(std::move(other.waiting_)),
      position_(other.position_),
      rows_(other.rows_) {}

BackupReader::~BackupReader() {
  if (file_ >= 0) ::close(file_);
}

Result<> BackupReader::prove() {
  const off_t size = ::lseek(file_, 0, SEEK_END);
  const auto tail = static_cast<off_t>(crypto::kDigestSize);
  if (size < tail + static_cast<off_t>(kMagic.size())) return fail(not_sound());
  if (::lseek(file_, 0, SEEK_SET) != 0) return fail(not_sound());
  crypto::Hasher hasher;
  for (off_t left = size - tail; left > 0;) {
    TRY(const std::string chunk,
        take(static_cast<std::size_t>(std::min<off_t>(left, static_cast<off_t>(kChunk)))));
    hasher.update(chunk);
    left -= static_cast<off_t>(chunk.size());
  }
  TRY(const std::string digest, take(crypto::kDigestSize));
  if (!equal_constant_time(bytes_of(digest), hasher.finish())) return fail(not_sound());
  return {};
}

Result<> BackupReader::rewind() {
  waiting_.clear();
  position_ = 0;
  if (::lseek(file_, 0, SEEK_SET) != 0) return fail(not_sound());
  TRY(const std::string magic, take(kMagic.size()));
  if (magic != kMagic) return fail(not_sound());
  TRY(schema_, take_text());
  return {};
}

Result<std::string> BackupReader::take(std::size_t count) {
  std::string out;
  while (out.size() < count) {
    if (position_ == waiting_.size()) {
      waiting_.resize(kChunk);
      const ssize_t got = ::read(file_, waiting_.data(), waiting_.size());
      if (got < 0 && errno == EINTR) {
        position_ = waiting_.size();
        continue;
      }
      if (got <= 0) return fail(not_sound());
      waiting_.resize(static_cast<std::size_t>(got));
      position_ = 0;
    }
    const std::size_t part = std::min(count - out.size(), waiting_.size() - position_);
    out.append(waiting_, position_, part);
    position_ += part;
  }
  return out;
}

Result<std::uint64_t> BackupReader::take_number(int bytes) {
  TRY(const std::string text, take(static_cast<std::size_t>(bytes)));
  std::uint64_t number = 0;
  for (const char c : text) number = (number << 8) | static_cast<unsigned char>(c);
  return number;
}

Result<std::string> BackupReader::take_text() {
  TRY(const std::uint64_t size, take_number(4));
  if (size > kTextMax) return fail(not_sound());
  return take(static_cast<std::size_t>(size));
}

Result<std::optional<BackupTable>> BackupReader::next_table() {
  TRY(const std::string kind, take(1));
  if (kind == "Z") return std::optional<BackupTable>();
  if (kind != "T") return fail(not_sound());
  BackupTable table;
  TRY(table.name, take_text());
  TRY(const std::uint64_t columns, take_number(8));
  if (columns == 0 || columns > 1000) return fail(not_sound());
  for (std::uint64_t i = 0; i < columns; ++i) {
    TRY(std::string column, take_text());
    table.columns.push_back(std::move(column));
  }
  rows_ = 0;
  return std::optional(std::move(table));
}

Result<Value> BackupReader::take_value() {
  TRY(const std::string kind, take(1));
  if (kind == "n") return Value();
  if (kind == "i") {
    TRY(const std::uint64_t number, take_number(8));
    return Value(static_cast<std::int64_t>(number));
  }
  if (kind != "t" && kind != "b") return fail(not_sound());
  TRY(std::string text, take_text());
  if (kind == "t") return Value(std::move(text));
  const ByteView bytes = bytes_of(text);
  return Value(Bytes(bytes.begin(), bytes.end()));
}

Result<bool> BackupReader::next_row(std::size_t columns, std::vector<Value>& values) {
  TRY(const std::string kind, take(1));
  if (kind == "E") {
    TRY(const std::uint64_t rows, take_number(8));
    if (rows != rows_) return fail(not_sound());
    return false;
  }
  if (kind != "R") return fail(not_sound());
  values.clear();
  for (std::size_t i = 0; i < columns; ++i) {
    TRY(Value value, take_value());
    values.push_back(std::move(value));
  }
  ++rows_;
  return true;
}

}  // namespace yigang::store
