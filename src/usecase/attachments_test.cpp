// Photographs behind a review and a day of attendance, on both engines.
#include "usecase/attachments.h"

#include "store/attachment_queries.h"
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
  for (std::size_t n = 0; n < kAttachmentsMost; ++n)
    ASSERT_EQ(told(add(village, day_, kPicture + std::to_string(n))), "done");
  EXPECT_EQ(told(add(village, day_, kPicture + "more")), "attachments_full");
  EXPECT_EQ(told(add(village, Date(2022, 3, 9), kPicture)), "done");
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
