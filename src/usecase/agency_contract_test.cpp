// Contracts of agencies, on both engines: how they are listed, and what ends with them.
#include "usecase/agency_contract.h"

#include <map>
#include <set>

#include "store/agency_lists.h"
#include "store/described_row.h"
#include "store/system_rows.h"
#include "usecase/account_verbs.h"
#include "usecase/agency_reads.h"
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"
#include "usecase/session.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class AgencyContracts : public store::EachEngine {
 protected:
  AgencyContracts() : desk(GetParam()) {
    auto made = make_first_accounts(*desk, FirstAccounts::demo);
    EXPECT_EQ(told(made), "done");
    for (const NewAccount& account : *made) passwords[account.login] = account.password;
  }
  Result<SignedIn> enter(const std::string& login) {
    return sign_in(*desk, {login, passwords[login], {}, {}});
  }
  Actor actor_of(const std::string& login) {
    auto signed_in = enter(login);
    EXPECT_EQ(told(signed_in), "done");
    signed_in->actor.stepped_up = true;
    return signed_in->actor;
  }

  TestDesk desk;
  std::map<std::string, std::string> passwords;
};

// LZ-2022-4 二(三): a contract that is ended early takes the agency's access with it.
TEST_P(AgencyContracts, a_contract_that_is_ended_early_ends_the_agency_s_work) {
  desk.set_day(Date(2022, 6, 1));
  const Actor county = actor_of("county1");
  const Actor agency = actor_of("agency1");
  const auto own = list_agency_contracts(*desk, agency, {});
  ASSERT_EQ(told(own), "done");
  ASSERT_EQ(own->items.size(), 1U);
  const ContractLine before = own->items[0];
  EXPECT_EQ(before.state, ContractState::running);
  EXPECT_EQ(before.days_left, days_between(Date(2022, 6, 1), before.until_day) + 1);
  ASSERT_EQ(before.places.size(), 1U);
  EXPECT_EQ(before.places[0].place, PlaceCode(371525001));
  const auto end = [&](const Actor& actor, Date last, const std::string& reason) {
    return told(desk.run(actor, EndAgencyContract{before.id, last, reason}));
  };
  EXPECT_EQ(end(agency, Date(2022, 6, 2), "解除"), "not_found");  // a contract is the unit's
  EXPECT_EQ(end(actor_of("fin1"), Date(2022, 6, 2), "解除"), "role_may_not");
  EXPECT_EQ(end(county, Date(2022, 6, 2), ""), "text_missing");
  EXPECT_EQ(end(county, before.until_day, "解除"), "contract_end_not_earlier");
  EXPECT_EQ(end(county, Date(2022, 5, 31), "解除"), "contract_end_past");
  ASSERT_EQ(end(county, Date(2022, 6, 2), "解除"), "done");
  EXPECT_EQ(end(county, Date(2022, 6, 1), "再解除"), "contract_ended_before");
  desk.set_day(Date(2022, 6, 2));
  const auto last = list_agency_contracts(*desk, county, {});
  ASSERT_EQ(told(last), "done");
  EXPECT_EQ(last->items[0].days_left, 1);
  EXPECT_EQ(last->items[0].agreed_until, before.until_day);
  EXPECT_EQ(last->items[0].end_reason, "解除");
  EXPECT_EQ(told(enter("agency1")), "done");
  desk.set_day(Date(2022, 6, 3));
  EXPECT_EQ(told(enter("agency1")), "agency_contract_over");
  store::AgencyContractFilter running;
  running.running = true;
  EXPECT_EQ(list_agency_contracts(*desk, county, running)->total, 0);
  EXPECT_EQ(list_agency_contracts(*desk, county, {})->items[0].state, ContractState::over);
}

TEST_P(AgencyContracts, an_agency_sees_its_own_contracts_and_a_county_those_of_its_unit) {
  const Actor system = actor_of("sysadm");
  const Actor county = actor_of("county1");
  const auto other = desk.run(system, CreateOrganisation{store::OrganisationKind::agency,
                                                         "另一家公司",
                                                         UnitCode(371525),
                                                         {},
                                                         store::SecondFactor::off});
  ASSERT_EQ(told(other), "done");
  const RecordAgencyContract contract{other->id,        Date(2022, 4, 1), Date(2022, 6, 30),
                                      "合同 2022-8 号", "协助管理",       {}};
  ASSERT_EQ(told(desk.run(county, contract)), "done");
  EXPECT_EQ(list_agency_contracts(*desk, actor_of("agency1"), {})->total, 1);
  EXPECT_EQ(list_agency_contracts(*desk, county, {})->total, 2);
  EXPECT_EQ(list_agencies(*desk, county, {})->items.size(), 2U);
  EXPECT_EQ(list_agencies(*desk, actor_of("agency1"), {})->items.size(), 1U);
  Actor elsewhere = county;
  elsewhere.scope.unit = UnitCode(371522);
  EXPECT_EQ(list_agency_contracts(*desk, elsewhere, {})->total, 0);
  EXPECT_TRUE(list_agencies(*desk, elsewhere, {})->items.empty());
  EXPECT_EQ(told(list_agency_contracts(*desk, actor_of("village1"), {})), "role_may_not");
}

TEST_P(AgencyContracts, agencies_are_chosen_by_name_and_told_page_by_page) {
  ASSERT_EQ(told(desk.database().write([&](store::Writer& writer) -> Result<> {
              for (std::int64_t at = 0; at < 70; ++at)
                TRY_VOID(store::insert(
                    writer, store::OrganisationRow{.id = OrganisationId(1000 + at),
                                                   .kind = store::OrganisationKind::agency,
                                                   .name = "公司 " + std::to_string(at),
                                                   .unit = UnitCode(371525),
                                                   .place = {},
                                                   .second_factor = store::SecondFactor::off,
                                                   .version = 1}));
              return {};
            })),
            "done");
  const std::int64_t all = *list_agencies(*desk, actor_of("county1"), {})->total;
  EXPECT_GE(all, 70);
  std::set<OrganisationId> seen;
  store::AgencyFilter filter;
  while (true) {
    const auto page = list_agencies(*desk, actor_of("county1"), filter);
    ASSERT_EQ(told(page), "done");
    EXPECT_EQ(page->total, all);
    for (const AgencyLine& one : page->items) seen.insert(one.id);
    if (!page->next) break;
    filter.after = page->items.back().id;
  }
  EXPECT_EQ(std::ssize(seen), all);
  EXPECT_EQ(list_agencies(*desk, actor_of("county1"), {.q = "公司 69"})->total, 1);
  EXPECT_EQ(list_agencies(*desk, actor_of("agency1"), {.q = "公司 69"})->total, 0);
}

YIGANG_EACH_ENGINE(AgencyContracts);

}  // namespace

}  // namespace yigang::usecase
