#!/bin/sh
# Builds the fuzz targets with clang 19 into build/fuzz.
#
#   tests/fuzz/build.sh [TARGET…]     all without names (csv_fuzz); needs clang-19 and libclang-rt-19-dev
set -eu
cd "$(dirname "$0")/../.."
command -v clang++-19 >/dev/null || { echo "fuzz: clang++-19 is missing (packages clang-19, libclang-rt-19-dev)"; exit 3; }
launcher=
if command -v ccache >/dev/null; then launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
cmake -G Ninja -S tests/fuzz/targets -B build/fuzz -DCMAKE_CXX_COMPILER=clang++-19 $launcher >/dev/null
if [ $# -gt 0 ]; then set -- --target "$@"; fi
cmake --build build/fuzz -j "${JOBS:-2}" "$@"
