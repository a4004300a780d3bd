#include "record/tree.h"

#include <gtest/gtest.h>

namespace yigang::record {
namespace {

constexpr DigestAlgorithm kSha = DigestAlgorithm::sha256;
constexpr DigestAlgorithm kSm3 = DigestAlgorithm::sm3;

// The reference tree of the Certificate Transparency project: inputs and the root after each.
const std::vector<std::pair<std::string, std::string>>& reference_tree() {
  static const std::vector<std::pair<std::string, std::string>> tree = {
      {"", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
      {"00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
      {"10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
      {"2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
      {"3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
      {"40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
      {"5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
      {"606162636465666768696a6b6c6d6e6f",
       "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"}};
  return tree;
}

std::vector<Digest> numbered_leaves(DigestAlgorithm algorithm, std::uint64_t count) {
  std::vector<Digest> leaves;
  for (std::uint64_t i = 0; i < count; ++i)
    leaves.push_back(leaf_hash(algorithm, bytes_of(std::to_string(i))));
  return leaves;
}

// The definitions of RFC 6962 §2.1 as they stand there, by recursion: the judge of the loops.
Digest defined_root(DigestAlgorithm algorithm, std::span<const Digest> leaves) {
  if (leaves.empty()) return empty_root(algorithm);
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return node_hash(algorithm, defined_root(algorithm, leaves.first(k)),
                   defined_root(algorithm, leaves.subspan(k)));
}

Proof defined_path(DigestAlgorithm algorithm, std::size_t m, std::span<const Digest> leaves) {
  if (leaves.size() <= 1) return {};
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  Proof proof;
  if (m < k) {
    proof = defined_path(algorithm, m, leaves.first(k));
    proof.push_back(defined_root(algorithm, leaves.subspan(k)));
  } else {
    proof = defined_path(algorithm, m - k, leaves.subspan(k));
    proof.push_back(defined_root(algorithm, leaves.first(k)));
  }
  return proof;
}

Proof defined_subproof(DigestAlgorithm algorithm, std::size_t m, std::span<const Digest> leaves,
                       bool whole) {
  if (m == leaves.size()) return whole ? Proof{} : Proof{defined_root(algorithm, leaves)};
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  Proof proof;
  if (m <= k) {
    proof = defined_subproof(algorithm, m, leaves.first(k), whole);
    proof.push_back(defined_root(algorithm, leaves.subspan(k)));
  } else {
    proof = defined_subproof(algorithm, m - k, leaves.subspan(k), false);
    proof.push_back(defined_root(algorithm, leaves.first(k)));
  }
  return proof;
}

TEST(Tree, the_reference_tree_of_certificate_transparency_has_its_known_roots) {
  Frontier frontier(kSha);
  EXPECT_EQ(to_hex(frontier.root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (const auto& [input, root] : reference_tree()) {
    frontier.append_entry(from_hex(input).value());
    EXPECT_EQ(to_hex(frontier.root()), root);
  }
}

TEST(Tree, frontier_roots_follow_the_definition_for_sizes_0_to_300_in_both_algorithms) {
  for (const DigestAlgorithm algorithm : {kSha, kSm3}) {
    const auto leaves = numbered_leaves(algorithm, 300);
    Frontier frontier(algorithm);
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
      const auto part = std::span(leaves).first(size);
      EXPECT_EQ(frontier.root(), defined_root(algorithm, part)) << size;
      EXPECT_EQ(root_of(algorithm, part), frontier.root());
      EXPECT_EQ(root_of(algorithm, reader_over(part), size).value(), frontier.root());
      if (size < leaves.size()) frontier.append(leaves[size]);
    }
  }
}

TEST(Tree, a_frontier_survives_storage_at_every_size) {
  Frontier frontier(kSm3);
  for (const Digest& leaf : numbered_leaves(kSm3, 70)) {
    Frontier stored = Frontier::parse(frontier.serialise()).value();
    EXPECT_EQ(stored, frontier);
    stored.append(leaf);
    frontier.append(leaf);
    EXPECT_EQ(stored.root(), frontier.root());
  }
}

TEST(Tree, damaged_frontiers_are_refused) {
  Frontier frontier(kSm3);
  for (const Digest& leaf : numbered_leaves(kSm3, 5)) frontier.append(leaf);
  const Bytes good = frontier.serialise();
  for (std::size_t length = 0; length < good.size(); ++length)
    EXPECT_FALSE(Frontier::parse(ByteView(good).first(length))) << length;
  Bytes longer = good;
  longer.push_back(0);
  EXPECT_FALSE(Frontier::parse(longer));
  for (const std::size_t at : {0U, 1U, 2U, 9U}) {
    Bytes changed = good;
    changed[at] = static_cast<std::uint8_t>(changed[at] ^ 0x82);
    EXPECT_EQ(Frontier::parse(changed).error().code, "frontier_malformed") << at;
  }
}

// reliability.md §7: every leaf of every size.
TEST(Tree, every_leaf_of_sizes_0_to_33_is_proved_and_no_other_is) {
  for (const DigestAlgorithm algorithm : {kSha, kSm3}) {
    const auto leaves = numbered_leaves(algorithm, 33);
    for (std::size_t size = 0; size <= 33; ++size) {
      const auto part = std::span(leaves).first(size);
      const Digest root = root_of(algorithm, part);
      EXPECT_EQ(inclusion_proof(algorithm, reader_over(part), size, size).error().code,
                "tree_range");
      for (std::size_t index = 0; index < size; ++index) {
        const Proof proof = inclusion_proof(algorithm, reader_over(part), index, size).value();
        EXPECT_EQ(proof, defined_path(algorithm, index, part)) << index << " of " << size;
        for (std::size_t claimed = 0; claimed <= size; ++claimed)
          EXPECT_EQ(verify_inclusion(algorithm, leaves[index], claimed, size, proof, root),
                    claimed == index)
              << claimed << " for " << index << " of " << size;
      }
    }
  }
}

TEST(Tree, every_pair_of_sizes_0_to_33_is_consistent) {
  for (const DigestAlgorithm algorithm : {kSha, kSm3}) {
    const auto leaves = numbered_leaves(algorithm, 33);
    for (std::size_t size = 0; size <= 33; ++size)
      for (std::size_t old = 0; old <= size; ++old) {
        const auto part = std::span(leaves).first(size);
        const Digest root = root_of(algorithm, part);
        const Digest old_root = root_of(algorithm, part.first(old));
        const Proof proof = consistency_proof(algorithm, reader_over(part), old, size).value();
        if (old > 0) {
          EXPECT_EQ(proof, defined_subproof(algorithm, old, part, true)) << old << " " << size;
        }
        EXPECT_TRUE(verify_consistency(algorithm, old, old_root, size, root, proof))
            << old << " " << size;
      }
  }
}

TEST(Tree, changed_proofs_roots_and_sizes_fail) {
  const auto leaves = numbered_leaves(kSm3, 33);
  const auto reader = reader_over(leaves);
  for (std::size_t size = 2; size <= 33; ++size) {
    const Digest root = root_of(kSm3, std::span(leaves).first(size));
    for (std::size_t old = 1; old < size; ++old) {
      const Digest old_root = root_of(kSm3, std::span(leaves).first(old));
      const Proof proof = consistency_proof(kSm3, reader, old, size).value();
      for (std::size_t i = 0; i < proof.size(); ++i) {
        Proof changed = proof;
        changed[i][7] ^= 1;
        EXPECT_FALSE(verify_consistency(kSm3, old, old_root, size, root, changed));
        changed = proof;
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(verify_consistency(kSm3, old, old_root, size, root, changed));
      }
      Proof longer = proof;
      longer.push_back(root);
      EXPECT_FALSE(verify_consistency(kSm3, old, old_root, size, root, longer));
      EXPECT_FALSE(verify_consistency(kSm3, old, old_root, size, root, {}));
      EXPECT_FALSE(verify_consistency(kSm3, old, root, size, root, proof));
      EXPECT_FALSE(verify_consistency(kSm3, old, old_root, size, old_root, proof));
      EXPECT_FALSE(verify_consistency(kSm3, size, root, old, old_root, proof));
    }
    Proof proof = inclusion_proof(kSm3, reader, 1, size).value();
    EXPECT_FALSE(verify_inclusion(kSm3, leaves[0], 1, size, proof, root));
    proof[0][0] ^= 1;
    EXPECT_FALSE(verify_inclusion(kSm3, leaves[1], 1, size, proof, root));
    proof[0][0] ^= 1;
    proof.push_back(root);
    EXPECT_FALSE(verify_inclusion(kSm3, leaves[1], 1, size, proof, root));
  }
}

TEST(Tree, a_proof_longer_than_the_tree_is_high_fails_even_when_its_hashes_fit) {
  const auto leaves = numbered_leaves(kSm3, 4);
  const Proof one = {leaves[0]};
  EXPECT_FALSE(verify_inclusion(kSm3, leaves[1], 0, 1, one, node_hash(kSm3, leaves[0], leaves[1])));
  const Digest two = node_hash(kSm3, leaves[0], leaves[1]);
  const Proof too_long = {leaves[2], leaves[3]};
  const Digest forged = node_hash(kSm3, leaves[3], node_hash(kSm3, two, leaves[2]));
  EXPECT_FALSE(verify_consistency(kSm3, 2, node_hash(kSm3, leaves[3], two), 3, forged, too_long));
}

TEST(Tree, a_rewritten_history_is_not_consistent) {
  auto leaves = numbered_leaves(kSm3, 20);
  const Digest old_root = root_of(kSm3, std::span(leaves).first(13));
  leaves[4] = leaf_hash(kSm3, bytes_of("rewritten"));
  const Digest root = root_of(kSm3, leaves);
  const Proof proof = consistency_proof(kSm3, reader_over(leaves), 13, 20).value();
  EXPECT_FALSE(verify_consistency(kSm3, 13, old_root, 20, root, proof));
}

TEST(Tree, a_thousand_leaves_are_proved_with_at_most_ten_hashes) {
  const auto leaves = numbered_leaves(kSm3, 1000);
  const Digest root = root_of(kSm3, leaves);
  for (std::uint64_t index = 0; index < 1000; index += 37) {
    const Proof proof = inclusion_proof(kSm3, reader_over(leaves), index, 1000).value();
    EXPECT_LE(proof.size(), 10U);
    EXPECT_TRUE(verify_inclusion(kSm3, leaves[index], index, 1000, proof, root));
  }
  for (std::uint64_t old = 0; old <= 1000; old += 41) {
    const Digest old_root = root_of(kSm3, std::span(leaves).first(old));
    const Proof proof = consistency_proof(kSm3, reader_over(leaves), old, 1000).value();
    EXPECT_TRUE(verify_consistency(kSm3, old, old_root, 1000, root, proof)) << old;
  }
}

TEST(Tree, leaves_are_read_in_chunks_and_a_short_answer_is_a_failure) {
  const auto leaves = numbered_leaves(kSm3, 10'000);
  std::uint64_t largest = 0;
  const LeafReader counting = [&](std::uint64_t first, std::uint64_t count) {
    largest = std::max(largest, count);
    return reader_over(leaves)(first, count);
  };
  EXPECT_EQ(root_of(kSm3, counting, 10'000).value(), root_of(kSm3, leaves));
  EXPECT_EQ(largest, kLeafChunk);
  const LeafReader lazy = [](std::uint64_t, std::uint64_t) -> Result<std::vector<Digest>> {
    return std::vector<Digest>{};
  };
  EXPECT_EQ(root_of(kSm3, lazy, 1).error().code, "tree_leaves");
  EXPECT_EQ(inclusion_proof(kSm3, lazy, 0, 2).error().code, "tree_leaves");
  EXPECT_EQ(consistency_proof(kSm3, lazy, 1, 2).error().code, "tree_leaves");
  EXPECT_EQ(root_of(kSm3, reader_over(leaves), 10'001).error().code, "tree_leaves");
}

TEST(Tree, sizes_asked_the_wrong_way_round_are_refused) {
  const auto leaves = numbered_leaves(kSm3, 3);
  EXPECT_EQ(consistency_proof(kSm3, reader_over(leaves), 3, 2).error().code, "tree_range");
}

TEST(Tree, an_entry_that_looks_like_a_node_is_no_node) {
  const auto leaves = numbered_leaves(kSm3, 2);
  Bytes forged;
  for (const Digest& leaf : leaves) forged.insert(forged.end(), leaf.begin(), leaf.end());
  EXPECT_NE(leaf_hash(kSm3, forged), node_hash(kSm3, leaves[0], leaves[1]));
}

TEST(Tree, a_settled_batch_is_one_root_over_its_lines_in_order) {
  const std::vector<Bytes> lines = {{1}, {2, 3}, {}};
  const std::vector<Bytes> swapped = {{2, 3}, {1}, {}};
  EXPECT_EQ(batch_root(kSm3, lines),
            node_hash(kSm3, node_hash(kSm3, leaf_hash(kSm3, lines[0]), leaf_hash(kSm3, lines[1])),
                      leaf_hash(kSm3, lines[2])));
  EXPECT_NE(batch_root(kSm3, lines), batch_root(kSm3, swapped));
  EXPECT_EQ(batch_root(kSm3, {}), empty_root(kSm3));
}

}  // namespace
}  // namespace yigang::record
