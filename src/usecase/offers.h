// What an actor may do now with an application, a run or a payment batch, for the buttons of a
// screen: each verb that fits where the object stands and that the actor's role has, and for one
// that would be refused today the code of that refusal. The verdicts come from the rules that the
// verbs themselves ask (application_rules.h, month_rules.h) and from the authority; nothing is
// decided here, and an offer is no permission: the verb asks again.
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "usecase/application_rules.h"
#include "usecase/authority.h"

namespace yigang::usecase {

struct Offer {
  std::string verb;
  bool allowed = true;
  bool step_up = false;  // proves again before it
  std::optional<std::string> reason_code;
  std::map<std::string, std::string> params;  // of the refusal, or what the form needs to know
};
BOOST_DESCRIBE_STRUCT(Offer, (), (verb, allowed, step_up, reason_code, params))

class Offers {
 public:
  Offers(const Authority& authority, const Actor& actor, const Location& location)
      : authority_(authority), actor_(actor), location_(location) {}

  // Adds the verb if the actor's role has it here; `verdict` is what the verb's own rule says. A
  // verdict that means "not its turn" adds nothing.
  Offer* add(std::string_view verb, const Result<void>& verdict);
  [[nodiscard]] std::vector<Offer> take() && { return std::move(offers_); }

 private:
  const Authority& authority_;
  const Actor& actor_;
  const Location location_;
  std::vector<Offer> offers_;
};

[[nodiscard]] std::vector<Offer> application_offers(const Authority& authority, const Actor& actor,
                                                    const ApplicationCase& found, Date today);

}  // namespace yigang::usecase
