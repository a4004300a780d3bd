// Faults that are planted in the database of a run, as triggers: the positive controls of the
// simulation. A run with one of them that ends well is a simulation that sees nothing. SQLite.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yigang::sim {

[[nodiscard]] std::vector<std::string_view> plants();
// Data definition; nothing: no such name.
[[nodiscard]] std::optional<std::string> trigger_of(std::string_view name);

}  // namespace yigang::sim
