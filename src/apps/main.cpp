// Wiring: the real clock and the machine's randomness, the self-test of the cryptography, and the
// command line.
#include <cstdio>

#include "base/clock.h"
#include "base/messages.h"
#include "cli/run.h"
#include "crypto/random.h"
#include "crypto/selftest.h"

int main(int count, char** words) {
  if (const auto tested = yigang::crypto::self_test(); !tested) {
    const std::string said = yigang::say(tested.error(), yigang::Language::en);
    std::fprintf(stderr, "yigang: %s\n", said.c_str());
    return 3;
  }
  const yigang::SystemClock clock;
  yigang::crypto::SystemRandom random;
  return yigang::cli::run(count, words, clock, random);
}
