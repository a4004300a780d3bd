#include "http/event_stream.h"

#include <algorithm>
#include <cstring>

namespace yigang::http {

bool EventStream::send(std::string_view event, std::string_view data) {
  std::string bytes = "event: ";
  bytes.append(event).append("\ndata: ").append(data).append("\n\n");
  const std::scoped_lock lock(mutex_);
  return append(bytes);
}

bool EventStream::append(std::string_view bytes) {
  if (gone_ || closed_ || waiting_.size() + bytes.size() > most_) return false;
  waiting_ += bytes;
  wake();
  return true;
}

void EventStream::wake() {
  if (!asleep_) return;
  asleep_ = false;
  wake_();
}

void EventStream::close() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  wake();
}

bool EventStream::gone() const {
  const std::scoped_lock lock(mutex_);
  return gone_;
}

void EventStream::when_gone(std::function<void()> callback) {
  {
    const std::scoped_lock lock(mutex_);
    if (!gone_) {
      when_gone_ = std::move(callback);
      return;
    }
  }
  callback();
}

void EventStream::attach(std::function<void()> sleep, std::function<void()> wake) {
  const std::scoped_lock lock(mutex_);
  sleep_ = std::move(sleep);
  wake_ = std::move(wake);
}

void EventStream::detach() {
  std::function<void()> callback;
  {
    const std::scoped_lock lock(mutex_);
    gone_ = true;
    asleep_ = false;
    waiting_.clear();
    std::swap(callback, when_gone_);
  }
  if (callback) callback();
}

std::ptrdiff_t EventStream::take(char* out, std::size_t most) {
  const std::scoped_lock lock(mutex_);
  if (waiting_.empty()) {
    if (closed_) return -1;
    asleep_ = true;
    sleep_();
    return 0;
  }
  const std::size_t size = std::min(most, waiting_.size());
  std::memcpy(out, waiting_.data(), size);
  waiting_.erase(0, size);
  return static_cast<std::ptrdiff_t>(size);
}

void EventStream::heartbeat() {
  const std::scoped_lock lock(mutex_);
  if (waiting_.empty()) append(":\n\n");
}

}  // namespace yigang::http
