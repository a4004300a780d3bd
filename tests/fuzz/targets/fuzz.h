// What the fuzz targets share: a property that does not hold stops the run like a crash, with its
// text. Inputs come as bytes; `Input` cuts small choices off their front.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/bytes.h"

#define MUST(condition)                                                           \
  do {                                                                            \
    if (!(condition)) {                                                           \
      std::fprintf(stderr, "BROKEN %s:%d: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                               \
    }                                                                             \
  } while (false)

namespace yigang::fuzz {

class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : rest_(data, size) {}
  // One of 0 … count - 1.
  [[nodiscard]] std::size_t choice(std::size_t count) {
    if (rest_.empty()) return 0;
    const std::size_t picked = rest_[0] % count;
    rest_ = rest_.subspan(1);
    return picked;
  }
  [[nodiscard]] ByteView bytes() const { return rest_; }
  [[nodiscard]] std::string_view text() const { return text_of(rest_); }

 private:
  ByteView rest_;
};

}  // namespace yigang::fuzz
