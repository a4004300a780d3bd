// Illegal order cannot be written, whoever writes: rows behind the program's back, on both engines
// (LZ-2022-4 二(二)/9, 二(三)/1, 二(四)).
#include <fmt/format.h>

#include "store/database_fixture.h"
#include "store/migrate.h"

namespace yigang::store {
namespace {

// One unit with one open post, one person and one application, as far as they go without a step.
constexpr std::string_view kBegin =
    "INSERT INTO programme_unit VALUES (371525, 4, '冠县');"
    "INSERT INTO host (unit, id, kind, name, place, version) VALUES (371525, 1, 'town_or_village', "
    "'社区', 371525001, 1);"
    "INSERT INTO post (unit, id, number, year, side, kind, self_increase, title, host_id, town, "
    "place, department, post_type, band, hours_x10, state, proposed_by, approved_by, created_on, "
    "version) VALUES (371525, 1, 1, 2022, 'rural', 'ordinary', 0, '保洁员', 1, 371525001, "
    "371525001042, '', 'ordinary', '40h', 400, 'open', 1, 2, '2022-02-14', 1);"
    "INSERT INTO announcement (unit, id, title, body, side, opens_on, closes_on, "
    "off_season_reason, state, drafted_by, version) VALUES (371525, 1, '公告', '', 'rural', "
    "'2022-02-15', '2022-02-20', '', 'draft', 1, 1);";

std::string person_text(int id, std::string_view sealed) {
  return fmt::format(
      "INSERT INTO person (unit, id, number, person_key, name, sort_key, sex, birth_date, "
      "resident_sealed, resident_index, resident_tail, town, village, retirement_source, "
      "superseded, version) SELECT 371525, {0}, {0}, {0}, '张三', 'z', 'M', '1970-01-01', {1}, "
      "{1}, "
      "'0011', 371525001, 371525001042, '', 0, 1;"
      "INSERT INTO application (unit, id, number, person_id, person_key, announcement_id, side, "
      "target_groups, re_recognised, town, village, state, applied_on, applied_at, entered_by, "
      "screening_id, version) VALUES (371525, {0}, {0}, {0}, {0}, 1, 'rural', 'older', 0, "
      "371525001, 371525001042, 'applied', '2022-02-16', 0, 1, 1, 1);",
      id, sealed);
}

constexpr std::string_view kDay = "2022-02-21";
constexpr std::string_view kDecided = "2022-03-01";

// The day of a step: the approval's own from the fifth on.
std::string_view day_of(int number) {
  return number < 5 ? kDay : kDecided;
}

std::string step_on(int application, int number, std::string_view day,
                    std::string_view kind = "done") {
  const std::string before =
      number == 1 ? "NULL, NULL" : fmt::format("{}, '{}'", number - 1, day_of(number - 1));
  return fmt::format(
      "INSERT INTO application_step (unit, application_id, step_no, previous_step_no, "
      "previous_day, kind, day, at, actor, evidence, reason, approval_id) VALUES (371525, {}, {}, "
      "{}, '{}', '{}', 0, 1, '', '理由', {})",
      application, number, before, kind, day, number == 5 ? std::to_string(application) : "NULL");
}

std::string step_text(int application, int number, std::string_view kind = "done") {
  return step_on(application, number, day_of(number), kind);
}

constexpr std::string_view kNotice =
    "INSERT INTO notice (unit, id, kind, title, hotline, published_on, first_day, last_day, "
    "web_until, list_digest, withdrawn, published_by) SELECT 371525, 1, 'applicants', '公示', '', "
    "'2022-02-21', '2022-02-22', '2022-02-28', '2022-03-07', resident_sealed, 0, 1 FROM person "
    "WHERE id = 1";

std::string approval_text(std::string_view notice, std::string_view last_day, std::string_view day,
                          int application = 1) {
  return fmt::format(
      "INSERT INTO approval (unit, id, application_id, post_id, notice_id, notice_last_day, "
      "decided_on, lapses_on, decision_id, reason, decided_by, signature, state) SELECT 371525, "
      "{0}, "
      "{0}, 1, {1}, {2}, {3}, '2022-05-01', 1, '', 3, resident_sealed, 'standing' FROM person "
      "WHERE id = 1",
      application, notice, last_day, day);
}

constexpr std::string_view kAgreement =
    "INSERT INTO agreement (unit, id, number, application_id, from_day, until_day, signed_on, "
    "capped, signed_by, after_day) VALUES (371525, 1, 1, 1, '2022-03-02', '2023-03-01', "
    "'2022-03-01', 0, 1, '2022-03-01')";

std::string placement_text(int id, int application, int person, std::string_view state = "on_duty",
                           std::string_view started_on = "2022-03-02") {
  const bool ended = state == "ended";
  return fmt::format(
      "INSERT INTO placement (unit, id, number, application_id, post_id, person_id, person_key, "
      "side, town, village, refill, started_on, state, ended_on, end_reason, employment_wanted, "
      "version, after_day) VALUES (371525, {0}, {0}, {1}, 1, {2}, {2}, 'rural', 371525001, "
      "371525001042, 0, '{5}', '{3}', {4}, 1, '2022-03-01')",
      id, application, person, state, ended ? "'2022-04-01', 'own_request', 0" : "NULL, NULL, NULL",
      started_on);
}

class Order : public EachEngine {
 protected:
  void SetUp() override { fill(); }
  void fill() {
    const std::string_view bytes = GetParam() == Engine::sqlite ? "X'01'" : "'\\x01'::bytea";
    const std::string_view other = GetParam() == Engine::sqlite ? "X'02'" : "'\\x02'::bytea";
    script(std::string(kBegin) + person_text(1, bytes) + person_text(2, other));
  }
  void script(const std::string& text) {
    ASSERT_EQ(told(store_->migrate_write([&](Writer& tx) { return tx.run_script(text); })), "done");
  }
  std::string write(std::string_view text) {
    const auto done = store_->write([&](Writer& tx) -> Result<> {
      TRY_VOID(tx.execute(text));
      return {};
    });
    return told(done);
  }
  // The notice is waived where the approval is among the steps.
  void steps(int application, int last) {
    for (int step = 1; step <= last; ++step) {
      if (step == 5) approve(application);
      ASSERT_EQ(write(step_text(application, step, step == 4 && last > 4 ? "waived" : "done")),
                "done");
    }
  }
  void approve(int application) {
    const std::string day = fmt::format("'{}'", kDecided);
    ASSERT_EQ(write(approval_text("NULL", "NULL", day, application)), "done");
  }

  TestStore store_{GetParam(), Migrated{}};
  SetClock clock_{from_milliseconds(1'646'000'000'000)};
};
YIGANG_EACH_ENGINE(Order);

TEST_P(Order, no_step_stands_without_the_one_before_it) {
  EXPECT_EQ(write(step_text(1, 2)), "row_missing_parent");
  EXPECT_EQ(write(step_text(1, 5)), "row_missing_parent");
  steps(1, 2);
  EXPECT_EQ(write(step_text(1, 4)), "row_missing_parent");
  EXPECT_EQ(write(step_text(1, 2)), "row_conflict");
  EXPECT_EQ(write(step_text(1, 9)), "row_check");
  // A step that leans on itself or on a later one is no chain.
  EXPECT_EQ(write("INSERT INTO application_step (unit, application_id, step_no, previous_step_no, "
                  "kind, day, at, actor, evidence, reason) VALUES (371525, 1, 6, 6, 'done', "
                  "'2022-02-21', 0, 1, '', '')"),
            "row_check");
}

TEST_P(Order, application_approval_and_start_are_never_waived) {
  steps(1, 1);
  EXPECT_EQ(write(step_text(1, 2, "waived")), "row_check");
  EXPECT_EQ(write(step_text(1, 2)), "done");
  EXPECT_EQ(write(step_text(1, 3, "waived")), "done");
  EXPECT_EQ(write(step_text(1, 4, "waived")), "done");
  EXPECT_EQ(write(step_text(1, 5, "waived")), "row_check");
  EXPECT_EQ(write(step_text(2, 1, "waived")), "row_check");
}

// 二(二)/9: the days of the acts are in order too, whatever day is claimed for the step before.
TEST_P(Order, no_step_lies_before_the_one_before_it) {
  steps(1, 2);
  EXPECT_EQ(write(step_on(1, 3, "2022-02-20")), "row_check");
  EXPECT_EQ(write("INSERT INTO application_step (unit, application_id, step_no, previous_step_no, "
                  "previous_day, kind, day, at, actor, evidence, reason) VALUES (371525, 1, 3, 2, "
                  "'2022-02-19', 'done', '2022-02-20', 0, 1, '', '')"),
            "row_missing_parent");
  EXPECT_EQ(write(step_on(1, 3, "2022-02-21")), "done");
  EXPECT_EQ(write("UPDATE application_step SET day = '2022-02-25' WHERE step_no = 2"),
            "row_missing_parent");
}

// 二(二)/9: the fifth step is the county's approval, not a mark in a list.
TEST_P(Order, the_fifth_step_needs_its_approval) {
  steps(1, 3);
  ASSERT_EQ(write(step_text(1, 4, "waived")), "done");
  EXPECT_EQ(write(step_text(1, 5)), "row_missing_parent");
  approve(1);
  EXPECT_EQ(write(step_on(1, 5, "2022-03-02")), "row_missing_parent") << "on the approval's day";
  EXPECT_EQ(write(step_text(1, 5)), "done");
  EXPECT_EQ(write("DELETE FROM approval WHERE id = 1"), "row_missing_parent");
}

TEST_P(Order, no_approval_before_the_notice_is_over) {
  steps(1, 3);
  ASSERT_EQ(write(kNotice), "done");
  EXPECT_EQ(write(approval_text("1", "'2022-02-28'", "'2022-03-01'")), "row_missing_parent");
  ASSERT_EQ(write(step_text(1, 4)), "done");
  EXPECT_EQ(write(approval_text("1", "'2022-02-28'", "'2022-02-27'")), "row_check");
  EXPECT_EQ(write(approval_text("1", "'2022-02-28'", "'2022-02-28'")), "row_check");
  EXPECT_EQ(write(approval_text("1", "'2022-02-28'", "'2022-03-01'")), "done");
  EXPECT_EQ(write("DELETE FROM notice WHERE id = 1"), "row_missing_parent");
}

TEST_P(Order, the_end_of_the_notice_is_not_to_be_invented_or_left_out) {
  steps(1, 4);
  ASSERT_EQ(write(kNotice), "done");
  EXPECT_EQ(write(approval_text("1", "'2022-02-01'", "'2022-02-02'")), "row_missing_parent");
  EXPECT_EQ(write(approval_text("1", "NULL", "'2022-02-02'")), "row_check");
  // The notice was published, so that it was not waived.
  EXPECT_EQ(write(approval_text("NULL", "NULL", "'2022-02-02'")), "row_missing_parent");
}

TEST_P(Order, an_approval_without_a_notice_needs_its_waiver) {
  steps(1, 3);
  ASSERT_EQ(write(kNotice), "done");
  ASSERT_EQ(write(step_text(1, 4, "waived")), "done");
  EXPECT_EQ(write(approval_text("1", "'2022-02-28'", "'2022-03-01'")), "row_missing_parent");
  EXPECT_EQ(write(approval_text("NULL", "NULL", "'2022-02-22'")), "done");
  EXPECT_EQ(write(approval_text("NULL", "NULL", "'2022-02-22'")), "row_conflict");
}

TEST_P(Order, no_agreement_before_the_approval) {
  steps(2, 5);
  EXPECT_EQ(write(kAgreement), "row_missing_parent");
  steps(1, 5);
  EXPECT_EQ(write(kAgreement), "done");
  EXPECT_EQ(write("UPDATE agreement SET signed_on = '2022-02-28'"), "row_check");
}

TEST_P(Order, nobody_starts_before_agreement_and_training) {
  EXPECT_EQ(write(placement_text(1, 1, 1)), "row_missing_parent");
  steps(1, 5);
  EXPECT_EQ(write(placement_text(1, 1, 1)), "row_missing_parent");
  ASSERT_EQ(write(step_text(1, 6)), "done");
  EXPECT_EQ(write(placement_text(1, 1, 1)), "row_missing_parent");
  ASSERT_EQ(write(step_text(1, 7)), "done");
  EXPECT_EQ(write(placement_text(1, 1, 1, "on_duty", "2022-02-28")), "row_check");
  EXPECT_EQ(write(placement_text(1, 1, 1)), "done");
  EXPECT_EQ(write("DELETE FROM application_step WHERE step_no = 7"), "row_missing_parent");
}

// What lists, cards and offers go by is what the steps say.
TEST_P(Order, an_application_stands_where_its_steps_have_brought_it) {
  steps(1, 3);
  const auto stands = [&](std::string_view state) {
    return write(fmt::format("UPDATE application SET state = '{}' WHERE id = 1", state));
  };
  EXPECT_EQ(stands("reviewed"), "done");
  for (const char* const ahead : {"noticed", "approved", "agreed", "trained", "started"})
    EXPECT_EQ(stands(ahead), "row_missing_parent") << ahead;
  EXPECT_EQ(stands("refused"), "done");
  EXPECT_EQ(stands("started"), "row_missing_parent");
  ASSERT_EQ(write(step_text(1, 4)), "done");
  EXPECT_EQ(stands("noticed"), "done");
  EXPECT_EQ(write("DELETE FROM application_step WHERE application_id = 1 AND step_no = 4"),
            "row_missing_parent");
}

TEST_P(Order, one_person_has_one_post_and_one_application) {
  steps(1, 7);
  steps(2, 7);
  ASSERT_EQ(write(placement_text(1, 1, 1, "ended")), "done");
  ASSERT_EQ(write(placement_text(2, 2, 2)), "done");
  script(
      "INSERT INTO application (unit, id, number, person_id, person_key, announcement_id, side, "
      "target_groups, re_recognised, town, village, state, applied_on, applied_at, entered_by, "
      "screening_id, version) SELECT unit, 3, 3, person_id, person_key, announcement_id, side, "
      "target_groups, re_recognised, town, village, state, applied_on, applied_at, entered_by, "
      "screening_id, version FROM application WHERE id = 2");
  steps(3, 7);
  EXPECT_EQ(write(placement_text(3, 3, 2)), "row_conflict");  // on duty already
  EXPECT_EQ(write(placement_text(3, 3, 1)), "row_conflict");  // the post is taken
  EXPECT_EQ(write("INSERT INTO holder VALUES (1, 371525, 1, 1)"), "done");
  EXPECT_EQ(write("INSERT INTO holder VALUES (1, 371526, 9, 9)"), "row_conflict");
  EXPECT_EQ(write("INSERT INTO holder VALUES (2, 371525, 1, 2)"), "row_conflict");
  EXPECT_EQ(write("INSERT INTO application_open VALUES (1, 371525, 1)"), "done");
  EXPECT_EQ(write("INSERT INTO application_open VALUES (1, 371526, 7)"), "row_conflict");
}

std::string run_text(int id, std::string_view state) {
  const bool locked = state == "locked";
  return fmt::format(
      "INSERT INTO settlement_run (unit, id, month, run_no, kind, state, law_digest, input_digest, "
      "watermark, line_count, problem_count, social_offer_fen, total_fen, province_fen, city_fen, "
      "county_fen, social_fen, original_fen, root, run_by, locked_by, locked_on, "
      "province_zero_confirmed, version) SELECT 371525, {0}, '2022-03', {0}, 'main', '{1}', '', "
      "'', "
      "0, 1, 0, 0, 1000, 0, 400, 600, 0, 0, resident_sealed, 4, {2}, 1, 1 FROM person WHERE id = 1",
      id, state, locked ? "5, '2022-04-20'" : "NULL, NULL");
}

std::string batch_text(int run) {
  return fmt::format(
      "INSERT INTO payment_batch (unit, id, number, run_id, month, line_count, total_fen, "
      "file_digest, signature, state, made_by, version) SELECT 371525, 1, 1, {}, '2022-03', 1, "
      "1000, resident_sealed, resident_sealed, 'made', 6, 1 FROM person WHERE id = 1",
      run);
}

TEST_P(Order, money_goes_out_of_a_locked_run_only_and_the_run_stays_locked) {
  ASSERT_EQ(write(run_text(1, "computed")), "done");
  EXPECT_EQ(write(run_text(2, "computed")), "row_conflict");  // one open run a month
  EXPECT_EQ(write(batch_text(1)), "row_missing_parent");
  EXPECT_EQ(write(batch_text(9)), "row_missing_parent");
  EXPECT_EQ(write("UPDATE settlement_run SET state = 'locked', locked_by = run_by"), "row_check");
  ASSERT_EQ(write("UPDATE settlement_run SET state = 'locked', locked_by = 5"), "done");
  EXPECT_EQ(write(batch_text(1)), "done");
  EXPECT_EQ(write("UPDATE settlement_run SET state = 'computed', locked_by = NULL"),
            "row_missing_parent");
  EXPECT_EQ(write("UPDATE payment_batch SET released_by = made_by"), "row_check");
  EXPECT_EQ(
      write("INSERT INTO payment_line (unit, id, batch_id, line_no, settlement_line_id, "
            "placement_id, account_id, amount_fen, state, return_code, return_reason, "
            "bank_reference, version) VALUES (371525, 1, 1, 1, 77, 1, 1, 1000, 'pending', '', "
            "'', '', 1)"),
      "row_missing_parent");
}

// The same rows as they were written before the days were a part of the keys.
std::string without_day(std::string_view text) {
  std::string older(text);
  const auto cut = [&](std::string_view part) {
    older.replace(older.rfind(part), part.size(), ")");
  };
  cut(", '2022-03-01')");
  cut(", after_day)");
  return older;
}

std::string older_step(int number) {
  return fmt::format(
      "INSERT INTO application_step (unit, application_id, step_no, previous_step_no, kind, day, "
      "at, actor, evidence, reason) VALUES (371525, 1, {}, {}, 'done', '{}', 0, 1, '', '');",
      number, number == 1 ? "NULL" : std::to_string(number - 1), day_of(number));
}

TEST_P(Order, an_older_database_with_rows_is_brought_to_these_rules) {
  TestStore older(GetParam());
  const auto steps_until = built_in_migrations().subspan(0, 10);
  ASSERT_EQ(told(migrate(*older, clock_, steps_until)), "done");
  const std::string_view bytes = GetParam() == Engine::sqlite ? "X'01'" : "'\\x01'::bytea";
  std::string text = std::string(kBegin) + person_text(1, bytes);
  for (int step = 1; step <= 7; ++step) text += older_step(step);
  text += std::string(kNotice) + ";" + approval_text("1", "'2022-02-28'", "'2022-03-01'") + ";" +
          without_day(kAgreement) + ";" + without_day(placement_text(1, 1, 1)) + ";" +
          run_text(1, "locked") + ";" + batch_text(1);
  ASSERT_EQ(told(older->migrate_write([&](Writer& tx) { return tx.run_script(text); })), "done");
  ASSERT_EQ(told(migrate(*older, clock_)), "done");
  for (const std::string table : {"approval", "agreement", "placement", "payment_batch"}) {
    const auto count = older->read_value<std::int64_t>([&](Reader& reader) -> Result<std::int64_t> {
      TRY(const auto row, reader.query_one("SELECT COUNT(*) FROM " + table));
      return row->get<std::int64_t>(0);
    });
    EXPECT_EQ(count.value(), 1) << table;
  }
  const auto again =
      older->write([](Writer& tx) -> Result<> { return tx.run_script(placement_text(2, 1, 1)); });
  EXPECT_EQ(told(again), "row_conflict");
}

}  // namespace
}  // namespace yigang::store
