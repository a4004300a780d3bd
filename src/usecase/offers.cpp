#include "usecase/offers.h"

#include <algorithm>
#include <array>

#include "usecase/application_steps.h"

namespace yigang::usecase {

namespace {

// Refusals that only say that the object stands elsewhere on its way.
bool not_its_turn(std::string_view code) {
  static constexpr std::array kCodes{std::string_view("application_ended"),
                                     std::string_view("step_already_taken"),
                                     std::string_view("step_out_of_order"),
                                     std::string_view("step_cannot_be_waived"),
                                     std::string_view("nothing_to_lapse"),
                                     std::string_view("run_state"),
                                     std::string_view("batch_state"),
                                     std::string_view("bank_file_not_locked"),
                                     std::string_view("nothing_to_pay"),
                                     std::string_view("approved_already"),
                                     std::string_view("no_standing_approval"),
                                     std::string_view("pay_notice_exists"),
                                     std::string_view("fact_withdrawn_before"),
                                     std::string_view("fact_does_not_end"),
                                     std::string_view("recognition_withdrawn_before"),
                                     std::string_view("prior_months_withdrawn_before"),
                                     std::string_view("merge_not_done"),
                                     std::string_view("number_freed_before"),
                                     std::string_view("run_not_locked"),
                                     std::string_view("line_not_settled")};
  return std::ranges::find(kCodes, code) != kCodes.end();
}

template <class T>
Result<void> verdict(const Result<T>& result) {
  if (result.has_value()) return {};
  return fail(result.error());
}

registry::Step next_step(const registry::Progress& progress) {
  return static_cast<registry::Step>(static_cast<int>(progress.last_step) + 1);
}

}  // namespace

Offer* Offers::add(std::string_view verb, const Result<void>& verdict) {
  const Result<void> right = authority_.check(verb, actor_, location_);
  const bool step_up = !right.has_value() && right.error().code == "step_up_needed";
  const bool own_case = !right.has_value() && right.error().code == "own_case";
  if (!right.has_value() && !step_up && !own_case) return nullptr;
  if (!verdict.has_value() && not_its_turn(verdict.error().code)) return nullptr;
  Offer offer{std::string(verb), verdict.has_value() && !own_case, step_up, std::nullopt, {}};
  if (!verdict.has_value()) {
    offer.reason_code = verdict.error().code;
    for (const auto& [name, value] : verdict.error().params) offer.params[name] = value;
  }
  if (own_case) offer.reason_code = right.error().code;
  return &offers_.emplace_back(std::move(offer));
}

std::vector<Offer> application_offers(const Authority& authority, const Actor& actor,
                                      const ApplicationCase& found, Date today) {
  const store::ApplicationRow& application = found.application;
  const registry::Progress& progress = found.progress;
  Offers offers(authority, actor, location_of(application));
  if (!registry::is_open(application.state)) return {};
  offers.add("open_review", verdict(registry::pass_review(progress, today)));
  offers.add("publish_notice", verdict(registry::publish_notice(progress, today)));
  offers.add("approve_application", verdict(may_approve_some_post(found, actor, today)));
  offers.add("sign_agreement", verdict(may_sign(progress, found.approval, today)));
  offers.add("record_training", verdict(may_train(progress, found.approval, today)));
  offers.add("start_placement", verdict(may_start(found, today)));
  if (found.notice && application.state == registry::ApplicationState::noticed)
    if (Offer* const offer =
            offers.add("lodge_objection", may_object(found.notice->last_day, today))) {
      offer->params["notice"] = to_text(found.notice->notice);
      offer->params["item_no"] = std::to_string(found.notice->item_no);
    }
  // The reason is asked for in the form; any will do for the question whether it may be waived.
  if (Offer* const offer = offers.add(
          "waive_step", verdict(may_waive(found, actor, next_step(progress), today, "-"))))
    // Of a refusal `step` is what its sentence speaks of.
    if (offer->allowed) offer->params["step"] = std::string(word(next_step(progress)));
  offers.add("lapse_approval", verdict(may_lapse(progress, found.approval, today)));
  offers.add("refuse_application", verdict(may_refuse(found, actor, today)));
  offers.add("withdraw_approval", verdict(may_withdraw_approval(found, actor)));
  offers.add("withdraw_application", verdict(may_withdraw(progress)));
  return std::move(offers).take();
}

}  // namespace yigang::usecase
