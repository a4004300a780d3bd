#include "settle/basis.h"

#include <algorithm>

#include "base/text.h"

namespace yigang::settle {

namespace {

bool was_priced(LineStatus status) {
  switch (status) {
    case LineStatus::payable:
    case LineStatus::nothing:
    case LineStatus::problem:
      return true;
    case LineStatus::held:
    case LineStatus::waiting:
    case LineStatus::tenure_over:
      return false;
  }
  CHECK(false);
}

}  // namespace

Result<std::string> BasisTexts::of(const PlacementInput& one, LineStatus status) {
  std::string text;
  text.reserve(128);
  text += kNoBasis;
  // Without any work nobody looks at rates or days.
  if (!was_priced(status) || one.work.count == 0) return text;
  append_work(text, one);
  if (one.rates) text += rates_text(*one.rates);
  if (one.side == Side::urban) {
    WorkDays days;
    if (one.scheduled) {
      days = *one.scheduled;
    } else {
      TRY(days, working_days());
    }
    text += ";scheduled=" + to_text(days) + (one.scheduled ? ",entered" : ",calendar");
    if (one.others.count > 0) {
      TRY(const WorkDays calendar, working_days());
      for (const policy::TakenDays& other : taken_days(inputs_, one, days, calendar)) {
        text += ";taken=" + to_text(other.days);
        if (other.paid) text += "," + to_text(*other.paid);
      }
    }
  }
  if (one.last_day && *one.last_day < inputs_.month.last_day())
    text += ";until=" + to_text(*one.last_day);
  return text;
}

// As the kernel takes them: a span wholly after the last day is none.
void BasisTexts::append_work(std::string& text, const PlacementInput& one) {
  for (const policy::WorkSpan& span : one.work.of(inputs_.work)) {
    if (one.last_day && span.first > *one.last_day) continue;
    const DayStretch days{span.first, span.last};
    if (days_ != days) {  // most work of a month is of the whole month
      days_ = days;
      days_text_ = ";work=" + to_text(span.first) + "," + to_text(span.last) + ",";
    }
    text += days_text_;
    text += tenths_text(one.side == Side::rural ? span.hours.x10() : span.days.x10());
  }
}

// What was in force before the month and not in it prices nothing.
const std::string& BasisTexts::rates_text(std::size_t table) {
  rates_.resize(inputs_.rate_tables.size());
  std::string& text = rates_[table];
  if (!text.empty()) return text;
  const std::vector<policy::DatedRate>& rates = inputs_.rate_tables[table];
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const policy::DatedRate& rate = rates[i];
    if (rate.from > inputs_.month.last_day()) break;
    if (i + 1 < rates.size() && rates[i + 1].from <= inputs_.month.first_day()) continue;
    text += ";rate=" + to_text(rate.from) + "," + to_text(rate.rate) + "," +
            std::to_string(rate.document.size()) + "," + rate.document;
  }
  return text;
}

Result<WorkDays> BasisTexts::working_days() {
  if (!working_days_) {
    TRY(const int days, law_.calendar().working_days_in(inputs_.month));
    working_days_ = WorkDays(std::int64_t{days} * 10);
  }
  return *working_days_;
}

std::string corrects_text(const Corrected& corrects) {
  return ";corrects=" + to_text(corrects.line) + "," + to_text(corrects.due) + "," +
         to_text(corrects.locked);
}

WorkDays counted_days(const Basis& basis) {
  WorkDays worked;
  for (const policy::WorkSpan& span : basis.work) worked = worked + span.days;
  const WorkDays left = basis.scheduled.value_or(WorkDays()) - policy::sum_of(basis.taken);
  return std::min(worked, std::max(WorkDays(), left));
}

namespace {

class BasisReader {
 public:
  explicit BasisReader(std::string_view text) : rest_(text) {}

  Result<Basis> read() {
    if (!rest_.starts_with(kNoBasis)) return fail(broken());
    rest_.remove_prefix(kNoBasis.size());
    while (!rest_.empty()) TRY_VOID(part());
    return std::move(basis_);
  }

 private:
  static Problem broken() { return failure("line_basis_broken"); }

  Result<> part() {
    if (!rest_.starts_with(';')) return fail(broken());
    rest_.remove_prefix(1);
    const std::size_t equals = rest_.find('=');
    if (equals == std::string_view::npos) return fail(broken());
    const std::string_view name = rest_.substr(0, equals);
    rest_.remove_prefix(equals + 1);
    if (name == "work") return work();
    if (name == "rate") return rate();
    if (name == "scheduled") return scheduled();
    if (name == "taken") return taken();
    if (name == "until") return until();
    if (name == "corrects") return corrects();
    return fail(broken());
  }

  // The first of a part; up to the next comma or part.
  std::string_view field() {
    const std::string_view value = rest_.substr(0, rest_.find_first_of(",;"));
    rest_.remove_prefix(value.size());
    return value;
  }
  // The one after a comma; without a comma nothing, which is no value of any field.
  std::string_view next() {
    if (!rest_.starts_with(',')) return {};
    rest_.remove_prefix(1);
    return field();
  }

  // A side has one measure; the other one says nothing.
  Result<> work() {
    policy::WorkSpan span;
    TRY(span.first, parse_date(field()));
    TRY(span.last, parse_date(next()));
    TRY(const std::int64_t x10, parse_tenths(next()));
    span.hours = Hours(x10);
    span.days = WorkDays(x10);
    basis_.work.push_back(span);
    return {};
  }

  Result<> rate() {
    policy::DatedRate rate;
    TRY(rate.from, parse_date(field()));
    TRY(rate.rate, parse_yuan(next()));
    const std::optional<std::int64_t> length = parse_integer(next());
    if (!length || *length < 0 || !rest_.starts_with(',')) return fail(broken());
    rest_.remove_prefix(1);
    if (static_cast<std::size_t>(*length) > rest_.size()) return fail(broken());
    rate.document = rest_.substr(0, static_cast<std::size_t>(*length));
    rest_.remove_prefix(rate.document.size());
    basis_.rates.push_back(std::move(rate));
    return {};
  }

  Result<> scheduled() {
    TRY(const std::int64_t x10, parse_tenths(field()));
    basis_.scheduled = WorkDays(x10);
    const std::string_view by = next();
    if (by != "entered" && by != "calendar") return fail(broken());
    basis_.scheduled_entered = by == "entered";
    return {};
  }

  Result<> taken() {
    TRY(const std::int64_t x10, parse_tenths(field()));
    policy::TakenDays other{WorkDays(x10)};
    if (rest_.starts_with(',')) {
      TRY(other.paid, parse_yuan(next()));
    }
    basis_.taken.push_back(other);
    return {};
  }

  Result<> until() {
    TRY(basis_.last_day, parse_date(field()));
    return {};
  }

  Result<> corrects() {
    Corrected corrected;
    TRY(corrected.line, parse_id<SettlementLineTag>(field()));
    TRY(corrected.due, parse_yuan(next()));
    TRY(corrected.locked, parse_yuan(next()));
    basis_.corrects = corrected;
    return {};
  }

  std::string_view rest_;
  Basis basis_;
};

}  // namespace

Result<Basis> parse_basis(std::string_view text) {
  Result<Basis> basis = BasisReader(text).read();
  // Which field it is that nobody of ours has written helps no reader.
  if (!basis) return fail(failure("line_basis_broken"));
  return basis;
}

Result<std::optional<policy::AllowanceVerdict>> explain_basis(const Basis& basis, Side side,
                                                              UnitCode unit, Month month,
                                                              const law::LawSnapshot& law) {
  const WorkDays scheduled = basis.scheduled.value_or(WorkDays());
  if (basis.work.empty() || (side == Side::urban && scheduled.x10() == 0))
    return std::optional<policy::AllowanceVerdict>();
  TRY(policy::AllowanceVerdict verdict, policy::explain_allowance({.side = side,
                                                                   .unit = unit,
                                                                   .month = month,
                                                                   .work = basis.work,
                                                                   .rates = basis.rates,
                                                                   .scheduled = scheduled,
                                                                   .last_day = basis.last_day,
                                                                   .taken = basis.taken},
                                                                  law));
  return std::optional(std::move(verdict));
}

}  // namespace yigang::settle
