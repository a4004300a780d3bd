// 网上报名, on both engines: sent in by anybody, told to nobody, taken by the town.
#include "usecase/online_applications.h"

#include <mutex>
#include <set>
#include <thread>

#include "store/journal_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/journal.h"
#include "usecase/online_retention.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::OnlineState;
using store::ReturnReason;
using store::told;

class OnlineApplications : public Chain {
 protected:
  OnlineApplications() {
    issue_the_plan();
    posts_ = open_posts(2);
    announcement_ = announce(posts_);
  }
  SubmitOnlineApplication form(int sequence = 12, Date birth = Date(1970, 1, 1)) const {
    return {announcement_,
            posts_[0],
            desk.village(),
            "杨玉兰",
            fictitious_number(birth, sequence),
            "138 0000 0000",
            {TargetGroup::older},
            {}};
  }
  OnlineSubmitted send(const SubmitOnlineApplication& command) {
    const auto sent = desk.run(public_actor(), command);
    EXPECT_EQ(told(sent), "done");
    return sent.value_or(OnlineSubmitted{});
  }
  std::vector<OnlineLine> waiting(const Actor& actor) {
    store::OnlineFilter filter;
    filter.state = OnlineState::waiting;
    const auto page = list_online_applications(*desk, actor, filter);
    EXPECT_EQ(told(page), "done");
    return page ? page->items : std::vector<OnlineLine>();
  }
  Result<OnlineAccepted> accept(OnlineApplicationId id) {
    return desk.run(town, AcceptOnlineApplication{id, {{TargetGroup::older, ""}}, false});
  }
  std::int64_t count(const std::string& sql) {
    const auto rows = desk.database().read_value<std::int64_t>(
        [&](store::Reader& reader) -> Result<std::int64_t> {
          TRY(const auto row, reader.query_one(sql, {}));
          return row->get<std::int64_t>(0);
        });
    EXPECT_EQ(told(rows), "done");
    return rows.value_or(-1);
  }
  std::vector<PostId> posts_;
  AnnouncementId announcement_;
};

TEST_P(OnlineApplications, waits_masked_in_the_towns_list_and_is_no_application) {
  const OnlineSubmitted sent = send(form());
  EXPECT_EQ(sent.received_on, Date(2022, 3, 1));
  EXPECT_EQ(sent.code.front(), 'P');
  const auto lines = waiting(town);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].name, "杨*兰");
  EXPECT_EQ(lines[0].resident_tail.size(), 4U);
  EXPECT_EQ(lines[0].post_title, "村容保洁员");
  EXPECT_EQ(lines[0].same_number, 0);
  EXPECT_EQ(list_applications(*desk, town, {})->total, 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM person"), 0);
}

TEST_P(OnlineApplications, whoever_has_the_database_alone_reads_nobodys_data) {
  send(form());
  const auto row = desk.database().read_value<Bytes>([&](store::Reader& reader) -> Result<Bytes> {
    TRY(const auto found, reader.query_one("SELECT personal_sealed FROM online_application", {}));
    return found->get<Bytes>(0);
  });
  ASSERT_EQ(told(row), "done");
  const std::string number = fictitious_number(Date(1970, 1, 1), 12).full();
  for (const std::string& word : {number, std::string("杨玉兰"), std::string("13800000000")})
    EXPECT_EQ(text_of(*row).find(word), std::string_view::npos);
  // Nor the journal, whose entries stay when the row goes: there is nothing to open.
  EXPECT_EQ(count("SELECT COUNT(*) FROM journal_entry e JOIN journal_opening o ON o.unit = e.unit "
                  "AND o.sequence = e.sequence WHERE e.object_table = 'online_application'"),
            0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM journal_entry WHERE object_table = 'online_application'"),
            1);
}

TEST_P(OnlineApplications, the_town_takes_it_and_the_person_has_applied) {
  send(form());
  const auto lines = waiting(town);
  ASSERT_EQ(lines.size(), 1U);
  const auto accepted = accept(lines[0].id);
  ASSERT_EQ(told(accepted), "done");
  EXPECT_EQ(accepted->applied.outcome, policy::Outcome::eligible);
  EXPECT_FALSE(accepted->known_before);
  EXPECT_TRUE(waiting(town).empty());
  const auto view = read_application(*desk, town, accepted->applied.id);
  ASSERT_EQ(told(view), "done");
  EXPECT_EQ(view->steps.size(), 2U);
  // What the person's row has now stands here no more.
  EXPECT_EQ(count("SELECT COUNT(*) FROM online_application WHERE personal_sealed IS NOT NULL OR "
                  "resident_index IS NOT NULL"),
            0);
  EXPECT_EQ(told(accept(lines[0].id)), "online_decided");
  EXPECT_EQ(told(desk.run(town, OpenOnlineApplication{lines[0].id})), "online_decided");
  const auto journals = verify_journals(desk.database(), &desk->keys);
  ASSERT_EQ(told(journals), "done");
  for (const JournalReport& report : *journals) EXPECT_TRUE(report.whole());
}

TEST_P(OnlineApplications, what_the_counter_would_refuse_undoes_all_of_it) {
  person("王秀英", Date(1970, 1, 1), 12);
  send(form());
  const auto lines = waiting(town);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(told(accept(lines[0].id)), "person_other_name");
  const auto nothing = desk.run(town, AcceptOnlineApplication{lines[0].id, {}, false});
  EXPECT_EQ(told(nothing), "person_other_name");
  EXPECT_EQ(waiting(town).size(), 1U);
  EXPECT_EQ(list_applications(*desk, town, {})->total, 0);
}

TEST_P(OnlineApplications, the_same_person_again_gets_the_same_answer_and_a_code_of_its_own) {
  const OnlineSubmitted first = send(form());
  const auto line = waiting(town).at(0);
  const OnlineSubmitted second = send(form());
  EXPECT_EQ(first.received_on, second.received_on);
  EXPECT_NE(first.code, second.code);
  for (const OnlineLine& one : waiting(town)) EXPECT_EQ(one.same_number, 1);
  ASSERT_EQ(told(accept(line.id)), "done");
  // Also once the person has applied: the answer to the third is as to the first.
  const OnlineSubmitted third = send(form());
  EXPECT_EQ(third.received_on, first.received_on);
  const auto others = waiting(town);
  ASSERT_EQ(others.size(), 2U);
  EXPECT_EQ(told(accept(others[0].id)), "application_already_open");
  const auto back =
      desk.run(town, ReturnOnlineApplication{others[0].id, ReturnReason::come_to_office});
  EXPECT_EQ(told(back), "done");
}

TEST_P(OnlineApplications, fifty_sendings_under_one_key_are_one) {
  const SubmitOnlineApplication command = form();
  std::set<std::string> codes;
  for (int i = 0; i < 50; ++i) {
    const auto sent = desk.run(public_actor(), command, "one-phone-one-key");
    ASSERT_EQ(told(sent), "done");
    codes.insert(sent->code);
  }
  EXPECT_EQ(codes.size(), 1U);
  EXPECT_EQ(waiting(town).size(), 1U);
  EXPECT_EQ(told(desk.run(public_actor(), form(14), "one-phone-one-key")), "key_reused");
}

TEST_P(OnlineApplications, fifty_at_once_under_one_key_are_one) {
  const SubmitOnlineApplication command = form();
  const std::string body = wire::to_json(command);
  std::vector<std::thread> phones;
  std::mutex mutex;
  std::set<std::string> answers;
  for (int i = 0; i < 50; ++i)
    phones.emplace_back([&] {
      const Request request{public_actor(), "fifty-at-once", body};
      const auto reply = perform(*desk, request, command);
      const std::lock_guard lock(mutex);
      answers.insert(reply ? reply->json : reply.error().code);
    });
  for (std::thread& phone : phones) phone.join();
  answers.erase("try_again");
  EXPECT_EQ(answers.size(), 1U);
  EXPECT_EQ(waiting(town).size(), 1U);
}

TEST_P(OnlineApplications, nobody_outside_the_town_sees_or_takes_it) {
  send(form());
  const OnlineApplicationId id = waiting(town).at(0).id;
  Actor other = town2;
  other.scope.town = PlaceCode(371525002);
  other.scope.village = PlaceCode();
  EXPECT_TRUE(waiting(other).empty());
  EXPECT_EQ(told(read_online_application(*desk, other, {id})), "not_found");
  EXPECT_EQ(told(desk.run(other, OpenOnlineApplication{id})), "not_found");
  EXPECT_EQ(told(desk.run(other, AcceptOnlineApplication{id, {{TargetGroup::older, ""}}, false})),
            "not_found");
  EXPECT_EQ(told(desk.run(other, ReturnOnlineApplication{id, ReturnReason::wrong_place})),
            "not_found");
  // domain.md §7: the county sees it and does not do the town's work, nor does the village.
  EXPECT_EQ(waiting(county).size(), 1U);
  EXPECT_EQ(told(desk.run(county, OpenOnlineApplication{id})), "role_may_not");
  EXPECT_EQ(told(desk.run(village, AcceptOnlineApplication{id, {}, false})), "role_may_not");
  EXPECT_EQ(told(list_online_applications(*desk, public_actor(), {})), "role_may_not");
}

TEST_P(OnlineApplications, opening_shows_whom_to_call_and_is_noted) {
  SubmitOnlineApplication command = form();
  command.filled_in_by = "杨大明";
  send(command);
  const OnlineApplicationId id = waiting(town).at(0).id;
  const auto opened = desk.run(town, OpenOnlineApplication{id});
  ASSERT_EQ(told(opened), "done");
  EXPECT_EQ(opened->name, "杨玉兰");
  EXPECT_EQ(opened->phone, "13800000000");
  EXPECT_EQ(opened->filled_in_by, "杨大明");
  EXPECT_EQ(opened->masked_number, command.resident_number.masked());
  EXPECT_EQ(count("SELECT COUNT(*) FROM journal_entry WHERE verb = 'open_online_application'"), 1);
}

TEST_P(OnlineApplications, what_is_wrong_is_told_by_what_was_sent) {
  const auto answer = [&](const SubmitOnlineApplication& command) {
    return told(desk.run(public_actor(), command));
  };
  SubmitOnlineApplication command = form();
  command.name = "X";
  EXPECT_EQ(answer(command), "name_characters");
  command = form();
  command.phone = "110";
  EXPECT_EQ(answer(command), "phone_shape");
  command = form();
  command.filled_in_by = "";
  EXPECT_EQ(answer(command), "name_length");
  command = form();
  command.village = desk.town();
  EXPECT_EQ(answer(command), "village_needed");
  command = form();
  command.wished_post = PostId(9);
  EXPECT_EQ(answer(command), "post_not_announced");
  command = form();
  command.announcement = AnnouncementId(7);
  EXPECT_EQ(answer(command), "announcement_not_open");
  command = form();
  command.groups = {TargetGroup::older_unemployed};
  EXPECT_EQ(answer(command), "group_other_side");
  command.groups = {TargetGroup::expanded};
  EXPECT_EQ(answer(command), "group_not_asked");
  EXPECT_EQ(answer(form(12, Date(2022, 3, 2))), "birth_in_future");
  // LZ-2022-4 二(一) 农村大龄人员(45—65 周岁).
  EXPECT_EQ(answer(form(12, Date(1990, 1, 1))), "online_under_age");
  EXPECT_EQ(answer(form(12, Date(1950, 1, 1))), "online_over_age");
  // Whoever does not know the group is not judged by it.
  command = form(12, Date(1990, 1, 1));
  command.groups.clear();
  EXPECT_EQ(answer(command), "done");
  desk.set_day(Date(2022, 4, 1));
  EXPECT_EQ(answer(form()), "announcement_closed");
}

TEST_P(OnlineApplications, came_in_on_the_last_day_is_taken_after_it) {
  desk.set_day(Date(2022, 3, 31));
  send(form());
  desk.set_day(Date(2022, 4, 6));
  const auto accepted = accept(waiting(town).at(0).id);
  ASSERT_EQ(told(accepted), "done");
  const auto view = read_application(*desk, town, accepted->applied.id);
  EXPECT_EQ(view->line.applied_on, Date(2022, 4, 6));
}

TEST_P(OnlineApplications, nobody_took_it_so_it_is_forgotten_with_all_that_is_in_it) {
  send(form(12));
  send(form(14));
  send(form(16));
  const auto lines = waiting(town);
  ASSERT_EQ(told(accept(lines.at(0).id)), "done");
  ASSERT_EQ(
      told(desk.run(town, ReturnOnlineApplication{lines.at(1).id, ReturnReason::not_reachable})),
      "done");
  // online_application_days: 30 after the announcement's last day, the 31st of March.
  desk.set_day(Date(2022, 4, 30));
  EXPECT_EQ(forget_online_applications(*desk), 0);
  desk.set_day(Date(2022, 5, 1));
  EXPECT_EQ(forget_online_applications(*desk), 2);
  EXPECT_EQ(forget_online_applications(*desk), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM online_application"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM journal_entry WHERE verb = 'forget_online_applications'"),
            2);
  const auto journals = verify_journals(desk.database(), &desk->keys);
  ASSERT_EQ(told(journals), "done");
  for (const JournalReport& report : *journals) EXPECT_TRUE(report.whole());
}

YIGANG_EACH_ENGINE(OnlineApplications);

}  // namespace

}  // namespace yigang::usecase
