// What a file is, by its first bytes; a name or a header proves nothing. Photographs and scanned
// papers only: nothing that a browser would run. Pure.
//   jpeg = %xFF %xD8 %xFF *OCTET     png = %x89 "PNG" CR LF %x1A LF *OCTET
//   webp = "RIFF" 4OCTET "WEBP" *OCTET     pdf = "%PDF-" *OCTET
#pragma once

#include <optional>
#include <string_view>

#include "store/attachment_rows.h"

namespace yigang::usecase {

[[nodiscard]] std::optional<store::MediaType> media_type_of(std::string_view bytes);
// As a header says it: "image/jpeg".
[[nodiscard]] std::string_view mime_of(store::MediaType type);

}  // namespace yigang::usecase
