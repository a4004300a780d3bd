// Bytes from outside that crypto reads: sealed values, signatures, key files, base32, PEM. A value
// that nobody sealed never opens; a signature that is read has one form.
#include "crypto/keyring.h"
#include "crypto/totp.h"
#include "fuzz.h"

namespace {

using namespace yigang;
using namespace yigang::crypto;

const Keyring& ring() {
  static SeededRandom random(1);
  static const Keyring keys = Keyring::make({}, random).value();
  return keys;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yigang::fuzz::Input input(data, size);
  const std::size_t which = input.choice(5);
  const ByteView bytes = input.bytes();
  if (which == 0) MUST(!ring().open({"person", "phone", "371522", 1}, bytes));
  if (which == 1) {
    const auto raw = raw_from_der(bytes);
    if (raw) {
      const auto der = der_from_raw(*raw);
      MUST(der && std::equal(der->begin(), der->end(), bytes.begin(), bytes.end()));
    }
  }
  if (which == 2) (void)Keyring::parse(input.text());
  if (which == 3) {
    const auto secret = from_base32(input.text());
    if (secret) MUST(from_base32(to_base32(*secret)).value() == *secret);
  }
  if (which == 4) (void)verifying_key_from_pem(input.text());
  return 0;
}
