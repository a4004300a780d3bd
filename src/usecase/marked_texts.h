// Texts that were marked lately. Marking a text of a megabyte takes a tenth of a second, and
// anybody may ask for it; the same words and the same phrases are marked the same. Holds the latest
// few and no more; safe from any thread. The caller has held the text against its digest.
#pragma once

#include <list>
#include <memory>
#include <mutex>

#include "crypto/digest.h"
#include "usecase/marked_text.h"

namespace yigang::usecase {

class MarkedTexts {
 public:
  static constexpr std::size_t kMost = 8;  // of at most kDocumentTextBytes each

  [[nodiscard]] std::shared_ptr<const MarkedText> of(std::string_view text,
                                                     const std::vector<ClauseHead>& heads,
                                                     const std::vector<CitedPhrase>& phrases);

 private:
  struct Kept {
    crypto::Digest asked;
    std::shared_ptr<const MarkedText> marked;
  };
  std::mutex mutex_;
  std::list<Kept> kept_;  // the latest first
};

}  // namespace yigang::usecase
