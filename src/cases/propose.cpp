#include "cases/propose.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/text.h"

namespace yigang::cases {

namespace {

using Cells = std::map<std::string, std::string, std::less<>>;

const std::string& cell_of(const Cells& cells, std::string_view column) {
  static const std::string kEmpty;
  const auto at = cells.find(column);
  return at == cells.end() ? kEmpty : at->second;
}

void set_filled(Cells& cells, std::string_view column, std::string value) {
  const auto at = cells.find(column);
  if (at != cells.end() && !at->second.empty()) at->second = std::move(value);
}

std::string row_text(const std::vector<std::string>& columns, const Cells& cells) {
  std::string head;
  std::string row;
  for (const std::string& column : columns) {
    head += (head.empty() ? "" : ",") + column;
    row +=
        (row.empty() && column == columns.front() ? "" : ",") + csv_field(cell_of(cells, column));
  }
  return head + "\n" + row + "\n";
}

// As old on `to` as the person was on `from`, to the day.
Date born_for(Date birth, Date from, Date to) {
  const int years = age_on(birth, from, LeapBirthday::march_1);
  const int since = days_between(birthday_at_age(birth, years, LeapBirthday::march_1), from);
  return add_months(to.plus_days(-since), -12 * years);
}

// 2022-03..2022-12;2023-06, each so many months later; nothing where it is no such list.
std::optional<std::string> months_later(std::string_view text, int months) {
  std::string later;
  for (const std::string_view part : split(text, ';')) {
    if (!later.empty()) later += ';';
    bool first = true;
    std::string_view rest = part;
    while (!rest.empty()) {
      const std::size_t dots = rest.find("..");
      const auto month = parse_month(trim(rest.substr(0, dots)));
      if (!month) return std::nullopt;
      later += (first ? "" : "..") + to_text(month->plus(months));
      rest = dots == std::string_view::npos ? std::string_view() : rest.substr(dots + 2);
      first = false;
    }
  }
  return later;
}

class Moved {
 public:
  Moved(const Cells& lent, const ProposalAsked& asked) : lent_(lent), asked_(asked) {}

  // The row's facts as on a day near the figure's first one; nothing where they have no day.
  std::optional<Cells> on(Date day) const {
    Cells cells = lent_;
    for (auto& [column, value] : cells)
      if (column.starts_with("expect.")) value.clear();
    if (!asked_.unit.is_city()) cells["unit"] = to_text(asked_.unit);
    const bool moved = cells.contains("month") ? set_month(cells, day) : set_day(cells, day);
    if (!moved) return std::nullopt;
    const std::string& name = cell_of(lent_, "case");
    cells["case"] = name + (name.empty() ? "" : " ") + to_text(day);
    return cells;
  }

 private:
  bool set_day(Cells& cells, Date day) const {
    const auto from = parse_date(cell_of(lent_, "on"));
    if (!from) return false;
    cells["on"] = to_text(day);
    if (const auto birth = parse_date(cell_of(lent_, "birth_date")); birth && *birth <= *from)
      cells["birth_date"] = to_text(born_for(*birth, *from, asked_.first_day));
    const int days = days_between(*from, asked_.first_day);
    for (const std::string_view column : {"recognition_until", "first_approved_on"})
      if (const auto date = parse_date(cell_of(lent_, column)))
        cells[std::string(column)] = to_text(date->plus_days(days));
    return set_groups(cells) && set_months(cells, Month::of(asked_.first_day) - Month::of(*from));
  }

  // A period in a register belongs to the row's own day.
  bool set_groups(const Cells& cells) const {
    return cell_of(cells, "groups").find('@') == std::string::npos;
  }

  bool set_months(Cells& cells, int months) const {
    for (const std::string_view column : {"paid_months", "recovered_months", "extension_until"}) {
      const auto later = months_later(cell_of(lent_, column), months);
      if (!later) return false;
      set_filled(cells, column, *later);
    }
    return true;
  }

  // One day of work in the month of the day; the rate holds on all of the three days.
  bool set_month(Cells& cells, Date day) const {
    const std::string& rates = cell_of(lent_, "rates");
    const std::size_t colon = rates.rfind(':');
    cells["month"] = to_text(Month::of(day));
    set_filled(cells, "work", to_text(day) + ":8");
    if (colon != std::string::npos)
      cells["rates"] = to_text(add_months(asked_.first_day, -12)) + rates.substr(colon);
    return true;
  }

  const Cells& lent_;
  const ProposalAsked& asked_;
};

bool reads(const CaseTrace& made, std::string_view figure) {
  const std::string begins = "figure:" + std::string(figure) + "@";
  return std::ranges::any_of(
      made.trace.nodes, [&](const policy::TraceNode& node) { return node.id.starts_with(begins); });
}

class Proposer {
 public:
  Proposer(const ProposalAsked& asked, const law::LawSnapshot& law) : asked_(asked), law_(law) {}

  std::vector<ProposedCases> take() {
    std::vector<ProposedCases> made;
    for (auto& [kind, proposed] : proposed_)
      if (!proposed.rows.empty()) made.push_back(std::move(proposed));
    return made;
  }

  void borrow_from(const TableText& table) {
    const auto kind = kind_of_file(table.name);
    const auto records = parse_csv(table.text);
    if (!kind || !records || records->empty()) return;
    ProposedCases& proposed = of_kind(*kind);
    const auto has = [&](std::string_view name) {
      return std::ranges::find(proposed.columns, name) != proposed.columns.end();
    };
    if (!has("on") && !has("month")) return;
    if (!asked_.unit.is_city() && !has("unit")) return;
    for (std::size_t i = 1; i < records->size(); ++i) {
      const std::vector<std::string>& fields = (*records)[i].fields;
      Cells lent;
      for (std::size_t at = 0; at < records->front().fields.size() && at < fields.size(); ++at)
        lent[std::string(trim(records->front().fields[at]))] = trim(fields[at]);
      lent["note"] = table.name + ":" + std::to_string((*records)[i].line);
      borrow(lent, proposed);
    }
  }

 private:
  ProposedCases& of_kind(CaseKind kind) {
    ProposedCases& proposed = proposed_[kind];
    proposed.kind = kind;
    if (proposed.columns.empty())
      for (const CaseColumn& column : columns_of(kind)) proposed.columns.push_back(column.name);
    return proposed;
  }

  // Rows that come to the same say the same.
  void borrow(const Cells& lent, ProposedCases& proposed) {
    if (proposed.rows.size() >= 3 * kProposedOfKind) return;
    const std::string name = "proposed." + std::string(word(proposed.kind)) + ".csv";
    const Moved moved(lent, asked_);
    std::vector<std::vector<std::string>> rows;
    std::string came_to;
    bool read = false;
    for (const int days : {-1, 0, 1}) {
      const auto cells = moved.on(asked_.first_day.plus_days(days));
      if (!cells) return;
      const auto made = explain_case(name, row_text(proposed.columns, *cells), 2, law_);
      if (!made) return;
      read = read || (days >= 0 && reads(*made, asked_.figure));
      came_to += cell_of(lent, "side") + made->outcome + made->headline.value_or("") + ";";
      std::vector<std::string> row;
      for (const std::string& column : proposed.columns) row.push_back(cell_of(*cells, column));
      rows.push_back(std::move(row));
    }
    if (!read || !came_to_[proposed.kind].insert(came_to).second) return;
    std::ranges::move(rows, std::back_inserter(proposed.rows));
  }

  const ProposalAsked& asked_;
  const law::LawSnapshot& law_;
  std::map<CaseKind, ProposedCases> proposed_;
  std::map<CaseKind, std::set<std::string>> came_to_;
};

}  // namespace

std::vector<ProposedCases> propose_cases(std::span<const TableText> tables,
                                         const ProposalAsked& asked, const law::LawSnapshot& law) {
  Proposer proposer(asked, law);
  for (const TableText& table : tables) proposer.borrow_from(table);
  return proposer.take();
}

}  // namespace yigang::cases
