// Verbs of persons and of the facts that eligibility rests on (LZ-2022-4 二(一), 二(四), 二(六)).
#pragma once

#include "core/resident_number.h"
#include "policy/eligibility.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct PersonRegistered {
  PersonId id;
  std::int64_t number = 0;
  std::string masked_number;
  bool known_before = false;  // the same person was registered in this unit already
};
BOOST_DESCRIBE_STRUCT(PersonRegistered, (), (id, number, masked_number, known_before))

// 双实名: one number, one person in the whole city.
struct RegisterPerson {
  static constexpr std::string_view kVerb = "register_person";
  using Answer = PersonRegistered;
  PlaceCode village;
  std::string name;
  ResidentNumber resident_number;
  std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(RegisterPerson, (), (village, name, resident_number, phone))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RegisterPerson&);
[[nodiscard]] Result<PersonRegistered> act(Work&, const Grant<RegisterPerson>&,
                                           const RegisterPerson&);

// A circumstance of rows 1–8, 16 and 17 with its source.
struct RecordFact {
  static constexpr std::string_view kVerb = "record_fact";
  using Answer = Changed<FactId>;
  PersonId person;
  policy::Reason fact = policy::Reason::deceased;
  Date from_day;
  std::optional<Date> until_day;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(RecordFact, (), (person, fact, from_day, until_day, source))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordFact&);
[[nodiscard]] Result<Changed<FactId>> act(Work&, const Grant<RecordFact>&, const RecordFact&);

// It was true until this day, that day included, and is not any more.
struct EndFact {
  static constexpr std::string_view kVerb = "end_fact";
  using Answer = Changed<FactId>;
  FactId id;
  Date last_day;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndFact, (), (id, last_day, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const EndFact&);
[[nodiscard]] Result<Changed<FactId>> act(Work&, const Grant<EndFact>&, const EndFact&);

// It never was true: by another person than who recorded it. The row stays, and so do the decisions
// that were made with it.
struct WithdrawFact {
  static constexpr std::string_view kVerb = "withdraw_fact";
  using Answer = Changed<FactId>;
  FactId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawFact, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const WithdrawFact&);
[[nodiscard]] Result<Changed<FactId>> act(Work&, const Grant<WithdrawFact>&, const WithdrawFact&);

// A woman's retirement category is a confirmed fact with its source, never guessed; by a department
// that answers for it (law/authority/registers.csv). One that was confirmed before is changed by
// another person than who confirmed it, with the reason (domain.md §7.1).
struct ConfirmCategory {
  static constexpr std::string_view kVerb = "confirm_category";
  using Answer = Changed<PersonId>;
  PersonId person;
  RetirementCategory category = RetirementCategory::M60;
  std::string source;
  std::optional<std::string> reason = {};  // why another one stands instead
};
BOOST_DESCRIBE_STRUCT(ConfirmCategory, (), (person, category, source, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmCategory&);
[[nodiscard]] Result<Changed<PersonId>> act(Work&, const Grant<ConfirmCategory>&,
                                            const ConfirmCategory&);

// 就业困难人员认定, by a department that answers for its kind.
struct RecordRecognition {
  static constexpr std::string_view kVerb = "record_recognition";
  using Answer = Changed<RecognitionId>;
  PersonId person;
  TargetGroup kind = TargetGroup::older_unemployed;
  std::string office;
  std::string document;
  Date from_day;
  Date until_day;
};
BOOST_DESCRIBE_STRUCT(RecordRecognition, (), (person, kind, office, document, from_day, until_day))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordRecognition&);
[[nodiscard]] Result<Changed<RecognitionId>> act(Work&, const Grant<RecordRecognition>&,
                                                 const RecordRecognition&);

// It covered this day still and covers none after it.
struct EndRecognition {
  static constexpr std::string_view kVerb = "end_recognition";
  using Answer = Changed<RecognitionId>;
  RecognitionId id;
  Date last_day;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndRecognition, (), (id, last_day, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const EndRecognition&);
[[nodiscard]] Result<Changed<RecognitionId>> act(Work&, const Grant<EndRecognition>&,
                                                 const EndRecognition&);

// It never should have stood. Both by another person than who recorded it; the row stays, and so do
// the decisions that were made with it.
struct WithdrawRecognition {
  static constexpr std::string_view kVerb = "withdraw_recognition";
  using Answer = Changed<RecognitionId>;
  RecognitionId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawRecognition, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const WithdrawRecognition&);
[[nodiscard]] Result<Changed<RecognitionId>> act(Work&, const Grant<WithdrawRecognition>&,
                                                 const WithdrawRecognition&);

// One row of a group's register; the number is never stored, only its blind index.
struct RegisterEntry {
  ResidentNumber resident_number;
  TargetGroup target_group = TargetGroup::poverty_alleviated;
  Date from_day;
  std::optional<Date> until_day;
};
BOOST_DESCRIBE_STRUCT(RegisterEntry, (), (resident_number, target_group, from_day, until_day))

struct RegisterLoaded {
  RegisterSnapshotId id;
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(RegisterLoaded, (), (id, rows))

struct LoadRegister {
  static constexpr std::string_view kVerb = "load_register";
  using Answer = RegisterLoaded;
  UnitCode unit;
  std::string register_name;  // 乡村振兴, 民政, 残联
  std::string owner;
  Date true_on;
  std::vector<RegisterEntry> rows;
  // Only a part of the register: it adds, and corrects whom it names. Otherwise it is the register
  // as it was on that day, and who is not in it is not in the register any more (domain.md D14).
  std::optional<bool> partial = {};
  // Why an office of human resources hands it in instead of the department.
  std::optional<std::string> deputy_reason = {};
  // Why the register holds nobody any more: without it a whole list without rows is taken for an
  // export that failed.
  std::optional<std::string> empty_reason = {};
};
BOOST_DESCRIBE_STRUCT(LoadRegister, (),
                      (unit, register_name, owner, true_on, rows, partial, deputy_reason,
                       empty_reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const LoadRegister&);
[[nodiscard]] Result<RegisterLoaded> act(Work&, const Grant<LoadRegister>&, const LoadRegister&);

// 二(六)/4: proven months on posts of the old scheme; they, and the first approval, count once a
// second person confirmed them.
struct RecordPriorMonths {
  static constexpr std::string_view kVerb = "record_prior_months";
  using Answer = Changed<PriorMonthsId>;
  PersonId person;
  std::int64_t months = 0;
  std::string proof;
  // 二(四)/8: on which day a subsidy was approved for the person for the first time, and how that
  // is proven; both or neither.
  std::optional<Date> first_approved_on = {};
  std::optional<std::string> first_approval_proof = {};
};
BOOST_DESCRIBE_STRUCT(RecordPriorMonths, (),
                      (person, months, proof, first_approved_on, first_approval_proof))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordPriorMonths&);
[[nodiscard]] Result<Changed<PriorMonthsId>> act(Work&, const Grant<RecordPriorMonths>&,
                                                 const RecordPriorMonths&);

struct ConfirmPriorMonths {
  static constexpr std::string_view kVerb = "confirm_prior_months";
  using Answer = Changed<PriorMonthsId>;
  PriorMonthsId id;
};
BOOST_DESCRIBE_STRUCT(ConfirmPriorMonths, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmPriorMonths&);
[[nodiscard]] Result<Changed<PriorMonthsId>> act(Work&, const Grant<ConfirmPriorMonths>&,
                                                 const ConfirmPriorMonths&);

// They count no more, whether they were confirmed or not: by another person than those who entered
// and confirmed them. What was paid meanwhile stays.
struct WithdrawPriorMonths {
  static constexpr std::string_view kVerb = "withdraw_prior_months";
  using Answer = Changed<PriorMonthsId>;
  PriorMonthsId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawPriorMonths, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const WithdrawPriorMonths&);
[[nodiscard]] Result<Changed<PriorMonthsId>> act(Work&, const Grant<WithdrawPriorMonths>&,
                                                 const WithdrawPriorMonths&);

}  // namespace yigang::usecase
