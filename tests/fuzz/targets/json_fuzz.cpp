// JSON of a struct that has every kind of member: what is read and written is read as the same
// bytes.
#include <map>
#include <optional>

#include "core/calendar.h"
#include "core/fen.h"
#include "core/nouns.h"
#include "fuzz.h"
#include "wire/json.h"

namespace yigang::fuzz {

struct Child {
  std::string name;
  Date birth_date;
};
BOOST_DESCRIBE_STRUCT(Child, (), (name, birth_date))

struct Everything {
  bool open = false;
  std::int64_t count = 0;
  std::optional<std::string> note;
  Fen amount_fen;
  std::optional<Month> month;
  PostCategory category = PostCategory::public_service;
  std::vector<Child> people;
  std::map<std::string, int> counts;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (open, count, note, amount_fen, month, category, people, counts))

}  // namespace yigang::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yigang::fuzz::Everything;
  const yigang::fuzz::Input input(data, size);
  const auto value = yigang::wire::from_json<Everything>(input.text());
  if (!value) return 0;
  const std::string written = yigang::wire::to_json(*value);
  const auto again = yigang::wire::from_json<Everything>(written);
  MUST(again && yigang::wire::to_json(*again) == written);
  return 0;
}
