// The mark by which a database is known as a demo city: `building` with a word of the process that
// builds it, then `finished` with its options. A city that was stopped half-way (kill -9, a power
// cut) is emptied and begun anew by the next claim, a finished one only by a claim that says so
// (the reset of the practice); a database in which anything else was ever entered is never
// touched. Two builders at once: the later claim wins, the
// earlier one stops at its next step. Marking and emptying are one transaction.
#pragma once

#include <string>

#include "core/calendar.h"
#include "usecase/desk.h"

namespace yigang::demo {

struct CityOptions {
  int percent = 1;  // of the plan: 1, 10 or 100
  std::uint64_t seed = 1;
  Month until = Month(2022, 12);  // last month that is worked and paid
};

enum class Standing : std::uint8_t { empty, unfinished, finished, other };
[[nodiscard]] Result<Standing> standing_of(store::Reader& reader);
// Whether the finished city of these very options stands there.
[[nodiscard]] Result<bool> stands(store::Reader& reader, const CityOptions& options);

// On a migrated database; answers the mark. `desk.random` must be no seeded one. Refusal:
// `demo_not_empty`.
enum class FinishedCity : std::uint8_t { keep, empty };
[[nodiscard]] Result<std::string> claim(usecase::Desk& desk,
                                        FinishedCity finished = FinishedCity::keep);
// Refusal: `demo_taken_over`, another process has claimed the database since.
[[nodiscard]] Result<> still_ours(store::Reader& reader, const std::string& mark);
[[nodiscard]] Result<> mark_finished(store::Writer& writer, const std::string& mark,
                                     const CityOptions& options);

}  // namespace yigang::demo
