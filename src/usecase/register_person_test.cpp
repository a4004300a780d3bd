// What registering a person tells about others: no more than a look-up by number would, and with
// the same trace (reliability.md §6.3). On both engines.
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Registering : public Chain {
 protected:
  Registering() {
    EXPECT_EQ(told(desk.run(elsewhere(UnitCode(371522), PlaceCode(371522001)),
                            of(PlaceCode(371522001002), "李四", 4))),
              "done");
    EXPECT_EQ(told(desk.run(elsewhere(desk.unit(), PlaceCode(371525002)),
                            of(PlaceCode(371525002036), "赵六", 6))),
              "done");
    EXPECT_EQ(told(desk.run(town, of(desk.village(), "王五", 8))), "done");
  }
  Actor elsewhere(UnitCode unit, PlaceCode of_town) const {
    Actor other = desk.actor(Role::TOWN, 5);
    other.scope = {unit, of_town, {}};
    return other;
  }
  static RegisterPerson of(PlaceCode village, const std::string& name, int sequence,
                           std::optional<std::string> phone = {}) {
    return {village, name, fictitious_number(Date(1969, 3, 8), sequence), std::move(phone)};
  }
  std::string says(const std::string& name, int sequence, std::optional<std::string> phone = {},
                   const std::string& key = {}) {
    return told(desk.run(town, of(desk.village(), name, sequence, std::move(phone)), key));
  }
  std::int64_t count(const std::string& sql) {
    const auto rows =
        desk.database().read_value<std::int64_t>([&](store::Reader& tx) -> Result<std::int64_t> {
          TRY(const auto row, tx.query_one("SELECT CAST(COUNT(*) AS BIGINT) FROM " + sql));
          return row->get<std::int64_t>(0);
        });
    EXPECT_EQ(told(rows), "done");
    return rows.value_or(-1);
  }
  std::int64_t entries() { return count("journal_entry"); }
};

TEST_P(Registering, what_is_wrong_with_the_rest_is_told_before_whose_number_it_is) {
  const std::int64_t before = entries();
  for (const int sequence : {4, 6, 8, 10})
    EXPECT_EQ(says("张三", sequence, "1"), "phone_shape") << sequence;
  for (const int sequence : {4, 6, 8, 10})
    EXPECT_EQ(says("张 3", sequence), told(desk.run(town, of(desk.village(), "张 3", 10))));
  EXPECT_EQ(entries(), before) << "nothing was told of anybody";
}

TEST_P(Registering, a_refusal_that_tells_of_somebody_stays_in_the_journal) {
  const std::int64_t before = entries();
  EXPECT_EQ(says("张三", 4), "person_in_other_unit");
  EXPECT_EQ(entries(), before + 1);
  EXPECT_EQ(says("张三", 6), "person_registered_elsewhere");
  EXPECT_EQ(says("张三", 8), "person_other_name");
  EXPECT_EQ(entries(), before + 3);
  EXPECT_EQ(count("journal_entry WHERE unit = 371525 AND verb = 'register_person' AND "
                  "object_table = 'person' AND actor = " +
                  to_text(town.account)),
            4);
  EXPECT_EQ(count("person"), 3);
}

TEST_P(Registering, such_a_refusal_gives_the_key_back) {
  const std::int64_t claims = count("request_claim");
  EXPECT_EQ(says("张三", 4, {}, "first-a-wrong-one"), "person_in_other_unit");
  EXPECT_EQ(count("request_claim"), claims);
  EXPECT_EQ(says("张三", 10, {}, "first-a-wrong-one"), "done");
}

YIGANG_EACH_ENGINE(Registering);

}  // namespace

}  // namespace yigang::usecase
