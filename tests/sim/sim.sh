#!/bin/bash
# The simulation in ./test: fixed seeds on SQLite, one of them twice for its trace hash, and a short
# run on PostgreSQL where with_cluster offers one.   sim.sh PROGRAM
set -euo pipefail
program=$1
"$program" --seed 1 --months 4 --people 60 --replay
"$program" --seed 2 --months 8 --people 60
if [ -n "${YIGANG_TEST_POSTGRES:-}" ]; then
  "$program" --seed 3 --months 2 --people 60 --engine postgresql
else
  echo "PostgreSQL NOT TRIED (YIGANG_TEST_POSTGRES is unset)"
fi
