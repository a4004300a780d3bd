// A verdict about an application made once more: on its day (or another one), with the facts that
// are on record for it, under an edition of the law. Stores nothing; lives as long as its reader.
#pragma once

#include "store/application_rows.h"
#include "store/person_rows.h"
#include "usecase/desk.h"
#include "usecase/explanation.h"
#include "usecase/facts.h"

namespace yigang::usecase {

class DecisionAgain {
 public:
  // The actor may read it by the right of the verb. Refusals: `not_found`, `role_may_not`,
  // `no_comparison` for what is no verdict about eligibility.
  [[nodiscard]] static Result<DecisionAgain> open(Desk& desk, store::Reader& reader,
                                                  const Actor& actor, std::string_view verb,
                                                  ExplanationId id);

  [[nodiscard]] const StoredTrace& stored() const { return stored_; }
  [[nodiscard]] const LawShelf::Edition& now() const { return now_; }
  // The law of then; nothing where the folder of the law has changed since.
  [[nodiscard]] const std::optional<LawShelf::Edition>& then() const { return then_; }
  [[nodiscard]] const law::LawSnapshot& law() const {
    return then_ ? *then_->snapshot : *now_.snapshot;
  }
  [[nodiscard]] const std::string& claims() const { return application_.target_groups; }
  // Where the person lives, which may be elsewhere by now.
  [[nodiscard]] Location person_at() const;

  // With what the decision itself has changed since left as it was.
  [[nodiscard]] Result<GatheredFacts> facts(const law::LawSnapshot& law, Date day,
                                            const std::vector<ClaimedGroup>& groups) const;
  [[nodiscard]] Result<StoredTrace> by(const law::LawSnapshot& law) const;

 private:
  explicit DecisionAgain(store::Reader& reader) : reader_(&reader) {}

  store::Reader* reader_;
  store::ApplicationRow application_;
  store::PersonRow person_;
  StoredTrace stored_;
  LawShelf::Edition now_;
  std::optional<LawShelf::Edition> then_;
};

}  // namespace yigang::usecase
