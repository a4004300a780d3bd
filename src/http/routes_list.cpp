// What the screens read: one line a read. Who may see what, and how far, is decided below.
#include "http/verb_route.h"
#include "usecase/attendance_reads.h"
#include "usecase/confirmation_reads.h"
#include "usecase/day_attendance.h"
#include "usecase/department_reads.h"
#include "usecase/find_person.h"
#include "usecase/fund_reads.h"
#include "usecase/journal_reads.h"
#include "usecase/month_attendance.h"
#include "usecase/month_reads.h"
#include "usecase/notice_preview.h"
#include "usecase/notice_reads.h"
#include "usecase/notice_register.h"
#include "usecase/payment_reads.h"
#include "usecase/person_life.h"
#include "usecase/person_reads.h"
#include "usecase/register_reads.h"
#include "usecase/review_view.h"
#include "usecase/search.h"
#include "usecase/today_reads.h"
#include "usecase/verify_paper.h"

namespace yigang::http {

namespace {

// GET, filter from the query, one page back.
template <class Filter, class Line,
          Result<wire::Page<Line>> (*ask)(usecase::Desk&, const usecase::Actor&, const Filter&)>
Route list_route(std::string pattern, std::string verb) {
  return get<Filter, wire::Page<Line>>(
      std::move(pattern), std::move(verb),
      [](Call& call, const Filter& filter) -> Result<wire::Page<Line>> {
        return ask(call.app->desk(), actor_of(call), filter);
      });
}

// GET, one object by its path and query.
template <class Query, class Answer,
          Result<Answer> (*ask)(usecase::Desk&, const usecase::Actor&, const Query&)>
Route read_route(std::string pattern, std::string verb) {
  return get<Query, Answer>(std::move(pattern), std::move(verb),
                            [](Call& call, const Query& query) -> Result<Answer> {
                              return ask(call.app->desk(), actor_of(call), query);
                            });
}

Result<usecase::Today> today(Call& call, const usecase::TodayQuery& query) {
  return usecase::read_today(call.app->desk(), actor_of(call), query);
}

// A write, since each look-up is noted. What is no number is no look-up and is not counted.
template <class Find>
Route find_route(std::string pattern) {
  Route route = verb_route<Find>(std::move(pattern));
  route.handler = [](Call& call) -> Result<Response> {
    TRY_VOID(refuse_query(call));
    auto command = wire::blank<Find>();
    TRY_VOID(read_command(call, wire::shape_of<Find>(), &command));
    TRY_VOID(call.app->count_look_up(actor_of(call).account));
    return perform_command(call, command);
  };
  return route;
}

void add_month_reads(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(
      list_route<RunQuery, RunView, &list_settlements>("/api/v1/settlements", "list_settlements"));
  routes.push_back(
      read_route<OneRun, RunView, &read_settlement>("/api/v1/settlements/{id}", "read_settlement"));
  routes.push_back(read_route<store::RunLineFilter, RunLinePage, &list_settlement_lines>(
      "/api/v1/settlements/{id}/lines", "list_settlement_lines"));
  routes.push_back(read_route<OneRun, RunProblems, &list_settlement_problems>(
      "/api/v1/settlements/{id}/problems", "list_settlement_problems"));
  routes.push_back(read_route<CompareQuery, RunComparison, &compare_settlement>(
      "/api/v1/settlements/{id}/compare", "compare_settlement"));
  routes.push_back(read_route<OneLine, StoredTrace, &explain_settled>(
      "/api/v1/settlement-lines/{id}/explanation", "explain_settled"));
  routes.push_back(read_route<OneLine, PaperCode, &code_of_line>(
      "/api/v1/settlement-lines/{id}/code", "read_line_code"));
  routes.push_back(list_route<store::AttendanceFilter, AttendanceLine, &list_attendance>(
      "/api/v1/attendance", "list_attendance"));
  routes.push_back(
      read_route<store::DayFilter, DayPeople, &list_day>("/api/v1/attendance/day", "list_day"));
  routes.push_back(read_route<store::AttendanceFilter, MonthPeople, &usecase::list_month>(
      "/api/v1/attendance/month", "list_month"));
  routes.push_back(read_route<AttendanceQuery, AttendanceView, &read_attendance>(
      "/api/v1/placements/{placement}/attendance", "read_attendance"));
  routes.push_back(read_route<store::SheetFilter, Sheets, &list_sheets>("/api/v1/attendance/towns",
                                                                        "list_sheets"));
  routes.push_back(
      read_route<BatchQuery, BatchPage, &list_payments>("/api/v1/payments", "list_payments"));
  routes.push_back(
      read_route<FundQuery, FundReport, &fund_report>("/api/v1/reports/funds", "report_funds"));
  routes.push_back(read_route<PaymentSumsQuery, PaymentStateSums, &sum_payments>(
      "/api/v1/reports/payments", "sum_payments"));
  routes.push_back(read_route<store::MonthPaymentFilter, MonthPaymentPage, &list_month_payments>(
      "/api/v1/payment-lines", "list_month_payments"));
  routes.push_back(
      read_route<OneBatch, BatchView, &read_payment>("/api/v1/payments/{id}", "read_payment"));
  routes.push_back(read_route<store::BatchLineFilter, BatchLinePage, &list_payment_lines>(
      "/api/v1/payments/{id}/lines", "list_payment_lines"));
}

}  // namespace

void add_list_routes(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(
      list_route<store::PostFilter, PostLine, &list_posts>("/api/v1/posts", "list_posts"));
  routes.push_back(
      list_route<store::HostFilter, HostLine, &list_hosts>("/api/v1/hosts", "list_hosts"));
  routes.push_back(list_route<store::PayStandardFilter, PayStandardLine, &list_pay_standards>(
      "/api/v1/pay-standards", "list_pay_standards"));
  routes.push_back(list_route<store::VacancyFilter, VacancyLine, &list_vacancies>(
      "/api/v1/vacancies", "list_vacancies"));
  routes.push_back(list_route<store::PersonFilter, PersonLine, &list_persons>("/api/v1/persons",
                                                                              "list_persons"));
  routes.push_back(find_route<FindPerson>("/api/v1/persons/find"));
  routes.push_back(find_route<FindForCategory>("/api/v1/persons/find-for-category"));
  routes.push_back(list_route<store::RecognitionFilter, RecognitionLine, &list_recognitions>(
      "/api/v1/recognitions", "list_recognitions"));
  routes.push_back(read_route<OnePerson, PersonFacts, &list_facts>("/api/v1/persons/{person}/facts",
                                                                   "list_facts"));
  routes.push_back(read_route<OnePerson, PaidAccount, &read_bank_account>(
      "/api/v1/persons/{person}/bank-account", "read_bank_account"));
  routes.push_back(read_route<LifeQuery, PersonLife, &person_life>("/api/v1/persons/{person}/life",
                                                                   "read_life"));
  routes.push_back(list_route<store::PlacementFilter, PlacementLine, &list_placements>(
      "/api/v1/placements", "list_placements"));
  routes.push_back(list_route<store::AnnouncementFilter, AnnouncementLine, &list_announcements>(
      "/api/v1/announcements", "list_announcements"));
  routes.push_back(read_route<NoticePreviewQuery, NoticePreview, &preview_notice>(
      "/api/v1/notices/preview", "preview_notice"));
  routes.push_back(read_route<store::NoticeFilter, NoticePage, &list_notices>("/api/v1/notices",
                                                                              "list_notices"));
  routes.push_back(list_route<store::ReviewFilter, ReviewLine, &list_reviews>("/api/v1/reviews",
                                                                              "list_reviews"));
  routes.push_back(
      read_route<OneReview, ReviewView, &read_review>("/api/v1/reviews/{id}", "read_review"));
  routes.push_back(list_route<store::ObjectionFilter, ObjectionLine, &list_objections>(
      "/api/v1/objections", "list_objections"));
  routes.push_back(list_route<ConfirmationQuery, ConfirmationLine, &list_confirmations>(
      "/api/v1/confirmations", "list_confirmations"));
  routes.push_back(
      list_route<JournalQuery, JournalLine, &read_journal>("/api/v1/journal", "read_journal"));
  routes.push_back(get<TodayQuery, Today>("/api/v1/today", "read_today", &today));
  routes.push_back(
      read_route<SearchQuery, usecase::Found, &usecase::search>("/api/v1/search", "search"));
  add_month_reads(routes);
}

}  // namespace yigang::http
