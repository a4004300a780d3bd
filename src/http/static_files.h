// The web interface, read once at the start: what is not in memory does not exist, so that no path
// can reach a file outside. Assets with a hash in their name are cached for ever, pages never.
// `x.gz` beside `x` is sent to those who take it. Each door (/b, /c, /g, /v) answers its own page
// for all paths under it, since its pages are made in the browser. Read-only after load;
// thread-safe.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace yigang::http {

class StaticFiles {
 public:
  StaticFiles() = default;
  // Problem `web_not_readable` {folder}. Links are not followed out of the folder.
  [[nodiscard]] static Result<StaticFiles> load(const std::string& folder);

  // Puts `html` first into the body of every page. Before the server starts.
  void begin_pages_with(std::string_view html);

  // Nothing when there is no such file or door.
  [[nodiscard]] std::optional<Response> find(const Request& request) const;
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  struct File {
    std::string type;
    std::string etag;
    bool immutable = false;
    std::shared_ptr<const std::string> bytes;
    std::shared_ptr<const std::string> gzip;
  };

  [[nodiscard]] const File* door(std::string_view path) const;
  [[nodiscard]] static Response answer(const File& file, const Request& request);

  std::map<std::string, File, std::less<>> files_;  // by path, "/b/index.html"
};

}  // namespace yigang::http
