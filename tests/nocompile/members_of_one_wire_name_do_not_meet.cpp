// expect: two members of this type have one name on the wire
#include "wire/json.h"

struct Pay {
#ifdef BREAK
  yigang::Fen amount;
#else
  yigang::Fen due_fen;
#endif
  yigang::Fen amount_fen;
};
#ifdef BREAK
BOOST_DESCRIBE_STRUCT(Pay, (), (amount, amount_fen))
#else
BOOST_DESCRIBE_STRUCT(Pay, (), (due_fen, amount_fen))
#endif

std::string text_of(const Pay& pay) {
  return yigang::wire::to_json(pay);
}
