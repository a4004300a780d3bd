// Photographs and papers behind a review session, on both engines (LZ-2022-4 二(二)).
#include "usecase/attachments.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::MediaType;
using store::told;

const std::string kPicture = "\xFF\xD8\xFF\xE0 a record with its signatures";

class ReviewAttachmentTest : public Chain {
 protected:
  ReviewAttachmentTest() {
    desk.set_day(Date(2022, 2, 20));
    issue_the_plan();
    const AnnouncementId announcement = announce(open_posts(1));
    desk.set_day(Date(2022, 3, 1));
    application = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
    const auto opened = desk.run(village, OpenReview{announcement, desk.village(), Date(2022, 3, 1),
                                                     "村委会", "主持人", "记录人", 21, 21});
    EXPECT_EQ(told(opened), "done");
    session = opened.value_or(Changed<ReviewSessionId>{}).id;
  }
  Result<AttachmentAdded> add(const Actor& actor, const std::string& bytes) {
    return desk.run(actor, AddReviewAttachment{session, bytes});
  }
  static Actor of_village(Actor actor, PlaceCode place) {
    actor.scope.village = place;
    return actor;
  }
  const Actor elsewhere = of_village(village, PlaceCode(371525001041));
  ApplicationId application;
  ReviewSessionId session;
};

TEST_P(ReviewAttachmentTest, a_record_comes_back_as_it_was_to_who_may_look_behind) {
  const auto added = add(village, kPicture);
  ASSERT_EQ(told(added), "done");
  EXPECT_EQ(added->media_type, MediaType::jpeg);
  EXPECT_EQ(added->size_bytes, static_cast<std::int64_t>(kPicture.size()));
  for (const Actor& actor : {village, town, county}) {
    const auto list = list_review_attachments(*desk, actor, {session});
    ASSERT_EQ(told(list), "done");
    ASSERT_EQ(list->items.size(), 1U);
    EXPECT_EQ(list->items[0].digest, added->digest);
    EXPECT_EQ(list->items[0].added_on, Date(2022, 3, 1));
    const auto file = read_review_attachment(*desk, actor, {session, added->id});
    ASSERT_EQ(told(file), "done");
    EXPECT_EQ(file->bytes, kPicture);
  }
  EXPECT_FALSE(add(village, kPicture)->added);
}

TEST_P(ReviewAttachmentTest, pictures_and_papers_alone_are_taken_and_of_a_size) {
  EXPECT_EQ(told(add(village, "")), "attachment_empty");
  EXPECT_EQ(told(add(village, "PK\x03\x04 a table")), "attachment_type");
  EXPECT_EQ(told(add(village, kPicture + std::string(kAttachmentBytes, ' '))),
            "attachment_too_large");
  const auto whole = add(village, kPicture + std::string(kAttachmentBytes - kPicture.size(), ' '));
  ASSERT_EQ(told(whole), "done");
  EXPECT_EQ(whole->size_bytes, static_cast<std::int64_t>(kAttachmentBytes));
  EXPECT_EQ(add(village, "%PDF-1.7 signed")->media_type, MediaType::pdf);
  EXPECT_EQ(list_review_attachments(*desk, village, {session})->items.size(), 2U);
}

TEST_P(ReviewAttachmentTest, only_within_the_scope_and_only_by_who_holds_reviews) {
  EXPECT_EQ(told(add(elsewhere, kPicture)), "not_found");
  EXPECT_EQ(told(add(county, kPicture)), "role_may_not");
  const auto added = add(village, kPicture);
  ASSERT_EQ(told(added), "done");
  EXPECT_EQ(told(list_review_attachments(*desk, elsewhere, {session})), "not_found");
  EXPECT_EQ(told(read_review_attachment(*desk, elsewhere, {session, added->id})), "not_found");
  const Actor bank = desk.actor(Role::BANK);
  EXPECT_EQ(told(list_review_attachments(*desk, bank, {session})), "role_may_not");
  EXPECT_EQ(told(read_review_attachment(*desk, bank, {session, added->id})), "role_may_not");
  // A file is found under its own session alone.
  EXPECT_EQ(
      told(read_review_attachment(*desk, village, {session, AttachmentId(added->id.value() + 1)})),
      "not_found");
  EXPECT_EQ(told(list_review_attachments(*desk, village, {ReviewSessionId(session.value() + 1)})),
            "not_found");
}

// What was signed is what stood there when the session was closed.
TEST_P(ReviewAttachmentTest, nothing_is_added_once_the_session_is_closed) {
  const auto added = add(village, kPicture);
  ASSERT_EQ(told(added), "done");
  const CloseReview close{session, {{application, 12, 9, 0, ""}}, "SM3 " + added->digest};
  ASSERT_EQ(told(desk.run(village, close)), "done");
  EXPECT_EQ(told(add(village, kPicture + "late")), "review_closed");
  EXPECT_EQ(told(read_review_attachment(*desk, village, {session, added->id})), "done");
  EXPECT_EQ(list_review_attachments(*desk, village, {session})->items.size(), 1U);
}

YIGANG_EACH_ENGINE(ReviewAttachmentTest);

}  // namespace

}  // namespace yigang::usecase
