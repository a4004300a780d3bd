#include "usecase/confirmation_reads.h"

#include <algorithm>
#include <array>

#include "core/person_name.h"
#include "store/described_row.h"
#include "usecase/bank_file.h"
#include "usecase/page_reads.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

namespace {

using store::ConfirmationKind;

constexpr std::array kKinds{
    ConfirmationKind::bank_account, ConfirmationKind::merge,        ConfirmationKind::prior_months,
    ConfirmationKind::extension,    ConfirmationKind::figure,       ConfirmationKind::role,
    ConfirmationKind::factor_reset, ConfirmationKind::pay_standard, ConfirmationKind::exit_report,
    ConfirmationKind::give_up,      ConfirmationKind::document_text};

std::string_view verb_of(ConfirmationKind kind) {
  switch (kind) {
    case ConfirmationKind::bank_account:
      return "confirm_bank_account";
    case ConfirmationKind::merge:
      return "confirm_merge";
    case ConfirmationKind::prior_months:
      return "confirm_prior_months";
    case ConfirmationKind::extension:
      return "approve_extension";
    case ConfirmationKind::figure:
      return "confirm_figure";
    case ConfirmationKind::role:
      return "confirm_role";
    case ConfirmationKind::factor_reset:
      return "confirm_reset";
    case ConfirmationKind::give_up:
      return "confirm_give_up";
    case ConfirmationKind::pay_standard:
      return "confirm_pay_standard";
    case ConfirmationKind::exit_report:
      return "take_exit_report";
    case ConfirmationKind::document_text:
      return "confirm_document_text";
  }
  CHECK(false);
}

std::optional<PlaceCode> unless_none(PlaceCode place) {
  return place.empty() ? std::nullopt : std::optional(place);
}

ConfirmationLine line_of(const store::ListedConfirmation& row, const Actor& actor) {
  const bool of_person = row.person_number > 0;
  return {row.id,
          row.kind,
          std::string(verb_of(row.kind)),
          row.unit,
          unless_none(row.town),
          unless_none(row.village),
          of_person ? std::optional(row.person_number) : std::nullopt,
          of_person ? masked_name(row.name) : row.name,
          row.detail,
          row.asked_by_name,
          actor.is(row.asked_by),
          false};
}

// Who entered the account was warned of its check digit; the one who confirms it must be as well.
Result<> mark_check_digits(store::Reader& reader, const crypto::Keyring& keys,
                           std::vector<ConfirmationLine>& lines) {
  for (ConfirmationLine& line : lines) {
    if (line.kind != ConfirmationKind::bank_account) continue;
    const BankAccountId id(line.id.value());
    TRY(const auto row, store::find<store::BankAccountRow>(reader, line.unit, id));
    CHECK(row.has_value());
    TRY(const std::string account, open_account(keys, line.unit, id, row->account_sealed));
    line.check_digit_fails = check_digit_fails(account);
  }
  return {};
}

}  // namespace

store::ConfirmationFilter confirmations_for(const Authority& authority, const Actor& actor) {
  store::ConfirmationFilter filter;
  for (const ConfirmationKind kind : kKinds)
    if (has_as_work(authority, actor, verb_of(kind))) filter.kinds.push_back(kind);
  filter.not_by = actor.account;
  return filter;
}

Result<wire::Page<ConfirmationLine>> list_confirmations(Desk& desk, const Actor& actor,
                                                        const ConfirmationQuery& query) {
  const Scope& scope = actor.scope;
  TRY_VOID(
      desk.authority.check("list_confirmations", actor, {scope.unit, scope.town, scope.village}));
  TRY_VOID(check_limit(query.limit));
  store::ConfirmationFilter filter = confirmations_for(desk.authority, actor);
  if (query.kind) {
    if (std::ranges::find(filter.kinds, *query.kind) == filter.kinds.end())
      return fail(desk.authority.may_not(verb_of(*query.kind), actor.role));
    filter.kinds = {*query.kind};
  }
  if (!query.for_me.value_or(false)) filter.not_by.reset();
  filter.unit = query.unit;
  filter.town = query.town;
  filter.after = query.after;
  filter.limit = query.limit + 1;
  return desk.database.read_value<wire::Page<ConfirmationLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<ConfirmationLine>> {
        TRY(const auto rows, store::list_confirmations(reader, list_scope(actor), filter));
        TRY(const std::int64_t total,
            store::count_confirmations(reader, list_scope(actor), filter));
        TRY(wire::Page<ConfirmationLine> page,
            page_from<ConfirmationLine>(
                rows, query.limit, total,
                [&](const store::ListedConfirmation& row) { return line_of(row, actor); },
                [](const ConfirmationLine& line) { return to_text(line.id); }));
        TRY_VOID(mark_check_digits(reader, desk.keys, page.items));
        return page;
      });
}

}  // namespace yigang::usecase
