// Whether a certificate and a key can be served with, told before a server tries: the library that
// speaks TLS only says that it did not start. Pure; thread-safe.
#pragma once

#include <string>

#include "base/result.h"

namespace yigang::crypto {

// Texts in PEM; the server's certificate stands first. Problems: `tls_certificate_unreadable`,
// `tls_key_unreadable` (also one that a password protects), `tls_key_of_another`.
[[nodiscard]] Result<> check_tls_pair(const std::string& certificate, const std::string& key);

}  // namespace yigang::crypto
