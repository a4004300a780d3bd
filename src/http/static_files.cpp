#include "http/static_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/text.h"

namespace yigang::http {

namespace {

namespace fs = std::filesystem;

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".css", "text/css; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".xml", "application/xml"},
};

// The doors and the names that their pages may have in the build.
constexpr std::pair<std::string_view, std::string_view> kDoors[] = {
    {"b", "office"}, {"c", "village"}, {"g", "public"}, {"v", "verify"}};

std::string_view type_of(std::string_view path) {
  const std::size_t dot = path.find_last_of("./");
  const std::string_view end =
      dot == std::string_view::npos || path[dot] == '/' ? std::string_view{} : path.substr(dot);
  for (const auto& [extension, type] : kTypes)
    if (extension == end) return type;
  return "application/octet-stream";
}

// name-8characters.ext under /assets/, as the web build names what never changes.
bool has_hash(std::string_view path) {
  if (path.find("/assets/") == std::string_view::npos) return false;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.find('.');
  return dot != std::string_view::npos && dot >= 9 && name[dot - 9] == '-';
}

// FNV-1a: tells versions of a file apart; nothing is proved by it.
std::string etag_of(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return fmt::format("\"{:016x}\"", hash);
}

bool accepts_gzip(const Request& request) {
  const std::string_view accepted = request.header("accept-encoding");
  for (const std::string_view coding : split(accepted, ',')) {
    const std::string_view name = trim(coding.substr(0, coding.find(';')));
    const bool refused = coding.find("q=0") != std::string_view::npos &&
                         coding.find("q=0.") == std::string_view::npos;
    if (name == "gzip") return !refused;
  }
  return false;
}

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(failure("web_not_readable").with("folder", path.filename().string()));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

Result<StaticFiles> StaticFiles::load(const std::string& folder) {
  StaticFiles made;
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, error);
  if (error) return fail(failure("web_not_readable").with("folder", folder));
  std::map<std::string, std::string> zipped;
  for (const fs::recursive_directory_iterator end; walk != end; walk.increment(error)) {
    if (error) return fail(failure("web_not_readable").with("folder", folder));
    if (walk->is_symlink(error) || !walk->is_regular_file(error)) continue;
    std::string path = "/" + walk->path().lexically_relative(folder).generic_string();
    TRY(std::string bytes, read_file(walk->path()));
    if (path.ends_with(".gz")) {
      zipped.emplace(path.substr(0, path.size() - 3), std::move(bytes));
      continue;
    }
    File file;
    file.type = type_of(path);
    file.immutable = has_hash(path);
    file.etag = etag_of(bytes);
    file.bytes = std::make_shared<const std::string>(std::move(bytes));
    made.files_.emplace(std::move(path), std::move(file));
  }
  for (auto& [path, bytes] : zipped)
    if (const auto file = made.files_.find(path); file != made.files_.end())
      file->second.gzip = std::make_shared<const std::string>(std::move(bytes));
  return made;
}

void StaticFiles::begin_pages_with(std::string_view html) {
  constexpr std::string_view kBody = "<body>";
  for (auto& [path, file] : files_) {
    const std::size_t body = file.bytes->find(kBody);
    if (!path.ends_with(".html") || body == std::string::npos) continue;
    std::string page = *file.bytes;
    page.insert(body + kBody.size(), html);
    file.etag = etag_of(page);
    file.bytes = std::make_shared<const std::string>(std::move(page));
    file.gzip.reset();
  }
}

const StaticFiles::File* StaticFiles::door(std::string_view path) const {
  const std::string_view first = path.substr(1, path.find('/', 1) - 1);
  for (const auto& [letter, name] : kDoors) {
    if (first != letter) continue;
    // Under a door a path with an extension is a file that is missing, not a page.
    if (path.substr(path.rfind('/')).find('.') != std::string_view::npos) return nullptr;
    const std::array<std::string, 4> pages{
        fmt::format("/{}/index.html", letter), fmt::format("/{}.html", letter),
        fmt::format("/{}/index.html", name), fmt::format("/{}.html", name)};
    for (const std::string& page : pages)
      if (const auto file = files_.find(page); file != files_.end()) return &file->second;
  }
  return nullptr;
}

std::optional<Response> StaticFiles::find(const Request& request) const {
  const std::string path = request.path == "/" ? "/index.html" : request.path;
  if (const auto file = files_.find(path); file != files_.end())
    return answer(file->second, request);
  if (const File* const page = door(request.path)) return answer(*page, request);
  if (request.path != "/") return std::nullopt;
  // A build without a page of its own for the root leads to its first door.
  for (const auto& [letter, name] : kDoors) {
    const std::string to = fmt::format("/{}", letter);
    if (door(to) == nullptr) continue;
    Response response;
    response.status = 302;
    response.set("Location", to).set("Cache-Control", "no-cache");
    return response;
  }
  return std::nullopt;
}

Response StaticFiles::answer(const File& file, const Request& request) {
  Response response;
  const bool gzip = file.gzip && accepts_gzip(request);
  // Two codings of one file are two representations with two tags.
  const std::string etag = gzip ? file.etag.substr(0, file.etag.size() - 1) + "-gz\"" : file.etag;
  response.set("ETag", etag)
      .set("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.gzip) response.set("Vary", "Accept-Encoding");
  if (request.header("if-none-match") == etag) {
    response.status = 304;
    return response;
  }
  response.set("Content-Type", file.type);
  if (gzip) response.set("Content-Encoding", "gzip");
  response.shared_body = gzip ? file.gzip : file.bytes;
  return response;
}

}  // namespace yigang::http
