// What is known about one person, with its source: recorded facts (those that ended or were
// withdrawn too), what the registers say today, recognitions and months on the old scheme
// likewise, and the confirmed category; and the bank account that is paid to. Within the actor's
// scope; names masked, of numbers the last four. Reads only.
#pragma once

#include "policy/eligibility.h"
#include "store/person_rows.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "usecase/offers.h"

namespace yigang::usecase {

struct OnePerson {
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(OnePerson, (), (person))

struct FactView {
  FactId id;
  policy::Reason fact{};
  Date from_day;
  std::optional<Date> until_day;  // the last day on which it was true
  std::string source;
  std::string recorded_by;
  bool ended = false;  // its last day was said afterwards
  std::optional<std::string> ended_by;
  std::optional<Date> withdrawn_on;  // it never was true
  std::optional<std::string> withdrawn_by;
  std::string change_reason;
  std::int64_t version = 0;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(FactView, (),
                      (id, fact, from_day, until_day, source, recorded_by, ended, ended_by,
                       withdrawn_on, withdrawn_by, change_reason, version, actions))

struct RegisterView {
  TargetGroup target_group{};
  std::string register_name;
  std::string owner;
  Date true_on;
  Date from_day;
  std::optional<Date> until_day;
  RegisterSnapshotId snapshot;
};
BOOST_DESCRIBE_STRUCT(RegisterView, (),
                      (target_group, register_name, owner, true_on, from_day, until_day, snapshot))

struct RecognitionView {
  RecognitionId id;
  TargetGroup kind{};
  std::string office;
  std::string document;
  Date from_day;
  Date until_day;
  std::string recorded_by;
  bool ended = false;  // its last day was said afterwards
  std::optional<std::string> ended_by;
  std::optional<Date> withdrawn_on;  // it never should have stood
  std::optional<std::string> withdrawn_by;
  std::string change_reason;
  std::int64_t version = 0;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(RecognitionView, (),
                      (id, kind, office, document, from_day, until_day, recorded_by, ended,
                       ended_by, withdrawn_on, withdrawn_by, change_reason, version, actions))

// Months on posts of the old scheme (二(六)/4).
struct PriorMonthsView {
  PriorMonthsId id;
  std::int64_t months = 0;
  std::string proof;
  std::string recorded_by;
  std::optional<std::string> confirmed_by;  // nothing: they do not count yet
  std::optional<Date> withdrawn_on;         // they count no more
  std::optional<std::string> withdrawn_by;
  std::string withdrawn_reason;
  std::int64_t version = 0;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(PriorMonthsView, (),
                      (id, months, proof, recorded_by, confirmed_by, withdrawn_on, withdrawn_by,
                       withdrawn_reason, version, actions))

// The number of somebody who became one with this person.
struct MergeView {
  MergeId id;
  std::int64_t number = 0;  // the person's number that went
  std::string reason;
  std::string document;
  Date asked_on;
  std::string asked_by;
  std::optional<Date> confirmed_on;  // nothing: the two are two still
  std::optional<std::string> confirmed_by;
  std::optional<Date> freed_on;  // the number never was this person's
  std::optional<std::string> freed_by;
  std::int64_t version = 0;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(MergeView, (),
                      (id, number, reason, document, asked_on, asked_by, confirmed_on, confirmed_by,
                       freed_on, freed_by, version, actions))

struct CategoryView {
  RetirementCategory category{};
  std::string source;  // empty: it follows from the law
  std::optional<std::string> confirmed_by;
};
BOOST_DESCRIBE_STRUCT(CategoryView, (), (category, source, confirmed_by))

struct PersonFacts {
  PersonId id;
  std::int64_t number = 0;
  std::string name;           // masked
  std::string resident_tail;  // the last four of the resident number
  std::vector<FactView> facts;
  std::vector<RegisterView> registers;
  std::vector<RecognitionView> recognitions;
  std::vector<PriorMonthsView> prior_months;
  std::optional<CategoryView> category;
  std::vector<MergeView> merges;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PersonFacts, (),
                      (id, number, name, resident_tail, facts, registers, recognitions,
                       prior_months, category, merges, version))

// With what may be done with it by whom it is shown to.
[[nodiscard]] Result<RecognitionView> recognition_view(store::Reader& reader, const Desk& desk,
                                                       const law::LawSnapshot& law,
                                                       const Actor& actor, const Location& location,
                                                       const store::RecognitionRow& row);
[[nodiscard]] Result<std::optional<CategoryView>> category_view(store::Reader& reader,
                                                                const store::PersonRow& person);
[[nodiscard]] Result<PersonFacts> list_facts(Desk& desk, const Actor& actor,
                                             const OnePerson& query);

struct BankAccountView {
  BankAccountId id;
  std::string bank;
  std::string masked_account;  // the last four
  std::string holder_name;     // masked
  std::optional<Month> usable_from_month;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(BankAccountView, (),
                      (id, bank, masked_account, holder_name, usable_from_month, version))

struct PaidAccount {
  PersonId person;
  std::optional<BankAccountView> account;  // the one that is paid to; nothing: none is confirmed
  bool change_waits = false;               // another one waits for its confirmation
};
BOOST_DESCRIBE_STRUCT(PaidAccount, (), (person, account, change_waits))
// For those who pay alone.
[[nodiscard]] Result<PaidAccount> read_bank_account(Desk& desk, const Actor& actor,
                                                    const OnePerson& query);

}  // namespace yigang::usecase
