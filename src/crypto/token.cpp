#include "crypto/token.h"

#include <algorithm>

#include "crypto/random.h"

namespace yigang::crypto {

std::string new_token(Random& random) {
  return to_base64url(random_array<32>(random));
}

bool is_token(std::string_view text) {
  return text.size() == kTokenLength && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

Digest token_hash(std::string_view token) {
  return sm3(token);
}

}  // namespace yigang::crypto
