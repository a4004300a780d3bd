// The eight steps, and persons on duty.
#include "http/routes_attachment.h"
#include "http/verb_route.h"
#include "usecase/application_verbs.h"
#include "usecase/approvals_due.h"
#include "usecase/county_acts.h"
#include "usecase/exit_reports.h"
#include "usecase/expansion.h"
#include "usecase/placement_verbs.h"
#include "usecase/reads.h"
#include "usecase/reserve_list.h"
#include "usecase/vacancy_refill.h"

namespace yigang::http {

namespace {

Result<wire::Page<usecase::ApplicationLine>> applications(Call& call,
                                                          const usecase::ApplicationQuery& query) {
  return usecase::list_applications(call.app->desk(), actor_of(call), query);
}

Result<usecase::ApplicationView> application(Call& call, const usecase::OneApplication& query) {
  TRY(usecase::ApplicationView view,
      usecase::read_application(call.app->desk(), actor_of(call), query.id));
  call.version = view.version;
  return view;
}

Result<wire::RawJson> explanation(Call& call, const usecase::OneExplanation& query) {
  return usecase::read_trace(call.app->desk(), actor_of(call), query.id);
}

Result<usecase::PaperCode> decision_code(Call& call, const usecase::OneExplanation& query) {
  return usecase::code_of_decision(call.app->desk(), actor_of(call), query);
}

Result<usecase::ReserveList> reserve(Call& call, const usecase::ReserveQuery& query) {
  return usecase::reserve_list(call.app->desk(), actor_of(call), query);
}

Result<usecase::ApprovalPage> approvals_due(Call& call, const usecase::ApprovalQuery& query) {
  return usecase::list_approvals_due(call.app->desk(), actor_of(call), query);
}

Result<usecase::VacancyView> vacancy(Call& call, const usecase::OneVacancy& query) {
  return usecase::read_vacancy(call.app->desk(), actor_of(call), query);
}

Result<usecase::VacancyAges> vacancy_ages(Call& call, const usecase::AreaQuery& query) {
  return usecase::vacancy_ages(call.app->desk(), actor_of(call), query);
}

Result<usecase::Expansions> expansions(Call& call, const usecase::ExpansionQuery& query) {
  return usecase::list_expansions(call.app->desk(), actor_of(call), query);
}

}  // namespace

void add_application_routes(std::vector<Route>& routes) {
  routes.push_back(verb_route<usecase::DraftAnnouncement>("/api/v1/announcements"));
  routes.push_back(verb_route<usecase::PublishAnnouncement>("/api/v1/announcements/{id}/publish"));
  routes.push_back(
      verb_route<usecase::WithdrawAnnouncement>("/api/v1/announcements/{id}/withdraw"));
  routes.push_back(get<usecase::ReserveQuery, usecase::ReserveList>(
      "/api/v1/announcements/{id}/reserve", "list_reserve", &reserve));
  routes.push_back(get<usecase::AreaQuery, usecase::VacancyAges>(
      "/api/v1/vacancies/ages", "list_vacancy_ages", &vacancy_ages));
  routes.push_back(get<usecase::OneVacancy, usecase::VacancyView>("/api/v1/vacancies/{id}",
                                                                  "read_vacancy", &vacancy));
  routes.push_back(verb_route<usecase::RecordReserveCall>("/api/v1/vacancies/{vacancy}/calls"));
  routes.push_back(verb_route<usecase::RecordExpansion>("/api/v1/expansions"));
  routes.push_back(verb_route<usecase::WithdrawExpansion>("/api/v1/expansions/{id}/withdraw"));
  routes.push_back(get<usecase::ExpansionQuery, usecase::Expansions>(
      "/api/v1/expansions", "list_expansions", &expansions));
  routes.push_back(verb_route<usecase::ApplyForPost>("/api/v1/applications"));
  routes.push_back(get<usecase::ApplicationQuery, wire::Page<usecase::ApplicationLine>>(
      "/api/v1/applications", "list_applications", &applications));
  routes.push_back(get<usecase::OneApplication, usecase::ApplicationView>(
      "/api/v1/applications/{id}", "read_application", &application));
  routes.push_back(get<usecase::OneExplanation, wire::RawJson>("/api/v1/explanations/{id}",
                                                               "explain_decision", &explanation));
  routes.push_back(get<usecase::OneExplanation, usecase::PaperCode>(
      "/api/v1/explanations/{id}/code", "read_decision_code", &decision_code));
  routes.push_back(verb_route<usecase::OpenReview>("/api/v1/reviews"));
  routes.push_back(verb_route<usecase::CloseReview>("/api/v1/reviews/{id}/close"));
  add_attachment_routes(routes);
  routes.push_back(verb_route<usecase::PublishNotice>("/api/v1/notices"));
  routes.push_back(verb_route<usecase::LodgeObjection>("/api/v1/notices/{notice}/objections"));
  routes.push_back(verb_route<usecase::AnswerObjection>("/api/v1/objections/{id}/answer"));
  routes.push_back(get<usecase::ApprovalQuery, usecase::ApprovalPage>(
      "/api/v1/approvals-due", "list_approvals_due", &approvals_due));
  routes.push_back(verb_route<usecase::ApproveApplication>("/api/v1/applications/{id}/approve"));
  routes.push_back(verb_route<usecase::RefuseApplication>("/api/v1/applications/{id}/refuse"));
  routes.push_back(verb_route<usecase::WithdrawApplication>("/api/v1/applications/{id}/withdraw"));
  routes.push_back(
      verb_route<usecase::WithdrawApproval>("/api/v1/applications/{id}/withdraw-approval"));
  routes.push_back(verb_route<usecase::WaiveStep>("/api/v1/applications/{id}/waive"));
  routes.push_back(verb_route<usecase::LapseApproval>("/api/v1/applications/{id}/lapse"));
  routes.push_back(
      verb_route<usecase::SignAgreement>("/api/v1/applications/{application}/agreement"));
  routes.push_back(verb_route<usecase::RecordTraining>("/api/v1/trainings"));
  routes.push_back(verb_route<usecase::StartPlacement>("/api/v1/applications/{application}/start"));
  routes.push_back(verb_route<usecase::PausePlacement>("/api/v1/placements/{id}/pause"));
  routes.push_back(verb_route<usecase::ResumePlacement>("/api/v1/placements/{id}/resume"));
  routes.push_back(verb_route<usecase::TransferPlacement>("/api/v1/placements/{id}/transfer"));
  routes.push_back(verb_route<usecase::ExitPlacement>("/api/v1/placements/{id}/exit"));
  routes.push_back(verb_route<usecase::OrderExit>("/api/v1/placements/{id}/order-exit"));
  routes.push_back(verb_route<usecase::ReportExit>("/api/v1/placements/{placement}/exit-report"));
  routes.push_back(verb_route<usecase::TakeExitReport>("/api/v1/exit-reports/{id}/take"));
  routes.push_back(verb_route<usecase::TurnDownExitReport>("/api/v1/exit-reports/{id}/turn-down"));
  routes.push_back(verb_route<usecase::RenewAgreement>("/api/v1/placements/{placement}/agreement"));
  routes.push_back(
      verb_route<usecase::RecordExtension>("/api/v1/placements/{placement}/extension"));
  routes.push_back(verb_route<usecase::ApproveExtension>("/api/v1/extensions/{id}/approve"));
}

}  // namespace yigang::http
