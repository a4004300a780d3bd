#include "crypto/blind_index.h"

#include "base/check.h"
#include "crypto/mac.h"

namespace yigang::crypto {

std::string_view word(IndexPurpose purpose) {
  switch (purpose) {
    case IndexPurpose::resident_number:
      return "resident_number";
    case IndexPurpose::account:
      return "account";
    case IndexPurpose::phone:
      return "phone";
  }
  CHECK(false);
}

Digest blind_index(const Secret& index_key, std::string_view normalised) {
  return hmac_sm3(index_key.reveal(), bytes_of(normalised));
}

}  // namespace yigang::crypto
