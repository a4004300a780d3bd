// Request targets and cookies: a path that is taken has no dot segment, NUL or hidden slash.
#include "base/text.h"
#include "fuzz.h"
#include "http/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yigang::fuzz::Input input(data, size);
  const bool cookies = input.choice(4) == 0;
  yigang::http::Request request;
  if (cookies) {
    yigang::http::read_cookies(input.text(), request);
    return 0;
  }
  if (!yigang::http::read_target(input.text(), request)) return 0;
  MUST(request.path.starts_with('/'));
  MUST(request.path.find('\0') == std::string::npos);
  MUST(!yigang::first_invalid_utf8(request.path));
  for (const std::string_view segment : yigang::split(request.path, '/'))
    MUST(segment != "." && segment != "..");
  return 0;
}
