// The start-up self-test of reliability.md §6.11: SM3, SM4, HMAC-SM3, sealing, and SM2 sign and
// verify, each with its known answer and with a changed input that must fail. `apps` runs it before
// anything else and stops when it fails. About 10 ms.
#pragma once

#include "base/result.h"

namespace yigang::crypto {

// `crypto_self_test` with {part} naming what failed.
[[nodiscard]] Result<> self_test();

}  // namespace yigang::crypto
