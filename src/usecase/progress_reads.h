// 查进度: how an application stands, for whoever holds its code: the eight steps with their days,
// or that the town has not looked yet, or that it was returned; and the result in words with the
// smallest change that would turn a refusal; who has to decide where the rules do not, and in the
// office's own words why it ended or was decided (docs/decisions/0040). Never a name, a number or a
// group (a sentence that would name one is told without it). Never changes anything.
#pragma once

#include "store/online_application_rows.h"
#include "usecase/deciding.h"
#include "usecase/progress_code.h"
#include "usecase/reads.h"
#include "usecase/self_check.h"
#include "usecase/unclear_words.h"

namespace yigang::usecase {

// `running`: it is on its way through the steps; `placed`: the last one is taken.
BOOST_DEFINE_FIXED_ENUM_CLASS(ProgressStage, std::uint8_t, waiting, returned, running, placed,
                              ended)
BOOST_DEFINE_FIXED_ENUM_CLASS(StepMark, std::uint8_t, done, waived, next, later)

struct ProgressStep {
  registry::Step step = registry::Step::none;
  StepMark mark{};
  std::optional<Date> day;
};
BOOST_DESCRIBE_STRUCT(ProgressStep, (), (step, mark, day))

struct ProgressTurning {
  Sentence said;
  std::optional<Date> day;
};
BOOST_DESCRIBE_STRUCT(ProgressTurning, (), (said, day))

// What the rules leave to a person, and once somebody has decided, when and in which words.
struct ProgressDeciding {
  Sentence said;
  std::vector<Sentence> reasons;
  std::optional<Sentence> category;  // where a retirement category is confirmed, and with what
  std::string words;
};
BOOST_DESCRIBE_STRUCT(ProgressDeciding, (), (said, reasons, category, words))

// How it ended without a start.
struct ProgressEnd {
  Sentence said;
  Date day;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(ProgressEnd, (), (said, day, words))

struct ProgressAnswer {
  std::string code;
  ProgressStage stage{};
  Sentence said;  // where it stands, in a sentence
  Date since;     // the day on which it came in
  std::string unit_name;
  std::string town_name;
  std::string announcement_title;
  std::optional<std::string> post_title;  // the post that was given, else the one that was wished
  std::vector<ProgressStep> steps;        // none while it waits or was returned
  std::vector<Sentence> reasons;          // of a refusal
  std::vector<ProgressTurning> turning;
  bool turning_together = false;
  std::vector<UnclearWords> unclear;  // of the clauses that the refusal rests on
  std::optional<ProgressDeciding> deciding;
  std::optional<ProgressEnd> ended;
};
BOOST_DESCRIBE_STRUCT(ProgressAnswer, (),
                      (code, stage, said, since, unit_name, town_name, announcement_title,
                       post_title, steps, reasons, turning, turning_together, unclear, deciding,
                       ended))

struct ProgressQuestion {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(ProgressQuestion, (), (code))
// Refusals: `progress_code_bad` for what was copied wrongly, `progress_not_found`.
[[nodiscard]] Result<ProgressAnswer> read_progress(Desk& desk, const ProgressQuestion& question);

struct ProgressCode {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(ProgressCode, (), (code))
// Of an application that was taken at the counter (or online): for the town that hands it to
// the person, since who holds it sees the person's pay.
[[nodiscard]] Result<ProgressCode> read_progress_code(Desk& desk, const Actor& actor,
                                                      const OneApplication& query);

}  // namespace yigang::usecase
