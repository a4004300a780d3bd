// What a row of online_application keeps sealed. Internal to the verbs of online_applications.h.
#pragma once

#include "usecase/online_applications.h"
#include "usecase/places.h"

namespace yigang::usecase {

struct OnlinePersonal {
  std::string name;
  std::string resident_number;  // in full: on the wire a ResidentNumber masks itself
  std::string phone;
  std::vector<TargetGroup> groups;
  std::optional<std::string> filled_in_by;
};
BOOST_DESCRIBE_STRUCT(OnlinePersonal, (), (name, resident_number, phone, groups, filled_in_by))

[[nodiscard]] Result<Bytes> seal_personal(const Desk& desk, const store::OnlineApplicationRow& row,
                                          const OnlinePersonal& personal);
// Only of a row that is not accepted (CHECK).
[[nodiscard]] Result<OnlinePersonal> open_personal(const Desk& desk,
                                                   const store::OnlineApplicationRow& row);
// `not_found` for a wrong id.
[[nodiscard]] Result<store::OnlineApplicationRow> online_of(store::Reader& reader,
                                                            const law::Areas& areas,
                                                            OnlineApplicationId id);

}  // namespace yigang::usecase
