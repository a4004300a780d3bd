#include "law/id_areas.h"

#include <set>

#include "core/area.h"
#include "law/table.h"

namespace yigang::law {

Result<> check_id_area_codes(std::string_view csv) {
  TRY(const Table table,
      Table::read(csv, "law/areas/id-area-codes.csv", {"code", "name", "status"}));
  std::set<UnitCode> codes;
  for (const TableRow& row : table.rows()) {
    TRY(const UnitCode code, row.value("code", parse_unit_code));
    TRY_VOID(row.filled("name"));
    if (!codes.insert(code).second) return fail(row.repeated("code"));
  }
  return {};
}

}  // namespace yigang::law
