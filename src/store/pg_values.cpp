#include "store/pg_values.h"

namespace yigang::store {

namespace {

// pg_type.dat; these numbers are part of PostgreSQL's protocol.
constexpr Oid kBool = 16;
constexpr Oid kBytea = 17;
constexpr Oid kName = 19;
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;
constexpr Oid kText = 25;
constexpr Oid kUnknown = 705;
constexpr Oid kBpchar = 1042;
constexpr Oid kVarchar = 1043;

std::array<char, 8> big_endian(std::int64_t value) {
  std::array<char, 8> bytes{};
  auto rest = static_cast<std::uint64_t>(value);
  for (std::size_t i = 8; i-- > 0; rest >>= 8) bytes[i] = static_cast<char>(rest & 0xFF);
  return bytes;
}

// The sign comes from the first byte.
std::int64_t from_big_endian(const char* data, int length) {
  std::uint64_t value = (data[0] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
  for (int i = 0; i < length; ++i) value = value << 8 | static_cast<unsigned char>(data[i]);
  return static_cast<std::int64_t>(value);
}

void append_copy_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

PgParameters::PgParameters(const Args& args) {
  integers_.reserve(args.size());
  for (const Argument& argument : args) {
    formats_.push_back(1);
    if (const auto* number = std::get_if<std::int64_t>(&argument.value)) {
      integers_.push_back(big_endian(*number));
      values_.push_back(integers_.back().data());
      lengths_.push_back(8);
    } else if (const auto* text = std::get_if<std::string>(&argument.value)) {
      values_.push_back(text->data());
      lengths_.push_back(static_cast<int>(text->size()));
    } else if (const auto* bytes = std::get_if<Bytes>(&argument.value)) {
      // A null pointer would be NULL instead of no bytes.
      values_.push_back(bytes->empty() ? "" : reinterpret_cast<const char*>(bytes->data()));
      lengths_.push_back(static_cast<int>(bytes->size()));
    } else {
      values_.push_back(nullptr);
      lengths_.push_back(0);
    }
  }
}

std::vector<Oid> pg_types(const Args& args) {
  std::vector<Oid> types;
  for (const Argument& argument : args) {
    switch (argument.type) {
      case ValueType::integer:
        types.push_back(kInt8);
        break;
      case ValueType::text:
        types.push_back(kText);
        break;
      case ValueType::bytes:
        types.push_back(kBytea);
        break;
      case ValueType::any:
        types.push_back(InvalidOid);
        break;
    }
  }
  return types;
}

Result<> read_pg_column(const PGresult* result, int row, int column, Value& value) {
  if (PQgetisnull(result, row, column) != 0) {
    value = std::monostate{};
    return {};
  }
  const char* data = PQgetvalue(result, row, column);
  const int length = PQgetlength(result, row, column);
  const Oid type = PQftype(result, column);
  if (type == kInt8 || type == kInt4 || type == kInt2)
    value = from_big_endian(data, length);
  else if (type == kBool)
    value = std::int64_t{data[0]};
  else if (type == kText || type == kVarchar || type == kBpchar || type == kName ||
           type == kUnknown)
    value = std::string(data, static_cast<std::size_t>(length));
  else if (type == kBytea)
    value = Bytes(data, data + length);
  else
    return fail(failure("store_column_type"));
  return {};
}

void append_copy_line(std::string& out, const Args& row) {
  bool first = true;
  for (const Argument& argument : row) {
    if (!first) out += '\t';
    first = false;
    if (const auto* number = std::get_if<std::int64_t>(&argument.value))
      out += std::to_string(*number);
    else if (const auto* text = std::get_if<std::string>(&argument.value))
      append_copy_text(out, *text);
    else if (const auto* bytes = std::get_if<Bytes>(&argument.value))
      out.append("\\\\x").append(to_hex(*bytes));
    else
      out += "\\N";
  }
  out += '\n';
}

}  // namespace yigang::store
