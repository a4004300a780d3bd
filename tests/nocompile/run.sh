#!/bin/sh
# Programs that must not compile. Each .cpp here has two forms: as it stands it must compile (else the test proves
# nothing), with -DBREAK it must fail, and the compiler must name the reason of its first line ("// expect: REGEX").
#
#   tests/nocompile/run.sh            exit 0 when all hold; two at a time; about 20 s
set -u
self=$(realpath "$0")
cd "$(dirname "$self")/../.." || exit 3
CXX=${CXX:-g++}
LC_ALL=C # the compiler's words and quotes are matched below
export CXX LC_ALL
check() {
  file=$1
  name=$(basename "$file" .cpp)
  flags="-std=c++20 -Isrc -Wall -Wextra -Werror -fsyntax-only"
  expect=$(sed -n '1s|^// expect: ||p' "$file")
  [ -n "$expect" ] || { echo "FAILED $name: the first line is no '// expect: REGEX'"; return 1; }
  # shellcheck disable=SC2086
  if ! said=$($CXX $flags "$file" 2>&1); then
    echo "FAILED $name: the good form does not compile"
    echo "$said" | head -n 5
    return 1
  fi
  # shellcheck disable=SC2086
  if said=$($CXX $flags -DBREAK "$file" 2>&1); then
    echo "FAILED $name: the broken form compiles"
    return 1
  fi
  if ! echo "$said" | grep -Eq "error: .*($expect)"; then
    echo "FAILED $name: it does not compile, but for another reason"
    echo "$said" | grep error: | head -n 3
    return 1
  fi
  echo "ok     $name"
}
if [ $# -eq 1 ]; then
  check "$1"
  exit $?
fi
count=$(ls tests/nocompile/*.cpp | wc -l)
ls tests/nocompile/*.cpp | sort | xargs -P 2 -n 1 "$self"
status=$?
[ $status -eq 0 ] && echo "nocompile: $count of $count refused by the compiler"
[ $status -eq 0 ] || { echo "nocompile: failed"; exit 1; }
