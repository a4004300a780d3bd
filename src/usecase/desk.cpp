#include "usecase/desk.h"

#include "base/bytes.h"
#include "crypto/digest.h"
#include "store/figure_queries.h"

namespace yigang::usecase {

Result<LawShelf::Edition> LawShelf::edition(store::Reader& reader) {
  TRY(const std::int64_t confirmed, store::count_confirmed_figures(reader));
  const std::lock_guard lock(mutex_);
  if (current_.snapshot && confirmed == confirmed_rows_) return current_;
  TRY(const std::vector<law::OfficeRow> rows, store::confirmed_figures(reader));
  TRY(law::LawPtr snapshot, law::LawSnapshot::load(folder_, rows));
  std::string digest = to_hex(crypto::sm3(snapshot->canonical_text()));
  current_ = Edition{std::move(snapshot), std::move(digest)};
  confirmed_rows_ = confirmed;
  return current_;
}

}  // namespace yigang::usecase
