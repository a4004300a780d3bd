// Several verbs of several persons in one transaction, on a business day that the caller sets: the
// bulk path of the demo city. Each verb is located, authorised and written to the journal as it is
// alone; only the idempotency keys are missing, since the transaction as a whole is done or not. A
// refusal dooms the transaction: whoever goes on after one commits half a verb. Belongs to one
// write callback and its thread.
#pragma once

#include <string>

#include "usecase/work.h"

namespace yigang::usecase {

class Together {
 public:
  Together(Desk& desk, store::Writer& writer, LawShelf::Edition edition, Date today)
      : desk_(desk), writer_(writer), edition_(std::move(edition)), today_(today) {}

  void set_day(Date today) { today_ = today; }
  [[nodiscard]] Date today() const { return today_; }
  [[nodiscard]] const law::LawSnapshot& law() const { return *edition_.snapshot; }
  [[nodiscard]] store::Writer& writer() { return writer_; }

  template <class V>
  [[nodiscard]] Result<typename V::Answer> run(const Actor& actor, const V& command) {
    const std::string key = "together-" + std::to_string(++verbs_);
    Work work(desk_, writer_, actor, V::kVerb, key, edition_, today_);
    TRY(const Location location, locate(writer_, work.areas(), command));
    TRY(const Grant<V> grant, desk_.authority.grant<V>(actor, location));
    TRY(typename V::Answer answer, act(work, grant, command));
    CHECK(!work.notes().empty());
    TRY_VOID(write_notes(work));
    return answer;
  }

 private:
  Desk& desk_;
  store::Writer& writer_;
  LawShelf::Edition edition_;
  Date today_;
  std::int64_t verbs_ = 0;
};

}  // namespace yigang::usecase
