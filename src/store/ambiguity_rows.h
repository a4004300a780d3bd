// 文字歧义簿: an unclear wording of a document of law, how it is read, and who was asked; see
// migrations 035 (the register) and 039 (withdrawal). Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/ids.h"
#include "store/value.h"

namespace yigang {

using AmbiguityId = Id<struct AmbiguityTag>;

}  // namespace yigang

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(AmbiguityState, std::uint8_t, open, asked, answered, withdrawn)

struct AmbiguityRow {
  static constexpr std::string_view kTable = "ambiguity";
  UnitCode unit;  // whose office recorded it
  AmbiguityId id;
  std::string document;
  std::string clause;
  std::string phrase;
  std::string question;
  std::string reading;  // the one that is used
  AmbiguityState state{};
  std::optional<std::string> asked_whom;
  std::optional<Date> asked_on;
  std::optional<std::string> answer;
  std::optional<Date> answered_on;
  AccountId recorded_by;
  Date recorded_on;
  std::optional<AccountId> answered_by;  // who entered the answer
  std::optional<AccountId> withdrawn_by;
  std::optional<Date> withdrawn_on;
  std::optional<std::string> withdrawal_reason;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AmbiguityRow, (),
                      (unit, id, document, clause, phrase, question, reading, state, asked_whom,
                       asked_on, answer, answered_on, recorded_by, recorded_on, answered_by,
                       withdrawn_by, withdrawn_on, withdrawal_reason, version))

}  // namespace yigang::store
