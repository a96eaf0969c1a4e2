#!/usr/bin/env bash
# Every benchmark, one after the other; prints medians, writes bench/results/*.json. Called by `make bench`.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p bench/results
for script in bench/*.py; do
  name=$(basename "$script" .py)
  printf '\n== %s\n' "$name"
  .venv/bin/python "$script" --json "bench/results/$name.json"
done
