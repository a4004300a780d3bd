// The verbs by their names, for the tables: a body of JSON as the API takes it, the answer's JSON.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "usecase/desk_fixture.h"

namespace yigang::scenarios {

using Run = std::function<Result<std::string>(usecase::TestDesk&, const usecase::Actor&,
                                              const std::string& body, const std::string& key)>;
using Verbs = std::map<std::string, Run, std::less<>>;

template <class V>
void add_verb(Verbs& verbs) {
  verbs[std::string(V::kVerb)] = [](usecase::TestDesk& desk, const usecase::Actor& actor,
                                    const std::string& body,
                                    const std::string& key) -> Result<std::string> {
    TRY(const V command, wire::from_json<V>(body));
    const usecase::Request request{actor, key, std::string(V::kVerb) + "|" + body};
    TRY(const usecase::Reply reply, usecase::perform(*desk, request, command));
    return reply.json;
  };
}

void add_plan_verbs(Verbs& verbs);
void add_person_verbs(Verbs& verbs);
void add_month_verbs(Verbs& verbs);

}  // namespace yigang::scenarios
