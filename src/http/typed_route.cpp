#include "http/typed_route.h"

#include "base/text.h"
#include "core/number_in_text.h"
#include "http/place_check.h"

namespace yigang::http {

namespace {

// Where a page begins and how long it is, of all lists. A key that counts is never below nothing;
// those that are ids are read as such.
Result<void> check_page(const Pairs& fields) {
  for (const auto& [name, text] : fields) {
    if (name == "after" && text.starts_with('-')) return fail(bad_input("bad_cursor").at("after"));
    if (name != "limit") continue;
    const auto value = parse_integer(text);
    if (!value || *value < 1 || *value > kPageLimit)
      return fail(
          bad_input("limit_out_of_range").with("maximum", std::to_string(kPageLimit)).at("limit"));
  }
  return {};
}

}  // namespace

Result<void> read_command(const Call& call, const wire::Shape& shape, void* out) {
  const std::string& body = call.request.body;
  if (body.empty()) return wire::read_json("{}", shape, out, {}, call.path_values);
  const std::string_view type = call.request.header("content-type");
  if (lower_ascii(trim(type.substr(0, type.find(';')))) != "application/json")
    return fail(bad_input("body_not_json").at("body"));
  auto read = wire::read_json(body, shape, out, {}, call.path_values);
  if (!read && read.error().field.empty()) return fail(std::move(read).error().at("body"));
  if (!read) return read;
  return check_places(call, shape, out);
}

// Addresses stand in logs: whatever is looked for, no whole number of a person or a card.
Result<void> check_words(const Pairs& query) {
  for (const auto& [name, value] : query) {
    if (name != "q") continue;
    const NumberInText found = number_in_text(value);
    if (found == NumberInText::resident_number)
      return fail(bad_input("resident_number_in_text").at("q"));
    if (found == NumberInText::bank_card) return fail(bad_input("bank_card_in_text").at("q"));
  }
  return {};
}

Result<void> read_query(const Call& call, const wire::Shape& shape, void* out) {
  TRY_VOID(check_page(call.request.query));
  TRY_VOID(check_words(call.request.query));
  Pairs fields = call.path_values;
  fields.insert(fields.end(), call.request.query.begin(), call.request.query.end());
  TRY_VOID(wire::read_fields(fields, shape, out));
  return check_places(call, shape, out);
}

Result<void> refuse_query(const Call& call) {
  if (call.request.query.empty()) return {};
  wire::Nothing nothing;
  return wire::read_fields(call.request.query, wire::shape_of<wire::Nothing>(), &nothing);
}

Response json_response(Call& call, std::string body) {
  Response response;
  response.status = call.status;
  response.body = std::move(body);
  response.headers = std::move(call.headers);
  response.set("Content-Type", "application/json");
  if (call.version) response.set("ETag", '"' + std::to_string(*call.version) + '"');
  return response;
}

}  // namespace yigang::http
