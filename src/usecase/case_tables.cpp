#include "usecase/case_tables.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace yigang::usecase {

std::vector<std::string> case_names(const std::filesystem::path& law_folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(law_folder / "cases", error)) {
    const std::string name = entry.path().filename().string();
    if (cases::kind_of_file(name)) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

Result<std::string> case_text(const std::filesystem::path& law_folder, const std::string& name) {
  std::ifstream in(law_folder / "cases" / name, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in.good() || !text.good()) return fail(failure("law_unreadable").with("file", name));
  return std::move(text).str();
}

Result<std::vector<cases::TableText>> case_texts(const std::filesystem::path& law_folder) {
  std::vector<cases::TableText> tables;
  for (const std::string& name : case_names(law_folder)) {
    TRY(std::string text, case_text(law_folder, name));
    tables.push_back({name, std::move(text)});
  }
  return tables;
}

}  // namespace yigang::usecase
