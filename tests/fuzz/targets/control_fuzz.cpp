// The positive control: an overflow behind four letters, which a working fuzzer finds in seconds.
#include <cstring>
#include <vector>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 5 || data[0] != 'y' || data[1] != 'i' || data[2] != 'g' || data[3] != 'a') return 0;
  const std::vector<std::uint8_t> copy(data, data + size);
  const volatile std::uint8_t* bytes = copy.data();
  return bytes[size] == 0 ? 0 : 0;  // one past the end
}
