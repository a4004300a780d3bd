// 查进度: whoever has the code sees the steps and the result in words, and never whose it is.
#include "usecase/progress_reads.h"

#include "usecase/chain_fixture.h"
#include "usecase/online_applications.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

class ProgressReads : public Chain {
 protected:
  ProgressReads() {
    issue_the_plan();
    posts_ = open_posts(1);
    announcement_ = announce(posts_);
  }
  std::string send(Date birth = Date(1970, 1, 1), std::vector<TargetGroup> groups = {}) {
    const SubmitOnlineApplication command{announcement_,
                                          posts_[0],
                                          desk.village(),
                                          "杨玉兰",
                                          fictitious_number(birth, 12),
                                          "13800000000",
                                          std::move(groups),
                                          {}};
    const auto sent = desk.run(public_actor(), command);
    EXPECT_EQ(told(sent), "done");
    return sent ? sent->code : "";
  }
  OnlineApplicationId waiting() {
    const auto page = list_online_applications(*desk, town, {});
    EXPECT_EQ(told(page), "done");
    return page && !page->items.empty() ? page->items.back().id : OnlineApplicationId();
  }
  ProgressAnswer look(const std::string& code) {
    const auto answer = read_progress(*desk, {code});
    EXPECT_EQ(told(answer), "done");
    if (!answer) return {};
    const std::string json = wire::to_json(*answer);
    for (const char* secret : {"杨玉兰", "杨*兰", "371599", "13800000000", "older", "大龄"})
      EXPECT_EQ(json.find(secret), std::string::npos) << secret << " in " << json;
    EXPECT_FALSE(answer->said.zh.empty());
    EXPECT_FALSE(answer->said.en.empty());
    return *answer;
  }
  std::vector<PostId> posts_;
  AnnouncementId announcement_;
};

TEST_P(ProgressReads, says_that_the_town_has_not_looked_and_then_each_step) {
  const std::string code = send();
  ProgressAnswer answer = look(code);
  EXPECT_EQ(answer.code, code);
  EXPECT_EQ(answer.stage, ProgressStage::waiting);
  EXPECT_TRUE(answer.steps.empty());
  EXPECT_EQ(answer.unit_name, "冠县");
  EXPECT_EQ(answer.post_title, "村容保洁员");
  const auto accepted =
      desk.run(town, AcceptOnlineApplication{waiting(), {{TargetGroup::older, ""}}, false});
  ASSERT_EQ(told(accepted), "done");
  answer = look(code);
  EXPECT_EQ(answer.stage, ProgressStage::running);
  ASSERT_EQ(answer.steps.size(), 8U);
  EXPECT_EQ(answer.steps[1].mark, StepMark::done);
  EXPECT_EQ(answer.steps[1].day, Date(2022, 3, 1));
  EXPECT_EQ(answer.steps[2].mark, StepMark::next);
  EXPECT_EQ(answer.steps[3].mark, StepMark::later);
  review(announcement_, {accepted->applied.id});
  notice({accepted->applied.id});
  answer = look(code);
  EXPECT_EQ(answer.steps[3].mark, StepMark::done);
  EXPECT_EQ(answer.steps[4].mark, StepMark::next);
  // The code of the counter leads to the same.
  const auto counter = read_progress_code(*desk, town, {accepted->applied.id});
  ASSERT_EQ(told(counter), "done");
  EXPECT_EQ(counter->code.front(), 'A');
  EXPECT_EQ(look(counter->code).steps.size(), 8U);
}

TEST_P(ProgressReads, says_why_it_was_returned) {
  const std::string code = send();
  ASSERT_EQ(
      told(desk.run(town, ReturnOnlineApplication{waiting(), store::ReturnReason::number_or_name})),
      "done");
  const ProgressAnswer answer = look(code);
  EXPECT_EQ(answer.stage, ProgressStage::returned);
  EXPECT_NE(answer.said.zh.find("姓名和身份证号"), std::string::npos);
}

TEST_P(ProgressReads, a_refusal_is_told_with_what_would_turn_it_and_without_the_group) {
  const std::string code = send(Date(1990, 1, 1));
  const auto accepted =
      desk.run(town, AcceptOnlineApplication{waiting(), {{TargetGroup::older, ""}}, false});
  ASSERT_EQ(told(accepted), "done");
  ASSERT_EQ(accepted->applied.outcome, policy::Outcome::refused);
  const ProgressAnswer answer = look(code);
  EXPECT_EQ(answer.stage, ProgressStage::ended);
  ASSERT_FALSE(answer.reasons.empty());
  EXPECT_EQ(answer.reasons[0].zh, "未到年龄");
  EXPECT_FALSE(answer.turning.empty());
}

TEST_P(ProgressReads, other_codes_are_told_from_slips_and_nobody_else_gets_one) {
  const std::string code = send();
  std::string slip = code;
  slip.back() = slip.back() == 'A' ? 'B' : 'A';
  EXPECT_EQ(told(read_progress(*desk, {slip})), "progress_code_bad");
  EXPECT_EQ(told(read_progress(*desk, {""})), "progress_code_bad");
  const std::string nobodys = progress_code(desk->keys, {ProgressKind::online, 4002});
  EXPECT_EQ(told(read_progress(*desk, {nobodys})), "progress_not_found");
  const std::string none = progress_code(desk->keys, {ProgressKind::application, 4002});
  EXPECT_EQ(told(read_progress(*desk, {none})), "progress_not_found");
  const Applied applied = apply(announcement_, person("李秀兰", Date(1968, 7, 7), 4));
  Actor other = town2;
  other.scope.town = PlaceCode(371525002);
  other.scope.village = PlaceCode();
  EXPECT_EQ(told(read_progress_code(*desk, other, {applied.id})), "not_found");
  EXPECT_EQ(told(read_progress_code(*desk, village, {applied.id})), "role_may_not");
}

YIGANG_EACH_ENGINE(ProgressReads);

}  // namespace

}  // namespace yigang::usecase
