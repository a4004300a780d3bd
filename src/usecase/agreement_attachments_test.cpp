// The signed paper of an agreement, on both engines (LZ-2022-4 二(二): 协议签订).
#include "store/described_row.h"
#include "usecase/attachments.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

const std::string kPicture = "\xFF\xD8\xFF\xE0 an agreement with its signatures";

class AgreementAttachmentTest : public Chain {
 protected:
  AgreementAttachmentTest() {
    desk.set_day(Date(2022, 2, 20));
    issue_the_plan();
    posts = open_posts(1);
    announcement = announce(posts);
    desk.set_day(Date(2022, 3, 1));
    who = person("王秀英", Date(1969, 3, 8), 2);
  }
  ApplicationId on_a_post() {
    on_duty(announcement, who, posts.at(0));
    const auto row = desk.database().read_value<std::optional<store::ApplicationRow>>(
        [&](store::Reader& reader) {
          return store::select_one<store::ApplicationRow>(reader, "person_id = ?1",
                                                          store::args(who));
        });
    EXPECT_TRUE(row && row->has_value());
    return row.value().value().id;
  }
  Result<AttachmentAdded> add(const Actor& actor, ApplicationId application) {
    return desk.run(actor, AddAgreementAttachment{application, kPicture});
  }
  std::vector<PostId> posts;
  AnnouncementId announcement;
  PersonId who;
};

TEST_P(AgreementAttachmentTest, there_is_no_paper_before_the_agreement) {
  const ApplicationId application = apply(announcement, who).id;
  EXPECT_EQ(told(add(town, application)), "agreement_not_signed");
  const auto none = list_agreement_attachments(*desk, town, {application});
  ASSERT_EQ(told(none), "done");
  EXPECT_TRUE(none->items.empty());
}

TEST_P(AgreementAttachmentTest, the_signed_paper_comes_back_as_it_was_within_the_scope) {
  const ApplicationId application = on_a_post();
  const auto added = add(town, application);
  ASSERT_EQ(told(added), "done");
  EXPECT_TRUE(added->added);
  EXPECT_FALSE(add(town, application)->added) << "the same picture is kept once";
  for (const Actor& actor : {town, county, city}) {
    const auto list = list_agreement_attachments(*desk, actor, {application});
    ASSERT_EQ(told(list), "done");
    ASSERT_EQ(list->items.size(), 1U);
    const auto file = read_agreement_attachment(*desk, actor, {application, added->id});
    ASSERT_EQ(told(file), "done");
    EXPECT_EQ(file->bytes, kPicture);
  }
  Actor elsewhere = town;
  elsewhere.scope.town = PlaceCode(371525002);
  EXPECT_EQ(told(add(elsewhere, application)), "not_found");
  EXPECT_EQ(told(read_agreement_attachment(*desk, elsewhere, {application, added->id})),
            "not_found");
  EXPECT_EQ(told(list_agreement_attachments(*desk, desk.actor(Role::BANK), {application})),
            "role_may_not");
  EXPECT_EQ(told(add(county, application)), "role_may_not") << "the county looks";
}

YIGANG_EACH_ENGINE(AgreementAttachmentTest);

}  // namespace

}  // namespace yigang::usecase
