#include "usecase/media_type.h"

namespace yigang::usecase {

std::optional<store::MediaType> media_type_of(std::string_view bytes) {
  using enum store::MediaType;
  if (bytes.starts_with("\xFF\xD8\xFF")) return jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return png;
  if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return webp;
  if (bytes.starts_with("%PDF-")) return pdf;
  return std::nullopt;
}

std::string_view mime_of(store::MediaType type) {
  switch (type) {
    case store::MediaType::jpeg:
      return "image/jpeg";
    case store::MediaType::png:
      return "image/png";
    case store::MediaType::webp:
      return "image/webp";
    case store::MediaType::pdf:
      return "application/pdf";
  }
  return "application/octet-stream";
}

}  // namespace yigang::usecase
