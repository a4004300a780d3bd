#include <gtest/gtest.h>

#include "base/messages.h"
#include "core/nouns.h"
#include "wire/file_text.h"
#include "wire/json.h"
#include "wire/schema.h"

namespace yigang::wire {
namespace {

struct Child {
  std::string name;
  Date birth_date;
  friend bool operator==(const Child&, const Child&) = default;
};
BOOST_DESCRIBE_STRUCT(Child, (), (name, birth_date))

struct Everything {
  Id<struct PostTag> id;
  bool open = false;
  int count = 0;
  std::int64_t version = 0;
  std::string note;
  Fen amount_fen;
  Date day;
  Month month;
  Hours hours_x10;
  WorkDays days_x10;
  UnitCode unit;
  PlaceCode place;
  Instant at;
  PostCategory category = PostCategory::public_service;
  std::optional<Fen> extra_fen;
  std::vector<Child> people;
  std::map<std::string, int> counts;
  RawJson trace;
  friend bool operator==(const Everything&, const Everything&) = default;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (id, open, count, version, note, amount_fen, day, month, hours_x10, days_x10,
                       unit, place, at, category, extra_fen, people, counts, trace))

constexpr std::string_view kEverything =
    R"({"id":"9007199254740993","open":true,"count":-3,"version":12,)"
    R"("note":"甲\"\n\\","amount":"680.01",)"
    R"("day":"2022-02-28","month":"2022-03","hours":"7.5","days":"13.5","unit":"371502",)"
    R"("place":"371502001","at":"2022-03-18T09:30:00.120+08:00","category":"social_governance",)"
    R"("people":[{"name":"张测试","birth_date":"1968-02-29"}],"counts":{"a":1,"b":2},)"
    R"("trace":{"rule":[1,2.50,null,"x"]}})";

struct Holder {
  ResidentNumber resident_number;
  std::optional<ResidentNumber> former;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (resident_number, former))

struct Small {
  std::int16_t small = 0;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Small, (), (small, note))

struct Shown {
  std::string name;
  FileText photo;
};
BOOST_DESCRIBE_STRUCT(Shown, (), (name, photo))

struct Crowd {
  std::vector<Child> people;
  std::optional<PostCategory> category;
};
BOOST_DESCRIBE_STRUCT(Crowd, (), (people, category))

struct Filter {
  std::optional<UnitCode> unit;
  Month month;
  std::vector<PostCategory> category;
  std::optional<bool> open;
  std::string after;
  int limit = 50;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (unit, month, category, open, after, limit))

template <class T>
std::string refusal(std::string_view text, const Limits& limits = {}) {
  const auto read = from_json<T>(text, limits);
  if (read) return "accepted";
  // Each code must have its two sentences.
  EXPECT_TRUE(message(read.error().code, Language::zh_cn)) << read.error().code;
  return read.error().code + " " + read.error().field;
}

std::string param(const Problem& problem, std::string_view name) {
  for (const auto& [key, value] : problem.params)
    if (key == name) return value;
  return "absent";
}

TEST(Wire, every_kind_of_member_comes_back_as_it_went) {
  const auto read = from_json<Everything>(kEverything);
  ASSERT_TRUE(read) << read.error().code << read.error().field;
  EXPECT_EQ(read->amount_fen, Fen(68001));
  EXPECT_EQ(read->hours_x10, Hours(75));
  EXPECT_EQ(read->id.value(), 9007199254740993);
  EXPECT_FALSE(read->extra_fen);
  EXPECT_EQ(to_json(*read), kEverything);
}

TEST(Wire, units_of_names_stay_in_cpp) {
  const std::string text = to_json(*from_json<Everything>(kEverything));
  EXPECT_EQ(text.find("_fen"), std::string::npos);
  EXPECT_EQ(text.find("_x10"), std::string::npos);
}

TEST(Wire, a_resident_number_is_read_in_full_and_written_masked) {
  const std::string digits = "37159919680229001";
  const std::string number = digits + resident_number_check_character(digits);
  const auto read = from_json<Holder>(R"({"resident_number":")" + number + R"("})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->resident_number.full(), number);
  EXPECT_EQ(to_json(*read).find("19680229"), std::string::npos);
}

TEST(Wire, a_wrong_resident_number_keeps_its_code_and_gets_its_path) {
  EXPECT_EQ(refusal<Holder>(R"({"resident_number":"371599196802290011"})"),
            "resident_number_check resident_number");
  EXPECT_EQ(refusal<Holder>("{}"), "missing_member resident_number");
}

TEST(Wire, an_unknown_member_is_refused_with_the_nearest_name) {
  const auto read = from_json<Small>(R"({"smal":1})");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "unknown_member");
  EXPECT_EQ(param(read.error(), "nearest"), "small");
}

TEST(Wire, what_stands_in_place_of_a_name_is_not_repeated) {
  for (const std::string_view name : {"371599196802290011", "张测试"}) {
    const auto read = from_json<Small>("{\"" + std::string(name) + "\":1}");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().field, "?");
    EXPECT_EQ(param(read.error(), "name"), "?");
  }
}

TEST(Wire, missing_repeated_and_null_members_are_refused) {
  EXPECT_EQ(refusal<Small>("{}"), "missing_member small");
  EXPECT_EQ(refusal<Small>(R"({"small":1,"small":2})"), "duplicate_member small");
  EXPECT_EQ(refusal<Small>(R"({"small":null})"), "wrong_type small");
  EXPECT_EQ(refusal<Small>(R"({"small":1,"note":null})"), "accepted");
}

TEST(Wire, a_path_leads_into_lists) {
  EXPECT_EQ(refusal<Crowd>(R"({"people":[{"name":"a","birth_date":"1968-01-01"},)"
                           R"({"name":"b","birth_date":"1968-02-30"}]})"),
            "bad_date people[1].birth_date");
  EXPECT_EQ(refusal<std::vector<Child>>(R"([{"name":"a"}])"), "missing_member [0].birth_date");
}

TEST(Wire, wrong_types_are_refused) {
  EXPECT_EQ(refusal<Small>(R"({"small":"1"})"), "wrong_type small");
  EXPECT_EQ(refusal<Small>(R"({"small":1,"note":5})"), "wrong_type note");
  EXPECT_EQ(refusal<Small>("[]"), "wrong_type ");
  EXPECT_EQ(refusal<Crowd>(R"({"people":{}})"), "wrong_type people");
  EXPECT_EQ(refusal<Crowd>(R"({"people":[],"category":"social_governence"})"),
            "unknown_word category");
}

TEST(Wire, counts_are_whole_numbers_within_their_range) {
  EXPECT_EQ(refusal<Small>(R"({"small":1e2})"), "number_not_whole small");
  EXPECT_EQ(refusal<Small>(R"({"small":1.0})"), "number_not_whole small");
  EXPECT_EQ(refusal<Small>(R"({"small":32768})"), "number_out_of_range small");
  EXPECT_EQ(refusal<Small>(R"({"small":18446744073709551615})"), "number_out_of_range small");
  EXPECT_EQ(refusal<Small>(R"({"small":-32768})"), "accepted");
}

TEST(Wire, broken_json_is_told_with_its_byte) {
  for (const std::string_view text :
       {"", "{", R"({"small":1}x)", R"({"small":01})", R"({"small":1,})", R"({'small':1})",
        R"({"small":NaN})", R"({"small":1,"note":"\ud800"})", "{\"small\":1,\"note\":\"a\nb\"}",
        "/**/{}"})
    EXPECT_EQ(refusal<Small>(text), "json_syntax ") << text;
  const auto read = from_json<Small>("{\"small\":1,\"note\":\"\xff\"}");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "json_not_utf8");
  EXPECT_EQ(param(read.error(), "offset"), "19");
}

TEST(Wire, depth_length_and_number_of_items_are_bounded) {
  EXPECT_EQ(refusal<RawJson>(std::string(16, '[') + std::string(16, ']')), "accepted");
  EXPECT_EQ(refusal<RawJson>(std::string(17, '[') + std::string(17, ']')), "json_too_deep ");
  EXPECT_EQ(refusal<RawJson>(std::string(100'000, '[')), "json_too_deep ");
  std::string wide;
  for (int i = 0; i < 2000; ++i) wide += "𠮷";
  EXPECT_EQ(refusal<Small>(R"({"small":1,"note":")" + wide + "\"}"), "accepted");
  EXPECT_EQ(refusal<Small>(R"({"small":1,"note":")" + wide + "x\"}"), "text_too_long note");
  Limits few;
  few.items = 2;
  EXPECT_EQ(refusal<RawJson>("[1,2]", few), "accepted");
  EXPECT_EQ(refusal<RawJson>("[1,2,3]", few), "too_many_items ");
  EXPECT_EQ(refusal<RawJson>(R"({"a":1,"rows":[{"b":2},{},3]})", few), "too_many_items rows");
}

TEST(Wire, control_characters_never_enter_a_text) {
  EXPECT_EQ(refusal<Small>(R"({"small":1,"note":"a\u0000b"})"), "text_control note");
  EXPECT_EQ(refusal<Small>(R"({"small":1,"note":"a\u0007b"})"), "text_control note");
  // Marks that turn the direction of a text, escaped and as bytes; their neighbours stay.
  const auto noted = [](const std::string& text) {
    return refusal<Small>(R"({"small":1,"note":"a)" + text + R"("})");
  };
  for (const char* turn : {"\\u202a", "\\u202e", "\\u2066", "\\u2069", "\xE2\x80\xAE"})
    EXPECT_EQ(noted(turn), "text_control note") << turn;
  for (const char* plain : {"\\u2029", "\\u202f", "\\u2065", "\\u206a", "……——“甲”"})
    EXPECT_EQ(noted(plain), "accepted") << plain;
  EXPECT_EQ(refusal<Small>(R"({"small":1,"note":"a\tb\nc"})"), "accepted");
}

TEST(Wire, a_moment_is_read_with_any_offset_and_written_in_china) {
  EXPECT_EQ(instant_text(*parse_instant("2022-03-18T01:30:00Z")), "2022-03-18T09:30:00+08:00");
  EXPECT_EQ(instant_text(*parse_instant("2022-12-31T23:59:59.5-01:00")),
            "2023-01-01T08:59:59.500+08:00");
  EXPECT_EQ(instant_text(from_milliseconds(-1)), "1970-01-01T07:59:59.999+08:00");
  for (const std::string_view text :
       {"2022-03-18", "2022-03-18T09:30:00", "2022-03-18 09:30:00Z", "2022-03-18T24:00:00Z",
        "2022-02-30T09:30:00Z", "2022-03-18T09:30:00.Z", "2022-03-18T09:30:00.1234Z",
        "2022-03-18T09:30:00+8:00", "2022-03-18T09:30:00+08:00x"})
    EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(Wire, a_file_comes_back_as_it_went) {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every.push_back(static_cast<char>(byte));
  for (std::size_t size = 0; size <= every.size(); ++size) {
    const Shown sent{"x", {every.substr(every.size() - size)}};
    const auto read = from_json<Shown>(to_json(sent));
    ASSERT_TRUE(read) << size;
    EXPECT_EQ(read->photo, sent.photo) << size;
  }
  // RFC 4648, section 10.
  EXPECT_EQ(to_base64("f"), "Zg==");
  EXPECT_EQ(to_base64("foob"), "Zm9vYg==");
  EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
  for (const std::string_view wrong :
       {"Zg", "Zg=", "Zh==", "Zg==Zg==", "Zm9 ", "Zm9-", "====", "=", "Zg==\\n"})
    EXPECT_EQ(refusal<Shown>(R"({"name":"x","photo":")" + std::string(wrong) + "\"}"),
              "bad_base64 photo")
        << wrong;
  // Longer than any other text that is no free one, and not without bound.
  const std::string large(std::size_t{9} << 20, 'A');
  EXPECT_TRUE(from_json<Shown>(R"({"name":"x","photo":")" + large + "\"}"));
  EXPECT_EQ(refusal<Shown>(R"({"name":"x","photo":")" + large + large + "\"}"),
            "text_too_long photo");
}

TEST(Wire, given_values_fill_their_members_and_may_not_be_repeated) {
  const auto read = from_json<Small>(R"({"note":"x"})", {}, {{"small", "7"}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->small, 7);
  const auto twice = from_json<Small>(R"({"small":7})", {}, {{"small", "7"}});
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code, "duplicate_member");
  const auto wrong = from_json<Small>("{}", {}, {{"small", "x"}});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().field, "small");
}

TEST(Wire, parameters_fill_a_query) {
  const auto read = from_fields<Filter>({{"month", "2022-03"},
                                         {"unit", "371502"},
                                         {"category", "public_service"},
                                         {"category", "social_governance"},
                                         {"open", "false"}});
  ASSERT_TRUE(read) << read.error().code;
  EXPECT_EQ(read->limit, 50);
  EXPECT_EQ(read->category.size(), 2u);
  EXPECT_EQ(read->open, false);
}

TEST(Wire, wrong_parameters_are_refused) {
  const auto code = [](const Fields& fields) {
    const auto read = from_fields<Filter>(fields);
    return read ? "accepted" : read.error().code + " " + read.error().field;
  };
  EXPECT_EQ(code({}), "missing_parameter month");
  EXPECT_EQ(code({{"month", "2022-13"}}), "bad_month month");
  EXPECT_EQ(code({{"month", "2022-03"}, {"mont", "x"}}), "unknown_parameter mont");
  EXPECT_EQ(code({{"month", "2022-03"}, {"month", "2022-03"}}), "duplicate_parameter month");
  EXPECT_EQ(code({{"month", "2022-03"}, {"limit", "1e3"}}), "number_not_whole limit");
  EXPECT_EQ(code({{"month", "2022-03"}, {"open", "yes"}}), "wrong_type open");
  EXPECT_EQ(code({{"month", "2022-03"}, {"after", "\xc3"}}), "json_not_utf8 after");
}

TEST(Wire, every_cut_of_a_text_is_refused_and_nothing_breaks) {
  for (std::size_t size = 0; size < kEverything.size(); ++size)
    EXPECT_FALSE(from_json<Everything>(kEverything.substr(0, size))) << size;
  // One byte changed: whatever comes out, it is an answer.
  std::string text(kEverything);
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char c : {'\0', '"', '{', ']', '\xff', '9'}) {
      const char before = std::exchange(text[i], c);
      (void)refusal<Everything>(text);
      text[i] = before;
    }
  }
}

TEST(Wire, a_schema_says_what_is_read) {
  std::string text;
  Writer writer(text);
  Schemas schemas;
  writer.begin_object().key("root");
  schemas.write(writer, shape_of<Page<Crowd>>());
  writer.key("components");
  schemas.write_components(writer);
  writer.end_object();
  EXPECT_TRUE(from_json<RawJson>(text)) << text;
  EXPECT_NE(text.find(R"("root":{"$ref":"#/components/schemas/Page_Crowd"})"), std::string::npos);
  EXPECT_NE(text.find(R"("required":["people"],"additionalProperties":false)"), std::string::npos)
      << text;
  EXPECT_NE(text.find(R"("birth_date":{"type":"string","format":"date"})"), std::string::npos);
  EXPECT_NE(text.find(R"("PostCategory":{"type":"string","enum":["public_management",)"),
            std::string::npos);
}

TEST(Wire, members_from_the_path_are_not_in_the_body_schema) {
  std::string text;
  Writer writer(text);
  Schemas().write_without(writer, shape_of<Small>(), {"small"});
  EXPECT_EQ(text, R"({"type":"object","properties":{"note":{"type":"string","maxLength":2000}},)"
                  R"("required":[],"additionalProperties":false})");
}

}  // namespace
}  // namespace yigang::wire
