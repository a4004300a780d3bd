// The desk of a department on both engines: its own kinds, one person by the number, and nothing of
// a person of another unit (domain.md §7).
#include "usecase/department_reads.h"

#include "usecase/account_reads.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

class DepartmentDesk : public Chain {
 protected:
  DepartmentDesk() { who = person("王秀英", Date(1970, 1, 15), 2); }
  FindForCategory number(int sequence = 2) const {
    return {desk.unit(), fictitious_number(Date(1970, 1, 15), sequence)};
  }
  RecognitionId recognise(TargetGroup kind = TargetGroup::older_unemployed,
                          Date until = Date(2024, 12, 31)) {
    const auto done =
        desk.run(service, RecordRecognition{who, kind, "冠县公共就业服务中心", "认定〔2022〕9 号",
                                            Date(2022, 1, 1), until});
    EXPECT_EQ(told(done), "done");
    return done->id;
  }
  std::int64_t total(const Actor& actor, const store::RecognitionFilter& filter = {}) {
    const auto page = list_recognitions(*desk, actor, filter);
    return page ? page->total.value_or(-1) : -1;
  }
  static std::string offered(const std::vector<Offer>& offers, std::string_view verb) {
    for (const Offer& offer : offers)
      if (offer.verb == verb) return offer.allowed ? "yes" : offer.reason_code.value_or("no");
    return "-";
  }

  PersonId who;
  const Actor service = desk.of_department("公共就业服务机构");
  const Actor service2 = desk.of_department("公共就业服务机构", 1);
  const Actor insurance = desk.of_department("社会保险经办机构", 2);
  const Actor civil = desk.of_department("民政局", 4);
};

TEST_P(DepartmentDesk, one_person_is_found_by_the_number_with_what_the_department_may_say) {
  recognise();
  const auto found = desk.run(service, number());
  ASSERT_EQ(told(found), "done");
  ASSERT_TRUE(found->person.has_value());
  EXPECT_EQ(found->person->id, who);
  EXPECT_EQ(found->person->name, "王*英");
  ASSERT_EQ(found->recognitions.size(), 1U);
  EXPECT_EQ(offered(found->actions, "record_recognition"), "yes");
  EXPECT_EQ(offered(found->actions, "confirm_category"), "yes");
  // The pension office confirms categories and recognises nobody: it sees no recognition.
  const auto pensions = desk.run(insurance, number());
  ASSERT_EQ(told(pensions), "done");
  EXPECT_TRUE(pensions->recognitions.empty());
  EXPECT_EQ(offered(pensions->actions, "record_recognition"), "-");
  EXPECT_EQ(offered(pensions->actions, "confirm_category"), "yes");
  EXPECT_FALSE(desk.run(service, number(4))->person.has_value());
}

TEST_P(DepartmentDesk, who_answers_for_neither_looks_nobody_up) {
  EXPECT_EQ(told(desk.run(civil, number())), "kind_of_other_department");
  EXPECT_EQ(told(desk.run(desk.actor(Role::DEPT), number())), "kind_of_other_department");
  EXPECT_EQ(told(desk.run(county, number())), "role_may_not");
}

TEST_P(DepartmentDesk, of_a_person_of_another_unit_only_that_there_is_one) {
  Actor elsewhere = service;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  const FindForCategory there{UnitCode(371522), number().resident_number};
  const auto found = desk.run(elsewhere, there);
  ASSERT_EQ(told(found), "done");
  EXPECT_TRUE(found->registered_elsewhere);
  EXPECT_FALSE(found->person.has_value());
  EXPECT_TRUE(found->actions.empty());
  EXPECT_EQ(told(desk.run(elsewhere, number())), "not_found");
}

TEST_P(DepartmentDesk, each_look_up_stands_in_the_journal_without_the_number) {
  ASSERT_EQ(told(desk.run(service, number())), "done");
  const auto rows =
      desk.database().read_value<std::int64_t>([&](store::Reader& tx) -> Result<std::int64_t> {
        TRY(const auto row,
            tx.query_one("SELECT COUNT(*) FROM journal_entry WHERE verb = 'find_for_category' AND "
                         "object_table = 'person' AND object_id = ?1",
                         store::args(who)));
        return row->get<std::int64_t>(0);
      });
  EXPECT_EQ(rows, 1);
}

TEST_P(DepartmentDesk, the_list_holds_the_kinds_that_a_department_answers_for) {
  recognise();
  recognise(TargetGroup::other_hardship, Date(2022, 1, 31));
  EXPECT_EQ(total(service), 2);
  EXPECT_EQ(total(civil), 0);
  EXPECT_EQ(total(insurance), 0);
  EXPECT_EQ(total(county), 2);  // who sees the category's column sees all of it
  EXPECT_EQ(total(service, {.kind = TargetGroup::older_unemployed}), 1);
  EXPECT_EQ(total(service, {.standing = true}), 1);
  EXPECT_EQ(total(service, {.standing = false}), 1);
  EXPECT_EQ(told(list_recognitions(*desk, town, {})), "role_may_not");
  Actor elsewhere = service;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(total(elsewhere), 0);
  const auto newest = list_recognitions(*desk, service, {.limit = 1});
  ASSERT_EQ(told(newest), "done");
  EXPECT_EQ(newest->items[0].recognition.kind, TargetGroup::other_hardship);
  EXPECT_EQ(newest->items[0].name, "王*英");
  ASSERT_TRUE(newest->next.has_value());
  const auto rest = list_recognitions(
      *desk, service, {.after = *parse_id<RecognitionTag>(*newest->next), .limit = 1});
  EXPECT_EQ(rest->items[0].recognition.kind, TargetGroup::older_unemployed);
  EXPECT_FALSE(rest->next.has_value());
}

// domain.md §7.1: a second person of the department ends it; the button says so before.
TEST_P(DepartmentDesk, a_recognition_is_ended_by_a_second_person_of_the_department) {
  const RecognitionId id = recognise();
  const auto actions = [&](const Actor& actor) {
    return list_recognitions(*desk, actor, {})->items[0].recognition.actions;
  };
  EXPECT_EQ(offered(actions(service), "end_recognition"), "same_person_two_steps");
  EXPECT_EQ(offered(actions(service2), "end_recognition"), "yes");
  EXPECT_EQ(offered(actions(county), "end_recognition"), "-");
  ASSERT_EQ(told(desk.run(service2, WithdrawRecognition{id, "误录"})), "done");
  EXPECT_EQ(offered(actions(service2), "end_recognition"), "-");
  EXPECT_EQ(total(service, {.standing = true}), 0);
}

TEST_P(DepartmentDesk, organisations_are_listed_for_administrators_with_their_department) {
  const Actor system = desk.actor(Role::SYSADM);
  const auto found = list_organisations(*desk, system, {{}, 50, "民政局"});
  ASSERT_EQ(told(found), "done");
  ASSERT_GE(found->items.size(), 1U);
  EXPECT_EQ(found->items[0].department, "民政局");
  EXPECT_EQ(list_organisations(*desk, system, {{}, 50, "%"})->total, 0);
  EXPECT_EQ(told(list_organisations(*desk, county, {})), "role_may_not");
}

YIGANG_EACH_ENGINE(DepartmentDesk);

}  // namespace

}  // namespace yigang::usecase
