#include "usecase/document_texts.h"

#include <algorithm>

#include "base/text.h"
#include "core/number_in_text.h"
#include "crypto/digest.h"
#include "store/described_row.h"
#include "usecase/document_owner.h"
#include "usecase/figures.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

// Controls, and what is not seen or turns the direction of what is. A form feed stands between the
// pages of what was taken out of a PDF; a mark of byte order may begin a file.
bool is_unseen(char32_t sign, std::size_t offset) {
  if (sign < 0x20) return sign != U'\n' && sign != U'\r' && sign != U'\t' && sign != U'\f';
  return (sign >= 0x7F && sign < 0xA0) || (sign >= 0x200B && sign <= 0x200F) ||
         (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2060 && sign <= 0x206F) ||
         (sign == 0xFEFF && offset > 0);
}

std::optional<std::size_t> first_unseen(std::string_view text) {
  for (std::size_t next = 0; next < text.size();) {
    const std::size_t offset = next;
    if (is_unseen(next_code_point(text, next), offset)) return offset;
  }
  return std::nullopt;
}

Problem at_offset(Problem problem, std::size_t offset) {
  return std::move(problem).with("offset", std::to_string(offset)).at("body");
}

Result<> check_text(const std::string& text) {
  if (text.size() > kDocumentTextBytes)
    return fail(bad_input("document_text_too_large")
                    .with("most", std::to_string(kDocumentTextBytes >> 20))
                    .at("body"));
  if (const auto offset = first_invalid_utf8(text))
    return fail(at_offset(bad_input("document_text_not_utf8"), *offset));
  if (const auto offset = first_unseen(text))
    return fail(at_offset(bad_input("document_text_control"), *offset));
  switch (number_in_text(text)) {
    case NumberInText::none:
      return {};
    case NumberInText::resident_number:
      return fail(bad_input("resident_number_in_text").at("body"));
    case NumberInText::bank_card:
      return fail(bad_input("bank_card_in_text").at("body"));
  }
  CHECK(false);
}

Result<> check_new(Work& work, const std::string& document, const Bytes& digest) {
  TRY(const std::optional<store::DocumentTextRow> waits, store::asked_text(work.tx, document));
  if (waits)
    return fail(
        conflict("document_text_waits").with("day", to_text(waits->uploaded_on)).at("document"));
  TRY(const std::optional<store::DocumentTextRow> shown, store::shown_text(work.tx, document));
  if (shown && shown->digest == digest)
    return fail(conflict("document_text_same").with("day", to_text(shown->uploaded_on)).at("body"));
  return {};
}

Result<store::DocumentTextRow> text_of(store::Reader& reader, const law::Areas& areas,
                                       DocumentTextId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::DocumentTextRow> row,
      store::find<store::DocumentTextRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of_text(store::Reader& reader, const law::Areas& areas,
                                  DocumentTextId id) {
  TRY(const store::DocumentTextRow row, text_of(reader, areas, id));
  return location_of_figure(areas, row.unit);
}

// What the journal keeps of a text: of which document it is, and its digest.
std::string note_text(const store::DocumentTextRow& row) {
  return row.document + " " + to_hex(row.digest);
}

Result<Changed<DocumentTextId>> decide(Work& work, store::DocumentTextRow& row,
                                       store::DocumentTextState state, std::string_view reason) {
  row.state = state;
  row.decided_by = work.actor.account;
  row.decided_on = work.today;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "document_text", row.id.value(), note_text(row),
             note_text(row) + " " + std::string(word(state)), std::string(reason), ""});
  return Changed<DocumentTextId>{row.id, row.version};
}

Result<> still_waits(const store::DocumentTextRow& row) {
  if (row.state == store::DocumentTextState::asked) return {};
  return fail(conflict("document_text_decided").with("state", std::string(word(row.state))));
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas,
                        const UploadDocumentText& command) {
  return location_of_figure(areas, command.unit);
}

Result<DocumentTextTaken> act(Work& work, const Grant<UploadDocumentText>& grant,
                              const UploadDocumentText& command) {
  TRY_VOID(check_owner(work.law(), command.document, command.unit));
  TRY_VOID(check_text(command.text));
  TRY(const CitedText cited, cited_of(work.desk, work.law(), command.document));
  const MarkedText marked = mark_text(command.text, cited.heads, cited.phrases);
  if (marked.paragraphs.empty()) return fail(bad_input("document_text_empty").at("body"));
  const crypto::Digest digest = crypto::sm3(command.text);
  const Bytes kept(digest.begin(), digest.end());
  TRY_VOID(check_new(work, command.document, kept));
  const store::DocumentTextRow row{command.unit,
                                   work.make_id<DocumentTextId>(command.unit),
                                   command.document,
                                   static_cast<std::int64_t>(command.text.size()),
                                   kept,
                                   grant.actor().account,
                                   work.today,
                                   store::DocumentTextState::asked,
                                   {},
                                   {},
                                   1,
                                   command.text};
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "document_text", row.id.value(), "", note_text(row), "", ""});
  return DocumentTextTaken{row.id,
                           row.size_bytes,
                           std::ssize(marked.paragraphs),
                           to_hex(row.digest),
                           std::ssize(marked.phrases),
                           std::ranges::count_if(marked.phrases, &PhraseFound::found),
                           row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmDocumentText& command) {
  return location_of_text(reader, areas, command.id);
}

Result<Changed<DocumentTextId>> act(Work& work, const Grant<ConfirmDocumentText>& grant,
                                    const ConfirmDocumentText& command) {
  TRY(store::DocumentTextRow row, text_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(row));
  TRY_VOID(require_other_person(grant.actor(), row.uploaded_by, "upload_document_text"));
  return decide(work, row, store::DocumentTextState::confirmed, "");
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawDocumentText& command) {
  return location_of_text(reader, areas, command.id);
}

Result<Changed<DocumentTextId>> act(Work& work, const Grant<WithdrawDocumentText>&,
                                    const WithdrawDocumentText& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY_VOID(limit_text(command.reason, 500, "reason"));
  TRY(store::DocumentTextRow row, text_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(row));
  return decide(work, row, store::DocumentTextState::withdrawn, command.reason);
}

}  // namespace yigang::usecase
