#include "cli/database_name.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <vector>

#include "base/text.h"

namespace yigang::cli {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool coded = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                       hex_digit(text[i + 2]) >= 0;
    plain +=
        coded ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])) : text[i];
    if (coded) i += 2;
  }
  return plain;
}

using Words = std::map<std::string, std::string, std::less<>>;

Words options_of(std::string_view query) {
  Words options;
  for (const std::string_view one : split(query, '&')) {
    const std::size_t equals = one.find('=');
    if (equals != std::string_view::npos)
      options[std::string(one.substr(0, equals))] = decoded(one.substr(equals + 1));
  }
  return options;
}

// HOST, HOST:PORT, [v6] or [v6]:PORT.
std::string with_port(const std::string& place, const std::string& port) {
  const std::size_t colon = place.rfind(':');
  const bool has_port = colon != std::string::npos && place.find(']', colon) == std::string::npos;
  if (has_port && !place.starts_with('/')) return place;
  return place + ":" + (port.empty() ? "5432" : port);
}

std::string hosts_of(std::string_view authority, const Words& options) {
  const auto option = [&](std::string_view name) {
    const auto found = options.find(name);
    return found == options.end() ? std::string() : found->second;
  };
  std::string places = decoded(authority);
  if (places.empty()) places = option("host").empty() ? option("hostaddr") : option("host");
  const std::string all_ports = option("port");
  const std::vector<std::string_view> ports = split(all_ports, ',');
  std::string hosts;
  std::size_t number = 0;
  for (const std::string_view place : split(places, ',')) {
    const std::string_view port =
        ports.empty() ? std::string_view() : ports[number < ports.size() ? number : 0];
    hosts += (number == 0 ? "" : ",") + with_port(lower_ascii(place), std::string(port));
    ++number;
  }
  return hosts;
}

}  // namespace

std::string database_name(std::string_view url) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.starts_with(kSqlite)) {
    std::error_code error;
    return std::string(kSqlite) +
           std::filesystem::weakly_canonical(url.substr(kSqlite.size()), error).string();
  }
  std::string_view rest = url.substr(std::min(url.size(), url.find("://") + 3));
  const std::size_t question = rest.find('?');
  const Words options = options_of(question == std::string_view::npos ? std::string_view()
                                                                      : rest.substr(question + 1));
  rest = rest.substr(0, question);
  const std::size_t slash = rest.find('/');
  std::string_view authority = rest.substr(0, slash);
  // A password may hold a sign of its own.
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
    authority = authority.substr(at + 1);
  std::string name =
      slash == std::string_view::npos ? std::string() : decoded(rest.substr(slash + 1));
  if (const auto given = options.find("dbname"); name.empty() && given != options.end())
    name = given->second;
  return "postgresql://" + hosts_of(authority, options) + "/" + name;
}

}  // namespace yigang::cli
