// Rows of accounts, journal, keys, jobs and dated figures, as they stand in the tables of the same
// names (src/store/migrations). Member names are column names; described_row.h reads and writes
// them. Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "core/ids.h"
#include "store/value.h"

namespace yigang::store {

// 001_system: words of the columns.
BOOST_DEFINE_FIXED_ENUM_CLASS(OrganisationKind, std::uint8_t, province, city, unit, town, village,
                              department, host, agency, finance, auditor, bank, insurer)
BOOST_DEFINE_FIXED_ENUM_CLASS(SecondFactor, std::uint8_t, required, optional, off)
BOOST_DEFINE_FIXED_ENUM_CLASS(AccountState, std::uint8_t, active, closed)
BOOST_DEFINE_FIXED_ENUM_CLASS(FigureStatus, std::uint8_t, confirmed, provisional)
BOOST_DEFINE_FIXED_ENUM_CLASS(JobState, std::uint8_t, waiting, running, done, failed, cancelled)

struct OrganisationRow {
  static constexpr std::string_view kTable = "organisation";
  OrganisationId id;
  OrganisationKind kind{};
  std::string name;
  UnitCode unit;
  std::optional<PlaceCode> place;
  SecondFactor second_factor;
  std::int64_t version = 0;
  std::optional<std::string> department = {};  // one that keeps a register
};
BOOST_DESCRIBE_STRUCT(OrganisationRow, (),
                      (id, kind, name, unit, place, second_factor, version, department))

struct AccountRow {
  static constexpr std::string_view kTable = "account";
  AccountId id;
  std::string login;
  std::string name;
  OrganisationId organisation_id;
  std::optional<PersonKey> person_key;
  std::optional<std::string> password_hash;
  std::optional<Bytes> totp_secret;
  std::int64_t totp_last_step = 0;
  std::int64_t failures = 0;
  Instant locked_until;
  std::optional<Date> expires_on;
  AccountState state{};
  bool must_change_password = false;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, login, name, organisation_id, person_key, password_hash, totp_secret,
                       totp_last_step, failures, locked_until, expires_on, state,
                       must_change_password, version))

struct RoleGrantRow {
  static constexpr std::string_view kTable = "role_grant";
  GrantId id;
  AccountId account_id;
  Role role{};
  UnitCode unit;
  std::optional<PlaceCode> place;
  AccountId asked_by;
  std::optional<AccountId> confirmed_by;
  std::optional<AccountId> revoked_by;
  Bytes seal;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RoleGrantRow, (),
                      (id, account_id, role, unit, place, asked_by, confirmed_by, revoked_by, seal,
                       version))

struct SessionRow {
  static constexpr std::string_view kTable = "session";
  Bytes token_hash;
  Bytes page_token_hash;
  AccountId account_id;
  GrantId role_grant_id;
  Instant created_at;
  Instant seen_at;
  Instant stepped_up_at;
  bool second_factor = false;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (),
                      (token_hash, page_token_hash, account_id, role_grant_id, created_at, seen_at,
                       stepped_up_at, second_factor))

struct OfficeFigureRow {
  static constexpr std::string_view kTable = "office_figure";
  FigureId id;
  std::string figure;
  UnitCode unit;
  Date from_day;
  std::optional<Date> until_day;
  std::string value;
  std::string document;
  std::string clause;
  std::string quote;
  FigureStatus status{};
  Instant known_since;
  AccountId entered_by;
};
BOOST_DESCRIBE_STRUCT(OfficeFigureRow, (),
                      (id, figure, unit, from_day, until_day, value, document, clause, quote,
                       status, known_since, entered_by))

struct OfficeFigureConfirmationRow {
  static constexpr std::string_view kTable = "office_figure_confirmation";
  FigureId figure_id;
  AccountId confirmed_by;
  Instant confirmed_at;
};
BOOST_DESCRIBE_STRUCT(OfficeFigureConfirmationRow, (), (figure_id, confirmed_by, confirmed_at))

struct JournalHeadRow {
  static constexpr std::string_view kTable = "journal_head";
  UnitCode unit;
  std::int64_t size = 0;
  Bytes frontier;
};
BOOST_DESCRIBE_STRUCT(JournalHeadRow, (), (unit, size, frontier))

struct JournalEntryRow {
  static constexpr std::string_view kTable = "journal_entry";
  UnitCode unit;
  std::int64_t sequence = 0;
  Instant at;
  AccountId actor;
  std::string verb;
  std::string object_table;
  std::int64_t object_id = 0;
  Bytes entry;
  Bytes leaf;
};
BOOST_DESCRIBE_STRUCT(JournalEntryRow, (),
                      (unit, sequence, at, actor, verb, object_table, object_id, entry, leaf))

struct JournalOpeningRow {
  static constexpr std::string_view kTable = "journal_opening";
  UnitCode unit;
  std::int64_t sequence = 0;
  Bytes salt;
  Bytes sealed;
};
BOOST_DESCRIBE_STRUCT(JournalOpeningRow, (), (unit, sequence, salt, sealed))

struct RequestKeyRow {
  static constexpr std::string_view kTable = "request_key";
  UnitCode unit;
  AccountId actor;
  std::string request_key;
  std::string verb;
  Bytes body_hash;
  std::optional<Bytes> answer;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(RequestKeyRow, (),
                      (unit, actor, request_key, verb, body_hash, answer, created_at))

struct ExplanationRow {
  static constexpr std::string_view kTable = "explanation";
  UnitCode unit;
  ExplanationId id;
  std::string kind;
  std::int64_t subject_id = 0;
  Date day;
  std::string outcome;
  std::optional<std::string> headline;
  std::string law_digest;
  std::string trace;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(ExplanationRow, (),
                      (unit, id, kind, subject_id, day, outcome, headline, law_digest, trace,
                       created_at))

struct JobRow {
  static constexpr std::string_view kTable = "job";
  JobId id;
  UnitCode unit;
  std::string kind;
  std::string argument;
  AccountId account_id;
  GrantId grant_id;
  JobState state{};
  std::int64_t done_count = 0;
  std::int64_t total_count = 0;
  bool cancel_asked = false;
  std::optional<std::string> owner;
  Instant lease_until;
  std::optional<std::string> result;   // JSON of the verb's answer
  std::optional<std::string> problem;  // JSON, when it failed
  Instant created_at;
  Instant updated_at;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(JobRow, (),
                      (id, unit, kind, argument, account_id, grant_id, state, done_count,
                       total_count, cancel_asked, owner, lease_until, result, problem, created_at,
                       updated_at, version))

}  // namespace yigang::store
