// The TOML reader of law/parameters: takes it or names file and line, never throws.
#include "fuzz.h"
#include "law/load.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const yigang::fuzz::Input input(data, size);
  const auto figures = yigang::law::read_figures(input.text(), "input.toml");
  if (!figures) MUST(!figures.error().code.empty());
  return 0;
}
