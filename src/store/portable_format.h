// The file of a portable backup: every table, row by row, the same bytes from both engines. Written
// beside its name and given the name only when it is whole and on the disk; read only after its
// digest was proved. Constant memory. One thread.
//   file   = "yigang-backup 1" LF text *table "Z" digest
//            the text is the schema: a line "version SP sha256 LF" for each step
//   table  = "T" text(name) number(of columns) *text(column) *row "E" number(of rows)
//   row    = "R" *value                     one for each column, rows in the order of their key
//   value  = "n" / "i" number / "t" text / "b" text
//   text   = 4OCTET(length) *OCTET          number = 8OCTET; both big end first
//   digest = 32OCTET                        SM3 of everything before it
#pragma once

#include <string>
#include <string_view>

#include "crypto/digest.h"
#include "store/value.h"

namespace yigang::store {

class BackupWriter {
 public:
  // `backup_exists` when the name is taken; the part stands under PATH.part until finish().
  [[nodiscard]] static Result<BackupWriter> open(std::string path);
  BackupWriter(BackupWriter&& other) noexcept;
  BackupWriter& operator=(BackupWriter&&) = delete;
  ~BackupWriter();

  // Begins anew; what was written so far is gone.
  [[nodiscard]] Result<> restart(std::string_view schema);
  void begin_table(std::string_view name, const std::vector<std::string>& columns);
  [[nodiscard]] Result<> put_row(const std::vector<Value>& values);
  [[nodiscard]] Result<> end_table();
  [[nodiscard]] Result<> finish();

 private:
  BackupWriter(std::string path, int file) : path_(std::move(path)), file_(file) {}
  void put_number(std::uint64_t number, int bytes);
  void put_text(std::string_view text);
  [[nodiscard]] Result<> flush();

  std::string path_;
  int file_ = -1;
  std::string waiting_;
  crypto::Hasher hasher_;
  std::uint64_t rows_ = 0;
};

struct BackupTable {
  std::string name;
  std::vector<std::string> columns;
};

// Every malformed byte is `backup_file_broken`.
class BackupReader {
 public:
  // Reads the whole file once and proves its digest.
  [[nodiscard]] static Result<BackupReader> open(const std::string& path);
  BackupReader(BackupReader&& other) noexcept;
  BackupReader& operator=(BackupReader&&) = delete;
  ~BackupReader();

  [[nodiscard]] const std::string& schema() const { return schema_; }
  // Back to the first table.
  [[nodiscard]] Result<> rewind();
  // Nothing after the last one.
  [[nodiscard]] Result<std::optional<BackupTable>> next_table();
  // False at the end of the table, whose count of rows it has then checked.
  [[nodiscard]] Result<bool> next_row(std::size_t columns, std::vector<Value>& values);

 private:
  explicit BackupReader(int file) : file_(file) {}
  [[nodiscard]] Result<> prove();
  [[nodiscard]] Result<std::string> take(std::size_t count);
  [[nodiscard]] Result<std::uint64_t> take_number(int bytes);
  [[nodiscard]] Result<std::string> take_text();
  [[nodiscard]] Result<Value> take_value();

  int file_ = -1;
  std::string schema_;
  std::string waiting_;
  std::size_t position_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace yigang::store
