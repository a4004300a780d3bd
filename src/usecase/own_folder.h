// For tests: a folder of this process alone; two halves of a suite run beside each other.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

namespace yigang::usecase {

inline std::filesystem::path own_folder(const std::string& name) {
  return std::filesystem::temp_directory_path() / (name + "-" + std::to_string(::getpid()));
}

}  // namespace yigang::usecase
