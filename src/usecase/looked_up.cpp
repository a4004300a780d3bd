#include "usecase/looked_up.h"

#include "store/described_row.h"
#include "store/person_queries.h"

namespace yigang::usecase {

Result<std::optional<store::PersonRow>> looked_up(Work& work, UnitCode unit,
                                                  const ResidentNumber& number) {
  const std::string& text = number.full();
  const crypto::Digest index =
      work.desk.keys.blind_index(crypto::IndexPurpose::resident_number, text);
  TRY(const std::optional<store::PersonClaimRow> claim,
      store::find_claim(work.tx, Bytes(index.begin(), index.end())));
  // Who asked is public to the auditor; whom he asked about is a sealed commitment.
  work.note({unit, "person", claim ? claim->person_id.value() : 0, "", "looked up", "", text});
  if (!claim) return std::optional<store::PersonRow>();
  TRY(std::optional<store::PersonRow> person,
      store::find<store::PersonRow>(work.tx, claim->unit, claim->person_id));
  CHECK(person.has_value());
  return person;
}

}  // namespace yigang::usecase
