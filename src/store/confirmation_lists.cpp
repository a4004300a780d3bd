#include "store/confirmation_lists.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// Of a person: where he lives says in whose scope it is.
std::string of_person(std::string_view table, std::string_view asked_by, std::string_view person,
                      std::string_view detail, std::string_view open) {
  std::string text =
      "r.id AS id, r.unit AS unit, p.town AS town, p.village AS village, p.number AS number, "
      "p.name AS name, ";
  text += std::string(detail) + " AS detail, r." + std::string(asked_by) + " AS asked_by FROM ";
  text += std::string(table) + " r CROSS JOIN person p WHERE p.unit = r.unit AND p.id = r." +
          std::string(person) + " AND " + std::string(open);
  return text;
}

// Of a unit or an account.
constexpr std::string_view kFigures =
    "r.id AS id, r.unit AS unit, 0 AS town, 0 AS village, 0 AS number, r.figure AS name, r.value "
    "AS detail, r.entered_by AS asked_by FROM office_figure r WHERE NOT EXISTS (SELECT 1 FROM "
    "office_figure_confirmation c WHERE c.figure_id = r.id)";
constexpr std::string_view kRoles =
    "r.id AS id, r.unit AS unit, 0 AS town, 0 AS village, 0 AS number, a.name AS name, r.role AS "
    "detail, r.asked_by AS asked_by FROM role_grant r JOIN account a ON a.id = r.account_id WHERE "
    "r.confirmed_by IS NULL AND r.revoked_by IS NULL";
constexpr std::string_view kResets =
    "r.id AS id, o.unit AS unit, 0 AS town, 0 AS village, 0 AS number, a.name AS name, r.reason AS "
    "detail, r.asked_by AS asked_by FROM second_factor_reset r JOIN account a ON a.id = "
    "r.account_id JOIN organisation o ON o.id = a.organisation_id WHERE r.confirmed_by IS NULL";
// CROSS JOIN: SQLite joins in this order, from the few that wait.
// Where the person works says which town takes it.
constexpr std::string_view kExitReports =
    "r.id AS id, r.unit AS unit, q.town AS town, q.village AS village, p.number AS number, p.name "
    "AS name, r.last_day || ' · ' || r.reason || ' · ' || r.remark AS detail, r.reported_by AS "
    "asked_by FROM exit_report r CROSS JOIN placement q CROSS JOIN person p WHERE q.unit = r.unit "
    "AND q.id = r.placement_id AND p.unit = q.unit AND p.id = q.person_id AND r.state = 'asked' "
    "AND q.state <> 'ended'";
// The rate in yuan, as everywhere else.
constexpr std::string_view kPayStandards =
    "r.id AS id, r.unit AS unit, 0 AS town, 0 AS village, 0 AS number, r.post_type || ' ' || "
    "r.band AS name, CAST(r.rate_fen / 100 AS TEXT) || '.' || SUBSTR(CAST(100 + r.rate_fen % 100 "
    "AS TEXT), 2) || ' · ' || r.from_day || ' · ' || r.document AS detail, r.entered_by AS "
    "asked_by FROM pay_standard_entry r WHERE r.state = 'asked'";

constexpr std::string_view kDocumentTexts =
    "r.id AS id, r.unit AS unit, 0 AS town, 0 AS village, 0 AS number, r.document AS name, "
    "r.uploaded_on || ' · ' || CAST(r.size_bytes AS TEXT) || ' B' AS detail, r.uploaded_by AS "
    "asked_by FROM document_text r WHERE r.state = 'asked'";

// Of a returned payment and whom it was for; one that was issued again meanwhile waits for nobody.
constexpr std::string_view kGiveUps =
    "r.id AS id, r.unit AS unit, p.town AS town, p.village AS village, p.number AS number, p.name "
    "AS name, r.reason AS detail, r.asked_by AS asked_by FROM payment_give_up r CROSS JOIN "
    "payment_line y CROSS JOIN placement q CROSS JOIN person p WHERE y.unit = r.unit AND y.id = "
    "r.payment_line_id AND q.unit = y.unit AND q.id = y.placement_id AND p.unit = q.unit AND p.id "
    "= q.person_id AND r.confirmed_by IS NULL AND y.state = 'returned'";

std::string rows_of(ConfirmationKind kind) {
  switch (kind) {
    case ConfirmationKind::bank_account:
      return of_person("bank_account", "asked_by", "person_id", "r.bank || ' ' || r.account_tail",
                       "r.state = 'asked'");
    case ConfirmationKind::merge:
      return of_person("person_merge", "asked_by", "keep_person_id", "r.reason",
                       "r.confirmed_by IS NULL");
    case ConfirmationKind::prior_months:
      return of_person("prior_months", "entered_by", "person_id",
                       "CAST(r.months AS TEXT) || ' · ' || r.proof || COALESCE((SELECT ' · ' || "
                       "f.day || ' · ' || f.proof FROM prior_first_approval f WHERE f.unit = "
                       "r.unit AND f.id = r.id), '')",
                       "r.confirmed_by IS NULL AND r.withdrawn_on IS NULL");
    case ConfirmationKind::extension:
      return of_person("extension", "entered_by", "person_id", "r.until_month || ' · ' || r.reason",
                       "r.approved_by IS NULL");
    case ConfirmationKind::figure:
      return std::string(kFigures);
    case ConfirmationKind::role:
      return std::string(kRoles);
    case ConfirmationKind::factor_reset:
      return std::string(kResets);
    case ConfirmationKind::give_up:
      return std::string(kGiveUps);
    case ConfirmationKind::pay_standard:
      return std::string(kPayStandards);
    case ConfirmationKind::exit_report:
      return std::string(kExitReports);
    case ConfirmationKind::document_text:
      return std::string(kDocumentTexts);
  }
  CHECK(false);
}

// All kinds asked for as one table `w`, within scope and filter.
std::string waiting_of(const std::vector<ConfirmationKind>& kinds) {
  std::string text = "(";
  for (const ConfirmationKind kind : kinds) {
    if (text.size() > 1) text += " UNION ALL ";
    text += "SELECT '" + std::string(word(kind)) + "' AS kind, " + rows_of(kind);
  }
  text +=
      ") AS w LEFT JOIN account by_whom ON by_whom.id = w.asked_by WHERE (?1 = 371500 OR w.unit = "
      "?1) AND (?2 = 0 OR w.town = ?2) AND (?3 = 0 OR w.village = ?3) AND (?4 = 0 OR w.unit = ?4) "
      "AND (?5 = 0 OR w.town = ?5) AND (?6 = 0 OR (w.asked_by <> ?6 AND w.asked_by NOT IN "
      "(SELECT s.same_id FROM same_person s WHERE s.account_id = ?6)))";
  return text;
}

Args waiting_args(const ListScope& scope, const ConfirmationFilter& filter) {
  return args(scope.unit, scope.town, scope.village, filter.unit.value_or(UnitCode{}),
              filter.town.value_or(PlaceCode{}), filter.not_by.value_or(AccountId{}));
}

}  // namespace

Result<std::vector<ListedConfirmation>> list_confirmations(Reader& reader, const ListScope& scope,
                                                           const ConfirmationFilter& filter) {
  std::vector<ListedConfirmation> list;
  if (filter.kinds.empty()) return list;
  Args arguments = waiting_args(scope, filter);
  arguments.add(filter.after.value_or(ConfirmationId{})).add(filter.limit);
  TRY_VOID(reader.each(
      "SELECT w.id, w.kind, w.unit, w.town, w.village, w.number, w.name, w.detail, w.asked_by, "
      "COALESCE(by_whom.name, '') FROM " +
          waiting_of(filter.kinds) + " AND w.id > ?7 ORDER BY w.id LIMIT ?8",
      arguments, [&](const Row& row) -> Result<> {
        list.push_back({row.get<ConfirmationId>(0), row.get<ConfirmationKind>(1),
                        row.get<UnitCode>(2), row.get<PlaceCode>(3), row.get<PlaceCode>(4),
                        row.get<std::int64_t>(5), row.get<std::string>(6), row.get<std::string>(7),
                        row.get<AccountId>(8), row.get<std::string>(9)});
        return {};
      }));
  return list;
}

Result<std::int64_t> count_confirmations(Reader& reader, const ListScope& scope,
                                         const ConfirmationFilter& filter) {
  if (filter.kinds.empty()) return 0;
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM " + waiting_of(filter.kinds),
                       waiting_args(scope, filter)));
  return row->get<std::int64_t>(0);
}

}  // namespace yigang::store
