// Documents of law as the office keeps them beside the register of law/instruments: the official
// text, and who looked whether a document is still in force; see migration 034. Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "core/ids.h"
#include "store/value.h"

namespace yigang {

using DocumentTextId = Id<struct DocumentTextTag>;
using DocumentReviewId = Id<struct DocumentReviewTag>;

}  // namespace yigang

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(DocumentTextState, std::uint8_t, asked, confirmed, withdrawn)
BOOST_DEFINE_FIXED_ENUM_CLASS(ReviewVerdict, std::uint8_t, in_force, replaced, lapsed)

struct DocumentTextRow {
  static constexpr std::string_view kTable = "document_text";
  UnitCode unit;
  DocumentTextId id;
  std::string document;
  std::int64_t size_bytes = 0;
  Bytes digest;  // SM3 of the text as it was sent
  AccountId uploaded_by;
  Date uploaded_on;
  DocumentTextState state{};
  std::optional<AccountId> decided_by;
  std::optional<Date> decided_on;
  std::int64_t version = 0;
  std::string content;
};
BOOST_DESCRIBE_STRUCT(DocumentTextRow, (),
                      (unit, id, document, size_bytes, digest, uploaded_by, uploaded_on, state,
                       decided_by, decided_on, version, content))

struct DocumentReviewRow {
  static constexpr std::string_view kTable = "document_review";
  UnitCode unit;
  DocumentReviewId id;
  std::string document;
  ReviewVerdict verdict{};
  std::optional<std::string> replaced_by;
  Date reviewed_on;
  std::string remark;
  AccountId reviewed_by;
};
BOOST_DESCRIBE_STRUCT(DocumentReviewRow, (),
                      (unit, id, document, verdict, replaced_by, reviewed_on, remark, reviewed_by))

}  // namespace yigang::store
