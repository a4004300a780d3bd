// The register of documents, law/instruments/documents.csv: number, title, issue, superior document
// and how far its text has been read. What a shipped figure cites must stand there, so that taking
// a cited document away is refused when the law is loaded. Immutable. Source: LZ-2022-4 首/1, 首/3.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yigang::law {

BOOST_DEFINE_FIXED_ENUM_CLASS(DocumentStatus, std::uint8_t, in_force, replaced, unknown)
// How far the text itself has been read.
BOOST_DEFINE_FIXED_ENUM_CLASS(DocumentReading, std::uint8_t, notice, confirmed, provisional)

// What a shipped figure cites for a default that no document states.
inline constexpr std::string_view kOwnDefault = "系统默认值（未核对原文）";

// The notice, and how its clauses are cited.
inline constexpr std::string_view kNotice = "聊政办字〔2022〕4号";
inline constexpr std::string_view kNoticePrefix = "LZ-2022-4 ";

struct Document {
  std::string number;
  std::string title;
  std::string superior;  // number of another document, or nothing
  DocumentStatus status = DocumentStatus::unknown;
  DocumentReading reading = DocumentReading::provisional;
};

class Documents {
 public:
  // The register, and the clauses of the notice (lz-2022-4-rows.csv). Refusals with file and line:
  // a number twice, a superior that is not in the register, a day that there is not.
  [[nodiscard]] static Result<Documents> read(std::string_view csv, std::string_view clauses_csv);
  [[nodiscard]] const Document* find(std::string_view number) const;
  [[nodiscard]] bool may_be_cited(std::string_view number) const;
  // A clause of the notice is one that it has: "LZ-2022-4 二(四)", "LZ-2022-4 二(四)/7".
  [[nodiscard]] bool is_clause(std::string_view document, std::string_view clause) const;
  [[nodiscard]] std::span<const Document> all() const { return documents_; }

 private:
  std::vector<Document> documents_;
  std::map<std::string, int, std::less<>> clauses_;  // rows of each clause of the notice
};

}  // namespace yigang::law
