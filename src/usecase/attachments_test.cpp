// Photographs behind a review and a day of attendance, on both engines.
#include "usecase/attachments.h"

#include <functional>

#include "store/attachment_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/media_type.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

const std::string kPicture = "\xFF\xD8\xFF\xE0 a picture of 372599196903080024";

class AttachmentTest : public MonthFixture {
 protected:
  Result<AttachmentAdded> add(const Actor& actor, Date day, const std::string& bytes) {
    return desk.run(actor, AddDayAttachment{one_, day, bytes});
  }
  // As `full` says it: what has no room, and how much it has.
  static std::string full(const Result<AttachmentAdded>& added) {
    if (told(added) != "attachments_full") return told(added);
    EXPECT_EQ(added.error().kind, ProblemKind::conflict);
    std::string said;
    for (const auto& [name, value] : added.error().params)
      said += (said.empty() ? "" : " ") + value;
    return said;
  }
  // Files that the village has added today.
  void put_files(std::int64_t count, PlacementId placement,
                 const std::function<Date(std::int64_t)>& day_of, std::int64_t size = 1) {
    put([&](store::Writer& tx) -> Result<> {
      TRY(const Date today, store::business_day(tx, desk->clock));
      for (std::int64_t n = 0; n < count; ++n) {
        const std::string digest = "digest " + std::to_string(n);
        TRY_VOID(store::insert(
            tx, store::AttachmentRow{unit, AttachmentId(kFirstId + n), store::AttachmentObject::day,
                                     placement.value(), day_of(n), store::MediaType::jpeg, size,
                                     Bytes(digest.begin(), digest.end()), Bytes{1}, village.account,
                                     today}));
      }
      return {};
    });
  }
  static constexpr std::int64_t kFirstId = 1000;
  PlacementId one_ = place(1);
  const Date day_ = Date(2022, 3, 8);
};

TEST_P(AttachmentTest, a_picture_is_kept_sealed_and_comes_back_as_it_was) {
  const auto added = add(village, day_, kPicture);
  ASSERT_EQ(told(added), "done");
  EXPECT_TRUE(added->added);
  EXPECT_EQ(added->media_type, store::MediaType::jpeg);
  EXPECT_EQ(added->digest.size(), 64U);
  const auto list = list_day_attachments(*desk, village, {one_, day_});
  ASSERT_EQ(told(list), "done");
  ASSERT_EQ(list->items.size(), 1U);
  EXPECT_EQ(list->items[0].id, added->id);
  EXPECT_EQ(list->items[0].size_bytes, static_cast<std::int64_t>(kPicture.size()));
  EXPECT_EQ(list->items[0].digest, added->digest);
  const auto file = read_day_attachment(*desk, town, {one_, day_, added->id});
  ASSERT_EQ(told(file), "done");
  EXPECT_EQ(file->bytes, kPicture);
  // Whoever holds the database alone sees no picture.
  const auto sealed =
      desk.database().read_value<Bytes>([&](store::Reader& reader) -> Result<Bytes> {
        TRY(const auto row, reader.query_one("SELECT content_sealed FROM attachment", {}));
        return row->get<Bytes>(0);
      });
  EXPECT_EQ(text_of(*sealed).find("picture"), std::string_view::npos);
  // Of another day it is none.
  EXPECT_EQ(told(read_day_attachment(*desk, town, {one_, Date(2022, 3, 9), added->id})),
            "not_found");
}

TEST_P(AttachmentTest, the_same_file_is_there_once) {
  const auto first = add(village, day_, kPicture);
  const auto again = add(desk.actor(Role::VILL, 1), day_, kPicture);
  ASSERT_EQ(told(again), "done");
  EXPECT_FALSE(again->added);
  EXPECT_EQ(again->id, first->id);
  EXPECT_EQ(list_day_attachments(*desk, village, {one_, day_})->items.size(), 1U);
}

TEST_P(AttachmentTest, what_is_no_picture_or_too_much_is_refused) {
  EXPECT_EQ(told(add(village, day_, "")), "attachment_empty");
  EXPECT_EQ(told(add(village, day_, "<html>hello</html>")), "attachment_type");
  EXPECT_EQ(told(add(village, day_, kPicture + std::string(kAttachmentBytes, ' '))),
            "attachment_too_large");
}

TEST_P(AttachmentTest, a_day_has_room_for_twenty) {
  for (std::int64_t n = 0; n < kAttachmentsMost; ++n)
    ASSERT_EQ(told(add(village, day_, kPicture + std::to_string(n))), "done");
  EXPECT_EQ(full(add(village, day_, kPicture + "more")), "object 20");
  // The same file again is no further one.
  EXPECT_EQ(told(add(village, day_, kPicture + "0")), "done");
  EXPECT_EQ(told(add(village, Date(2022, 3, 9), kPicture)), "done");
}

TEST_P(AttachmentTest, a_month_of_one_person_has_room_for_two_a_day) {
  desk.set_day(Date(2022, 4, 7));
  put_files(kAttachmentsAMonth - 1, one_,
            [](std::int64_t n) { return Date(2022, 3, 1).plus_days(static_cast<int>(n % 31)); });
  EXPECT_EQ(told(add(village, day_, kPicture)), "done");
  EXPECT_EQ(full(add(village, day_, kPicture + "more")), "month 62");
  EXPECT_EQ(told(add(village, Date(2022, 4, 6), kPicture)), "done");
  EXPECT_EQ(told(desk.run(village, AddDayAttachment{place(3), day_, kPicture})), "done");
}

TEST_P(AttachmentTest, an_account_fills_no_more_than_a_day_has_room_for) {
  // One for each of so many people, in a month that nobody else looks at.
  put_files(kAttachmentsADay - 1, one_,
            [](std::int64_t n) { return Date(2019, 1, 1).plus_days(static_cast<int>(n)); });
  EXPECT_EQ(told(add(village, day_, kPicture)), "done");
  EXPECT_EQ(full(add(village, day_, kPicture + "more")), "account 300");
  EXPECT_EQ(told(add(desk.actor(Role::VILL, 1), day_, kPicture + "more")), "done");
  desk.set_day(Date(2022, 4, 7));
  EXPECT_EQ(told(add(village, day_, kPicture + "next day")), "done");
}

TEST_P(AttachmentTest, nor_more_bytes) {
  put_files(
      1, one_, [](std::int64_t) { return Date(2019, 1, 1); },
      kAttachmentBytesADay - static_cast<std::int64_t>(kPicture.size()));
  EXPECT_EQ(told(add(village, day_, kPicture)), "done");
  EXPECT_EQ(full(add(village, day_, kPicture + "more")), "account_mib 128");
}

// What is heavy of a file is done before the store has its turn: the verb has what it will keep.
TEST_P(AttachmentTest, a_file_is_digested_and_sealed_before_its_turn) {
  const AddDayAttachment command{one_, day_, kPicture};
  const auto file = prepare(*desk, village, command);
  ASSERT_EQ(told(file), "done");
  EXPECT_FALSE(file->content.empty());
  const auto opened = desk->keys.open_text(
      {"attachment", "content_sealed", to_text(unit), file->id.value()}, file->content);
  ASSERT_EQ(told(opened), "done");
  EXPECT_EQ(*opened, kPicture);
  // Nothing is computed for whom the matrix does not name, nor of what is no file.
  EXPECT_TRUE(prepare(*desk, finance, command)->content.empty());
  EXPECT_TRUE(prepare(*desk, village, AddDayAttachment{one_, day_, "text"})->content.empty());
}

TEST_P(AttachmentTest, only_who_enters_attendance_and_while_it_is_open) {
  EXPECT_EQ(told(add(town, day_, kPicture)), "role_may_not");
  EXPECT_EQ(told(add(village, Date(2022, 4, 7), kPicture)), "day_in_future");
  EXPECT_EQ(told(add(village, Date(2022, 2, 28), kPicture)), "day_not_on_duty");
  Actor elsewhere = village;
  elsewhere.scope.village = PlaceCode(371525001041);
  EXPECT_EQ(told(add(elsewhere, day_, kPicture)), "not_found");
  const auto added = add(village, day_, kPicture);
  ASSERT_EQ(told(added), "done");
  EXPECT_EQ(told(read_day_attachment(*desk, elsewhere, {one_, day_, added->id})), "not_found");
  EXPECT_EQ(told(list_day_attachments(*desk, finance, {one_, day_})), "role_may_not");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(told(add(village, day_, kPicture + "late")), "sheet_closed");
  EXPECT_EQ(told(list_day_attachments(*desk, county, {one_, day_})), "done");
}

YIGANG_EACH_ENGINE(AttachmentTest);

TEST(MediaType, is_told_by_the_first_bytes) {
  using enum store::MediaType;
  EXPECT_EQ(media_type_of("\xFF\xD8\xFF\xDB"), jpeg);
  EXPECT_EQ(media_type_of(std::string_view("\x89PNG\r\n\x1A\n....", 12)), png);
  EXPECT_EQ(media_type_of("RIFF1234WEBPVP8 "), webp);
  EXPECT_EQ(media_type_of("%PDF-1.7"), pdf);
  for (const std::string_view other : {"", "RIFF1234WAVE", "GIF89a", "<svg", "\xFF\xD8", "%PDF"})
    EXPECT_FALSE(media_type_of(other)) << other;
}

}  // namespace

}  // namespace yigang::usecase
