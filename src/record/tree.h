// The Merkle tree of RFC 6962 §2.1 over SM3 or SHA-256: leaf = H(0x00 ‖ entry), node = H(0x01 ‖
// left ‖ right), split at the largest power of two below n, empty tree = H(""). The Frontier is
// what a journal head row keeps: it appends in O(log n) and gives the root without reading leaves.
//   frontier = %x01 algorithm size *hash          algorithm = %x01 (SM3) / %x02 (SHA-256)
//   size = 8OCTET, big end first, < 2^63; one hash of 32OCTET per 1 bit of size, largest first
// Pure. Root and proofs of n leaves: n hashes of time, 64 hashes and one chunk of memory.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/digest.h"

namespace yigang::record {

using crypto::Digest;
using crypto::DigestAlgorithm;

[[nodiscard]] Digest empty_root(DigestAlgorithm algorithm);
[[nodiscard]] Digest leaf_hash(DigestAlgorithm algorithm, ByteView entry);
[[nodiscard]] Digest node_hash(DigestAlgorithm algorithm, const Digest& left, const Digest& right);

class Frontier {
 public:
  explicit Frontier(DigestAlgorithm algorithm) : algorithm_(algorithm) {}
  // `frontier_malformed`.
  [[nodiscard]] static Result<Frontier> parse(ByteView bytes);
  [[nodiscard]] Bytes serialise() const;

  void append(const Digest& leaf);
  void append_entry(ByteView entry) { append(leaf_hash(algorithm_, entry)); }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] DigestAlgorithm algorithm() const { return algorithm_; }
  [[nodiscard]] Digest root() const;
  friend bool operator==(const Frontier&, const Frontier&) = default;

 private:
  DigestAlgorithm algorithm_;
  std::uint64_t size_ = 0;
  std::vector<Digest> peaks_;  // roots of the perfect subtrees, largest first
};

// Reads leaf hashes [first, first + count); must give exactly `count`. Asked in chunks of at most
// kLeafChunk consecutive leaves.
using LeafReader =
    std::function<Result<std::vector<Digest>>(std::uint64_t first, std::uint64_t count)>;
inline constexpr std::uint64_t kLeafChunk = 4096;
[[nodiscard]] LeafReader reader_over(std::span<const Digest> leaves);

using Proof = std::vector<Digest>;

[[nodiscard]] Digest root_of(DigestAlgorithm algorithm, std::span<const Digest> leaves);
[[nodiscard]] Result<Digest> root_of(DigestAlgorithm algorithm, const LeafReader& leaves,
                                     std::uint64_t size);
// Leaf `index` of the tree of `size` leaves; `tree_range` when index ≥ size.
[[nodiscard]] Result<Proof> inclusion_proof(DigestAlgorithm algorithm, const LeafReader& leaves,
                                            std::uint64_t index, std::uint64_t size);
// The tree of `old_size` is a prefix of the tree of `new_size`; `tree_range` when old > new. Empty
// for old_size 0 and for equal sizes.
[[nodiscard]] Result<Proof> consistency_proof(DigestAlgorithm algorithm, const LeafReader& leaves,
                                              std::uint64_t old_size, std::uint64_t new_size);

[[nodiscard]] bool verify_inclusion(DigestAlgorithm algorithm, const Digest& leaf,
                                    std::uint64_t index, std::uint64_t size,
                                    std::span<const Digest> proof, const Digest& root);
[[nodiscard]] bool verify_consistency(DigestAlgorithm algorithm, std::uint64_t old_size,
                                      const Digest& old_root, std::uint64_t new_size,
                                      const Digest& new_root, std::span<const Digest> proof);

// A settled batch is one leaf of the journal: the root of the tree over its lines, in order.
[[nodiscard]] Digest batch_root(DigestAlgorithm algorithm, std::span<const Bytes> lines);

}  // namespace yigang::record
