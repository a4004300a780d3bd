// A stream of server-sent events (progress of a job): one side sends, the server's I/O thread takes
// and sleeps when there is nothing. The buffer is bounded: an event that does not fit is dropped,
// and `send` says so; progress comes again. When the reader has gone, `gone()` is true and
// `when_gone` has been called once, so that the sender can stop. Thread-safe; shared by both sides.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace yigang::http {

class EventStream {
 public:
  explicit EventStream(std::size_t most_bytes = 64 * 1024) : most_(most_bytes) {}

  // `data` is one line (JSON); false when it was dropped, or nobody reads any more.
  bool send(std::string_view event, std::string_view data);
  // After what was sent the stream ends.
  void close();
  [[nodiscard]] bool gone() const;
  // Called from a thread of the server, at once if the reader has gone already.
  void when_gone(std::function<void()> callback);

  // For the server. `sleep` and `wake` suspend and resume the connection and run under the lock of
  // the stream, so that none is lost between looking and sleeping.
  void attach(std::function<void()> sleep, std::function<void()> wake);
  void detach();
  // Bytes taken; 0 after going to sleep; -1 at the end.
  [[nodiscard]] std::ptrdiff_t take(char* out, std::size_t most);
  // A comment that shows whether somebody still reads; not if something waits already.
  void heartbeat();

 private:
  bool append(std::string_view bytes);
  void wake();

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::string waiting_;
  std::function<void()> sleep_;
  std::function<void()> wake_;
  std::function<void()> when_gone_;
  bool asleep_ = false;
  bool closed_ = false;
  bool gone_ = false;
};

}  // namespace yigang::http
