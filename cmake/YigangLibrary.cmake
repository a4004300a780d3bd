# One library per folder of src/, so that the drawing in ARCHITECTURE.md is true for the linker as well.
#
#   yigang_library(NAME [HOUSE_PCH] [SHARDS n] DEPENDS lower-floors… LINK outside-libraries…)
#
# HOUSE_PCH: reuse the header of usecase and above (cmake/house_pch.h) in place of the small one.
# SHARDS: run the tests as so many suites, so that two hands can share them.
# Every x.cpp of the folder belongs to the library, every x_test.cpp to its test program.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
if(YIGANG_TESTS)
  find_package(GTest REQUIRED)
endif()

add_library(yigang_warnings INTERFACE)
target_compile_options(yigang_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-qual -Woverloaded-virtual -Wduplicated-cond -Wlogical-op -Wnull-dereference -Wimplicit-fallthrough
  -Werror=switch -Werror -Wno-missing-field-initializers -Wno-null-dereference)

# One precompiled header for the standard library; libraries reuse it, so that two cores build quickly.
# The headers themselves do not go through ccache: what it hashes of them while an older one lies beside is the older
# one, so that whoever goes back and forth between two states of the sources could be given a stale one.
function(yigang_precompile name header)
  add_library(${name} STATIC ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
  target_precompile_headers(${name} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/${header})
  target_link_libraries(${name} PRIVATE ${ARGN} yigang_warnings Threads::Threads fmt::fmt)
  set_target_properties(${name} PROPERTIES CXX_COMPILER_LAUNCHER "")
endfunction()

yigang_precompile(yigang_pch pch.h)
if(YIGANG_TESTS)
  yigang_precompile(yigang_test_pch test_pch.h GTest::gtest)
endif()

# Once the floors stand whose headers it has.
function(yigang_house_pch)
  yigang_precompile(yigang_house_pch house_pch.h yigang_store yigang_cases)
  if(YIGANG_TESTS)
    yigang_precompile(yigang_house_test_pch house_test_pch.h yigang_store yigang_cases GTest::gtest)
  endif()
endfunction()

# The test program as one suite or, where it takes long, as several: NAME, or NAME_1, NAME_2 …
function(yigang_suite name shards)
  if(NOT shards)
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS unit)
    return()
  endif()
  foreach(shard RANGE 1 ${shards})
    math(EXPR index "${shard} - 1")
    add_test(NAME ${name}_${shard} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name}_${shard} PROPERTIES LABELS unit
      ENVIRONMENT "GTEST_TOTAL_SHARDS=${shards};GTEST_SHARD_INDEX=${index}")
  endforeach()
endfunction()

function(yigang_library name)
  cmake_parse_arguments(arg "HOUSE_PCH" "SHARDS" "DEPENDS;LINK" ${ARGN})
  set(floor yigang)
  if(arg_HOUSE_PCH)
    set(floor yigang_house)
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(TRANSFORM arg_DEPENDS PREPEND yigang_)
  add_library(yigang_${name} STATIC ${sources})
  target_include_directories(yigang_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(yigang_${name} PUBLIC ${arg_DEPENDS} PRIVATE yigang_warnings Threads::Threads PUBLIC fmt::fmt ${arg_LINK})
  target_precompile_headers(yigang_${name} REUSE_FROM ${floor}_pch)
  if(YIGANG_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE yigang_${name} yigang_warnings GTest::gtest GTest::gtest_main)
    target_precompile_headers(${name}_test REUSE_FROM ${floor}_test_pch)
    # A test waits for its store, not for itself: what -O2 would add is a quarter of its build.
    target_compile_options(${name}_test PRIVATE -O1)
    yigang_suite(${name} "${arg_SHARDS}")
  endif()
endfunction()
