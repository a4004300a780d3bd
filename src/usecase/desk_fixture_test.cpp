#include "usecase/desk_fixture.h"

#include <fmt/format.h>

#include "base/messages.h"

#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/prepare.h"

namespace yigang::usecase {

namespace {

Instant noon(Date day) {
  return Instant(
      std::chrono::milliseconds(std::int64_t{day.days_since_1970()} * 86'400'000 + 4 * 3'600'000));
}

}  // namespace

TestDesk::TestDesk(store::Engine engine)
    : store_(engine, store::Migrated{}),
      clock_(noon(Date(2022, 3, 1))),
      seeded_(20220212),
      random_(seeded_),
      ids_(clock_, random_),
      passwords_(crypto::PasswordCost{8192, 1}) {
  law_ = std::make_unique<LawShelf>("law");
  auto authority = Authority::load("law/authority");
  EXPECT_TRUE(authority) << (authority ? "" : say(authority.error(), Language::en));
  authority_ = std::make_unique<Authority>(*std::move(authority));
  const law::LawPtr law = law::LawSnapshot::load("law").value();
  std::vector<std::string> signers{to_text(kCity)};
  for (const law::Unit& one : law->areas().units()) signers.push_back(to_text(one.code));
  auto keys = crypto::Keyring::make(signers, random_);
  keys_ring_ = std::make_unique<crypto::Keyring>(*std::move(keys));
  desk_ = std::make_unique<Desk>(
      Desk{*store_, *law_, *authority_, clock_, random_, ids_, *keys_ring_, passwords_});
  const auto seeded =
      store_->write([&](store::Writer& tx) -> Result<> { return seed_units(tx, *law_); });
  EXPECT_TRUE(seeded) << (seeded ? "" : seeded.error().code);
  set_day(Date(2022, 3, 1));
}

TestDesk::~TestDesk() = default;

void TestDesk::set_day(Date day) {
  clock_.set(noon(day));
  const auto put = store_->write([&](store::Writer& tx) -> Result<> {
    return store::put_setting(tx, store::kBusinessDaySetting, to_text(day));
  });
  EXPECT_TRUE(put);
}

PlaceCode TestDesk::village() const {
  return PlaceCode(371525001042);
}

Actor TestDesk::actor(Role role, int copy) const {
  Actor actor;
  actor.account = AccountId(1000 + 100 * static_cast<std::int64_t>(role) + copy);
  actor.grant = GrantId(actor.account.value());
  actor.role = role;
  actor.stepped_up = true;
  switch (role) {
    case Role::PROV:
    case Role::CITY_HR:
    case Role::CITY_FIN:
    case Role::AUDIT:
    case Role::SYSADM:
    case Role::SECADM:
    case Role::AUDADM:
    case Role::PUB:
      actor.scope = {kCity, {}, {}};
      break;
    case Role::CNTY_HR:
    case Role::CNTY_FIN:
    case Role::BANK:
    case Role::DEPT:
    case Role::INS:
      actor.scope = {unit(), {}, {}};
      break;
    case Role::TOWN:
    case Role::AGENCY:
      actor.scope = {unit(), town(), {}};
      break;
    case Role::VILL:
    case Role::HOST:
    case Role::SELF:
      actor.scope = {unit(), town(), village()};
      break;
  }
  return actor;
}

Actor TestDesk::of_department(const std::string& which, int copy) {
  Actor one = actor(Role::DEPT, 50 + copy);
  one.organisation = OrganisationId(one.account.value());
  const auto made = store_->write([&](store::Writer& tx) -> Result<> {
    return store::insert(
        tx, store::OrganisationRow{one.organisation, store::OrganisationKind::department, which,
                                   unit(), std::nullopt, store::SecondFactor::off, 1, which});
  });
  EXPECT_EQ(store::told(made), "done");
  return one;
}

ResidentNumber fictitious_number(Date birth, int sequence) {
  std::string digits =
      fmt::format("{}{:04}{:02}{:02}{:03}", birth.year() < 1998 ? "372599" : "371599", birth.year(),
                  birth.month(), birth.day(), sequence);
  digits.push_back(resident_number_check_character(digits));
  return *ResidentNumber::parse(digits);
}

}  // namespace yigang::usecase
