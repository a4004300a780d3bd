// The words of the field as types. An enumerator's identifier is its word on the wire, in SQL and
// in case tables; Chinese names stand in messages/*.json under "<enum>.<word>". Order is the order
// of the documents.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"

namespace yigang {

// 乡村 / 城镇.
BOOST_DEFINE_FIXED_ENUM_CLASS(Side, std::uint8_t, rural, urban)
BOOST_DEFINE_FIXED_ENUM_CLASS(Sex, std::uint8_t, M, F)
// 法定退休类别; F50/F55 by the former position of a woman, a confirmed fact, never guessed.
BOOST_DEFINE_FIXED_ENUM_CLASS(RetirementCategory, std::uint8_t, M60, F55, F50)
// 用人单位 of the five kinds of 首/2: town or village, government department, public institution or
// college, municipal state enterprise, other body.
BOOST_DEFINE_FIXED_ENUM_CLASS(HostKind, std::uint8_t, town_or_village, department, institution,
                              state_enterprise, college)
// The 13 departments of 三(一)/6 are organisations; the five categories of posts of 二(二)/4:
BOOST_DEFINE_FIXED_ENUM_CLASS(PostCategory, std::uint8_t, public_management, public_service,
                              social_undertaking, facility_maintenance, social_governance)
// 安置对象 of 二(一); `expanded` carries a name of its own, see policy/eligibility.h.
BOOST_DEFINE_FIXED_ENUM_CLASS(TargetGroup, std::uint8_t, poverty_alleviated, monitored, low_income,
                              disabled, older, zero_employment_household, older_unemployed,
                              other_hardship, expanded)
// Roles of domain.md §7.
BOOST_DEFINE_FIXED_ENUM_CLASS(Role, std::uint8_t, PROV, CITY_HR, CNTY_HR, TOWN, VILL, HOST, AGENCY,
                              CITY_FIN, CNTY_FIN, BANK, AUDIT, SELF, PUB, DEPT, INS, SYSADM, SECADM,
                              AUDADM)

template <class E>
[[nodiscard]] std::string_view word(E value) {
  const char* name = boost::describe::enum_to_string(value, "");
  CHECK(*name != '\0');
  return name;
}

template <class E>
[[nodiscard]] std::optional<E> enum_from_word(std::string_view text) {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (text == d.name) found = d.value;
  });
  return found;
}

template <class E>
[[nodiscard]] std::vector<std::string> enum_words() {
  std::vector<std::string> words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto d) { words.emplace_back(d.name); });
  return words;
}

}  // namespace yigang
