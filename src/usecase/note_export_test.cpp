// Who took which list away, on both engines (interface.md §5.1: the file says who exported what,
// and when; domain.md §7.1: an auditor's exports are on record).
#include "usecase/note_export.h"

#include "usecase/desk_fixture.h"
#include "usecase/journal_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class NoteExportTest : public store::EachEngine {
 protected:
  NoteExportTest() : desk(GetParam()) {}
  std::int64_t noted() {
    std::int64_t entries = 0;
    for (const UnitCode unit : {kCity, desk.unit()}) {
      JournalQuery query;
      query.unit = unit;
      const auto page = read_journal(*desk, desk.actor(Role::AUDIT), query);
      EXPECT_EQ(told(page), "done");
      for (const JournalLine& one : page->items) {
        if (one.verb != "note_export") continue;
        ++entries;
        last = one.reason;
      }
    }
    return entries;
  }
  TestDesk desk;
  std::string last;
};

TEST_P(NoteExportTest, whoever_takes_a_list_away_leaves_an_entry_of_his_own_place) {
  const Actor county = desk.actor(Role::CNTY_HR);
  ASSERT_EQ(told(desk.run(county, NoteExport{desk.unit(), {}, "posts", "状态 空岗", 31})), "done");
  EXPECT_EQ(noted(), 1);
  EXPECT_EQ(last, "posts · 状态 空岗 · 31");
  const Actor town = desk.actor(Role::TOWN);
  ASSERT_EQ(told(desk.run(town, NoteExport{desk.unit(), desk.town(), "posts", "", 0})), "done");
  ASSERT_EQ(told(desk.run(desk.actor(Role::AUDIT), NoteExport{kCity, {}, "journal", "", 7})),
            "done");
  EXPECT_EQ(noted(), 3);
}

TEST_P(NoteExportTest, nobody_writes_an_entry_of_another_place_or_with_a_number_of_a_person) {
  const Actor county = desk.actor(Role::CNTY_HR);
  EXPECT_EQ(told(desk.run(county, NoteExport{UnitCode(371522), {}, "posts", "", 1})), "not_found");
  EXPECT_EQ(told(desk.run(desk.actor(Role::TOWN), NoteExport{desk.unit(), {}, "posts", "", 1})),
            "not_found");
  EXPECT_EQ(told(desk.run(county, NoteExport{UnitCode(371522), desk.town(), "posts", "", 1})),
            "place_of_other_unit");
  EXPECT_EQ(told(desk.run(county, NoteExport{desk.unit(), {}, "", "", 1})), "text_missing");
  EXPECT_EQ(told(desk.run(county, NoteExport{desk.unit(), {}, "posts", "", -1})), "export_rows");
  EXPECT_EQ(told(desk.run(county, NoteExport{desk.unit(), {}, "posts", "372599196903080024", 1})),
            "resident_number_in_text");
  EXPECT_EQ(noted(), 0);
}

YIGANG_EACH_ENGINE(NoteExportTest);

}  // namespace

}  // namespace yigang::usecase
