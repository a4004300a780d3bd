// What the verbs of the month do alike: check spans of work, refuse what is locked, and write a run
// with its lines and its seal.
#pragma once

#include "settle/settle.h"
#include "store/month_queries.h"
#include "usecase/month_verbs.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

[[nodiscard]] Result<store::SettlementRunRow> run_row(store::Reader& reader,
                                                      const law::Areas& areas, SettlementRunId id);
// The most that one day can be worked.
inline constexpr Hours kHoursOfDay{240};
inline constexpr WorkDays kFullDay{10};
// On which days of a month somebody can work.
struct OnDuty {
  Date started;
  std::optional<Date> last_day;
  std::vector<settle::DayStretch> paused;
};
// Sorts the spans and checks them: inside the month and the placement, on no paused day, no
// overlap, hours at most 24 a day of the span, days at most the span's days. Refusals name the
// span: `span_outside_month`, `span_before_start`, `span_outside_placement`,
// `span_on_paused_day`, `span_backwards`, `spans_overlap`, `too_many_hours`, `too_many_days`,
// `wrong_measure` (days on a rural post, hours on an urban one), `leave_has_hours` (leave is not
// worked time: what was worked in between is a span of its own).
[[nodiscard]] Result<std::vector<AttendanceSpan>> checked_spans(std::vector<AttendanceSpan> spans,
                                                                Month month, Side side,
                                                                const OnDuty& duty);
// 404 outside the unit's towns; a village is no town.
[[nodiscard]] Result<Location> location_of_town(const law::Areas& areas, PlaceCode town);
[[nodiscard]] std::vector<store::AttendanceRow> attendance_rows(
    const std::vector<AttendanceSpan>& spans, const store::PlacementRow& placement, Month month,
    AccountId by);

// SM3 of the input text, hexadecimal.
[[nodiscard]] std::string input_digest(const settle::MonthInputs& inputs);
[[nodiscard]] store::SettlementLineRow line_row(Work& work, UnitCode unit, SettlementRunId run,
                                                std::int64_t line_no, const settle::Line& line);
// The root of the tree over the canonical lines, in their order (record::batch_root, SM3).
[[nodiscard]] Bytes seal_root(const std::vector<std::string>& canonical_lines);
// The line as it was settled, from its row: the same canonical bytes.
[[nodiscard]] std::string canonical_of(const store::SettlementLineRow& row);

// `law_moved`: a figure that the run's unit reads for the run's month has changed since it was
// computed. What another unit or a later day has got does not send it back.
[[nodiscard]] Result<> check_same_law(Work& work, const store::SettlementRunRow& run);

[[nodiscard]] RunSummary summary_of(const store::SettlementRunRow& run, std::int64_t waiting,
                                    bool province_not_entered);
// Canonical text of a run for journal and signature: "yigang.run/1|unit|month|run_no|kind|state|
// lines|total|root|law|inputs".
[[nodiscard]] std::string run_text(const store::SettlementRunRow& run);
// What the lock signs and the journal holds of a locked run.
[[nodiscard]] std::string lock_text(const store::SettlementRunRow& run);

}  // namespace yigang::usecase
