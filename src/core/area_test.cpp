#include "core/area.h"

#include <gtest/gtest.h>

namespace yigang {
namespace {

TEST(PlaceCode, towns_have_nine_digits_and_villages_twelve) {
  EXPECT_FALSE(parse_place_code("371502001").value().is_village());
  EXPECT_TRUE(parse_place_code("371502001201").value().is_village());
  EXPECT_EQ(to_text(parse_place_code("371502001201").value().town()), "371502001");
}

// Found by tests/fuzz: twelve characters that are a ten-digit number were taken, and came out as
// another text.
TEST(PlaceCode, leading_zeros_are_refused) {
  EXPECT_EQ(parse_place_code("001447218444").error().code, "bad_place_code");
  EXPECT_EQ(parse_place_code("000371502001").error().code, "bad_place_code");
}

TEST(PlaceCode, other_shapes_are_refused) {
  for (const std::string_view wrong : {"", "3715", "37150200a", "-71502001", "3715020012",
                                       "37150200120", "3715020012010", " 71502001", "+71502001"})
    EXPECT_FALSE(parse_place_code(wrong)) << wrong;
}

TEST(UnitCode, has_six_digits) {
  EXPECT_EQ(to_text(parse_unit_code("371522").value()), "371522");
  EXPECT_TRUE(parse_unit_code("371500").value().is_city());
  for (const std::string_view wrong : {"", "37152", "3715222", "-37152", "037152", "37152x"})
    EXPECT_FALSE(parse_unit_code(wrong)) << wrong;
}

}  // namespace
}  // namespace yigang
