// How the types of the field look as text on the wire: ids are decimal strings, money is yuan with
// two decimals, hours and days have one, days and months are ISO 8601, moments carry +08:00, and a
// resident number is read in full but only ever written masked. Another type joins by
// specialising TextForm in its own header (kFormat, parse, print; kMost, where its text is long).
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "core/area.h"
#include "core/calendar.h"
#include "core/fen.h"
#include "core/id.h"
#include "core/resident_number.h"
#include "core/tenths.h"

namespace yigang::wire {

template <class T>
struct TextForm {};

template <class T>
concept HasTextForm = requires(const T& value, std::string& out) {
  TextForm<T>::print(value, out);
  TextForm<T>::kFormat;
};

template <>
struct TextForm<std::string> {
  static constexpr std::string_view kFormat = "";
  static Result<std::string> parse(std::string_view text) { return std::string(text); }
  static void print(const std::string& value, std::string& out) { out += value; }
};

template <class Tag>
struct TextForm<Id<Tag>> {
  static constexpr std::string_view kFormat = "id";
  static Result<Id<Tag>> parse(std::string_view text) { return parse_id<Tag>(text); }
  static void print(Id<Tag> value, std::string& out) { out += to_text(value); }
};

template <>
struct TextForm<Fen> {
  static constexpr std::string_view kFormat = "money";
  static Result<Fen> parse(std::string_view text) { return parse_yuan(text); }
  static void print(Fen value, std::string& out) { out += to_text(value); }
};

template <>
struct TextForm<Hours> {
  static constexpr std::string_view kFormat = "tenths";
  static Result<Hours> parse(std::string_view text) { return parse_hours(text); }
  static void print(Hours value, std::string& out) { out += to_text(value); }
};

template <>
struct TextForm<WorkDays> {
  static constexpr std::string_view kFormat = "tenths";
  static Result<WorkDays> parse(std::string_view text) { return parse_work_days(text); }
  static void print(WorkDays value, std::string& out) { out += to_text(value); }
};

template <>
struct TextForm<Date> {
  static constexpr std::string_view kFormat = "date";
  static Result<Date> parse(std::string_view text) { return parse_date(text); }
  static void print(Date value, std::string& out) { out += to_text(value); }
};

template <>
struct TextForm<Month> {
  static constexpr std::string_view kFormat = "month";
  static Result<Month> parse(std::string_view text) { return parse_month(text); }
  static void print(Month value, std::string& out) { out += to_text(value); }
};

template <>
struct TextForm<UnitCode> {
  static constexpr std::string_view kFormat = "unit";
  static Result<UnitCode> parse(std::string_view text) { return parse_unit_code(text); }
  static void print(UnitCode value, std::string& out) { out += to_text(value); }
};

template <>
struct TextForm<PlaceCode> {
  static constexpr std::string_view kFormat = "place";
  static Result<PlaceCode> parse(std::string_view text) { return parse_place_code(text); }
  static void print(PlaceCode value, std::string& out) { out += to_text(value); }
};

// 2022-03-18T09:30:00+08:00, with milliseconds when there are some. Read: any offset or Z; refusal
// `bad_instant`.
[[nodiscard]] std::string instant_text(Instant instant);
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);

template <>
struct TextForm<Instant> {
  static constexpr std::string_view kFormat = "date-time";
  static Result<Instant> parse(std::string_view text) { return parse_instant(text); }
  static void print(Instant value, std::string& out) { out += instant_text(value); }
};

template <>
struct TextForm<ResidentNumber> {
  static constexpr std::string_view kFormat = "resident-number";
  static Result<ResidentNumber> parse(std::string_view text) { return ResidentNumber::parse(text); }
  static void print(const ResidentNumber& value, std::string& out) { out += value.masked(); }
  // No person: area prefix 371599.
  static ResidentNumber blank();
};

}  // namespace yigang::wire
