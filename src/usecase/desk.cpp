#include "usecase/desk.h"

#include <algorithm>

#include "base/bytes.h"
#include "crypto/digest.h"
#include "store/figure_queries.h"

namespace yigang::usecase {

namespace {

// A year's runs were made by a few editions; one of them takes some megabytes.
constexpr std::size_t kPastEditions = 8;
constexpr std::size_t kUnknownDigests = 64;

Result<LawShelf::Edition> edition_with(const std::filesystem::path& folder,
                                       std::span<const law::OfficeRow> rows) {
  TRY(law::LawPtr snapshot, law::LawSnapshot::load(folder, rows));
  std::string digest = to_hex(crypto::sm3(snapshot->canonical_text()));
  return LawShelf::Edition{std::move(snapshot), std::move(digest)};
}

template <class T>
void keep(std::deque<T>& shelf, T value, std::size_t most) {
  shelf.push_front(std::move(value));
  if (shelf.size() > most) shelf.pop_back();
}

}  // namespace

Result<LawShelf::Edition> LawShelf::edition(store::Reader& reader) {
  TRY(const std::int64_t confirmed, store::count_confirmed_figures(reader));
  const std::lock_guard lock(mutex_);
  if (current_.snapshot && confirmed == confirmed_rows_) return current_;
  TRY(const std::vector<law::OfficeRow> rows, store::confirmed_figures(reader));
  TRY(current_, edition_with(folder_, rows));
  confirmed_rows_ = confirmed;
  return current_;
}

Result<std::optional<LawShelf::Edition>> LawShelf::edition_of(store::Reader& reader,
                                                              std::string_view digest) {
  TRY(const Edition now, edition(reader));
  if (now.digest == digest) return std::optional(now);
  const std::lock_guard lock(past_mutex_);
  const auto known = std::ranges::find(past_, digest, &Edition::digest);
  if (known != past_.end()) return std::optional(*known);
  if (std::ranges::find(not_found_, digest) != not_found_.end()) return std::optional<Edition>();
  TRY(std::optional<Edition> found, search_past(reader, digest));
  if (found) {
    keep(past_, *found, kPastEditions);
  } else {
    keep(not_found_, std::string(digest), kUnknownDigests);
  }
  return found;
}

Result<std::optional<LawShelf::Edition>> LawShelf::search_past(store::Reader& reader,
                                                               std::string_view digest) const {
  TRY(const std::vector<law::OfficeRow> rows, store::confirmed_figures(reader));
  const std::span<const law::OfficeRow> all(rows);
  for (std::size_t count = rows.size(); count-- > 0;) {
    // Rows that stood by themselves once may not stand with a folder that has changed since.
    Result<Edition> edition = edition_with(folder_, all.first(count));
    if (edition && edition->digest == digest) return std::optional(*std::move(edition));
  }
  return std::optional<Edition>();
}

void UnwrittenUses::keep(const crypto::Digest& token_hash, Instant at, Instant forget) {
  const std::lock_guard lock(mutex_);
  std::erase_if(used_at_, [&](const auto& use) { return use.second < forget; });
  used_at_[token_hash] = at;
}

void UnwrittenUses::written(const crypto::Digest& token_hash) {
  const std::lock_guard lock(mutex_);
  used_at_.erase(token_hash);
}

std::optional<Instant> UnwrittenUses::last(const crypto::Digest& token_hash) const {
  const std::lock_guard lock(mutex_);
  const auto found = used_at_.find(token_hash);
  if (found == used_at_.end()) return std::nullopt;
  return found->second;
}

}  // namespace yigang::usecase
