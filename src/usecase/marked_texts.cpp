#include "usecase/marked_texts.h"

#include <algorithm>

namespace yigang::usecase {

namespace {

void add(std::string& whole, std::string_view part) {
  whole += std::to_string(part.size());
  whole += ':';
  whole += part;
}

// Of everything that the marks depend on; the lengths keep neighbours apart.
crypto::Digest digest_of(std::string_view text, const std::vector<ClauseHead>& heads,
                         const std::vector<CitedPhrase>& phrases) {
  std::string whole = std::to_string(heads.size()) + ' ';
  for (const ClauseHead& head : heads) {
    add(whole, head.clause);
    add(whole, head.heading);
  }
  for (const CitedPhrase& one : phrases) {
    add(whole, one.clause);
    add(whole, one.phrase);
  }
  add(whole, text);
  return crypto::sm3(whole);
}

}  // namespace

std::shared_ptr<const MarkedText> MarkedTexts::of(std::string_view text,
                                                  const std::vector<ClauseHead>& heads,
                                                  const std::vector<CitedPhrase>& phrases) {
  const crypto::Digest asked = digest_of(text, heads, phrases);
  // Marked under the lock: many who ask at once wait for one.
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(kept_, asked, &Kept::asked);
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
  } else {
    kept_.push_front({asked, std::make_shared<MarkedText>(mark_text(text, heads, phrases))});
    if (kept_.size() > kMost) kept_.pop_back();
  }
  return kept_.front().marked;
}

}  // namespace yigang::usecase
