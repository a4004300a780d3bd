#include "usecase/receipt_reads.h"

#include <algorithm>

#include "base/messages.h"
#include "store/described_row.h"
#include "store/life_queries.h"
#include "store/placement_queries.h"
#include "store/plan_rows.h"
#include "store/setting_queries.h"
#include "usecase/application_steps.h"
#include "usecase/explain_line.h"

namespace yigang::usecase {

namespace {

// Half a year, and its corrections.
constexpr std::size_t kMost = 6;

using store::LockedLine;
using store::SettlementLineRow;

Sentence sentence(const std::string& code, const Params& params = {}) {
  return {say(code, params, Language::zh_cn), say(code, params, Language::en)};
}

// Several rates or days with their own, where hours and rate alone do not make the amount.
bool is_product(const SettlementLineRow& line) {
  const std::int64_t tenths = line.rate_fen.value() * line.hours_x10.x10();
  return (tenths + 5) / 10 == line.amount_fen.value();
}

Sentence said_of(const SettlementLineRow& line) {
  const Params params{{"hours", to_text(line.hours_x10)},
                      {"days", to_text(line.days_x10)},
                      {"rate", to_text(line.rate_fen)},
                      {"amount", to_text(line.amount_fen)}};
  if (line.kind == store::LineKind::correction) return sentence("receipt.correction", params);
  if (line.status != store::LineStatus::payable)
    return sentence("line_status." + std::string(word(line.status)));
  if (line.side == Side::urban) return sentence("receipt.urban", params);
  return sentence(is_product(line) ? "receipt.rural" : "receipt.rural_by_day", params);
}

std::vector<ReceiptPart> parts_of(const SettlementLineRow& line) {
  // LZ-2022-4 三(二): urban money is paid by its original channel; the 4:6 split is not its own.
  if (line.side == Side::urban) return {{sentence("receipt.original"), line.original_fen}};
  std::vector<ReceiptPart> parts{{sentence("receipt.province"), line.province_fen},
                                 {sentence("receipt.city"), line.city_fen},
                                 {sentence("receipt.county"), line.county_fen}};
  if (line.social_fen != Fen()) parts.push_back({sentence("receipt.social"), line.social_fen});
  return parts;
}

ReceiptLine line_of(const LockedLine& locked, const std::string& post_title) {
  ReceiptLine line;
  line.month = locked.line.month;
  line.post_title = post_title;
  line.said = said_of(locked.line);
  line.amount_fen = locked.line.amount_fen;
  if (locked.line.amount_fen != Fen()) line.parts = parts_of(locked.line);
  line.payment = locked.payment ? sentence("payment_state." + std::string(word(*locked.payment)))
                                : sentence("receipt.no_file_yet");
  line.locked_on = locked.locked_on;
  return line;
}

ReceiptBasis why_last(const SettlementLineRow& line) {
  const policy::TraceNode node = tenure_node(line);
  return {sentence(node.say.code, node.say.params), node.cite.clause, node.cite.quote};
}

struct Found {
  LockedLine locked;
  std::string post_title;
};

Result<std::vector<Found>> months_of(store::Reader& reader, PersonKey person, Date today) {
  std::vector<Found> found;
  TRY(const auto placements, store::placements_of_person(reader, person, today));
  for (const store::PlacementRow& placement : placements) {
    TRY(const auto post, store::find<store::PostRow>(reader, placement.unit, placement.post_id));
    TRY(std::vector<LockedLine> lines,
        store::locked_lines(reader, placement.unit, placement.id, today));
    for (LockedLine& line : lines)
      found.push_back({std::move(line), post ? post->title : std::string()});
  }
  std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
    return std::tuple(b.locked.line.month, b.locked.locked_on, b.locked.line.id) <
           std::tuple(a.locked.line.month, a.locked.locked_on, a.locked.line.id);
  });
  return found;
}

// Nothing while the town has not taken it.
Result<std::optional<store::ApplicationRow>> application_behind(store::Reader& reader,
                                                                const law::Areas& areas,
                                                                ProgressId named) {
  using Answer = std::optional<store::ApplicationRow>;
  ApplicationId id(named.id);
  if (named.kind == ProgressKind::online) {
    const OnlineApplicationId online(named.id);
    TRY(const UnitCode unit, unit_of_id(areas, online));
    TRY(const auto row, store::find<store::OnlineApplicationRow>(reader, unit, online));
    if (!row) return fail(not_found("not_found"));
    if (!row->application_id) return Answer();
    id = *row->application_id;
  }
  TRY(store::ApplicationRow row, application_of(reader, areas, id));
  return Answer(std::move(row));
}

Result<Receipt> receipt_of(store::Reader& reader, const law::Areas& areas, ProgressId named,
                           Date today) {
  Receipt receipt;
  TRY(const auto application, application_behind(reader, areas, named));
  if (!application) return receipt;
  TRY(const std::vector<Found> found, months_of(reader, application->person_key, today));
  for (const Found& one : found) {
    if (receipt.items.size() == kMost) break;
    receipt.items.push_back(line_of(one.locked, one.post_title));
    if (receipt.last_payable || !one.locked.line.last_payable_month) continue;
    receipt.last_payable = one.locked.line.last_payable_month;
    receipt.last_why = why_last(one.locked.line);
  }
  return receipt;
}

}  // namespace

Result<Receipt> read_receipt(Desk& desk, const ProgressQuestion& question) {
  const auto named = named_by_code(desk.keys, question.code);
  if (!named) return fail(bad_input("progress_code_bad").at("code"));
  return desk.database.read_value<Receipt>([&](store::Reader& reader) -> Result<Receipt> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    auto receipt = receipt_of(reader, edition.snapshot->areas(), *named, today);
    if (!receipt && receipt.error().code == "not_found")
      return fail(not_found("progress_not_found"));
    if (receipt) receipt->code = progress_code(desk.keys, *named);
    return receipt;
  });
}

}  // namespace yigang::usecase
