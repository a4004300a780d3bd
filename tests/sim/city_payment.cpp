// Money on its way: the bank's file, its release by a third person, what the bank answers (also
// late, twice, altered, with unknown lines), what is issued again and what is given up.
#include "base/text.h"
#include "city.h"
#include "usecase/after_loss.h"
#include "usecase/bank_file.h"

namespace yigang::sim {

void City::make_file(UnitCode unit, const usecase::RunSummary& run) {
  const auto made = world_.run(county(unit, 4), usecase::MakeBankFile{run.id});
  if (!made) {
    // All of it was taken back or held before a file was made, or an end became known.
    const std::string& code = made.error().code;
    if (code == "pay_after_end") state_.late_files.emplace_back(unit, run.id);
    if (code != "nothing_to_pay" && code != "pay_after_end")
      violated("11 nothing is stuck", fmt::format("file of run {}: {}", to_text(run.id), code));
    return;
  }
  if (!made->placements_to_correct.empty()) state_.late_files.emplace_back(unit, run.id);
  check_ends(unit, made->id);
  if (world_.faulty() && world_.dice.one_in(15)) {
    world_.must(county(unit, 4), usecase::WithdrawBankFile{made->id, made->version, "账户有误"});
    return make_file(unit, run);
  }
  state_.batches.push_back({unit, *made});
}

// By the city's own book: nothing leaves for somebody whose end is known, as long as the month
// rests on days after it and nobody has corrected it.
void City::check_ends(UnitCode unit, PaymentBatchId batch) {
  world_.each(
      "SELECT l.placement_id, l.month FROM payment_line y JOIN settlement_line l ON l.unit = "
      "y.unit AND l.id = y.settlement_line_id WHERE y.unit = ?1 AND y.batch_id = ?2 ORDER BY "
      "y.line_no",
      store::args(unit, batch), [&](const store::Row& row) {
        const auto placement = row.get<PlacementId>(0);
        const auto month = row.get<Month>(1);
        const ModelPlacement& one = state_.model.placements.at(placement);
        const std::optional<Date> last = state_.model.last_day(one);
        world_.tally.check("2 nothing leaves after the end");
        const bool corrected = std::ranges::any_of(state_.model.paid, [&](const ModelPaid& line) {
          return line.correction && line.placement == placement && line.month == month;
        });
        if (!last || corrected) return;
        for (const ModelSpan& span : one.work.at(month))
          if (span.last > *last && span.hours_x10 + span.days_x10 > 0)
            violated("2 nothing leaves after the end",
                     fmt::format("placement {} in {}", to_text(placement), to_text(month)));
      });
}

// What was left out for its end, once its corrections are locked.
void City::make_late_files() {
  for (const auto& [unit, id] : std::exchange(state_.late_files, {})) {
    usecase::RunSummary run;
    run.id = id;
    make_file(unit, run);
  }
}

void City::release() {
  std::vector<Batch> standing;
  for (Batch batch : std::vector<Batch>(state_.batches)) {
    if (batch.released) {
      standing.push_back(batch);
      continue;
    }
    if (world_.dice.one_in(8))
      world_.must_not(county(batch.unit, 4),
                      usecase::ReleasePayment{batch.batch.id, batch.batch.version}, "role_may_not");
    const auto done = world_.run(actor(Role::CNTY_FIN, batch.unit),
                                 usecase::ReleasePayment{batch.batch.id, batch.batch.version});
    if (done) {
      batch.batch = *done;
      batch.released = true;
      standing.push_back(batch);
      continue;
    }
    if (done.error().code != "payment_moved")
      violated("11 nothing is stuck",
               fmt::format("batch {}: {}", to_text(batch.batch.id), done.error().code));
    // A line was held or corrected since: the file is made anew.
    world_.must(county(batch.unit, 4),
                usecase::WithdrawBankFile{batch.batch.id, batch.batch.version, "有更正"});
    usecase::RunSummary run;
    run.id = batch.batch.run;
    const std::size_t before = state_.batches.size();
    make_file(batch.unit, run);
    if (state_.batches.size() == before) continue;
    batch = state_.batches.back();
    batch.batch = world_.must(actor(Role::CNTY_FIN, batch.unit),
                              usecase::ReleasePayment{batch.batch.id, batch.batch.version});
    batch.released = true;
    standing.push_back(batch);
  }
  state_.batches = standing;
}

std::string City::bank_answer(const Batch& batch, const std::string& file,
                              std::vector<std::int64_t>& returned) {
  std::string rows;
  int count = 0;
  for (const std::string_view row : split(file, '\n')) {
    const auto fields = split(row, '|');
    if (fields.size() != 6) continue;
    const bool bad = batch.rounds == 0 && world_.faulty() && world_.dice.one_in(20);
    if (bad) returned.push_back(std::stoll(std::string(fields[0])));
    ++count;
    rows += fmt::format("{}|{}|{}|{}|{}-{}\n", fields[0], fields[1], fields[3],
                        bad ? "E011|户名不符" : "0000|", to_text(batch.batch.id), fields[0]);
  }
  return fmt::format("YGHP|1|{}|{}|{}\n", to_text(batch.unit), batch.batch.number, count) + rows;
}

// Fault 9: none of these changes anything.
void City::wrong_answers(const Batch& batch, const std::string& good) {
  const usecase::Actor bank = actor(Role::BANK, batch.unit);
  const auto send = [&](std::string text, std::string_view code) {
    world_.tally.fault("9 bank file: " + std::string(code));
    world_.must_not(bank, usecase::TakeBankReturn{batch.unit, std::move(text)}, code);
  };
  const auto cut = good.find('\n') + 1;
  const std::string head = good.substr(0, cut);
  const std::string first = good.substr(cut, good.find('\n', cut) + 1 - cut);
  const auto of_one = fmt::format("YGHP|1|{}|{}|1\n", to_text(batch.unit), batch.batch.number);
  switch (world_.dice.below(5)) {
    case 0:
      return send(head, "bank_return_count");
    case 1:
      return send(of_one + "9999" + first.substr(first.find('|')), "bank_return_unknown_line");
    case 2: {
      const auto fields = split(first, '|');
      return send(of_one + fmt::format("{}|{}|{}|0000||x\n", fields[0], fields[1], "0.01"),
                  "bank_return_altered");
    }
    case 3:
      return send(fmt::format("YGHP|1|{}|{}|1\n", to_text(batch.unit), 987'654) + first,
                  "bank_return_unknown_batch");
    default:
      return send(
          fmt::format("YGHP|1|{}|{}|2\n", to_text(batch.unit), batch.batch.number) + first + first,
          "bank_return_twice");
  }
}

void City::answer_one(Batch& batch) {
  const usecase::Actor bank = actor(Role::BANK, batch.unit);
  // After a restore the bank may have had the file already (reliability.md fault 18).
  if (state_.restored_on && batch.batch.month <= Month::of(*state_.restored_on) &&
      batch.stated != state_.restores) {
    world_.must_not(bank, usecase::ReadBankFile{batch.batch.id}, "bank_may_have_it");
    const usecase::StateNotAtBank asked{batch.batch.id, batch.batch.version, "已向银行核实未收到"};
    world_.must_not(county(batch.unit, 4), asked, "same_person_two_steps");
    batch.batch = world_.must(county(batch.unit, 6), asked);
    batch.stated = state_.restores;
  }
  const auto file = world_.must(bank, usecase::ReadBankFile{batch.batch.id});
  std::vector<std::int64_t> returned;
  const std::string good = bank_answer(batch, file.text, returned);
  if (world_.faulty() && world_.dice.one_in(3)) wrong_answers(batch, good);
  const auto taken = world_.must(bank, usecase::TakeBankReturn{batch.unit, good});
  if (taken.unanswered != 0) violated("11 nothing is stuck", "lines without an answer");
  if (world_.faulty() && world_.dice.one_in(3)) {
    world_.tally.fault("9 bank file: twice");
    const auto again = world_.must(bank, usecase::TakeBankReturn{batch.unit, good});
    if (!again.known_before || again.id != taken.id)
      violated("4 every effect once", "a return file taken twice");
    const bool back = !returned.empty() && returned.front() == 1;
    world_.must_not(bank,
                    usecase::TakeBankReturn{batch.unit, good.substr(0, good.size() - 1) + "x\n"},
                    back ? "already_returned" : "already_paid");
  }
  if (!returned.empty()) state_.returned.push_back({batch.unit, batch.batch.id, returned});
}

void City::answer() {
  std::vector<Batch> late;
  for (Batch batch : std::vector<Batch>(state_.batches)) {
    if (!batch.released || (world_.faulty() && world_.dice.one_in(6))) {
      if (batch.released) world_.tally.fault("9 bank file: late");
      late.push_back(batch);
      continue;
    }
    answer_one(batch);
  }
  state_.batches = late;
}

void City::reissue() {
  std::vector<Returned> waiting;
  for (const Returned& back : std::vector<Returned>(state_.returned)) {
    if (world_.faulty() && world_.dice.one_in(3)) {
      waiting.push_back(back);
      continue;
    }
    if (world_.faulty() && world_.dice.one_in(2)) {
      const Returned rest = give_up(back);
      if (!rest.lines.empty()) waiting.push_back(rest);
      continue;
    }
    const auto again =
        world_.run(county(back.unit, 4), usecase::ReissuePayment{back.batch, back.lines});
    if (again) {
      state_.batches.push_back({back.unit, *again, false, 1});
      continue;
    }
    // Taken back by a correction meanwhile, or a hold stands.
    world_.tally.check("a returned line is explained");
    if (again.error().code == "line_taken_back") continue;
    if (again.error().code == "line_after_end")
      world_.tally.check("2 nothing leaves after the end");
    waiting.push_back(back);
  }
  state_.returned = waiting;
}

// What can be paid to nobody; the month no longer counts in the term.
Returned City::give_up(const Returned& back) {
  Returned rest{back.unit, back.batch, {}};
  for (const std::int64_t number : back.lines) {
    PaymentLineId id;
    SettlementLineId line;
    world_.each(
        "SELECT id, settlement_line_id FROM payment_line WHERE unit = ?1 AND batch_id = ?2 "
        "AND line_no = ?3",
        store::args(back.unit, back.batch, number), [&](const store::Row& row) {
          id = row.get<PaymentLineId>(0);
          line = row.get<SettlementLineId>(1);
        });
    ModelPaid* paid = nullptr;
    for (ModelPaid& one : state_.model.paid)
      if (one.line == line) paid = &one;
    Resident* who = nullptr;
    for (Resident& one : state_.people)
      if (paid != nullptr && state_.model.whole(one.model) == state_.model.whole(paid->person))
        who = &one;
    if (paid == nullptr || paid->correction || who == nullptr) {
      rest.lines.push_back(number);
      continue;
    }
    const auto asked =
        world_.must(county(back.unit, 4), usecase::GiveUpPayment{id, "账户已注销，无法发放"});
    world_.must_not(county(back.unit, 4), usecase::ConfirmGiveUp{asked.id},
                    "same_person_two_steps");
    world_.must(county(back.unit, 6), usecase::ConfirmGiveUp{asked.id});
    paid->given_up = true;
  }
  return rest;
}

}  // namespace yigang::sim
