// 需人工决定 (interface.md §11, §11.1): of an application that the rules leave to a person: why,
// who may decide and how, and once somebody has, who it was, when and in which words. The reasons
// are those of the newest verdict that left it open, the names are those of the records. Reads
// only; cost: the decisions of one application and the explanation of one.
#pragma once

#include "policy/eligibility.h"
#include "store/application_rows.h"
#include "usecase/desk.h"
#include "usecase/reads.h"

namespace yigang::usecase {

// What settles it: to approve or to refuse with a written reason, or for a retirement category that
// a department confirms it, after which the rules decide.
struct DecidingOption {
  std::string verb;
  std::vector<Role> roles;
  std::string department;  // of confirm_category
};
BOOST_DESCRIBE_STRUCT(DecidingOption, (), (verb, roles, department))

struct DecidedBy {
  ExplanationId decision;
  bool approved = false;
  Date day;
  std::string name;  // empty: refused before it was kept who did
  std::string organisation;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(DecidedBy, (), (decision, approved, day, name, organisation, words))

struct Deciding {
  ApplicationId application;
  std::vector<policy::Reason> reasons;
  UnitCode unit;
  std::string unit_name;
  std::vector<DecidingOption> options;  // none once it is decided
  std::optional<DecidedBy> decided;
};
BOOST_DESCRIBE_STRUCT(Deciding, (), (application, reasons, unit, unit_name, options, decided))

// Nothing where no person has to decide, or nobody can any more.
[[nodiscard]] Result<std::optional<Deciding>> deciding_of(store::Reader& reader,
                                                          const Authority& authority,
                                                          const law::LawSnapshot& law,
                                                          const store::ApplicationRow& application);

struct DecidingAnswer {
  std::optional<Deciding> deciding;
};
BOOST_DESCRIBE_STRUCT(DecidingAnswer, (), (deciding))
// Of the application that an explanation is about, for whoever may read that.
[[nodiscard]] Result<DecidingAnswer> read_deciding(Desk& desk, const Actor& actor,
                                                   const OneExplanation& query);

}  // namespace yigang::usecase
