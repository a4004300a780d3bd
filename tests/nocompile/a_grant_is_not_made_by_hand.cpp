// expect: is private within this context
#include "usecase/authority.h"

struct Verb {
  static constexpr std::string_view kVerb = "verb";
};
using yigang::usecase::Actor;
using yigang::usecase::Authority;
using yigang::usecase::Grant;
using yigang::usecase::Location;

yigang::Result<Grant<Verb>> make(const Authority& authority, const Actor& actor) {
#ifdef BREAK
  (void)authority;
  return Grant<Verb>(actor, Location{});
#else
  return authority.grant<Verb>(actor, Location{});
#endif
}
