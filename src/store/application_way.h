// How far an application has come between its approval and the post: 县级审批, 协议签订, 岗前培训,
// 安排上岗 (LZ-2022-4 二(二)/9). Read for the rows of a page only, by the key of each.
#pragma once

#include <optional>

#include "core/ids.h"
#include "registry/application.h"
#include "store/database.h"

namespace yigang::store {

struct ApplicationWay {
  std::optional<Date> approved_on;
  std::optional<Date> agreed_on;
  std::optional<Date> trained_on;
  std::optional<Date> started_on;
  std::optional<std::int64_t> agreement_number;  // of the latest
  std::optional<Date> agreed_from;
  std::optional<Date> agreed_until;
};
BOOST_DESCRIBE_STRUCT(ApplicationWay, (),
                      (approved_on, agreed_on, trained_on, started_on, agreement_number,
                       agreed_from, agreed_until))
[[nodiscard]] Result<ApplicationWay> way_of(Reader& reader, UnitCode unit, ApplicationId id);

}  // namespace yigang::store
