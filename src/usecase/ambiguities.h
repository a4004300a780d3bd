// 文字歧义簿: where the wording of a clause is unclear, the office writes down the phrase, the
// question and the reading that it uses, whom it asked and what was answered. Until then ⚠ stands
// wherever the clause is shown. It changes no rule: a rule changes with the program or with a
// figure. Source: interface.md §12.1.
#pragma once

#include "store/ambiguity_queries.h"
#include "usecase/answers.h"
#include "usecase/version_check.h"

namespace yigang::usecase {

template <>
inline constexpr std::string_view kVersionedTable<AmbiguityId> = "ambiguity";

// Refusals `not_found` at "document" or "clause"; at "phrase": `phrase_not_in_text` when it does
// not stand in the clause of the official text, `phrase_not_cited` when there is no text and the
// phrase is none that is cited from the clause; `ambiguity_known` when the same phrase waits
// already; `ambiguities_too_many` when kMostWaiting of the unit wait: whatever shows ⚠ reads all
// that wait.
inline constexpr std::int64_t kMostWaiting = 200;
struct RecordAmbiguity {
  static constexpr std::string_view kVerb = "record_ambiguity";
  using Answer = Changed<AmbiguityId>;
  UnitCode unit;  // the office that records it
  std::string document;
  std::string clause;
  std::string phrase;
  std::string question;
  std::string reading;
};
BOOST_DESCRIBE_STRUCT(RecordAmbiguity, (), (unit, document, clause, phrase, question, reading))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordAmbiguity&);
[[nodiscard]] Result<Changed<AmbiguityId>> act(Work&, const Grant<RecordAmbiguity>&,
                                               const RecordAmbiguity&);

// Once more, if somebody else was asked; not once it is answered (`ambiguity_answered`).
struct AskAmbiguity {
  static constexpr std::string_view kVerb = "ask_ambiguity";
  using Answer = Changed<AmbiguityId>;
  AmbiguityId id;
  std::string asked_whom;
  Date asked_on;
};
BOOST_DESCRIBE_STRUCT(AskAmbiguity, (), (id, asked_whom, asked_on))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AskAmbiguity&);
[[nodiscard]] Result<Changed<AmbiguityId>> act(Work&, const Grant<AskAmbiguity>&,
                                               const AskAmbiguity&);

// By another person than who recorded it, with the reading that is used from now on. Refusals
// `ambiguity_not_asked`, `answered_before_asked`.
struct AnswerAmbiguity {
  static constexpr std::string_view kVerb = "answer_ambiguity";
  using Answer = Changed<AmbiguityId>;
  AmbiguityId id;
  std::string answer;
  Date answered_on;
  std::string reading;
};
BOOST_DESCRIBE_STRUCT(AnswerAmbiguity, (), (id, answer, answered_on, reading))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AnswerAmbiguity&);
[[nodiscard]] Result<Changed<AmbiguityId>> act(Work&, const Grant<AnswerAmbiguity>&,
                                               const AnswerAmbiguity&);

// What was recorded by mistake: by whoever recorded it, or by a role that enters answers. It stays
// in the register and ⚠ goes. Refusals `ambiguity_answered`, `ambiguity_withdrawn`,
// `not_your_ambiguity`.
struct WithdrawAmbiguity {
  static constexpr std::string_view kVerb = "withdraw_ambiguity";
  using Answer = Changed<AmbiguityId>;
  AmbiguityId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawAmbiguity, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const WithdrawAmbiguity&);
[[nodiscard]] Result<Changed<AmbiguityId>> act(Work&, const Grant<WithdrawAmbiguity>&,
                                               const WithdrawAmbiguity&);

struct AmbiguityLine {
  AmbiguityId id;
  UnitCode unit;
  std::string document;
  std::string clause;
  std::string phrase;
  std::string question;
  std::string reading;
  store::AmbiguityState state{};
  std::optional<std::string> asked_whom;
  std::optional<Date> asked_on;
  std::optional<std::string> answer;
  std::optional<Date> answered_on;
  std::string recorded_by;
  Date recorded_on;
  std::optional<Date> withdrawn_on;
  std::optional<std::string> withdrawal_reason;
  bool mine = false;          // recorded by the actor, who does not enter its answer
  bool withdrawable = false;  // by the actor
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AmbiguityLine, (),
                      (id, unit, document, clause, phrase, question, reading, state, asked_whom,
                       asked_on, answer, answered_on, recorded_by, recorded_on, withdrawn_on,
                       withdrawal_reason, mine, withdrawable, version))
[[nodiscard]] Result<wire::Page<AmbiguityLine>> list_ambiguities(
    Desk& desk, const Actor& actor, const store::AmbiguityFilter& filter);

// What everybody may know of a wording that is not settled: where ⚠ stands, and which reading is
// used. The question and who asks it stay in the office.
struct UnclearWording {
  AmbiguityId id;
  UnitCode unit;
  std::string document;
  std::string clause;
  std::string phrase;
  std::string reading;
  Date recorded_on;
};
BOOST_DESCRIBE_STRUCT(UnclearWording, (),
                      (id, unit, document, clause, phrase, reading, recorded_on))
struct UnclearQuery {};
BOOST_DESCRIBE_STRUCT(UnclearQuery, (), ())
[[nodiscard]] Result<std::vector<UnclearWording>> list_unclear(Desk& desk, const UnclearQuery&);

}  // namespace yigang::usecase
