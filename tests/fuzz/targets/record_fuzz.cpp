// Journal entries, heads and frontiers: what is read must be written back byte for byte, so that
// one value has one form.
#include "fuzz.h"
#include "record/entry.h"
#include "record/head.h"
#include "record/tree.h"

namespace {

using namespace yigang;
using namespace yigang::record;

bool same(const Bytes& written, ByteView read) {
  return std::equal(written.begin(), written.end(), read.begin(), read.end());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yigang::fuzz::Input input(data, size);
  const std::size_t which = input.choice(4);
  const ByteView bytes = input.bytes();
  if (which == 0) {
    const auto entry = decode_entry(bytes);
    if (!entry) return 0;
    const auto written = encode_entry(*entry);
    MUST(written && same(*written, bytes));
  } else if (which == 1) {
    const auto head = parse_unit_head(bytes);
    if (head) MUST(same(canonical_bytes(*head), bytes));
  } else if (which == 2) {
    const auto head = parse_city_head(bytes);
    if (head) MUST(same(canonical_bytes(*head), bytes));
  } else {
    auto frontier = Frontier::parse(bytes);
    if (!frontier) return 0;
    MUST(same(frontier->serialise(), bytes));
    (void)frontier->root();
  }
  return 0;
}
