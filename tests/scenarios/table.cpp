#include "table.h"

#include <fstream>
#include <iterator>

#include "base/csv.h"
#include "base/text.h"

namespace yigang::scenarios {

namespace {

const std::vector<std::string> kHead{"what", "clause", "day",    "actor",
                                     "verb", "body",   "expect", "keep"};

// The text of a value that begins at `at`; lists and objects are not looked into.
std::string scalar_at(const std::string& json, std::size_t at) {
  if (json[at] == '"') return json.substr(at + 1, json.find('"', at + 1) - at - 1);
  return json.substr(at, json.find_first_of(",]}", at) - at);
}

}  // namespace

Result<std::vector<Act>> read_table(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(failure("file_unreadable").with("file", path));
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  TRY(const std::vector<CsvRecord> records, parse_csv(text));
  if (records.empty() || records.front().fields != kHead)
    return fail(bad_input("scenario_head").with("file", path));
  std::vector<Act> acts;
  for (std::size_t i = 1; i < records.size(); ++i) {
    const std::vector<std::string>& f = records[i].fields;
    if (f.size() != kHead.size() || f[0].empty() || f[4].empty() || f[6].empty())
      return fail(bad_input("scenario_row").with("line", std::to_string(records[i].line)));
    acts.push_back({records[i].line, f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]});
  }
  return acts;
}

std::string member_of(const std::string& json, const std::string& member) {
  const auto parts = split(member, '.');
  auto at = json.find("\"" + std::string(parts[0]) + "\":");
  if (at == std::string::npos) return "";
  at += parts[0].size() + 3;
  if (parts.size() == 1) return scalar_at(json, at);
  int skip = std::stoi(std::string(parts[1]));
  for (++at; skip > 0; --skip) {
    at = json.find(',', at);
    if (at == std::string::npos) return "";
    ++at;
  }
  return scalar_at(json, at);
}

}  // namespace yigang::scenarios
