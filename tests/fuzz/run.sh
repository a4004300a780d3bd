#!/bin/sh
# Runs each fuzz target for a while. A finding is a crash, a sanitizer's report, a broken property, more than 10 s or
# more than 1 GiB for one input; the input is kept in build/fuzz/findings and becomes a regression test.
#
#   tests/fuzz/run.sh [SECONDS [TARGET]]      10 s a target; all targets
#
# First the positive control: a target with a planted overflow that must be found, or the run means nothing.
set -u
cd "$(dirname "$0")/../.." || exit 3
seconds=${1:-10}
only=${2:-}
out=build/fuzz
[ -x $out/control_fuzz ] || { echo "fuzz: not built, run tests/fuzz/build.sh first"; exit 77; }
mkdir -p $out/findings $out/corpus
if $out/control_fuzz -runs=5000000 -max_len=16 -seed=1 -artifact_prefix=$out/control- >$out/control.log 2>&1; then
  echo "fuzz: the planted overflow was not found; the run means nothing"
  exit 1
fi
grep -q "heap-buffer-overflow\|stack-buffer-overflow" $out/control.log ||
  { echo "fuzz: the control failed for another reason, see $out/control.log"; exit 1; }
echo "control: planted overflow found"

seeds_of() {
  case $1 in
    csv | tables) echo law/cases law/areas law/catalogue ;;
    cases) echo law/cases ;;
    figures) echo law/parameters ;;
    statement) echo src/store/migrations ;;
  esac
}
failed=0
for program in "$out"/*_fuzz; do
  name=$(basename "$program" _fuzz)
  [ "$name" = control ] && continue
  [ -n "$only" ] && [ "$name" != "$only" ] && continue
  mkdir -p "$out/corpus/$name"
  folders="$out/corpus/$name"
  for seeds in tests/fuzz/corpus/$name $(seeds_of "$name"); do
    [ -d "$seeds" ] && folders="$folders $seeds"
  done
  # shellcheck disable=SC2086
  if "$program" $folders -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=4096 -verbosity=1 \
    -print_final_stats=1 -artifact_prefix="$out/findings/$name-" >"$out/$name.log" 2>&1; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$name.log")
    reached=$(grep -o 'cov: [0-9]*' "$out/$name.log" | tail -n 1)
    echo "ok     $name: $runs runs, $reached"
  else
    failed=1
    echo "FAILED $name: $(grep -m1 'ERROR\|SUMMARY\|BROKEN\|CHECK' "$out/$name.log"); input in $out/findings"
  fi
done
exit $failed
