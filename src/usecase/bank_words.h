// What a bank writes into its answer of its own will: why a payment came back. Everybody who reads
// the batch reads it, so that no full number and no full name of a person may stay in it
// (reliability.md fault 24; domain.md §7: four digits and a masked name are enough). Pure.
#pragma once

#include <string>
#include <string_view>

namespace yigang::usecase {

// Numbers of seven digits or more, also with spaces or hyphens inside or full-width, keep their
// last four behind "****"; the holder's name is masked as everywhere.
[[nodiscard]] std::string without_person(std::string_view words, std::string_view holder);
// A bank's reference is a long number of its own and stays whole, unless the account or somebody's
// resident number stands in it.
[[nodiscard]] std::string reference_without_person(std::string_view reference,
                                                   std::string_view account,
                                                   std::string_view holder);

}  // namespace yigang::usecase
