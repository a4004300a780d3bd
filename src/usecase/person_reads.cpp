#include "usecase/person_reads.h"

#include "core/person_name.h"
#include "store/account_lists.h"
#include "store/described_row.h"
#include "store/merge_queries.h"
#include "store/payment_queries.h"
#include "store/person_queries.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"
#include "usecase/person_place.h"
#include "usecase/person_rules.h"

namespace yigang::usecase {

namespace {

Result<std::optional<std::string>> name_of(store::Reader& reader,
                                           const std::optional<AccountId>& id) {
  if (!id) return std::optional<std::string>();
  TRY(std::string name, store::account_name(reader, *id));
  return std::optional(std::move(name));
}

// Who entered a row that may end or be withdrawn, and what became of it.
template <class Row, class View>
Result<> fill_fate(store::Reader& reader, const Row& row, View& one) {
  TRY(one.recorded_by, store::account_name(reader, row.entered_by));
  one.ended = row.ended;
  TRY(one.ended_by, name_of(reader, row.ended_by));
  one.withdrawn_on = row.withdrawn_on;
  TRY(one.withdrawn_by, name_of(reader, row.withdrawn_by));
  one.change_reason = row.change_reason;
  one.version = row.version;
  return {};
}

// Who asks for the facts of whom, by which law.
struct Asking {
  const Desk& desk;
  const Actor& actor;
  store::Reader& reader;
  const law::LawSnapshot& law;

  [[nodiscard]] Offers offers(const Location& location) const {
    return {desk.authority, actor, location};
  }
};

TargetGroup group_of(std::string_view text) {
  const auto group = enum_from_word<TargetGroup>(text);
  CHECK(group.has_value());
  return *group;
}

Result<> add_facts(const Asking& asking, const store::PersonRow& person, PersonFacts& view) {
  store::Reader& reader = asking.reader;
  TRY(const std::vector<store::PersonFactRow> rows,
      store::facts_with_withdrawn(reader, person.unit, person.id));
  for (const store::PersonFactRow& row : rows) {
    const auto fact = enum_from_word<policy::Reason>(row.fact);
    CHECK(fact.has_value());
    FactView one;
    one.id = row.id;
    one.fact = *fact;
    one.from_day = row.from_day;
    one.until_day = row.until_day;
    one.source = row.source;
    TRY_VOID(fill_fate(reader, row, one));
    Offers offers = asking.offers(location_of(person));
    offers.add("end_fact", may_end_fact(row, asking.actor));
    offers.add("withdraw_fact", may_withdraw_fact(row, asking.actor));
    one.actions = std::move(offers).take();
    view.facts.push_back(std::move(one));
  }
  return {};
}

Result<> add_registers(store::Reader& reader, const store::PersonRow& person, Date today,
                       PersonFacts& view) {
  TRY(const std::vector<store::CoveredPeriod> periods,
      store::register_periods(reader, person.unit, person.resident_index, today));
  for (const store::CoveredPeriod& period : periods)
    view.registers.push_back({group_of(period.target_group), period.register_name, period.owner,
                              period.true_on, period.from_day, period.until_day, period.snapshot});
  return {};
}

Result<> add_recognitions(const Asking& asking, const store::PersonRow& person, PersonFacts& view) {
  TRY(const std::vector<store::RecognitionRow> rows,
      store::recognitions_with_withdrawn(asking.reader, person.unit, person.id));
  for (const store::RecognitionRow& row : rows) {
    TRY(RecognitionView one, recognition_view(asking.reader, asking.desk, asking.law, asking.actor,
                                              location_of(person), row));
    view.recognitions.push_back(std::move(one));
  }
  return {};
}

// Where this person's row is the one that stayed.
Result<> add_merges(const Asking& asking, const store::PersonRow& person, PersonFacts& view) {
  store::Reader& reader = asking.reader;
  TRY(const std::vector<store::PersonMergeRow> rows,
      store::select_all<store::PersonMergeRow>(reader,
                                               "unit = ?1 AND keep_person_id = ?2 ORDER BY id",
                                               store::args(person.unit, person.id)));
  for (const store::PersonMergeRow& row : rows) {
    MergeView one;
    one.id = row.id;
    TRY(const std::optional<store::PersonRow> gone,
        store::find<store::PersonRow>(reader, row.unit, row.drop_person_id));
    if (gone) one.number = gone->number;
    one.reason = row.reason;
    one.document = row.document;
    one.asked_on = row.asked_on;
    TRY(one.asked_by, store::account_name(reader, row.asked_by));
    one.confirmed_on = row.confirmed_on;
    TRY(one.confirmed_by, name_of(reader, row.confirmed_by));
    one.freed_on = row.freed_on;
    TRY(one.freed_by, name_of(reader, row.freed_by));
    one.version = row.version;
    Offers offers = asking.offers({row.unit, {}, {}});
    offers.add("free_number", may_free_number(row, asking.actor));
    one.actions = std::move(offers).take();
    view.merges.push_back(std::move(one));
  }
  return {};
}

// Of the unit that the person lives in.
Result<> add_prior_months(const Asking& asking, const store::PersonRow& person, PersonFacts& view) {
  store::Reader& reader = asking.reader;
  TRY(const std::vector<store::PriorMonthsRow> rows,
      store::select_all<store::PriorMonthsRow>(reader, "unit = ?1 AND person_id = ?2 ORDER BY id",
                                               store::args(person.unit, person.id)));
  for (const store::PriorMonthsRow& row : rows) {
    PriorMonthsView one;
    one.id = row.id;
    one.months = row.months;
    one.proof = row.proof;
    TRY(one.recorded_by, store::account_name(reader, row.entered_by));
    TRY(one.confirmed_by, name_of(reader, row.confirmed_by));
    one.withdrawn_on = row.withdrawn_on;
    TRY(one.withdrawn_by, name_of(reader, row.withdrawn_by));
    one.withdrawn_reason = row.withdrawn_reason;
    one.version = row.version;
    Offers offers = asking.offers(location_of(person));
    if (!row.confirmed_by)
      offers.add("confirm_prior_months", may_confirm_prior_months(row, asking.actor));
    offers.add("withdraw_prior_months", may_withdraw_prior_months(row, asking.actor));
    one.actions = std::move(offers).take();
    view.prior_months.push_back(std::move(one));
  }
  return {};
}

}  // namespace

Result<RecognitionView> recognition_view(store::Reader& reader, const Desk& desk,
                                         const law::LawSnapshot& law, const Actor& actor,
                                         const Location& location,
                                         const store::RecognitionRow& row) {
  RecognitionView one;
  one.id = row.id;
  one.kind = group_of(row.kind);
  one.office = row.office;
  one.document = row.document;
  one.from_day = row.from_day;
  one.until_day = row.until_day;
  TRY_VOID(fill_fate(reader, row, one));
  Offers offers(desk.authority, actor, location);
  const Result<> may = may_change_recognition(reader, law, row, actor);
  offers.add("end_recognition", may);
  offers.add("withdraw_recognition", may);
  one.actions = std::move(offers).take();
  return one;
}

Result<std::optional<CategoryView>> category_view(store::Reader& reader,
                                                  const store::PersonRow& person) {
  if (!person.retirement_category) return std::optional<CategoryView>();
  TRY(std::optional<std::string> by, name_of(reader, person.retirement_confirmed_by));
  return std::optional(
      CategoryView{*person.retirement_category, person.retirement_source, std::move(by)});
}

Result<PersonFacts> list_facts(Desk& desk, const Actor& actor, const OnePerson& query) {
  TRY_VOID(desk.authority.check("list_facts", actor, own_location(actor)));
  return desk.database.read_value<PersonFacts>([&](store::Reader& reader) -> Result<PersonFacts> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const store::PersonRow person, person_of(reader, edition.snapshot->areas(), query.person));
    TRY_VOID(desk.authority.check("list_facts", actor, location_of(person)));
    PersonFacts view;
    view.id = person.id;
    view.number = person.number;
    view.name = masked_name(person.name);
    view.resident_tail = person.resident_tail;
    view.version = person.version;
    const Asking asking{desk, actor, reader, *edition.snapshot};
    TRY_VOID(add_facts(asking, person, view));
    TRY(const Date today, store::business_day(reader, desk.clock));
    TRY_VOID(add_registers(reader, person, today, view));
    TRY_VOID(add_recognitions(asking, person, view));
    TRY_VOID(add_prior_months(asking, person, view));
    TRY_VOID(add_merges(asking, person, view));
    TRY(view.category, category_view(reader, person));
    return view;
  });
}

Result<PaidAccount> read_bank_account(Desk& desk, const Actor& actor, const OnePerson& query) {
  TRY_VOID(desk.authority.check("read_bank_account", actor, own_location(actor)));
  return desk.database.read_value<PaidAccount>([&](store::Reader& reader) -> Result<PaidAccount> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const store::PersonRow person, person_of(reader, edition.snapshot->areas(), query.person));
    TRY_VOID(desk.authority.check("read_bank_account", actor, location_of(person)));
    TRY(const std::optional<store::BankAccountRow> current,
        store::current_account(reader, person.unit, person.id));
    TRY(const std::optional<store::BankAccountRow> asked,
        store::asked_account(reader, person.unit, person.id));
    PaidAccount view;
    view.person = person.id;
    view.change_waits = asked.has_value();
    if (current)
      view.account = BankAccountView{current->id,
                                     current->bank,
                                     "****" + current->account_tail,
                                     masked_name(current->holder_name),
                                     current->usable_from_month,
                                     current->version};
    return view;
  });
}

}  // namespace yigang::usecase
