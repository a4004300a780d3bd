#include "record/tree.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "record/fields.h"

namespace yigang::record {

namespace {

constexpr std::uint8_t kFrontierVersion = 1;
constexpr std::uint8_t kLeafPrefix[] = {0};
constexpr std::uint8_t kNodePrefix[] = {1};

bool is_algorithm(std::uint8_t octet) {
  return octet == static_cast<std::uint8_t>(DigestAlgorithm::sm3) ||
         octet == static_cast<std::uint8_t>(DigestAlgorithm::sha256);
}

// The largest power of two below n; n > 1.
std::uint64_t split_point(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

// The root over leaves [first, first + count), read in chunks.
Result<Digest> range_root(DigestAlgorithm algorithm, const LeafReader& leaves, std::uint64_t first,
                          std::uint64_t count) {
  Frontier frontier(algorithm);
  for (std::uint64_t done = 0; done < count;) {
    const std::uint64_t wanted = std::min(kLeafChunk, count - done);
    TRY(const std::vector<Digest> chunk, leaves(first + done, wanted));
    if (chunk.size() != wanted) return fail(failure("tree_leaves"));
    for (const Digest& leaf : chunk) frontier.append(leaf);
    done += wanted;
  }
  return frontier.root();
}

}  // namespace

Digest empty_root(DigestAlgorithm algorithm) {
  return crypto::digest(algorithm, ByteView());
}

Digest leaf_hash(DigestAlgorithm algorithm, ByteView entry) {
  return crypto::digest(algorithm, {kLeafPrefix, entry});
}

Digest node_hash(DigestAlgorithm algorithm, const Digest& left, const Digest& right) {
  return crypto::digest(algorithm, {kNodePrefix, left, right});
}

void Frontier::append(const Digest& leaf) {
  CHECK(size_ < std::uint64_t{1} << 62);
  Digest carry = leaf;
  // Like adding one to a binary number: each trailing 1 bit is a perfect subtree to join with.
  for (std::uint64_t bits = size_; (bits & 1) != 0; bits >>= 1) {
    carry = node_hash(algorithm_, peaks_.back(), carry);
    peaks_.pop_back();
  }
  peaks_.push_back(carry);
  ++size_;
}

Digest Frontier::root() const {
  if (peaks_.empty()) return empty_root(algorithm_);
  Digest root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = node_hash(algorithm_, peaks_[i], root);
  return root;
}

Bytes Frontier::serialise() const {
  Bytes bytes;
  bytes.reserve(10 + peaks_.size() * crypto::kDigestSize);
  FieldWriter out(bytes);
  out.octet(kFrontierVersion);
  out.octet(static_cast<std::uint8_t>(algorithm_));
  out.number(size_);
  for (const Digest& peak : peaks_) out.raw(peak);
  return bytes;
}

Result<Frontier> Frontier::parse(ByteView bytes) {
  FieldReader in(bytes);
  if (in.octet() != kFrontierVersion) in.refuse();
  const std::uint8_t algorithm = in.octet();
  if (!is_algorithm(algorithm)) in.refuse();
  const std::uint64_t size = in.number();
  if (in.bad()) return fail(failure("frontier_malformed"));
  Frontier frontier(static_cast<DigestAlgorithm>(algorithm));
  frontier.size_ = size;
  const int peaks = std::popcount(size);
  for (int i = 0; i < peaks && !in.bad(); ++i) frontier.peaks_.push_back(in.digest());
  if (!in.finished()) return fail(failure("frontier_malformed"));
  return frontier;
}

LeafReader reader_over(std::span<const Digest> leaves) {
  return [leaves](std::uint64_t first, std::uint64_t count) -> Result<std::vector<Digest>> {
    if (first > leaves.size() || count > leaves.size() - first) return fail(failure("tree_leaves"));
    const auto begin = leaves.begin() + static_cast<std::ptrdiff_t>(first);
    return std::vector<Digest>(begin, begin + static_cast<std::ptrdiff_t>(count));
  };
}

Digest root_of(DigestAlgorithm algorithm, std::span<const Digest> leaves) {
  Frontier frontier(algorithm);
  for (const Digest& leaf : leaves) frontier.append(leaf);
  return frontier.root();
}

Result<Digest> root_of(DigestAlgorithm algorithm, const LeafReader& leaves, std::uint64_t size) {
  return range_root(algorithm, leaves, 0, size);
}

// RFC 6962 §2.1.1, PATH(m, D[n]): the recursion as a loop from the root down, turned round at the
// end, since the proof begins at the leaf.
Result<Proof> inclusion_proof(DigestAlgorithm algorithm, const LeafReader& leaves,
                              std::uint64_t index, std::uint64_t size) {
  if (index >= size) return fail(bad_input("tree_range"));
  Proof proof;
  std::uint64_t first = 0;
  for (std::uint64_t count = size; count > 1;) {
    const std::uint64_t left = split_point(count);
    if (index - first < left) {
      TRY(const Digest sibling, range_root(algorithm, leaves, first + left, count - left));
      proof.push_back(sibling);
      count = left;
    } else {
      TRY(const Digest sibling, range_root(algorithm, leaves, first, left));
      proof.push_back(sibling);
      first += left;
      count -= left;
    }
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

// RFC 6962 §2.1.2, SUBPROOF(m, D[n], b), as a loop from the root down.
Result<Proof> consistency_proof(DigestAlgorithm algorithm, const LeafReader& leaves,
                                std::uint64_t old_size, std::uint64_t new_size) {
  if (old_size > new_size) return fail(bad_input("tree_range"));
  Proof proof;
  if (old_size == 0 || old_size == new_size) return proof;
  std::uint64_t first = 0;
  std::uint64_t old_count = old_size;
  std::uint64_t count = new_size;
  bool whole_old_tree = true;  // b: the subtree reached is the old tree itself, known to the reader
  while (old_count != count) {
    const std::uint64_t left = split_point(count);
    if (old_count <= left) {
      TRY(const Digest right, range_root(algorithm, leaves, first + left, count - left));
      proof.push_back(right);
      count = left;
    } else {
      TRY(const Digest sibling, range_root(algorithm, leaves, first, left));
      proof.push_back(sibling);
      first += left;
      old_count -= left;
      count -= left;
      whole_old_tree = false;
    }
  }
  if (!whole_old_tree) {
    TRY(const Digest subtree, range_root(algorithm, leaves, first, count));
    proof.push_back(subtree);
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

// RFC 9162 §2.1.3.2.
bool verify_inclusion(DigestAlgorithm algorithm, const Digest& leaf, std::uint64_t index,
                      std::uint64_t size, std::span<const Digest> proof, const Digest& root) {
  if (index >= size) return false;
  std::uint64_t at = index;
  std::uint64_t last = size - 1;
  Digest hash = leaf;
  for (const Digest& sibling : proof) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      hash = node_hash(algorithm, sibling, hash);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(algorithm, hash, sibling);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

// RFC 9162 §2.1.4.2, with the two cases that it leaves to the caller: an empty old tree, and equal
// sizes.
bool verify_consistency(DigestAlgorithm algorithm, std::uint64_t old_size, const Digest& old_root,
                        std::uint64_t new_size, const Digest& new_root,
                        std::span<const Digest> proof) {
  if (old_size > new_size) return false;
  if (old_size == new_size) return proof.empty() && old_root == new_root;
  if (old_size == 0) return proof.empty() && old_root == empty_root(algorithm);
  std::uint64_t at = old_size - 1;
  std::uint64_t last = new_size - 1;
  while ((at & 1) != 0) {
    at >>= 1;
    last >>= 1;
  }
  // An old tree of 2^k leaves is a subtree itself, and its root is not repeated in the proof.
  Digest first = old_root;
  if (!std::has_single_bit(old_size)) {
    if (proof.empty()) return false;
    first = proof.front();
    proof = proof.subspan(1);
  }
  Digest old_hash = first;
  Digest new_hash = first;
  for (const Digest& sibling : proof) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      old_hash = node_hash(algorithm, sibling, old_hash);
      new_hash = node_hash(algorithm, sibling, new_hash);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      new_hash = node_hash(algorithm, new_hash, sibling);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && old_hash == old_root && new_hash == new_root;
}

Digest batch_root(DigestAlgorithm algorithm, std::span<const Bytes> lines) {
  Frontier frontier(algorithm);
  for (const Bytes& line : lines) frontier.append_entry(line);
  return frontier.root();
}

}  // namespace yigang::record
