// Answers that many verbs share.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "core/ids.h"

namespace yigang::usecase {

// An object was made or changed; `version` is what the next change must name.
template <class IdType>
struct Changed {
  IdType id;
  std::int64_t version = 1;
  BOOST_DESCRIBE_CLASS(Changed, (), (id, version), (), ())
};

template <class IdType>
struct ChangedMany {
  std::vector<IdType> ids;
  BOOST_DESCRIBE_CLASS(ChangedMany, (), (ids), (), ())
};

}  // namespace yigang::usecase
