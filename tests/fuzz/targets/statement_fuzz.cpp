// SQL placeholders: the rewritten text keeps its length but for the marks, has no ?n outside quotes
// and comments left, and is no statement of ours any more when it has parameters.
#include <algorithm>

#include "fuzz.h"
#include "store/statement.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const yigang::fuzz::Input input(data, size);
  const auto statement = yigang::store::parse_statement(input.text());
  if (!statement) return 0;
  MUST(statement->parameters >= 0);
  MUST(statement->postgres.size() == input.text().size());  // ?12 and $12
  if (statement->parameters > 0) MUST(!yigang::store::parse_statement(statement->postgres));
  if (statement->parameters == 0) MUST(statement->postgres == input.text());
  for (const std::string& table : statement->changed_tables)
    MUST(!yigang::store::check_append_only(*statement, {table}));
  return 0;
}
