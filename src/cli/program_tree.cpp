#include "cli/program_tree.h"

namespace yigang::cli {

namespace {

// The nearest folder above the program that holds a law; else the working folder.
std::filesystem::path program_tree() {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  for (std::filesystem::path folder = self.parent_path(); folder.has_relative_path();
       folder = folder.parent_path())
    if (std::filesystem::exists(folder / "law/parameters", error)) return folder;
  return {};
}

}  // namespace

std::filesystem::path law_folder(const std::string& asked) {
  return asked.empty() ? program_tree() / "law" : std::filesystem::path(asked);
}

std::filesystem::path web_folder(const std::string& asked) {
  return asked.empty() ? program_tree() / "build/web" : std::filesystem::path(asked);
}

}  // namespace yigang::cli
