// The lines of payments of the months: a year of the city has a quarter of a million of them, so
// that only what is asked for is joined, and the page is read unit by unit.
#include "store/described_row.h"
#include "store/fund_queries.h"

namespace yigang::store {

namespace {

// A condition for each thing that was asked, with its arguments in the order of their places.
class Question {
 public:
  void batch() { with_batch_ = true; }
  void placement() { with_placement_ = true; }
  template <class T>
  [[nodiscard]] std::string place(const T& value) {
    arguments_.add(value);
    return "?" + std::to_string(arguments_.size());
  }
  void where(std::string_view condition) { where_ += " AND " + std::string(condition); }
  template <class T>
  void where(std::string_view left, const T& value) {
    where_ += " AND " + std::string(left) + place(value);
  }
  [[nodiscard]] std::string from() const {
    std::string text = "payment_line y";
    if (with_batch_) text += " JOIN payment_batch b ON b.unit = y.unit AND b.id = y.batch_id";
    if (with_placement_) text += " JOIN placement p ON p.unit = y.unit AND p.id = y.placement_id";
    return text + joins_ + " WHERE 1 = 1" + where_;
  }
  void join(std::string_view text) { joins_ += text; }
  [[nodiscard]] const Args& arguments() const { return arguments_; }

 private:
  std::string joins_;
  std::string where_;
  Args arguments_;
  bool with_batch_ = false;
  bool with_placement_ = false;
};

Question asked(const ListScope& scope, const MonthPaymentFilter& filter,
               std::optional<UnitCode> unit) {
  Question question;
  if (unit) question.where("y.unit = ", *unit);
  if (!scope.town.empty() || !scope.village.empty()) question.placement();
  if (!scope.town.empty()) question.where("p.town = ", scope.town);
  if (!scope.village.empty()) question.where("p.village = ", scope.village);
  if (filter.from || filter.until) question.batch();
  if (filter.from) question.where("b.month >= ", *filter.from);
  if (filter.until) question.where("b.month <= ", *filter.until);
  if (filter.state) question.where("y.state = ", std::string(word(*filter.state)));
  if (filter.under_way.value_or(false)) question.where("y.state IN ('pending', 'sent')");
  // The condition of the index of what is not paid (migration 040): SQLite concludes nothing.
  if (filter.under_way.value_or(false) ||
      filter.state.value_or(PaymentState::paid) != PaymentState::paid)
    question.where("y.state <> 'paid'");
  return question;
}

bool reaches(const ListScope& scope, UnitCode unit) {
  return scope.unit == kCity || scope.unit == unit;
}

// The units that the question reaches, in the order of the ids of their rows.
Result<std::vector<UnitCode>> units_of(Reader& reader, const ListScope& scope,
                                       const MonthPaymentFilter& filter) {
  std::vector<UnitCode> units;
  TRY_VOID(reader.each("SELECT unit FROM programme_unit ORDER BY ordinal", Args{},
                       [&](const Row& row) -> Result<> {
                         const auto unit = row.get<UnitCode>(0);
                         if (reaches(scope, unit) && (!filter.unit || *filter.unit == unit))
                           units.push_back(unit);
                         return {};
                       }));
  return units;
}

Result<> read_page(Reader& reader, Question question, const MonthPaymentFilter& filter,
                   std::vector<ListedPayment>& rows) {
  question.batch();
  question.placement();
  question.join(
      " JOIN person n ON n.unit = p.unit AND n.id = p.person_id JOIN bank_account a ON a.unit = "
      "y.unit AND a.id = y.account_id");
  if (filter.after) question.where("y.id > ", *filter.after);
  const std::int64_t left = filter.limit - static_cast<std::int64_t>(rows.size());
  const std::string limit = question.place(left);
  const std::size_t own = columns_of<PaymentLineRow>().size();
  return reader.each(
      "SELECT " + column_list<PaymentLineRow>("y.") +
          ", b.month, b.number, n.name, a.account_tail, p.number, p.town FROM " + question.from() +
          " ORDER BY y.id LIMIT " + limit,
      question.arguments(), [&](const Row& row) -> Result<> {
        rows.push_back({read_row<PaymentLineRow>(row), row.get<Month>(own),
                        row.get<std::int64_t>(own + 1), row.get<std::string>(own + 2),
                        row.get<std::string>(own + 3), row.get<std::int64_t>(own + 4),
                        row.get<PlaceCode>(own + 5)});
        return {};
      });
}

}  // namespace

Result<std::vector<ListedPayment>> list_month_payments(Reader& reader, const ListScope& scope,
                                                       const MonthPaymentFilter& filter) {
  TRY(const std::vector<UnitCode> units, units_of(reader, scope, filter));
  std::vector<ListedPayment> rows;
  for (const UnitCode unit : units) {
    if (static_cast<std::int64_t>(rows.size()) >= filter.limit) break;
    TRY_VOID(read_page(reader, asked(scope, filter, unit), filter, rows));
  }
  return rows;
}

Result<MonthPaymentTotals> total_month_payments(Reader& reader, const ListScope& scope,
                                                const MonthPaymentFilter& filter) {
  std::optional<UnitCode> unit = filter.unit;
  if (scope.unit != kCity) {
    if (unit && *unit != scope.unit) return MonthPaymentTotals{};
    unit = scope.unit;
  }
  const Question question = asked(scope, filter, unit);
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*), CAST(COUNT(DISTINCT y.placement_id) AS BIGINT), "
                       "CAST(COALESCE(SUM(y.amount_fen), 0) AS BIGINT) FROM " +
                           question.from(),
                       question.arguments()));
  return MonthPaymentTotals{row->get<std::int64_t>(0),
                            {row->get<std::int64_t>(1), row->get<Fen>(2)}};
}

}  // namespace yigang::store
