// The benchmarks are a program of their own, since they link what the product must not: their peers
// and a counter of the disk's syncs. The command is the way to them.
#include <unistd.h>

#include <algorithm>

#include "cli/commands.h"

namespace yigang::cli {

int bench(const Terminal& terminal, const std::vector<std::string>& words) {
  const std::filesystem::path folder = terminal.law_folder;
  std::error_code error;
  const std::string program =
      (std::filesystem::weakly_canonical(folder, error).parent_path() / "bench" / "run").string();
  if (!std::filesystem::exists(program, error))
    return terminal.tell(refused("bench_not_here").with("file", program));
  const bool help = std::ranges::any_of(
      words, [](const std::string& word) { return word == "--help" || word == "-h"; });
  const std::string log =
      (std::filesystem::path(program).parent_path().parent_path() / "build" / "bench-build.log")
          .string();
  if (!help) terminal.note(terminal.words("cli.bench_builds", {{"log", log}}) + "\n");
  std::vector<std::string> all{program};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv(program.c_str(), pointers.data());
  return terminal.tell(failure("bench_not_here").with("file", program));
}

}  // namespace yigang::cli
