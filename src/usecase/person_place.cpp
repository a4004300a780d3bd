#include "usecase/person_place.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "store/described_row.h"

namespace yigang::usecase {

Result<store::PersonRow> person_of(store::Reader& reader, const law::Areas& areas, PersonId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PersonRow> person, store::find<store::PersonRow>(reader, unit, id));
  if (!person || person->superseded) return fail(not_found("not_found"));
  return *std::move(person);
}

Result<Location> location_of_person(store::Reader& reader, const law::Areas& areas, PersonId id) {
  TRY(const store::PersonRow person, person_of(reader, areas, id));
  return location_of(person);
}

namespace {

// Reading the rules takes a tenth of a second, so it is done once; a transliterator itself is for
// one thread at a time.
const icu::Transliterator& pinyin_of_this_thread() {
  static const std::unique_ptr<const icu::Transliterator> first = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<const icu::Transliterator> made(icu::Transliterator::createInstance(
        "Han-Latin/Names; Latin-ASCII; Lower", UTRANS_FORWARD, error));
    CHECK(U_SUCCESS(error));
    return made;
  }();
  thread_local const std::unique_ptr<const icu::Transliterator> own(first->clone());
  return *own;
}

}  // namespace

std::string name_sort_key(std::string_view name) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  pinyin_of_this_thread().transliterate(text);
  std::string key;
  text.toUTF8String(key);
  std::erase(key, ' ');
  return key + "|" + std::string(name);
}

}  // namespace yigang::usecase
