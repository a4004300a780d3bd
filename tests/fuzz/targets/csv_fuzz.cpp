// The CSV reader: what it takes, written again field by field, is read as the same records.
#include "base/csv.h"
#include "fuzz.h"

namespace {

// With the mark in front, as files for spreadsheets have it: only the first mark is one.
std::string written(const std::vector<yigang::CsvRecord>& records) {
  std::string text = "\xEF\xBB\xBF";
  for (const yigang::CsvRecord& record : records) {
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      if (i > 0) text += ',';
      text += yigang::csv_field(record.fields[i]);
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const yigang::fuzz::Input input(data, size);
  const auto records = yigang::parse_csv(input.text());
  if (!records) return 0;
  const auto again = yigang::parse_csv(written(*records));
  MUST(again && again->size() == records->size());
  for (std::size_t i = 0; i < records->size(); ++i)
    MUST((*again)[i].fields == (*records)[i].fields);
  return 0;
}
