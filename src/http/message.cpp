#include "http/message.h"

namespace yigang::http {

Response& Response::set(std::string_view name, std::string_view value) & {
  headers.emplace_back(name, value);
  return *this;
}

Response&& Response::set(std::string_view name, std::string_view value) && {
  headers.emplace_back(name, value);
  return std::move(*this);
}

}  // namespace yigang::http
